import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inter, newFaces } from '../../../dev/fonts.ts';
import { printable } from './printable.ts';
import { linesOf, type Style, widthOf } from './text.ts';

const style: Style = { face: 'regular', size: 10, colour: '#000000' };
const faces = newFaces();

/** The lines of a text as they are read, by the letters' numbers in this document. */
function linesRead(text: string, width: number, goesOn = false): string[] {
  const characters = new Map(
    Array.from(`${printable(text, inter)} `.replaceAll('\n', ''), (character) => [
      faces.regular.letter(character.codePointAt(0) ?? 0, false).code,
      character,
    ]),
  );
  const lines = linesOf([text, style], width, faces, goesOn);
  return lines.map(({ codes }) => (codes.match(/.{4}/g) ?? []).map((code) => characters.get(code)).join(''));
}

const room = (text: string) => widthOf([text, style], faces);

test('lines break at spaces and behind hyphens, and what follows them begins the next line', () => {
  assert.deepEqual(linesRead('Siivous ja ikkunat', room('Siivous ja')), ['Siivous ja ', 'ikkunat']);
  assert.deepEqual(linesRead('ALV-erittely', room('ALV-eri')), ['ALV-', 'erittely']);
  assert.deepEqual(linesRead('yksi\nkaksi', 500), ['yksi ', 'kaksi']);
  assert.deepEqual(linesRead('yksi', 500, true), ['yksi ']);
});

test('numbers, days and amounts stay whole where the line holds them', () => {
  assert.deepEqual(linesRead('lasku 2026-000123', room('lasku 2026-00')), ['lasku ', '2026-000123']);
  assert.deepEqual(linesRead('yhteensä 1\u00a0234,50\u00a0€', room('yhteensä 1 234')), [
    'yhteensä ',
    '1\u00a0234,50\u00a0€',
  ]);
});

test('a word that no line holds is broken where the line is full', () => {
  const lines = linesRead('x'.repeat(25), room('x'.repeat(10)));
  assert.deepEqual(
    lines.map((line) => line.length),
    [10, 10, 5],
  );
});

const anyText = fc.string({ unit: fc.constantFrom(...'aäW .,-/–\n\u00a0€ił\u030c😀1'), maxLength: 80 });

test('nothing is lost in breaking lines, and every line keeps within its width', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 15, max: 300 }), (text, width) => {
      const whole = printable(text, inter).replaceAll('\n', ' ');
      assert.equal(linesRead(text, width).join(''), whole);
      for (const line of linesOf([text, style], width, faces)) assert.ok(line.width <= width + 0.001);
    }),
  );
});

test('text is shown as it is where it can be, and nothing invisible is left in it', () => {
  const shown = (text: string) => printable(text, inter);
  assert.equal(shown('Åäö Šž Жук Ωm² € − “ok”\u00a0½'), 'Åäö Šž Жук Ωm² € − “ok”\u00a0½');
  assert.equal(shown('a\u0308 e\u0301'), 'ä é');
  assert.equal(shown('ﬁnal １２'), 'final 12');
  assert.equal(shown('a\u202eb\u200bc\u00add\ufeff'), 'abcd');
  assert.equal(shown('one\r\ntwo\rthree\tfour\u0000'), 'one\ntwo\nthree four');
  assert.equal(shown('x 😀 中'), 'x □ □');
});

test('every character that is taken for usual has its glyph and is composed', () => {
  for (let code = 0; code < 0x3000; code++) {
    const character = String.fromCharCode(code);
    if (printable(character, inter) !== character || character === '\n') continue;
    assert.notEqual(inter.glyphOf(code), 0, code.toString(16));
    assert.equal(character.normalize('NFC'), character);
  }
});
