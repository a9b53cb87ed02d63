import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { invoiceTotals, isQuantity, lineAmounts, type PricedLine } from './invoice-arithmetic.ts';
import { bp, cents, share } from './money.ts';

const line = (quantity: string, price: number, rate = 2550, discount = 0): PricedLine => ({
  quantity,
  unitPriceCents: cents(price),
  discountBp: bp(discount),
  vat: { category: 'S', rateBp: bp(rate) },
});

test('the VAT of 1 234,56 € at 25,5 % is 314,81 €', () => {
  const { netCents, vatCents, grossCents } = invoiceTotals([line('1', 123456)]);
  assert.deepEqual([netCents, vatCents, grossCents], [123456, 31481, 154937]);
});

test('VAT is counted once per rate: ten lines of 0,99 € carry 2,52 €, not ten times 0,25 €', () => {
  assert.equal(share(cents(99), bp(2550)), 25);
  assert.equal(invoiceTotals(Array.from({ length: 10 }, () => line('1', 99))).vatCents, 252);
});

test('half a cent is rounded away from zero, for credits too', () => {
  assert.equal(lineAmounts(line('0.5', 101)).netCents, 51);
  assert.equal(lineAmounts(line('-0.5', 101)).netCents, -51);
  assert.equal(invoiceTotals([line('-1', 100)]).vatCents, -26);
});

test('a discounted price is rounded once, and full price less discount is exactly the net price', () => {
  assert.deepEqual(lineAmounts(line('0.333', 1000, 2550, 5000)), { fullCents: 333, discountCents: 166, netCents: 167 });
  assert.equal(lineAmounts(line('3', 1999, 2550, 10_000)).netCents, 0);
});

test('each category and rate has its own row, in the order of the lines', () => {
  const exempt: PricedLine = { ...line('1', 5000, 0), vat: { category: 'E', rateBp: bp(0) } };
  const { vat } = invoiceTotals([line('1', 1000, 1350), exempt, line('1', 1000), line('2', 1000, 1350)]);
  assert.deepEqual(vat, [
    { category: 'S', rateBp: 1350, baseCents: 3000, vatCents: 405 },
    { category: 'E', rateBp: 0, baseCents: 5000, vatCents: 0 },
    { category: 'S', rateBp: 2550, baseCents: 1000, vatCents: 255 },
  ]);
});

test('a quantity is plain decimal text', () => {
  for (const text of ['1', '0', '7.5', '-1', '0.33333', '-9999999.99999']) assert.ok(isQuantity(text), text);
  for (const text of ['', '7,5', '1e3', '+1', '.5', '5.', '007', '1.123456', '10000000', ' 1', '1\n'])
    assert.ok(!isQuantity(text), text);
});

test('whatever the lines, the parts add up to the whole and no order of lines changes the totals', () => {
  const anyLine = fc
    .tuple(
      fc.integer({ min: -99_999, max: 999_999 }),
      fc.integer({ min: 0, max: 99_999 }),
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.constantFrom(2550, 1350, 1000),
    )
    .map(([whole, part, price, discount, rate]) =>
      line(`${whole}.${String(part).padStart(5, '0')}`, price, rate, discount),
    );
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 20 }), (lines) => {
      const totals = invoiceTotals(lines);
      const net = lines.reduce((total, each) => total + lineAmounts(each).netCents, 0);
      assert.equal(totals.netCents, net);
      assert.equal(totals.grossCents, totals.netCents + totals.vatCents);
      assert.equal(
        totals.vatCents,
        totals.vat.reduce((total, group) => total + group.vatCents, 0),
      );
      for (const group of totals.vat) assert.equal(group.vatCents, share(group.baseCents, group.rateBp));
      const turned = invoiceTotals(lines.toReversed());
      assert.deepEqual([turned.netCents, turned.vatCents], [totals.netCents, totals.vatCents]);
    }),
  );
});
