import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSVG } from 'bwip-js/generic';
import fc from 'fast-check';
import { code128 } from './code-128.ts';

/** What another program draws of the same digits: bars as strokes of a width around their middle. */
function drawnByAnother(digits: string): number[] {
  const svg = toSVG({ bcid: 'code128', text: digits, scale: 1, height: 12 });
  const bars = [...svg.matchAll(/<path stroke="#000000" stroke-width="(\d+)" d="([^"]+)"/g)].flatMap(
    ([, width, path = '']) =>
      [...path.matchAll(/M([\d.]+) /g)].map(
        ([, middle]) => [Number(middle) - Number(width) / 2, Number(width)] as const,
      ),
  );
  const inOrder = bars.toSorted(([one], [other]) => one - other);
  return inOrder.flatMap(([left, width], at) => {
    const next = inOrder[at + 1];
    return next ? [width, next[0] - left - width] : [width];
  });
}

test('fifty-four digits are drawn bar by bar as another program draws them', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 54, maxLength: 54 });
  fc.assert(
    fc.property(digits, (text) => {
      const widths = code128(text);
      assert.deepEqual(widths, drawnByAnother(text));
      assert.equal(
        widths.reduce((sum, width) => sum + width, 0),
        11 * (1 + 27 + 1) + 13,
      );
    }),
    { numRuns: 60 },
  );
});

test('an odd number of digits and letters are no pairs of digits', () => {
  for (const text of ['', '123', '12a4']) assert.throws(() => code128(text), /pairs of digits/);
});
