import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseScaled, scaledText } from './scaled-number.ts';

test('seven and a half hours may be typed with a comma, a point or spaces', () => {
  for (const typed of ['7,5', '7.5', ' 7,50 ', '7,50']) assert.equal(parseScaled(typed, 2), 750);
  assert.equal(parseScaled('25,5 %', 2), 2550);
  assert.equal(parseScaled('−3', 0), -3);
});

test('a number with more decimals than the field knows, or none at all, is not guessed at', () => {
  for (const typed of ['7,505', 'seitsemän', '1.2.3', '', '7 h']) assert.equal(parseScaled(typed, 2), null);
});

test('what is written out is read back as the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 3 }), (value, decimals) => {
      for (const language of ['fi', 'sv', 'en'] as const)
        assert.equal(parseScaled(scaledText(value, decimals, language), decimals), value === 0 ? 0 : value);
    }),
  );
});
