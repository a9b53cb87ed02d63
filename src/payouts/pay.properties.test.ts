import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day } from '../basics/day.ts';
import { bp, type Cents, cents, plus, sum } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type PayLaw, payLaw } from '../law/pay-law.ts';
import { enacted, type Rule, rule } from '../law/rule.ts';
import type { GarnishmentOrder } from './garnishment.ts';
import { type PayInput, quotePay } from './pay.ts';

// The money of a million random payments is counted before a release: RUNS=1000000.
const runs = { numRuns: Number(process.env.RUNS ?? 5_000) };
const amount = (max: number) => fc.integer({ min: 0, max }).map(cents);
const rate = fc.integer({ min: 0, max: 10_000 }).map(bp);
const dayBetween = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((after) => addDays(day(from), after));

const periodSoFar = {
  netPaidBeforeCents: amount(500_000),
  withheldBeforeCents: amount(100_000),
  freeMonths: fc.option(fc.constant(['2026-07']), { nil: undefined, freq: 5 }),
  debtLeftCents: fc.option(amount(50_000), { nil: undefined, freq: 5 }),
};
const order = fc.oneof(
  fc.record({
    rule: fc.constant('table' as const),
    dependants: fc.nat(6),
    periodDays: fc.integer({ min: 1, max: 31 }),
    ...periodSoFar,
  }),
  fc.record({ rule: fc.constant('fixed' as const), cents: amount(300_000), ...periodSoFar }),
  fc.record({ rule: fc.constant('percent' as const), percentBp: rate, ...periodSoFar }),
  fc.record({ rule: fc.constantFrom('business-5-6' as const, 'non-periodic' as const), ...periodSoFar }),
) satisfies fc.Arbitrary<GarnishmentOrder>;

const tier = (fromTurnover: number, percent: number) => ({
  fromTurnoverCents: cents(fromTurnover),
  percentBp: bp(percent),
});

const residence: fc.Arbitrary<PayInput['residence']> = fc.oneof(
  fc.constant({ resident: true } as const),
  fc.record({
    resident: fc.constant(false as const),
    deduction: fc.constantFrom('month', 'none'),
    deductedBeforeCents: amount(60_000),
  }),
  fc.record({ resident: fc.constant(false as const), deduction: fc.constant('days' as const), days: fc.nat(31) }),
);

const input = (when: fc.Arbitrary<PayInput['feePlan']['when']>): fc.Arbitrary<PayInput> =>
  fc.record({
    paidOn: dayBetween('2024-01-01', 3 * 365),
    receivedCents: fc.oneof(amount(2_000), amount(2_000_000), amount(1_000_000_000_000)),
    mode: fc.constantFrom('wages', 'trade-income'),
    feePlan: fc.record({
      percentBp: fc.integer({ min: 0, max: 1_000 }).map(bp),
      extraBp: fc.integer({ min: 0, max: 500 }).map(bp),
      minimumCents: fc.oneof(fc.constant(cents(0)), amount(2_500)),
      maximumCents: fc.option(fc.integer({ min: 2_500, max: 50_000 }).map(cents)),
      when,
      tiers: fc.constantFrom([], [tier(100_000, 400), tier(500_000, 200)]),
    }),
    turnoverBeforeCents: amount(1_000_000),
    yel: fc.constantFrom('insured', 'not-obliged', 'unknown'),
    bornOn: fc.option(dayBetween('1950-01-01', 365 * 60)),
    invoicedThisYearCents: fc.option(amount(2_000_000)),
    taxCard: fc.option(
      fc.record({
        kind: fc.constantFrom('wage', 'trade-income'),
        baseRateBp: rate,
        additionalRateBp: rate,
        incomeLimitCents: amount(5_000_000),
        usedCents: amount(5_000_000),
      }),
    ),
    residence,
    prepaymentRegister: fc.boolean(),
    taxFreeTravelCents: fc.oneof(fc.constant(cents(0)), amount(50_000)),
    garnishment: fc.option(order),
  });

const any = input(fc.constantFrom('before-tax', 'after-tax'));

test('whatever is received is accounted for to the cent, and nobody is paid below zero', () => {
  let quoted = 0;
  fc.assert(
    fc.property(any, (asked) => {
      const quote = quotePay(asked);
      if (isRefusal(quote)) return;
      quoted += 1;
      const parts: Cents[] = [
        quote.feeCents,
        quote.feeVatCents,
        quote.employerHealthContributionCents,
        quote.withheldCents,
        quote.garnishedCents,
        quote.netCents,
      ];
      assert.equal(sum(parts), asked.receivedCents);
      for (const part of [...parts, quote.taxFreeCents, quote.taxableCents]) assert.ok(part >= 0);
      assert.equal(quote.steps.at(-1)?.cents, quote.netCents);
    }),
    runs,
  );
  assert.ok(quoted > runs.numRuns / 2, `only ${quoted} payments were not refused`);
});

test('more received is never less in hand, where the fee is taken before tax', () => {
  fc.assert(
    fc.property(input(fc.constant('before-tax')), fc.nat(100_000), (asked, more) => {
      const less = quotePay(asked);
      const greater = quotePay({ ...asked, receivedCents: plus(asked.receivedCents, cents(more)) });
      if (isRefusal(less)) return;
      assert.ok(!isRefusal(greater));
      assert.ok(greater.netCents >= less.netCents);
      assert.ok(greater.withheldCents >= less.withheldCents);
      assert.ok(greater.feeCents >= less.feeCents);
    }),
    runs,
  );
});

test('a higher tax rate is never more in hand', () => {
  fc.assert(
    fc.property(any, fc.nat(10_000), (asked, raise) => {
      if (asked.taxCard === null) return;
      const dearer = { ...asked.taxCard, baseRateBp: bp(Math.min(10_000, asked.taxCard.baseRateBp + raise)) };
      const less = quotePay({ ...asked, taxCard: dearer });
      const more = quotePay(asked);
      if (isRefusal(less) || isRefusal(more)) return;
      assert.ok(less.netCents <= more.netCents);
    }),
    runs,
  );
});

test('the answer survives as JSON, and the same payment written in another order gives the same bytes', () => {
  fc.assert(
    fc.property(any, (asked) => {
      const quote = quotePay(asked);
      const bytes = JSON.stringify(quote);
      assert.deepEqual(JSON.parse(bytes), quote);
      assert.equal(JSON.stringify(quotePay(backwards(asked))), bytes);
    }),
    { numRuns: 2_000 },
  );
});

const backwards = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(backwards) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, backwards(inner)])) as T;
};

test('what was kept of a payment comes out the same to the byte when every rule has changed since', () => {
  fc.assert(
    fc.property(any, (asked) => {
      const kept = JSON.stringify({ pay: asked, quote: quotePay(asked) });
      const { pay, quote } = JSON.parse(kept);
      assert.equal(JSON.stringify(quotePay(pay, changedAfter(asked.paidOn))), JSON.stringify(quote));
    }),
    { numRuns: 500 },
  );
});

/** The law with another figure for everything from the day after. */
function changedAfter(on: Day): PayLaw {
  const since = addDays(on, 1);
  const rules = Object.entries(payLaw).map(([key, { unit, rows }]: [string, Rule<unknown>]) => {
    const before = rows.filter((row) => row.since <= on);
    const value = before[0]?.value;
    const other = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : value;
    return [key, rule(unit, enacted(since, other, 'an act given later'), ...before)];
  });
  return Object.fromEntries(rules);
}

test('a month’s garnishment does not depend on how many payments it came in', () => {
  fc.assert(
    fc.property(fc.array(amount(200_000), { minLength: 1, maxLength: 6 }), fc.nat(4), (payments, dependants) => {
      const whole = garnishedOf(sum(payments), dependants, 0, 0);
      let net = 0;
      let garnished = 0;
      for (const received of payments) {
        garnished += garnishedOf(received, dependants, net, garnished);
        net += received;
      }
      assert.equal(garnished, whole);
    }),
    { numRuns: 5_000 },
  );
});

const free = { percentBp: bp(0), extraBp: bp(0), minimumCents: cents(0), maximumCents: null } as const;

function garnishedOf(received: Cents, dependants: number, netBefore: number, garnishedBefore: number): number {
  const quote = quotePay({
    paidOn: day('2026-06-15'),
    receivedCents: received,
    mode: 'trade-income',
    feePlan: { ...free, when: 'before-tax' },
    yel: 'not-obliged',
    bornOn: null,
    invoicedThisYearCents: null,
    taxCard: null,
    residence: { resident: true },
    prepaymentRegister: true,
    taxFreeTravelCents: cents(0),
    garnishment: {
      rule: 'table',
      dependants,
      periodDays: 30,
      netPaidBeforeCents: cents(netBefore),
      withheldBeforeCents: cents(garnishedBefore),
    },
  });
  assert.ok(!isRefusal(quote));
  return quote.garnishedCents;
}
