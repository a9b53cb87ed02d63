import type { Day } from '../basics/day.ts';
import { type Cents, negative, plus, sum } from '../basics/money.ts';
import type { Account } from './account.ts';

/** What a transfer is booked for. The kind and the id together are booked once, ever. */
export type CauseKind =
  | 'invoice-issued'
  | 'invoice-credited'
  | 'payment-received'
  | 'payment-allocated'
  | 'payment-returned'
  | 'payment-refunded'
  | 'bank-debit'
  | 'payout'
  | 'payout-executed'
  | 'payout-rejected'
  | 'remitted'
  | 'reversal';
export type Cause = { readonly kind: CauseKind; readonly id: string };

/** Debit is positive, credit negative: money into the bank is `+`, what we owe somebody grows by `−`. */
export type Entry = { readonly account: Account; readonly cents: Cents };

/** Entries that sum to zero, each account once, in the order of the accounts. Made by `transfer` alone. */
export type Transfer = {
  readonly cause: Cause;
  readonly bookedOn: Day;
  readonly entries: readonly Entry[];
  readonly __sumsToZero: true;
};

/** A transfer with the hash of its content, which is kept beside it. */
export type HashedTransfer = { readonly transfer: Transfer; readonly hash: string };

export const debit = (account: Account, cents: Cents): Entry => ({ account, cents });
export const credit = (account: Account, cents: Cents): Entry => ({ account, cents: negative(cents) });

/**
 * A transfer from its entries. Entries of one account are added up and those of nothing left out, so that a caller may
 * write VAT of zero like any other. Throws where the entries do not sum to zero or nothing is moved.
 */
export function transfer(of: { cause: Cause; bookedOn: Day; entries: readonly Entry[] }): Transfer {
  const byAccount = new Map<Account, Cents>();
  for (const { account, cents } of of.entries) {
    const before = byAccount.get(account);
    byAccount.set(account, before === undefined ? cents : plus(before, cents));
  }
  const entries = [...byAccount]
    .filter(([, cents]) => cents !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, cents]) => ({ account, cents }));
  const name = `${of.cause.kind} ${of.cause.id}`;
  if (entries.length === 0) throw new Error(`the transfer for ${name} moves nothing`);
  if (sum(entries.map((entry) => entry.cents)) !== 0) throw new Error(`the transfer for ${name} does not sum to zero`);
  return { cause: of.cause, bookedOn: of.bookedOn, entries } as unknown as Transfer;
}

/** What undoes a transfer: the same entries the other way round, on a day of its own. What was booked stays. */
export const reversal = (of: Transfer, on: Day): Transfer =>
  transfer({
    cause: { kind: 'reversal', id: `${of.cause.kind}:${of.cause.id}` },
    bookedOn: on,
    entries: of.entries.map(({ account, cents }) => credit(account, cents)),
  });

/** The text whose hash the database keeps beside a transfer: cause, day and every entry. */
export const contentOf = ({ cause, bookedOn, entries }: Omit<Transfer, '__sumsToZero'>): string =>
  [`${cause.kind} ${cause.id} ${bookedOn}`, ...entries.map(({ account, cents }) => `${account} ${cents}`)].join('\n');
