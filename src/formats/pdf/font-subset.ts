import type { Font } from './font.ts';

/**
 * A TrueType font of these glyphs alone, numbered in the order given behind glyph 0, the font's own sign for a missing one.
 * It holds what a PDF asks of an embedded font (ISO 32000-1, 9.9) and no names or character map.
 */
export function subsetOf(font: Font, glyphs: readonly number[]): Uint8Array {
  const kept = [0, ...glyphs];
  // A letter made of others (ä of a and its dots) brings them along, behind the ones that are asked for.
  const outlines: Uint8Array[] = [];
  for (let at = 0; at < kept.length; at++) outlines.push(withPartsIn(kept, font.outlineOf(kept[at] ?? 0)));
  const tables: [tag: string, bytes: Uint8Array][] = [
    ...given(font, 'cvt '),
    ...given(font, 'fpgm'),
    ['glyf', joined(outlines)],
    ['head', changed(font, 'head', [[8, 0, 4]])],
    ['hhea', changed(font, 'hhea', [[34, kept.length, 2]])],
    ['hmtx', metrics(font, kept)],
    ['loca', offsets(outlines)],
    ['maxp', changed(font, 'maxp', [[4, kept.length, 2]])],
    ...given(font, 'prep'),
  ];
  return fontFile(tables);
}

const padded = (length: number): number => (length + 3) & ~3;

const given = (font: Font, tag: string): [string, Uint8Array][] => {
  const table = font.table(tag);
  return table ? [[tag, table]] : [];
};

function changed(font: Font, tag: string, changes: [at: number, value: number, bytes: 2 | 4][]): Uint8Array {
  const table = font.table(tag)?.slice() ?? new Uint8Array();
  const view = new DataView(table.buffer);
  for (const [at, value, bytes] of changes) bytes === 2 ? view.setUint16(at, value) : view.setUint32(at, value);
  return table;
}

// Flags of a part in a composite glyph (OpenType, glyf).
const wordArguments = 0x1;
const oneScale = 0x8;
const moreParts = 0x20;
const twoScales = 0x40;
const fourScales = 0x80;

/** The outline with its parts named by their new numbers; parts that are not kept yet are added to `kept`. */
function withPartsIn(kept: number[], outline: Uint8Array): Uint8Array {
  if (outline.length === 0 || new DataView(outline.buffer, outline.byteOffset).getInt16(0) >= 0) return outline;
  const own = outline.slice();
  const view = new DataView(own.buffer);
  for (let at = 10, flags = moreParts; flags & moreParts; ) {
    flags = view.getUint16(at);
    const part = view.getUint16(at + 2);
    if (!kept.includes(part)) kept.push(part);
    view.setUint16(at + 2, kept.indexOf(part));
    at += 4 + (flags & wordArguments ? 4 : 2);
    if (flags & oneScale) at += 2;
    else if (flags & twoScales) at += 4;
    else if (flags & fourScales) at += 8;
  }
  return own;
}

function joined(outlines: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(outlines.reduce((length, one) => length + padded(one.length), 0));
  let at = 0;
  for (const outline of outlines) {
    bytes.set(outline, at);
    at += padded(outline.length);
  }
  return bytes;
}

function offsets(outlines: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * outlines.length + 4));
  let offset = 0;
  for (const [index, outline] of outlines.entries()) {
    offset += padded(outline.length);
    view.setUint32(4 * index + 4, offset);
  }
  return new Uint8Array(view.buffer);
}

function metrics(font: Font, glyphs: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * glyphs.length));
  for (const [index, glyph] of glyphs.entries()) {
    view.setUint16(4 * index, font.advanceOf(glyph));
    view.setInt16(4 * index + 2, font.bearingOf(glyph));
  }
  return new Uint8Array(view.buffer);
}

// The directory of tables, then the tables; `head` keeps what is missing to a fixed sum of the whole file.
function fontFile(tables: readonly [tag: string, bytes: Uint8Array][]): Uint8Array {
  const start = 12 + 16 * tables.length;
  const file = new Uint8Array(tables.reduce((length, [, { length: one }]) => length + padded(one), start));
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  for (const [at, value] of [tables.length, 16 * 2 ** power, power, 16 * (tables.length - 2 ** power)].entries())
    view.setUint16(4 + 2 * at, value);
  let offset = start;
  let head = 0;
  for (const [index, [tag, bytes]] of tables.entries()) {
    const record = 12 + 16 * index;
    file.set(bytes, offset);
    for (let at = 0; at < 4; at++) file[record + at] = tag.charCodeAt(at);
    view.setUint32(record + 4, sumOf(view, offset, padded(bytes.length)));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, bytes.length);
    if (tag === 'head') head = offset;
    offset += padded(bytes.length);
  }
  view.setUint32(head + 8, 0xb1b0afba - sumOf(view, 0, file.length));
  return file;
}

function sumOf(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
