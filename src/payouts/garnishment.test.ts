import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { bp, type Cents, cents, zero } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { finnishLaw } from '../law/rules.ts';
import { type GarnishmentOrder, garnishedStep } from './garnishment.ts';

const nothingBefore = { netPaidBeforeCents: zero, withheldBeforeCents: zero };
const table = (dependants: number, periodDays = 30): GarnishmentOrder => ({
  rule: 'table',
  dependants,
  periodDays,
  ...nothingBefore,
});

function garnished(order: GarnishmentOrder, net: number, year = 2026, left: Cents = cents(net)): number {
  const step = garnishedStep(order, cents(net), left, day(`${year}-06-15`), finnishLaw);
  assert.ok(!isRefusal(step));
  return step.cents;
}

test('a month’s pay of somebody alone is garnished by the brackets of each year', () => {
  const nets = [900_00, 1_500_00, 2_500_00, 4_500_00, 8_000_00];
  const byYear: [number, number[]][] = [
    [2024, [0, 348_80, 833_33, 1_776_64, 4_000_00]],
    [2025, [0, 342_40, 833_33, 1_758_72, 4_000_00]],
    [2026, [0, 339_40, 833_33, 1_750_32, 4_000_00]],
  ];
  for (const [year, expected] of byYear)
    assert.deepEqual(
      nets.map((net) => garnished(table(0), net, year)),
      expected,
    );
});

test('each dependant raises what the debtor keeps', () => {
  const years = [2024, 2025, 2026];
  assert.deepEqual(
    years.map((year) => garnished(table(1), 1_500_00, year)),
    [158_40, 150_20, 146_20],
  );
  assert.deepEqual(
    years.map((year) => garnished(table(2), 2_500_00, year)),
    [634_67, 624_67, 619_67],
  );
});

test('a pay period of two weeks is protected by its days', () => {
  assert.deepEqual(
    [2024, 2025, 2026].map((year) => garnished(table(0, 14), 700_00, year)),
    [162_77, 159_79, 158_39],
  );
});

test('two payments of a period are garnished as one', () => {
  const first = garnished(table(0), 900_00);
  const second = garnished(
    { ...table(0), netPaidBeforeCents: cents(900_00), withheldBeforeCents: cents(first) },
    600_00,
  );
  assert.equal(first + second, garnished(table(0), 1_500_00));
});

test('what the period has given too much is not given back, and takes nothing more', () => {
  const order = { ...table(0), netPaidBeforeCents: cents(500_00), withheldBeforeCents: cents(400_00) };
  assert.equal(garnished(order, 300_00), 0);
});

test('a fixed order takes its amount once a period and never more than the pay', () => {
  const order: GarnishmentOrder = { rule: 'fixed', cents: cents(100_00), ...nothingBefore };
  assert.equal(garnished(order, 750_00), 100_00);
  assert.equal(garnished({ ...order, withheldBeforeCents: cents(30_00) }, 750_00), 70_00);
  assert.equal(garnished(order, 40_00), 40_00);
});

test('of business income one sixth goes to the bailiff', () => {
  const order: GarnishmentOrder = { rule: 'business-5-6', ...nothingBefore };
  assert.equal(garnished(order, 3_000_00), 500_00);
  assert.equal(garnished(order, 1_00), 17);
});

test('an order may name a percentage of the net pay, and of pay that comes once a third is taken', () => {
  assert.equal(garnished({ rule: 'percent', percentBp: bp(2500), ...nothingBefore }, 1_000_01), 250_00);
  assert.equal(garnished({ rule: 'non-periodic', ...nothingBefore }, 1_000_00), 333_33);
});

test('in a free month nothing is taken, and in no month more than is left of the debt', () => {
  const free = { ...table(0), freeMonths: ['2026-06', '2026-12'] };
  const step = garnishedStep(free, cents(1_500_00), cents(1_500_00), day('2026-06-15'), finnishLaw);
  assert.ok(!isRefusal(step));
  assert.deepEqual([step.cents, step.rule], [0, 'garnishment.free_months']);
  const july = garnishedStep(free, cents(1_500_00), cents(1_500_00), day('2026-07-15'), finnishLaw);
  assert.ok(!isRefusal(july) && july.cents === 339_40);
  assert.equal(garnished({ ...table(0), debtLeftCents: cents(100_00) }, 1_500_00), 100_00);
});

test('the four bands meet where one ends and the next begins', () => {
  const protectedCents = 990_90;
  assert.equal(garnished(table(0), protectedCents), 0);
  assert.equal(garnished(table(0), protectedCents + 3), 2);
  assert.equal(garnished(table(0), 2 * protectedCents), (2 * protectedCents) / 3);
  assert.equal(garnished(table(0), 2 * protectedCents + 3), (2 * protectedCents) / 3 + 1);
  assert.equal(garnished(table(0), 4 * protectedCents), (4 * protectedCents) / 3);
  assert.equal(garnished(table(0), 4 * protectedCents + 5), (4 * protectedCents) / 3 + 4);
});

test('the garnishment never takes what is not left of the payment', () => {
  assert.equal(garnished(table(0), 1_500_00, 2026, cents(200_00)), 200_00);
});

test('the order’s step shows the protected portion it went by', () => {
  const step = garnishedStep(table(1), cents(1_500_00), cents(1_500_00), day('2026-06-15'), finnishLaw);
  assert.ok(!isRefusal(step));
  assert.equal(step.formula, '2/3 × (1500.00 − 1280.70)');
  assert.equal(step.inputs.protectedCents, 1_280_70);
  assert.equal(step.status, 'derived');
});

test('in a year without a decided protected portion there is no garnishment to compute', () => {
  assert.deepEqual(garnishedStep(table(0), cents(1_500_00), cents(1_500_00), day('2027-01-15'), finnishLaw), {
    refused: 'rule-missing',
    data: { rule: 'garnishment.protected.self', on: '2027-01-15' },
  });
});
