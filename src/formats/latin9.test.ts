import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { latin9 } from './latin9.ts';

const read = (bytes: Uint8Array) => new TextDecoder('iso-8859-15').decode(bytes);

test('Finnish, Swedish and Estonian letters and the euro sign are written as they are', () => {
  assert.equal(read(latin9('Åkerö Työ €5 õ Šiško Žuža Œ')), 'Åkerö Työ €5 õ Šiško Žuža Œ');
  assert.deepEqual([...latin9('€')], [0xa4]);
});

test('letters outside the character set get their near spelling, and signs their plain one', () => {
  assert.equal(read(latin9('Győr Łódź Đuro – ’x’ −5')), 'Gyor Lódz Duro - &apos;x&apos; -5');
  assert.equal(read(latin9('A\u0308iti')), 'Äiti');
});

test('what has no near spelling is kept as a character reference', () => {
  assert.equal(read(latin9('Жук 😀 ¤ ½')), '&#1046;&#1091;&#1082; &#128512; &#164; &#189;');
});

test('every text of the character set comes back as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      assert.deepEqual(latin9(read(bytes)), bytes);
    }),
  );
});
