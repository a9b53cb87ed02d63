import { type Day, monthOf } from '../basics/day.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import type { Reference, RfReference } from '../basics/identifiers/reference.ts';
import { type Cents, zero } from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import type { GarnishmentOrder } from './garnishment.ts';

// The bailiff's order as staff record it. It tells the payer the rule; the payer carries it out and decides nothing.

export const orderRules = ['table', 'fixed', 'business-5-6', 'unclear'] as const;

export type OrderTerms = {
  /** `unclear`: an order has come and its rule has to be asked; nothing is paid meanwhile. */
  readonly rule: (typeof orderRules)[number];
  readonly dependants: number;
  /** The days of a pay period; a month is 30 (Enforcement Code 705/2007 4:48). */
  readonly periodDays: number;
  /** What to take of a period, for the rule `fixed`. */
  readonly cents: Cents | null;
  /** Months in which nothing is taken, `2026-07`. */
  readonly freeMonths: readonly string[];
  readonly caseNumber: string;
  readonly creditor: BailiffAccount;
};

/** Where what is taken goes, with the bailiff's own reference. */
export type BailiffAccount = {
  readonly name: string;
  readonly iban: Iban;
  readonly reference: Reference | RfReference;
};

/** What earlier payouts of the same calendar month have had: net pay before garnishment, and what was taken of it. */
export type PeriodBefore = { readonly netCents: Cents; readonly garnishedCents: Cents };

/** Refuses terms that name no amount where the rule needs one: `amount-missing`. */
export const checkTerms = (terms: Pick<OrderTerms, 'rule' | 'cents'>): Refusal<'amount-missing'> | null =>
  terms.rule === 'fixed' && (terms.cents === null || terms.cents <= 0) ? refuse('amount-missing') : null;

/** The order as the calculation takes it on a pay day; null in a free month, `unclear` where its rule is not known. */
export function orderOn(terms: OrderTerms, on: Day, before: PeriodBefore): GarnishmentOrder | 'unclear' | null {
  if (terms.freeMonths.includes(monthOf(on))) return null;
  const soFar = { netPaidBeforeCents: before.netCents, withheldBeforeCents: before.garnishedCents };
  switch (terms.rule) {
    case 'table':
      return { ...soFar, rule: 'table', dependants: terms.dependants, periodDays: terms.periodDays };
    case 'fixed':
      return { ...soFar, rule: 'fixed', cents: terms.cents ?? zero };
    case 'business-5-6':
      return { ...soFar, rule: 'business-5-6' };
    case 'unclear':
      return 'unclear';
  }
}
