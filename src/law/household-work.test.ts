import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { bp, cents, zero } from '../basics/money.ts';
import { type HouseholdCosts, householdDeductionOf, householdWork } from './household-work.ts';

const none: HouseholdCosts = { workCents: zero, wagesCents: zero, sideCostsCents: zero, oilHeatingCents: zero };
const deduction = (costs: { [K in keyof HouseholdCosts]?: number }, on = '2026-06-01') => {
  const asked = Object.fromEntries(Object.entries(costs).map(([key, amount]) => [key, cents(amount)]));
  return householdDeductionOf({ ...none, ...asked }, day(on));
};

test('a third and a bit of the work is deducted over the excess and up to the maximum', () => {
  assert.equal(deduction({ workCents: 5_000_00 }), 1_600_00);
  assert.equal(deduction({ workCents: 9_000_00 }), 1_600_00);
  assert.equal(deduction({ workCents: 2_000_00 }), 550_00);
  assert.equal(deduction({ workCents: 428_57 }), 0);
  assert.equal(deduction({ workCents: 100_00 }), 0);
  assert.equal(deduction({ workCents: 2_000_00 }, '2025-06-01'), 550_00);
});

test('of wages thirteen per cent and the side costs whole', () => {
  assert.equal(deduction({ wagesCents: 1_000_00, sideCostsCents: 200_00 }), 180_00);
});

test('giving up oil heating has its own share and maximum', () => {
  assert.equal(deduction({ oilHeatingCents: 6_083_34 }), 3_500_00);
  assert.equal(deduction({ oilHeatingCents: 1_000_00 }), 450_00);
  assert.equal(deduction({ oilHeatingCents: 1_000_00, workCents: 2_000_00 }), 550_00 + 600_00);
  assert.equal(deduction({ oilHeatingCents: 6_000_00, workCents: 5_000_00 }), 3_500_00);
});

test('a year that nobody has decided is refused', () => {
  assert.deepEqual(deduction({ workCents: 1_00 }, '2027-01-01'), {
    refused: 'rule-missing',
    data: { rule: 'household_deduction.share', on: '2027-01-01' },
  });
});

test('the work on an invoice is told with its VAT, counted once', () => {
  const hour = { unitPriceCents: cents(33_33), discountBp: bp(0), vat: { category: 'S' as const, rateBp: bp(2550) } };
  assert.equal(
    householdWork([
      { ...hour, quantity: '2' },
      { ...hour, quantity: '0.5' },
    ]),
    104_58,
  );
});
