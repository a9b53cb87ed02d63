import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Refusal } from '../../basics/refusal.ts';
import type { Tx } from '../../platform/database.ts';
import { type BookingRows, bookingRows, contentHashesOf, insertTransfers } from '../store.ts';
import { contentOf, type HashedTransfer, type Transfer } from '../transfer.ts';
import { refuseOverdraft } from './read-balances.ts';

const transfersAStatement = 10_000;

/** Books one transfer in the caller's transaction; see `bookAll`. */
export const book = (tx: Tx, transfer: Transfer, now: Date): Promise<void> => bookAll(tx, [transfer], now);

/**
 * Books transfers in the caller's transaction, ten thousand in a statement. What is booked already with the same content
 * is passed over, so a repeated run is harmless. Throws where a cause is booked with other content, where a guarded
 * account would fall below zero (see `bookOrRefuse`) and where the day lies in a closed period.
 */
export const bookAll = (tx: Tx, transfers: readonly Transfer[], now: Date): Promise<void> =>
  bookReady(tx, readied(transfers.map(hashed)), now);

/** A transfer with the hash that is kept beside it. */
export const hashed = (transfer: Transfer): HashedTransfer => ({ transfer, hash: contentHash(transfer) });

/** Transfers made ready to be booked. */
export type Ready = {
  readonly transfers: readonly HashedTransfer[];
  readonly statements: readonly { readonly part: readonly HashedTransfer[]; readonly rows: BookingRows }[];
};

/** Makes transfers ready without the database, so that a long run can do so while the database is at work. Throws where one cause has two contents. */
export function readied(transfers: readonly HashedTransfer[]): Ready {
  const given = [...distinct(transfers).values()];
  const parts = Array.from({ length: Math.ceil(given.length / transfersAStatement) }, (_, at) =>
    given.slice(at * transfersAStatement, (at + 1) * transfersAStatement),
  );
  return { transfers, statements: parts.map((part) => ({ part, rows: bookingRows(part) })) };
}

/** Books like `bookAll`; refuses, naming them, where guarded accounts would fall below zero, and then has booked nothing. */
export async function bookOrRefuse(tx: Tx, ready: Ready, now: Date): Promise<Refusal<'insufficient-balance'> | null> {
  await sql`savepoint booking`.execute(tx);
  try {
    await bookReady(tx, ready, now);
  } catch (error) {
    // The database looks at the balances anyway, so they are read only when it has refused.
    if ((error as { constraint?: string }).constraint !== 'nobody_is_paid_more_than_is_theirs') throw error;
    await sql`rollback to savepoint booking`.execute(tx);
    const short = await refuseOverdraft(
      tx,
      ready.transfers.map((one) => one.transfer),
    );
    if (short) return short;
    throw error;
  }
  await sql`release savepoint booking`.execute(tx);
  return null;
}

async function bookReady(tx: Tx, { statements }: Ready, now: Date): Promise<void> {
  for (const { part, rows } of statements) {
    const booked = await insertTransfers(tx, rows, now);
    if (booked < part.length) await expectSameContent(tx, part);
  }
}

/** The hash kept beside a transfer: of its cause, day and entries. */
export const contentHash = (transfer: Parameters<typeof contentOf>[0]): string => hash('sha256', contentOf(transfer));

function distinct(transfers: readonly HashedTransfer[]): Map<string, HashedTransfer> {
  const byCause = new Map<string, HashedTransfer>();
  for (const one of transfers) {
    const before = byCause.get(nameOfCause(one));
    if (before && before.hash !== one.hash) throw bookedOtherwise(one);
    byCause.set(nameOfCause(one), one);
  }
  return byCause;
}

async function expectSameContent(tx: Tx, given: readonly HashedTransfer[]): Promise<void> {
  const booked = await contentHashesOf(
    tx,
    given.map((one) => one.transfer.cause),
  );
  const other = given.find((one) => booked.get(nameOfCause(one)) !== one.hash);
  if (other) throw bookedOtherwise(other);
}

const nameOfCause = ({ transfer: { cause } }: HashedTransfer): string => `${cause.kind} ${cause.id}`;
const bookedOtherwise = (one: HashedTransfer) => new Error(`${nameOfCause(one)} is booked with other content`);
