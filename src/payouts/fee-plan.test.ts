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
