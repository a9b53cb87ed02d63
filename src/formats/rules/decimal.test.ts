import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compared, type Decimal, decimalOf, decimalOfDouble, inCents, minus, plus, rounded, times } from './decimal.ts';

const of = (text: string): Decimal => {
  const number = decimalOf(text);
  assert.ok(number, text);
  return number;
};
const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(12))
  .map(([digits, scale]): Decimal => ({ digits, scale }));

test('a decimal is written with a sign and a point, and with nothing else', () => {
  for (const text of ['0', '-1', '+1.50', '.5', '5.', ' 7\n', '00.10']) assert.ok(decimalOf(text), text);
  for (const text of ['', '.', '-', '1,5', '1e3', '1 000', '--1', 'INF', '0x1', '١'])
    assert.equal(decimalOf(text), null, text);
  assert.equal(compared(of('1.50'), of('1.5')), 0);
});

test('a number is to the last digit what is written, however long', () => {
  const written = fc.tuple(
    fc.constantFrom('', '-', '+'),
    fc.stringMatching(/^\d{0,20}$/),
    fc.option(fc.stringMatching(/^\d{0,12}$/)),
  );
  fc.assert(
    fc.property(written, ([sign, whole, fraction]) => {
      const text = `${sign}${whole}${fraction === null ? '' : `.${fraction}`}`;
      const digits = whole + (fraction ?? '');
      if (digits === '') return assert.equal(decimalOf(text), null);
      const value = BigInt(digits);
      assert.deepEqual(decimalOf(text), { digits: sign === '-' ? -value : value, scale: fraction?.length ?? 0 });
    }),
    { numRuns: 2_000 },
  );
});

test('a half is rounded up, below zero too', () => {
  const cases: Record<string, string> = {
    '2.5': '3',
    '-2.5': '-2',
    '-2.51': '-3',
    '0.4999': '0',
    '-0.5': '0',
    '7': '7',
  };
  for (const [from, to] of Object.entries(cases)) assert.equal(compared(rounded(of(from)), of(to)), 0, from);
  assert.deepEqual(inCents(of('-1.005')), of('-1.00'));
  assert.deepEqual(inCents(of('1.005')), of('1.01'));
});

test('nothing is lost in adding, taking and multiplying', () => {
  fc.assert(
    fc.property(anyDecimal, anyDecimal, (a, b) => {
      assert.equal(compared(minus(plus(a, b), b), a), 0);
      assert.equal(compared(times(a, b), times(b, a)), 0);
      assert.equal(Math.sign(compared(a, b)), -Math.sign(compared(b, a)));
    }),
  );
});

test('a binary number is taken for exactly what it is', () => {
  assert.equal(compared(decimalOfDouble(0.5) ?? of('0'), of('0.5')), 0);
  assert.equal(decimalOfDouble(Number.NaN), null);
  // 100.1 - 1 is a little less than 99.1 in binary.
  assert.equal(compared(decimalOfDouble(100.1 - 1) ?? of('0'), of('99.1')), -1);
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
      const exact = decimalOfDouble(double);
      assert.ok(exact);
      assert.equal(Number(`${exact.digits}e-${exact.scale}`), double === 0 ? 0 : double);
    }),
  );
});
