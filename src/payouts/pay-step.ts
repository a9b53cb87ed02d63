import type { RuleStatus } from '../basics/dated.ts';
import type { Cents } from '../basics/money.ts';

export type StepName =
  | 'fee'
  | 'fee-vat'
  | 'tax-free'
  | 'employer-health-contribution'
  | 'taxable'
  | 'withheld'
  | 'garnished'
  | 'net';

/** Where a step stands: a rule of the law by its key, or the agreement, card or order that decides it. */
export type Ground = { readonly rule: string; readonly source: string; readonly status: RuleStatus };

/**
 * One line of "why this cent": the amount, the arithmetic with its figures, the rule, and the facts it went by.
 * Facts are written one by one, never spread from a caller's object, so that the same figures give the same bytes.
 */
export type PayStep = {
  readonly name: StepName;
  readonly cents: Cents;
  readonly formula: string;
  readonly rule: string;
  readonly source: string;
  readonly status: RuleStatus;
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>;
};

export const payStep = (
  name: StepName,
  amount: Cents,
  formula: string,
  { rule, source, status }: Ground,
  inputs: PayStep['inputs'],
): PayStep => ({ name, cents: amount, formula, rule, source, status, inputs });
