import { addDays, type Day } from '../../../src/basics/day.ts';
import { bp, type Cents, cents, plus, zero } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import type { PayLaw } from '../../../src/law/pay-law.ts';
import { type PayInput, type PayQuote, quotePay } from '../../../src/payouts/pay.ts';
import { payDayAfter } from '../../../src/payouts/payout.ts';
import type { PayTerms } from './data.ts';

/** The day pay would come if the invoice went out today and its customer paid on the last day. */
export const expectedPayDay = (today: Day, termDays: number): Day => payDayAfter(addDays(today, termDays), today);

export type Estimate = { on: Day; receivedCents: Cents; quote: PayQuote; mode: 'wages' | 'trade-income' };

/**
 * What a customer's payment without VAT would bring, by the terms known today; null where the way of paying is not agreed or
 * the fee would take it all. What the bailiff takes depends on the other pay of the month and is left out.
 */
export function estimatePay(terms: PayTerms, receivedCents: Cents, on: Day, law: PayLaw): Estimate | null {
  const { mode, feePlan, taxCard } = terms;
  if (mode === null || receivedCents <= 0) return null;
  const input: PayInput = {
    paidOn: on,
    receivedCents,
    mode,
    feePlan: { ...feePlan, percentBp: bp(feePlan.percentBp), extraBp: bp(feePlan.extraBp) },
    yel: terms.yel,
    bornOn: terms.bornOn,
    invoicedThisYearCents: plus(cents(terms.paidThisYearCents), receivedCents),
    taxCard: taxCard && {
      ...taxCard,
      baseRateBp: bp(taxCard.baseRateBp),
      additionalRateBp: bp(taxCard.additionalRateBp),
    },
    residence: { resident: true },
    prepaymentRegister: false,
    taxFreeTravelCents: zero,
    garnishment: null,
  };
  const quote = quotePay(input, law);
  return isRefusal(quote) ? null : { on, receivedCents, quote, mode };
}
