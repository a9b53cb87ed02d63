import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Refusal } from '../../basics/refusal.ts';
import type { Tx } from '../../platform/database.ts';
import { contentHashesOf, insertTransfers } from '../store.ts';
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
  bookHashed(tx, transfers.map(hashed), now);

/** A transfer with the hash that is kept beside it, for a run that has time for it before it books. */
export const hashed = (transfer: Transfer): HashedTransfer => ({ transfer, hash: contentHash(transfer) });

/** Books like `bookAll`; refuses, naming them, where guarded accounts would fall below zero, and then has booked nothing. */
export async function bookOrRefuse(
  tx: Tx,
  transfers: readonly HashedTransfer[],
  now: Date,
): Promise<Refusal<'insufficient-balance'> | null> {
  await sql`savepoint booking`.execute(tx);
  try {
    await bookHashed(tx, transfers, now);
  } catch (error) {
    // The database looks at the balances anyway, so they are read only when it has refused.
    if ((error as { constraint?: string }).constraint !== 'nobody_is_paid_more_than_is_theirs') throw error;
    await sql`rollback to savepoint booking`.execute(tx);
    const short = await refuseOverdraft(
      tx,
      transfers.map((one) => one.transfer),
    );
    if (short) return short;
    throw error;
  }
  await sql`release savepoint booking`.execute(tx);
  return null;
}

async function bookHashed(tx: Tx, transfers: readonly HashedTransfer[], now: Date): Promise<void> {
  const given = [...distinct(transfers).values()];
  for (let at = 0; at < given.length; at += transfersAStatement) {
    const part = given.slice(at, at + transfersAStatement);
    const booked = await insertTransfers(tx, part, now);
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
