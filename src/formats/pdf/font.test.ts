import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inter } from '../../../dev/fonts.ts';
import { subsetOf } from './font-subset.ts';

const glyphOf = (character: string) => inter.glyphOf(character.codePointAt(0) ?? 0);

/** The tables of a font file, after checking the sum of each and of the whole. */
function tablesOf(file: Uint8Array): Map<string, DataView> {
  const view = new DataView(file.buffer);
  const sum = (from: number, length: number) => {
    let total = 0;
    for (let at = from; at < from + length; at += 4) total = (total + view.getUint32(at)) >>> 0;
    return total;
  };
  assert.equal(sum(0, file.length), 0xb1b0afba);
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, index) => {
      const record = 12 + 16 * index;
      const tag = String.fromCharCode(...file.subarray(record, record + 4));
      const [check, offset, length] = [4, 8, 12].map((at) => view.getUint32(record + at)) as [number, number, number];
      // The sum of `head` is taken before the sum of the whole is written into it.
      if (tag !== 'head') assert.equal(sum(offset, (length + 3) & ~3), check, tag);
      return [tag, new DataView(file.buffer, offset, length)];
    }),
  );
}

function outlinesIn(tables: ReadonlyMap<string, DataView>): Uint8Array[] {
  const [loca, glyf] = [tables.get('loca'), tables.get('glyf')];
  assert.ok(loca && glyf);
  return Array.from({ length: loca.byteLength / 4 - 1 }, (_, at) => {
    const [from, to] = [loca.getUint32(4 * at), loca.getUint32(4 * at + 4)];
    return new Uint8Array(glyf.buffer, glyf.byteOffset + from, to - from);
  });
}

const partsOf = (outline: Uint8Array): number[] => {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const parts: number[] = [];
  if (outline.length === 0 || view.getInt16(0) >= 0) return parts;
  for (let at = 10, flags = 0x20; flags & 0x20; ) {
    flags = view.getUint16(at);
    parts.push(view.getUint16(at + 2));
    at += (flags & 1 ? 8 : 6) + (flags & 0x80 ? 8 : flags & 0x40 ? 4 : flags & 8 ? 2 : 0);
  }
  return parts;
};

test('a subset is a whole font: its letters have their outlines, their widths and the parts they are made of', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...'aäÅgQ .,€łő½Ω'), minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(anyText, (text) => {
      const glyphs = Array.from(text, glyphOf);
      const tables = tablesOf(subsetOf(inter, glyphs));
      const outlines = outlinesIn(tables);
      assert.equal(tables.get('maxp')?.getUint16(4), outlines.length);
      assert.equal(tables.get('hmtx')?.byteLength, 4 * outlines.length);
      for (const [index, glyph] of glyphs.entries()) {
        const [ours, given] = [outlines[index + 1] ?? new Uint8Array(), inter.outlineOf(glyph)];
        assert.equal(tables.get('hmtx')?.getUint16(4 * index + 4), inter.advanceOf(glyph));
        const [ourParts, parts] = [partsOf(ours), partsOf(given)];
        if (parts.length === 0) assert.deepEqual(ours.subarray(0, given.length), given);
        assert.equal(ourParts.length, parts.length);
        for (const [at, part] of parts.entries()) {
          const outline = inter.outlineOf(part);
          assert.deepEqual(outlines[ourParts[at] ?? -1]?.subarray(0, outline.length), outline);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('making a subset leaves the font as it was', () => {
  const before = inter.outlineOf(glyphOf('ä')).slice();
  subsetOf(inter, [glyphOf('ä'), glyphOf('a')]);
  assert.deepEqual(inter.outlineOf(glyphOf('ä')), before);
  assert.ok(partsOf(before).length > 0);
});

test('figures of one width take the place of others where a text asks for them', () => {
  const figures = inter.substitutesOf('tnum');
  const widths = Array.from('0123456789', (digit) => inter.advanceOf(figures.get(glyphOf(digit)) ?? 0));
  assert.equal(new Set(widths).size, 1);
  assert.notEqual(inter.advanceOf(glyphOf('1')), inter.advanceOf(glyphOf('0')));
  assert.equal(inter.substitutesOf('none').size, 0);
});
