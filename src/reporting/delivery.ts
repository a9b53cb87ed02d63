import type { Day } from '../basics/day.ts';
import type { Hetu } from '../basics/identifiers/hetu.ts';
import { type Cents, sum } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import type { EarningsReport } from '../formats/incomes-register.ts';
import { deadline } from '../law/deadlines.ts';
import { finnishLaw, type Law } from '../law/rules.ts';
import type { PayInput, PayQuote } from '../payouts/pay.ts';
import type { PaidSnapshot } from '../payouts/payout.ts';

// A delivery is a file for the register: earnings payment reports, one for each payout in it, what takes such reports back, or
// the employer's separate report of a month.

export const deliveryKinds = ['earnings', 'cancellation', 'separate'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** Queued and writing until its file stands in the folder; sent and answered are what staff have done or seen. */
export const deliveryStates = ['queued', 'writing', 'written', 'sent', 'acknowledged', 'rejected'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** The Incomes Register recommends about so many reports in a delivery; far below its limit of 50 MB. */
export const reportsInDelivery = 3000;

/**
 * The id of a delivery in the register's eyes, and the name of its file: the run's id in fewer places and the delivery's
 * number in the run. The register refuses one it has seen, so the same run made again reports nothing twice.
 */
export const deliveryIdOfRun = (runId: string, no: number, kind: 'earnings' | 'cancellation' = 'earnings'): string =>
  `${kind === 'earnings' ? 'E' : 'C'}-${BigInt(`0x${runId.replaceAll('-', '')}`).toString(36)}-${no}`;

/** The id of the report of a payout, the same in every delivery: a later replacement names it. */
export const reportIdOf = (payoutId: string): string => payoutId.replaceAll('-', '');

/** Who was paid, as they are named in a report; a replacement has to name them the same way. */
export type Earner = { readonly hetu: Hetu; readonly firstName: string; readonly lastName: string };

/** Who the earner is by a snapshot; what the register has refused goes by what is known of them today, for it may be corrected. */
export function earnerOf(
  snapshot: PaidSnapshot,
  today: Partial<Record<keyof Earner, string | null>> | undefined,
): Earner {
  const hetu = (today?.hetu ?? snapshot.payee.hetu) as Hetu | null;
  const firstName = today?.firstName ?? snapshot.payee.firstName;
  const lastName = today?.lastName ?? snapshot.payee.lastName;
  if (!hetu || !firstName || !lastName) throw new Error('a payout of a person without a name is held');
  return { hetu, firstName, lastName };
}

/** How a payout is told of, of all the ways the register knows. */
export type PaidAs = 'wages-not-obliged' | 'wages-yel' | 'wages-yel-unknown' | 'trade-income';

/** The report of a payout. */
export type PayoutReport = EarningsReport & { readonly paid: { readonly case: PaidAs; readonly cents: Cents } };

/** What is reported of one payout; null where the law asks for no report, or nothing was paid that it could tell. */
export function reportOf(payoutId: string, { pay, quote }: PaidSnapshot, earner: Earner): PayoutReport | null {
  if (!pay || !quote) throw new Error('a payout without its figures is held');
  // Trade income of a person in the prepayment register is not reported (Incomes Information System Act 53/2018).
  if (pay.mode === 'trade-income' && pay.prepaymentRegister) return null;
  if (sum([quote.taxableCents, quote.withheldCents, quote.garnishedCents]) === 0) return null;
  if (!pay.residence.resident || quote.taxFreeCents > 0)
    throw new Error('the report of a non-resident, or of travel, needs more than a payout knows');
  return {
    reportId: reportIdOf(payoutId),
    // Only what the register has taken can be replaced; what it has refused is new again.
    action: 'new',
    ...earner,
    paid: { case: caseOf(pay, quote), cents: quote.taxableCents },
    withheldCents: quote.withheldCents,
    garnishedCents: quote.garnishedCents,
  };
}

/**
 * How the pay is insured, which has to agree with what was paid for it: where the employer's health insurance contribution
 * was due, the earner is not reported as free of every insurance, whatever they had declared.
 */
export function caseOf(
  { mode, yel }: Pick<PayInput, 'mode' | 'yel'>,
  { employerHealthContributionCents }: Pick<PayQuote, 'employerHealthContributionCents'>,
): PaidAs {
  if (mode === 'trade-income') return 'trade-income';
  if (yel === 'insured') return 'wages-yel';
  return yel === 'not-obliged' && employerHealthContributionCents === 0 ? 'wages-not-obliged' : 'wages-yel-unknown';
}

/** The last day to report a payment; throws on a day whose rule nobody has decided. */
export function reportDueOn(paidOn: Day, law: Law = finnishLaw): Day {
  const due = deadline('earnings-report', paidOn, law);
  if (isRefusal(due)) throw new Error(`no deadline is decided for payments of ${paidOn}`);
  return due;
}

/** Whether something of a delivery has not reached the register although its day has passed. */
export const isOverdue = (delivery: { state: DeliveryState; dueOn: Day; uncorrected: number }, today: Day): boolean =>
  delivery.dueOn < today && (['queued', 'writing', 'written'].includes(delivery.state) || delivery.uncorrected > 0);

/** What the reports of a delivery come to. */
export const totalsOf = (
  reports: readonly PayoutReport[],
): Record<'paidCents' | 'withheldCents' | 'garnishedCents', Cents> => ({
  paidCents: sum(reports.map((one) => one.paid.cents)),
  withheldCents: sum(reports.map((one) => one.withheldCents)),
  garnishedCents: sum(reports.flatMap((one) => one.garnishedCents ?? [])),
});
