import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fewPieces, pieces } from './finvoice-text.ts';

test('a long text is cut between words, and a line break becomes a space', () => {
  assert.deepEqual(pieces('yksi kaksi\nkolme  neljä', 12), ['yksi kaksi', 'kolme neljä']);
  assert.deepEqual(pieces('  lyhyt ', 12), ['lyhyt']);
  assert.deepEqual(pieces('', 12), []);
});

test('a long word is cut where it must be, and no piece of one letter is left over', () => {
  assert.deepEqual(pieces('abcdefghijklm', 12), ['abcdefghij', 'klm']);
});

const anyText = fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '😀', '\n', 'bcdefghijklm'), maxLength: 100 });

test('pieces are never too long, never shorter than two letters, and lose nothing but white space', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = pieces(text, 35);
      assert.equal(found.join('').replace(/ /g, ''), text.replace(/\s/g, ''));
      for (const piece of found) assert.ok(piece.length <= 35 && piece === piece.trim() && piece.isWellFormed());
      if (found.length > 1) for (const piece of found) assert.ok(piece.length >= 2, piece);
    }),
  );
});

test('a street address of 105 characters always has room on three lines', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b ', '😀', 'c'), minLength: 2, maxLength: 70 }), (text) => {
      fc.pre(text.trim().length <= 105 && text.trim().length > 1);
      const found = fewPieces(text, 35, 3);
      assert.ok(found.length <= 3);
      assert.equal(found.join('').replace(/ /g, ''), text.replace(/\s/g, ''));
      for (const piece of found) assert.ok([...piece].length <= 35);
    }),
  );
});
