import type { Day } from '../basics/day.ts';
import { type Cents, cents, decimal, larger, minus, plus, ratio, smaller, zero } from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { type Law, ruleOn } from '../law/rules.ts';
import { type Ground, type PayStep, payStep } from './pay-step.ts';

/** What the same pay period has already had: net pay before garnishment, and what of it was garnished. */
export type PeriodSoFar = { readonly netPaidBeforeCents: Cents; readonly withheldBeforeCents: Cents };

/** The bailiff's order tells the payer the rule; the payer carries it out and decides nothing. */
export type GarnishmentOrder = PeriodSoFar &
  (
    | { readonly rule: 'table'; readonly dependants: number; readonly periodDays: number }
    | { readonly rule: 'fixed'; readonly cents: Cents }
    | { readonly rule: 'business-5-6' }
  );

const tableGround = 'the protected portion and the brackets of the Enforcement Code 705/2007 ch. 4';
const fixedGround: Ground = {
  rule: 'garnishment.fixed',
  source: 'the amount of the bailiff’s order',
  status: 'enacted',
};

/**
 * What of a payment goes to the bailiff: the order's rule on the whole pay period, rounded once, less what the period has
 * already given, and never more than `leftCents`. `netCents` is pay less tax; travel reimbursements are not part of it.
 */
export function garnishedStep(
  order: GarnishmentOrder,
  netCents: Cents,
  leftCents: Cents,
  on: Day,
  law: Law,
): PayStep | Refusal<'rule-missing'> {
  const ofPeriod = periodStep(order, plus(order.netPaidBeforeCents, netCents), on, law);
  if (isRefusal(ofPeriod)) return ofPeriod;
  const due = larger(minus(ofPeriod.cents, order.withheldBeforeCents), zero);
  return {
    ...ofPeriod,
    cents: smaller(due, smaller(netCents, leftCents)),
    formula: `${ofPeriod.formula} − ${decimal(order.withheldBeforeCents)}`,
    inputs: { ...order, netCents, leftCents, ...ofPeriod.inputs },
  };
}

function periodStep(order: GarnishmentOrder, periodNet: Cents, on: Day, law: Law): PayStep | Refusal<'rule-missing'> {
  switch (order.rule) {
    case 'table':
      return byTable(order, periodNet, on, law);
    case 'fixed':
      return payStep('garnished', smaller(order.cents, periodNet), decimal(order.cents), fixedGround, {});
    case 'business-5-6': {
      const oneIn = ruleOn(law, 'garnishment.business_income', on);
      if (isRefusal(oneIn)) return oneIn;
      return payStep(
        'garnished',
        ratio(periodNet, 1, oneIn.value),
        `${decimal(periodNet)} ÷ ${oneIn.value}`,
        oneIn,
        {},
      );
    }
  }
}

function byTable(
  order: { dependants: number; periodDays: number },
  periodNet: Cents,
  on: Day,
  law: Law,
): PayStep | Refusal<'rule-missing'> {
  const self = ruleOn(law, 'garnishment.protected.self', on);
  if (isRefusal(self)) return self;
  const dependant = ruleOn(law, 'garnishment.protected.dependant', on);
  if (isRefusal(dependant)) return dependant;
  const kept = cents((self.value + order.dependants * dependant.value) * order.periodDays);
  const { amount, formula } = tableGarnishment(periodNet, kept);
  return payStep(
    'garnished',
    amount,
    formula,
    { ...self, source: `${self.source}; ${tableGround}` },
    {
      protectedSelfCents: self.value,
      protectedDependantCents: dependant.value,
      protectedCents: kept,
    },
  );
}

/** The brackets by multiples of the protected portion: 2/3 of what passes it, 1/3 of all, 4/5 of what passes four times it, never over half. */
function tableGarnishment(net: Cents, kept: Cents): { amount: Cents; formula: string } {
  const n = decimal(net);
  const p = decimal(kept);
  if (net <= kept) return { amount: zero, formula: `0 since ${n} ≤ ${p}` };
  if (net <= 2 * kept) return { amount: ratio(minus(net, kept), 2, 3), formula: `2/3 × (${n} − ${p})` };
  if (net <= 4 * kept) return { amount: ratio(net, 1, 3), formula: `1/3 × ${n}` };
  // 1/3 × 4P + 4/5 × (N − 4P) is (12N − 28P) / 15: one division, one rounding.
  const high = ratio(cents(12 * net - 28 * kept), 1, 15);
  const half = ratio(net, 1, 2);
  if (high < half) return { amount: high, formula: `1/3 × 4 × ${p} + 4/5 × (${n} − 4 × ${p})` };
  return { amount: half, formula: `1/2 × ${n}` };
}
