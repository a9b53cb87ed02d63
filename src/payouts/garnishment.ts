import { type Day, monthOf } from '../basics/day.ts';
import {
  type BasisPoints,
  type Cents,
  cents,
  decimal,
  larger,
  minus,
  percent,
  plus,
  ratio,
  share,
  smaller,
  zero,
} from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import type { PayLaw } from '../law/pay-law.ts';
import { ruleOn } from '../law/rule.ts';
import { type Ground, type PayStep, payStep } from './pay-step.ts';

/** What the same pay period has already had: net pay before garnishment, and what of it was garnished. */
type PeriodSoFar = { readonly netPaidBeforeCents: Cents; readonly withheldBeforeCents: Cents };

/** The bailiff's order tells the payer the rule; the payer carries it out and decides nothing. */
export type GarnishmentOrder = PeriodSoFar & {
  /** Months in which nothing is taken, `2026-07`. */
  readonly freeMonths?: readonly string[] | undefined;
  /** What is left of the debt the order is for; nothing is taken over it. */
  readonly debtLeftCents?: Cents | undefined;
} & (
    | { readonly rule: 'table'; readonly dependants: number; readonly periodDays: number }
    | { readonly rule: 'fixed'; readonly cents: Cents }
    | { readonly rule: 'percent'; readonly percentBp: BasisPoints }
    | { readonly rule: 'non-periodic' }
    | { readonly rule: 'business-5-6' }
  );

/** What the order takes of a whole pay period, before earlier payments are counted off. */
type OfPeriod = { cents: Cents; formula: string; ground: Ground; inputs: PayStep['inputs'] };

/**
 * What of a payment goes to the bailiff: the order's rule on the whole pay period, rounded once, less what the period has
 * already given, and never more than `leftCents`. `netCents` is pay less tax; travel reimbursements are not part of it.
 */
export function garnishedStep(
  order: GarnishmentOrder,
  netCents: Cents,
  leftCents: Cents,
  on: Day,
  law: PayLaw,
): PayStep | Refusal<'rule-missing'> {
  const { netPaidBeforeCents, withheldBeforeCents } = order;
  if (order.freeMonths?.includes(monthOf(on))) return freeMonthStep(order, netCents, on, law);
  const ofPeriod = orderOfPeriod(order, plus(netPaidBeforeCents, netCents), on, law);
  if (isRefusal(ofPeriod)) return ofPeriod;
  const due = larger(minus(ofPeriod.cents, withheldBeforeCents), zero);
  const garnished = smaller(smaller(due, order.debtLeftCents ?? due), smaller(netCents, leftCents));
  const lessBefore = withheldBeforeCents > 0 ? [` − ${decimal(withheldBeforeCents)}`] : [];
  const atMost = garnished < due ? [`, at most ${decimal(garnished)}`] : [];
  return payStep('garnished', garnished, [ofPeriod.formula, ...lessBefore, ...atMost].join(''), ofPeriod.ground, {
    order: order.rule,
    netCents,
    netPaidBeforeCents,
    withheldBeforeCents,
    ...ofPeriod.inputs,
  });
}

function freeMonthStep(
  order: GarnishmentOrder,
  netCents: Cents,
  on: Day,
  law: PayLaw,
): PayStep | Refusal<'rule-missing'> {
  const free = ruleOn(law, 'garnishment.free_months', on);
  if (isRefusal(free)) return free;
  return payStep('garnished', zero, '0.00', free, { order: order.rule, netCents, freeMonth: monthOf(on) });
}

function orderOfPeriod(
  order: GarnishmentOrder,
  periodNet: Cents,
  on: Day,
  law: PayLaw,
): OfPeriod | Refusal<'rule-missing'> {
  switch (order.rule) {
    case 'table':
      return byTable(order, periodNet, on, law);
    case 'fixed':
      return { cents: order.cents, formula: decimal(order.cents), ground: fixedAmount, inputs: {} };
    case 'percent':
      return {
        cents: share(periodNet, order.percentBp),
        formula: `${percent(order.percentBp, 'en')} × ${decimal(periodNet)}`,
        ground: percentOfPay,
        inputs: { percentBp: order.percentBp },
      };
    case 'non-periodic':
      return oneIn('garnishment.non_periodic', periodNet, on, law);
    case 'business-5-6':
      return oneIn('garnishment.business_income', periodNet, on, law);
  }
}

const fixedAmount: Ground = {
  rule: 'garnishment.fixed',
  source: 'the amount of the bailiff’s order',
  status: 'enacted',
};

const percentOfPay: Ground = {
  rule: 'garnishment.percent',
  source: 'the percentage of the bailiff’s order',
  status: 'enacted',
};

function oneIn(
  rule: 'garnishment.business_income' | 'garnishment.non_periodic',
  periodNet: Cents,
  on: Day,
  law: PayLaw,
): OfPeriod | Refusal<'rule-missing'> {
  const part = ruleOn(law, rule, on);
  if (isRefusal(part)) return part;
  return {
    cents: ratio(periodNet, 1, part.value),
    formula: `1/${part.value} × ${decimal(periodNet)}`,
    ground: part,
    inputs: {},
  };
}

function byTable(
  { dependants, periodDays }: { dependants: number; periodDays: number },
  periodNet: Cents,
  on: Day,
  law: PayLaw,
): OfPeriod | Refusal<'rule-missing'> {
  const self = ruleOn(law, 'garnishment.protected.self', on);
  if (isRefusal(self)) return self;
  const dependant = ruleOn(law, 'garnishment.protected.dependant', on);
  if (isRefusal(dependant)) return dependant;
  const kept = cents((self.value + dependants * dependant.value) * periodDays);
  return {
    ...byBrackets(periodNet, kept),
    ground: self,
    inputs: {
      dependants,
      periodDays,
      protectedSelfCents: self.value,
      protectedDependantCents: dependant.value,
      protectedCents: kept,
    },
  };
}

/** Brackets by the protected portion P: 2/3 of what passes P, 1/3 of all over 2P, 4/5 of what passes 4P, never over half. */
function byBrackets(net: Cents, kept: Cents): { cents: Cents; formula: string } {
  const n = decimal(net);
  const p = decimal(kept);
  if (net <= kept) return { cents: zero, formula: '0.00' };
  if (net <= 2 * kept) return { cents: ratio(minus(net, kept), 2, 3), formula: `2/3 × (${n} − ${p})` };
  if (net <= 4 * kept) return { cents: ratio(net, 1, 3), formula: `1/3 × ${n}` };
  // 1/3 × 4P + 4/5 × (N − 4P) is (12N − 28P) / 15: one division, one rounding.
  const high = ratio(cents(12 * net - 28 * kept), 1, 15);
  const half = ratio(net, 1, 2);
  if (high < half) return { cents: high, formula: `1/3 × 4 × ${p} + 4/5 × (${n} − 4 × ${p})` };
  return { cents: half, formula: `1/2 × ${n}` };
}
