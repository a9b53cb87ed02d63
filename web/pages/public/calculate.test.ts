import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../../../src/basics/day.ts';
import { bp, cents, zero } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { calculate, type FeePlan, type Outcome, vatRatesOn } from './calculate.ts';
import { type Calculation, example, fromSearch, readSearch, toSearch } from './calculation.ts';

const today = day('2026-11-22');
const feePlan: FeePlan = {
  percentBp: bp(300),
  extraBp: bp(250),
  minimumCents: zero,
  maximumCents: null,
  when: 'before-tax',
};
const outcome = (values: Partial<Calculation>): Outcome => {
  const found = calculate({ ...example, ...values }, feePlan, today);
  assert.ok(found && !isRefusal(found));
  return found;
};

test('a thousand euros without YEL and 20 % tax leave 756 euros', () => {
  const found = outcome({ pricing: 'contract', price: cents(1000_00), tax: bp(2000) });
  assert.equal(found.quote.netCents, 756_00);
  assert.equal(found.vatCents, 255_00);
  assert.equal(found.grossCents, 1255_00);
});

test('hours times price is the same as the contract price, and tells the price of an hour', () => {
  const found = outcome({ pricing: 'hours', hours: 12_50, hourPrice: cents(80_00) });
  assert.equal(found.receivedCents, 1000_00);
  assert.equal(found.hourPrice, 80_00);
});

test('a price with VAT inside is divided to the cent', () => {
  const found = outcome({ pricing: 'contract', price: cents(1255_00), vatIncluded: true });
  assert.equal(found.receivedCents, 1000_00);
  assert.equal(found.vatCents, 255_00);
  const odd = outcome({ pricing: 'contract', price: cents(99_99), vatIncluded: true });
  assert.equal(odd.grossCents, 99_99);
});

test('without a tax card 60 % is withheld', () => {
  assert.equal(outcome({ pricing: 'contract', price: cents(1000_00), card: false }).quote.withheldCents, 567_00);
});

test('asking the other way round finds the smallest price that leaves what is wanted', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000_00 }),
      fc.integer({ min: 0, max: 6000 }),
      fc.constantFrom('insured', 'not-obliged', 'unknown' as const),
      (wanted, tax, yel) => {
        const values = { tax: bp(tax), yel: yel as Calculation['yel'] };
        const found = outcome({ ...values, pricing: 'net', wanted: cents(wanted) });
        assert.ok(found.quote.netCents >= wanted);
        const oneCentLess = outcome({ ...values, pricing: 'contract', price: cents(found.receivedCents - 1) });
        assert.ok(oneCentLess.quote.netCents < wanted);
      },
    ),
    { numRuns: 50 },
  );
});

test('a missing figure gives no answer yet, and a day without rules says so', () => {
  assert.equal(calculate({ ...example, hourPrice: null }, feePlan, today), null);
  const later = calculate({ ...example, yel: 'insured' }, feePlan, day('2028-01-03'));
  assert.ok(isRefusal(later) && later.refused === 'rule-missing');
});

test('a calculation survives being an address', () => {
  const values: Calculation = {
    ...example,
    pricing: 'contract',
    price: cents(1234_50),
    vat: bp(1350),
    vatIncluded: true,
    card: false,
    yel: 'unknown',
    mode: 'trade-income',
    registered: true,
  };
  assert.deepEqual(fromSearch(readSearch(JSON.parse(JSON.stringify(toSearch(values))))), values);
  assert.deepEqual(toSearch(example), {});
});

test('a broken address is as good as none', () => {
  assert.deepEqual(
    readSearch({ hinnoittelu: 'arvaus', tunnit: -5, hinta: '1000', vero: 20_000, yel: 1, muuta: true }),
    {},
  );
});

test('the VAT rates offered are those of the day', () => {
  assert.deepEqual(vatRatesOn(today), [2550, 1350, 1000, 0]);
});
