import type { Day } from '../basics/day.ts';
import { nationalReference } from '../basics/identifiers/reference.ts';
import { type Cents, zero } from '../basics/money.ts';
import type { BankLine } from '../formats/camt.ts';

// One movement on our account, from the statement that brought it first.

/** What an entry is: money from a customer, money that came back, our own payments going out, or something else. */
export type EntryRole = 'payment' | 'return' | 'own' | 'own-returned' | 'other';

/** What the bank tells of the other side; personal data of people who have no account with us. */
export type Payer = { name: string | null; iban: string | null; message: string | null };

/** Money that came or went, as the decisions see it. */
export type Entry = {
  readonly id: string;
  readonly bookedOn: Day;
  /** Its number in its statement, from 1. */
  readonly line: number;
  readonly cents: Cents;
  readonly reference: string | null;
};

/** How far an entry has been dealt with; `unmatched` waits for a person, `refund` for money to be sent back. */
export type EntryState = 'unmatched' | 'matched' | 'refund' | 'returned' | 'own' | 'other';
export const entryStates = [
  'unmatched',
  'matched',
  'refund',
  'returned',
  'own',
  'other',
] as const satisfies EntryState[];

export function stateOf(entry: {
  role: EntryRole;
  openCents: Cents;
  refundCents: Cents;
  returnedCents: Cents;
}): EntryState {
  if (entry.role === 'own' || entry.role === 'own-returned') return 'own';
  if (entry.role === 'return' || entry.returnedCents > zero) return 'returned';
  if (entry.role === 'other') return 'other';
  if (entry.openCents > zero) return 'unmatched';
  return entry.refundCents > zero ? 'refund' : 'matched';
}

/** The reference in the form that invoices carry: national, whichever way the payer wrote it; null where there is none. */
export const paidReference = (line: Pick<BankLine, 'reference'>): string | null =>
  line.reference === null ? null : nationalReference(line.reference);

/**
 * What makes an entry itself, so that a second statement telling of it does not bring the money twice: the account, the
 * bank's archive id, the day, the sum with its direction, and what the payer gave as reference. Without an archive id the
 * other side and the message count too. Entries alike in all of this are told apart by their order in the statement.
 */
export function identityOf(line: BankLine, bookedOn: Day): string {
  const { account, bankReference, amountCents, credit, currency, endToEndId, counterparty, message } = line;
  const certain = [account, bankReference, bookedOn, amountCents, credit, currency, paidReference(line), endToEndId];
  return JSON.stringify(bankReference === null ? [...certain, counterparty.name, counterparty.iban, message] : certain);
}

/** Whether a line tells of money coming back: the bank's mark for a reversal, its reason, or its code for a return. */
export const isReturn = (line: Pick<BankLine, 'reversal' | 'returnReason' | 'family'>): boolean =>
  line.reversal || line.returnReason !== null || line.family?.endsWith('/RRTN') === true;
