import type { Day } from '../basics/day.ts';
import { addDays } from '../basics/day.ts';
import { type Cents, zero } from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import type { Payment, PaymentOrder } from '../formats/pain.ts';
import { isBankDay } from '../law/holidays.ts';
import { garnished, owed } from '../ledger/account.ts';
import { credit, debit, type Transfer, transfer } from '../ledger/transfer.ts';
import { bailiffsEndToEndId, endToEndIdOf, type Figures, type PaidSnapshot } from './payout.ts';

/** Refuses a pay day on which banks do not pay, one that has passed, and one over a month away. */
export function checkPayDay(on: Day, today: Day): Refusal<'not-a-bank-day' | 'pay-day-out-of-range'> | null {
  if (on < today || on > addDays(today, 31)) return refuse('pay-day-out-of-range');
  return isBankDay(on) ? null : refuse('not-a-bank-day');
}

/**
 * The id of a run's file in the bank's eyes: the run's id in fewer places, and the number of the file. The bank refuses one
 * it has seen, so a file cannot be paid twice.
 */
export const messageIdOf = (runId: string, file: number): string =>
  `${BigInt(`0x${runId.replaceAll('-', '')}`)
    .toString(36)
    .toUpperCase()}-${file}`;

/** The calculated payout of a person: complete, or it would be held. */
export type Calculated = {
  readonly id: string;
  readonly no: number;
  readonly owner: string;
  readonly snapshot: PaidSnapshot;
  readonly quote: Figures;
};

/** The number on the payslip: `2026-000123`. */
export const payslipNumber = (paidOn: Day, no: number): string =>
  `${paidOn.slice(0, 4)}-${String(no).padStart(6, '0')}`;

/** What the bank is asked to pay for one payout: the net pay, and the bailiff's part with the bailiff's reference. */
export function paymentsOf({ id, no, snapshot, quote }: Calculated, paidOn: Day): Payment[] {
  const { payee, pay, bailiff } = snapshot;
  if (payee.iban === null || pay === null) throw new Error('a payout without an account is held');
  const toPerson: Payment = {
    endToEndId: endToEndIdOf(id),
    amountCents: quote.netCents,
    creditor: { name: `${payee.firstName} ${payee.lastName}`, iban: payee.iban },
    message: payslipNumber(paidOn, no),
    salary: pay.mode === 'wages',
  };
  return [
    ...(quote.netCents > 0 ? [toPerson] : []),
    ...(quote.garnishedCents > 0 && bailiff ? [toBailiff(id, quote.garnishedCents, bailiff)] : []),
  ];
}

const toBailiff = (payoutId: string, amountCents: Cents, bailiff: NonNullable<PaidSnapshot['bailiff']>): Payment => ({
  endToEndId: bailiffsEndToEndId(payoutId),
  amountCents,
  creditor: { name: bailiff.name, iban: bailiff.iban },
  reference: bailiff.reference,
  salary: false,
});

/** The order of a run for the bank; the same run gives the same bytes, for it tells only what was prepared. */
export const orderOf = (
  run: { id: string; executes_on: Day; prepared_at: Date },
  file: number,
  debtor: PaymentOrder['debtor'],
  payments: readonly Payment[],
): PaymentOrder => ({
  messageId: messageIdOf(run.id, file),
  createdAt: run.prepared_at.toISOString(),
  executeOn: run.executes_on,
  debtor: { name: debtor.name, iban: debtor.iban, bic: debtor.bic, businessId: debtor.businessId },
  payments,
});

/** What one approved payout moves in the books: where every cent of the received goes, and the bailiff's part onwards. */
export function bookingsOf({ id, owner, quote }: Calculated, receivedCents: Cents, paidOn: Day): Transfer[] {
  const toBailiffCents = quote.garnishedCents;
  const pay = transfer({
    cause: { kind: 'payout', id },
    bookedOn: paidOn,
    entries: [
      debit(owed(owner), receivedCents),
      credit('fees', quote.feeCents),
      credit('vat-payable', quote.feeVatCents),
      credit('employer-contribution-payable', quote.employerHealthContributionCents),
      credit('withheld-tax-payable', quote.withheldCents),
      credit(garnished(owner), toBailiffCents),
      credit('in-transit', quote.netCents),
    ],
  });
  if (toBailiffCents === zero) return [pay];
  const onwards = transfer({
    cause: { kind: 'remitted', id },
    bookedOn: paidOn,
    entries: [debit(garnished(owner), toBailiffCents), credit('in-transit', toBailiffCents)],
  });
  return [pay, onwards];
}

/** What the bank has carried out of a file. */
export const executionOf = (messageId: string, executedCents: Cents, executedOn: Day): Transfer =>
  transfer({
    cause: { kind: 'payout-executed', id: messageId.toLowerCase() },
    bookedOn: executedOn,
    entries: [debit('in-transit', executedCents), credit('bank', executedCents)],
  });

/** A payment that came back after it was executed: it stands on `unmatched` since the bank told of it, and goes back in transit. */
export const comeBack = (entryId: string, netCents: Cents, bookedOn: Day): Transfer =>
  transfer({
    cause: { kind: 'payout-rejected', id: entryId },
    bookedOn,
    entries: [debit('unmatched', netCents), credit('in-transit', netCents)],
  });
