import type { Day } from '../basics/day.ts';
import { type Cents, plus, sum, zero } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import type { PayLaw } from '../law/pay-law.ts';
import type { Payee } from '../members/person.ts';
import type { TaxCard as KeptTaxCard } from '../members/tax-card.ts';
import type { FeePlan } from './fee-plan.ts';
import { type OrderTerms, orderOn, type PeriodBefore } from './garnishment-order.ts';
import { type PayInput, type PayQuote, quotePay } from './pay.ts';
import type { HoldReason, PaidPart, PayWarning, Snapshot } from './payout.ts';

/** What earlier payouts have made of the year: the calculation goes on from there. */
export type PaidBefore = {
  /** Paid in the calendar year of the pay day, without VAT. */
  readonly receivedCents: Cents;
  /** Taxed within the validity of the card in force. */
  readonly onCardCents: Cents;
  readonly period: PeriodBefore;
};
export const nothingBefore: PaidBefore = {
  receivedCents: zero,
  onCardCents: zero,
  period: { netCents: zero, garnishedCents: zero },
};

/** Everything that decides one person's pay in a run. */
export type PayFacts = {
  readonly payee: Payee | undefined;
  readonly parts: readonly PaidPart[];
  readonly before: PaidBefore;
  readonly terms: OrderTerms | null;
  /** What the person owes back because a customer's payment was returned after it had been paid out. */
  readonly advanceCents: Cents;
  /** When a bank last rejected a payment to the person. */
  readonly rejectedAt: Date | null;
  readonly heldByHand: boolean;
};

/** For whom, when and by what: the same for everybody in a run. */
export type PayTerms = {
  readonly paidOn: Day;
  readonly feePlan: FeePlan;
  readonly now: Date;
  readonly law: PayLaw;
  /** The hash of the law's tables. */
  readonly lawHash: string;
};

export type Plan = {
  readonly snapshot: Snapshot;
  readonly holds: readonly HoldReason[];
  readonly warnings: readonly PayWarning[];
};

/** One person's pay as it would be on the pay day, why it may not go out, and what should be looked at. */
export function planned(facts: PayFacts, terms: PayTerms): Plan {
  const { payee, parts } = facts;
  const order = facts.terms && orderOn(facts.terms, terms.paidOn, facts.before.period);
  const pay = payee && order !== 'unclear' ? payInput(payee, facts, order, terms) : null;
  const quoted = pay && quotePay(pay, terms.law);
  const quote = isRefusal(quoted) ? null : quoted;
  return {
    snapshot: {
      law: terms.lawHash,
      payee: {
        firstName: payee?.firstName ?? null,
        lastName: payee?.lastName ?? null,
        hetu: payee?.hetu ?? null,
        iban: payee?.iban ?? null,
        language: payee?.language ?? 'fi',
      },
      parts,
      pay: quote && pay,
      quote,
      bailiff: order !== null && facts.terms ? facts.terms.creditor : null,
    },
    holds: [
      ...personalHolds(payee, facts, terms),
      ...(order === 'unclear' ? ['garnishment-unclear' as const] : []),
      ...(isRefusal(quoted)
        ? ([quoted.refused === 'rule-missing' ? 'rule-missing' : 'fee-exceeds-payment'] as const)
        : []),
    ],
    warnings: pay && quote ? warningsOf(pay, quote) : [],
  };
}

/** What the calculation goes by; null where nobody has agreed how the pay is taxed. */
function payInput(
  payee: Payee,
  { parts, before }: PayFacts,
  garnishment: PayInput['garnishment'],
  { paidOn, feePlan }: PayTerms,
): PayInput | null {
  const mode = payee.modeOn(paidOn);
  if (mode === null) return null;
  const receivedCents = sum(parts.map((part) => part.cents));
  return {
    paidOn,
    receivedCents,
    mode,
    feePlan,
    yel: payee.yelOn(paidOn),
    bornOn: payee.bornOn,
    invoicedThisYearCents: plus(before.receivedCents, receivedCents),
    taxCard: cardInUse(payee.taxCardOn(paidOn), before.onCardCents),
    // Members are asked for neither yet: everybody is taxed as a resident outside the prepayment register.
    residence: { resident: true },
    prepaymentRegister: false,
    taxFreeTravelCents: zero,
    garnishment,
  };
}

/** A card as the calculation takes it: used by other payers as the person told, and by us as it was paid. */
export const cardInUse = (card: KeptTaxCard | null, paidOnCardCents: Cents): PayInput['taxCard'] =>
  card && {
    kind: card.kind,
    baseRateBp: card.baseRateBp,
    additionalRateBp: card.additionalRateBp,
    incomeLimitCents: card.incomeLimitCents,
    usedCents: plus(card.usedElsewhereCents, paidOnCardCents),
  };

/** What of the person stands in the way, whatever the sum. */
function personalHolds(payee: Payee | undefined, facts: PayFacts, { paidOn, now }: PayTerms): HoldReason[] {
  const { advanceCents, rejectedAt, heldByHand } = facts;
  const changedAt = payee?.ibanChangedAt ?? null;
  const found: (HoldReason | false)[] = [
    heldByHand && 'by-hand',
    !payee?.lastName && 'name-missing',
    !payee?.hetu && 'identity-code-missing',
    !payee?.identityVerified && 'identity-unverified',
    !payee?.iban && 'iban-missing',
    changedAt !== null && now.getTime() - changedAt.getTime() < accountRestsMs && 'iban-changed-recently',
    rejectedAt !== null && (changedAt === null || changedAt < rejectedAt) && 'account-rejected',
    payee?.modeOn(paidOn) === null && 'payout-mode-missing',
    advanceCents > 0 && 'advance-open',
  ];
  return found.filter((reason) => reason !== false);
}

const accountRestsMs = 48 * 3600 * 1000;

function warningsOf(pay: PayInput, quote: PayQuote): PayWarning[] {
  const wanted = pay.mode === 'wages' ? 'wage' : 'trade-income';
  const found: (PayWarning | false)[] = [
    pay.taxCard === null && 'no-tax-card',
    pay.taxCard !== null && pay.taxCard.kind !== wanted && 'tax-card-of-other-kind',
    pay.mode === 'wages' && pay.yel === 'unknown' && 'yel-unknown',
    quote.garnishedCents > 0 && 'garnished',
    quote.netCents === 0 && 'nothing-left',
  ];
  return found.filter((warning) => warning !== false);
}
