import { addDays, type Day } from '../basics/day.ts';
import type { Hetu } from '../basics/identifiers/hetu.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import type { Cents, Language } from '../basics/money.ts';
import { bankDayFrom } from '../law/holidays.ts';
import type { BailiffAccount } from './garnishment-order.ts';
import type { PayInput, PayQuote } from './pay.ts';

// One person's pay in a run (product.md 5.8): planned or held, approved, sent to the bank, paid; or rejected, or cancelled
// before anything was sent, in which case its money waits for the next run.

export const runStates = ['prepared', 'approved', 'released', 'executed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

export const payoutStates = ['planned', 'held', 'approved', 'sent', 'paid', 'rejected', 'cancelled'] as const;
export type PayoutState = (typeof payoutStates)[number];

/** Why somebody cannot be paid: who can change it, and whether staff may pay all the same. */
const holds = {
  'name-missing': { actor: 'person', liftable: false },
  'identity-code-missing': { actor: 'person', liftable: false },
  'iban-missing': { actor: 'person', liftable: false },
  'payout-mode-missing': { actor: 'person', liftable: false },
  'identity-unverified': { actor: 'operator', liftable: false },
  // A changed account rests two days, for it is how a stolen sign-in is turned into money.
  'iban-changed-recently': { actor: 'nobody', liftable: true },
  'account-rejected': { actor: 'person', liftable: true },
  'garnishment-unclear': { actor: 'operator', liftable: false },
  'advance-open': { actor: 'operator', liftable: true },
  'fee-exceeds-payment': { actor: 'nobody', liftable: false },
  'rule-missing': { actor: 'operator', liftable: false },
  'by-hand': { actor: 'operator', liftable: true },
} as const satisfies Record<string, { actor: 'person' | 'operator' | 'nobody'; liftable: boolean }>;

export type HoldReason = keyof typeof holds;
export const holdReasons = Object.keys(holds) as [HoldReason, ...HoldReason[]];
export const actorOf = (reason: HoldReason): 'person' | 'operator' | 'nobody' => holds[reason].actor;
export const isLiftable = (reason: HoldReason): boolean => holds[reason].liftable;

/** What does not stop a payout and should be looked at. */
export const payWarnings = [
  'no-tax-card',
  'tax-card-of-other-kind',
  'yel-unknown',
  'garnished',
  'nothing-left',
] as const;
export type PayWarning = (typeof payWarnings)[number];

/** A part of a payout: what one payment to one invoice brought, without VAT. */
export type PaidPart = {
  readonly id: string;
  readonly invoiceId: string;
  readonly cents: Cents;
  readonly receivedOn: Day;
};

/**
 * Everything a payout was made of, as it stood: sealed beside it, so that it can be explained and reported years later.
 * Input and quote are null where something that the calculation needs was missing.
 */
export type Snapshot = {
  /** The hash of the law's tables it was calculated by. */
  readonly law: string;
  readonly payee: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly hetu: Hetu | null;
    readonly iban: Iban | null;
    readonly language: Language;
  };
  readonly parts: readonly PaidPart[];
  readonly pay: PayInput | null;
  readonly quote: PayQuote | null;
  readonly bailiff: BailiffAccount | null;
};

/** What of a snapshot pays and reports: the figures without the steps that led to them. */
export type PaidSnapshot = Omit<Snapshot, 'quote'> & { readonly quote: Figures | null };
export type Figures = Omit<PayQuote, 'steps'>;

/** The day money can be on the account: the bank day after it came, or after today where that has passed. */
export const payDayAfter = (receivedOn: Day, today: Day): Day =>
  bankDayFrom(addDays(receivedOn > today ? receivedOn : today, 1));

/** The id of a payment in the bank's eyes: the payout's own, without the hyphens that would pass 35 places. */
export const endToEndIdOf = (payoutId: string): string => payoutId.replaceAll('-', '');

/** The bailiff's part of a payout goes to the bank as a payment of its own. */
export const bailiffsEndToEndId = (payoutId: string): string => `${endToEndIdOf(payoutId)}-U`;

/** The payout that a payment of ours was for, or null where the id is none of a payout's net pay. */
export const payoutIdOf = (endToEndId: string): string | null => {
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(/^[0-9a-f]{32}$/i.test(endToEndId) ? endToEndId : '');
  return parts ? parts.slice(1).join('-').toLowerCase() : null;
};

/** What of two snapshots differs, in the words of the review page. */
export function changesBetween(before: Snapshot, now: Snapshot): string[] {
  const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  return [
    ...(differ(before.payee.iban, now.payee.iban) ? ['iban'] : []),
    ...(differ({ ...before.payee, iban: null }, { ...now.payee, iban: null }) ? ['person'] : []),
    ...(differ(before.parts, now.parts) ? ['received'] : []),
    ...(differ(before.pay?.taxCard, now.pay?.taxCard) ? ['tax-card'] : []),
    ...(differ(before.pay?.mode, now.pay?.mode) ? ['payout-mode'] : []),
    ...(differ(before.pay?.yel, now.pay?.yel) ? ['yel'] : []),
    ...(differ([before.pay?.garnishment, before.bailiff], [now.pay?.garnishment, now.bailiff]) ? ['garnishment'] : []),
    ...(differ(before.pay?.feePlan, now.pay?.feePlan) ? ['fee'] : []),
    ...(before.law !== now.law ? ['law'] : []),
    ...(differ(before.pay?.invoicedThisYearCents, now.pay?.invoicedThisYearCents) ? ['earlier-pay'] : []),
  ];
}
