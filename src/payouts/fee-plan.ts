import {
  type BasisPoints,
  bp,
  type Cents,
  cents,
  decimal,
  dividedHalfAway,
  larger,
  minus,
  percent,
  plus,
  smaller,
  zero,
} from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import { type Ground, type PayStep, payStep } from './pay-step.ts';

/** What the service takes of a payment: a percentage and an extra one together, then at least and at most so much. */
export type FeePlan = {
  readonly percentBp: BasisPoints;
  readonly extraBp: BasisPoints;
  readonly minimumCents: Cents;
  readonly maximumCents: Cents | null;
  /** Before tax the fee is inside payroll and lowers the pay; after tax it is a sale to the entrepreneur and carries VAT. */
  readonly when: 'before-tax' | 'after-tax';
  /** Percentages that take the place of `percentBp` for what passes a lifetime turnover, the lowest turnover first. */
  readonly tiers?: readonly FeeTier[];
};

type FeeTier = { readonly fromTurnoverCents: Cents; readonly percentBp: BasisPoints };

export type PlanRefusal = Refusal<'fee-over-whole' | 'maximum-below-minimum'>;

/** A plan as it may be agreed: its percentages within the whole, its bounds the right way round. */
export function soundPlan(plan: FeePlan): FeePlan | PlanRefusal {
  if (plan.percentBp + plan.extraBp > 10_000) return refuse('fee-over-whole');
  if (plan.maximumCents !== null && plan.maximumCents < plan.minimumCents) return refuse('maximum-below-minimum');
  return plan;
}

const agreedFee: Ground = { rule: 'agreement.fee', source: 'the fee agreed with the entrepreneur', status: 'enacted' };

/**
 * The fee of a payment without VAT: its percentages rounded once together, then the minimum and the maximum. A payment
 * that crosses a tier's turnover pays each part by its own tier; `turnoverBefore` is what has been paid without VAT until now.
 */
export function feeStep(receivedCents: Cents, plan: FeePlan, turnoverBefore: Cents = zero): PayStep {
  const parts = partsByTier(receivedCents, plan, turnoverBefore);
  const weighted = parts.reduce((total, part) => total + BigInt(part.cents) * BigInt(part.rateBp), 0n);
  const atLeast = larger(cents(Number(dividedHalfAway(weighted, 10_000n))), plan.minimumCents);
  const fee = plan.maximumCents === null ? atLeast : smaller(atLeast, plan.maximumCents);
  const bounds = [
    ...(plan.minimumCents > 0 ? [`at least ${decimal(plan.minimumCents)}`] : []),
    ...(plan.maximumCents === null ? [] : [`at most ${decimal(plan.maximumCents)}`]),
  ];
  const percentages = parts.map((part) => `${decimal(part.cents)} × ${percent(part.rateBp, 'en')}`).join(' + ');
  return payStep('fee', fee, [percentages, ...bounds].join(', '), agreedFee, {
    receivedCents,
    percentBp: plan.percentBp,
    extraBp: plan.extraBp,
    minimumCents: plan.minimumCents,
    maximumCents: plan.maximumCents,
    when: plan.when,
    ...(plan.tiers ? { turnoverBeforeCents: turnoverBefore, tiers: plan.tiers.length } : {}),
  });
}

type Part = { cents: Cents; rateBp: BasisPoints };

/** The payment cut where it crosses a tier, each part with its whole rate; without tiers it is one part. */
function partsByTier(receivedCents: Cents, plan: FeePlan, before: Cents): Part[] {
  const tiers = plan.tiers ?? [];
  const after = plus(before, receivedCents);
  const levels: FeeTier[] = [{ fromTurnoverCents: zero, percentBp: plan.percentBp }, ...tiers];
  const parts = levels.map(({ fromTurnoverCents, percentBp }, index) => {
    const from = larger(fromTurnoverCents, before);
    const until = smaller(levels[index + 1]?.fromTurnoverCents ?? after, after);
    return { cents: larger(minus(until, from), zero), rateBp: bp(percentBp + plan.extraBp) };
  });
  const paid = parts.filter((part) => part.cents > 0);
  return paid.length > 0 ? paid : [{ cents: receivedCents, rateBp: bp(plan.percentBp + plan.extraBp) }];
}
