import { type BasisPoints, bp, type Cents, decimal, larger, percent, share, smaller } from '../basics/money.ts';
import { type Ground, type PayStep, payStep } from './pay-step.ts';

/** What the service takes of a payment: a percentage and an extra one together, then at least and at most so much. */
export type FeePlan = {
  readonly percentBp: BasisPoints;
  readonly extraBp: BasisPoints;
  readonly minimumCents: Cents;
  readonly maximumCents: Cents | null;
  /** Before tax the fee is inside payroll and lowers the pay; after tax it is a sale to the entrepreneur and carries VAT. */
  readonly when: 'before-tax' | 'after-tax';
};

const agreedFee: Ground = { rule: 'agreement.fee', source: 'the fee agreed with the entrepreneur', status: 'enacted' };

/** The fee of a payment without VAT: both percentages rounded once together, then the minimum and the maximum. */
export function feeStep(receivedCents: Cents, plan: FeePlan): PayStep {
  const rate = bp(plan.percentBp + plan.extraBp);
  const atLeast = larger(share(receivedCents, rate), plan.minimumCents);
  const fee = plan.maximumCents === null ? atLeast : smaller(atLeast, plan.maximumCents);
  const bounds = [
    ...(plan.minimumCents > 0 ? [`at least ${decimal(plan.minimumCents)}`] : []),
    ...(plan.maximumCents === null ? [] : [`at most ${decimal(plan.maximumCents)}`]),
  ];
  const formula = [`${decimal(receivedCents)} × ${percent(rate, 'en')}`, ...bounds].join(', ');
  return payStep('fee', fee, formula, agreedFee, {
    receivedCents,
    percentBp: plan.percentBp,
    extraBp: plan.extraBp,
    minimumCents: plan.minimumCents,
    maximumCents: plan.maximumCents,
    when: plan.when,
  });
}
