import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bp, cents, zero } from '../basics/money.ts';
import { type FeePlan, feeStep } from './fee-plan.ts';

const plan: FeePlan = {
  percentBp: bp(300),
  extraBp: bp(250),
  minimumCents: zero,
  maximumCents: null,
  when: 'before-tax',
};

test('the percentage and the extra one are rounded together, once', () => {
  assert.equal(feeStep(cents(1_000_00), plan).cents, 55_00);
  // Alone, 3 % and 2.5 % of 0.60 would each round up to 0.02; together they are 0.033.
  assert.equal(feeStep(cents(60), plan).cents, 3);
  assert.equal(feeStep(cents(3_00), plan).cents, 17);
});

test('a small payment carries the least fee and a large one the most', () => {
  const bounded = { ...plan, minimumCents: cents(15_00), maximumCents: cents(300_00) };
  assert.equal(feeStep(cents(100_00), bounded).cents, 15_00);
  assert.equal(feeStep(cents(1_000_00), bounded).cents, 55_00);
  assert.equal(feeStep(cents(10_000_00), bounded).cents, 300_00);
  assert.equal(feeStep(cents(100_00), bounded).formula, '100.00 × 5.5%, at least 15.00, at most 300.00');
});

test('a plan with tiers takes less of what passes a lifetime turnover, and of a payment that crosses it each part by its own', () => {
  const tier = (fromTurnover: number, percentBp: number) => ({
    fromTurnoverCents: cents(fromTurnover),
    percentBp: bp(percentBp),
  });
  const tiered = { ...plan, percentBp: bp(500), extraBp: bp(0), tiers: [tier(75_000_00, 400), tier(150_000_00, 300)] };
  const fee = (before: number, received = 1_000_00) => feeStep(cents(received), tiered, cents(before));
  assert.equal(fee(0).cents, 50_00);
  assert.equal(fee(74_000_00).cents, 50_00);
  assert.equal(fee(74_250_00).cents, 750_00 * 0.05 + 250_00 * 0.04);
  assert.equal(fee(74_250_00).formula, '750.00 × 5% + 250.00 × 4%');
  assert.equal(fee(75_000_00).cents, 40_00);
  assert.equal(fee(150_000_00).cents, 30_00);
  assert.equal(fee(70_000_00, 100_000_00).cents, 250_00 + 3_000_00 + 600_00);
  assert.equal(fee(0, 0).cents, 0);
});

test('the extra percentage and the bounds hold in every tier', () => {
  const tiered = {
    ...plan,
    minimumCents: cents(15_00),
    tiers: [{ fromTurnoverCents: cents(100_00), percentBp: bp(0) }],
  };
  assert.equal(feeStep(cents(1_000_00), tiered, cents(100_00)).cents, 25_00);
  assert.equal(feeStep(cents(100_00), tiered, cents(100_00)).cents, 15_00);
});
