import { hash } from 'node:crypto';
import type { Tx } from '../../platform/database.ts';
import { contentHashesOf, type HashedTransfer, insertTransfers } from '../store.ts';
import { contentOf, type Transfer } from '../transfer.ts';

const transfersAStatement = 10_000;

/** Books one transfer in the caller's transaction; see `bookAll`. */
export const book = (tx: Tx, transfer: Transfer, now: Date): Promise<void> => bookAll(tx, [transfer], now);

/**
 * Books transfers in the caller's transaction, ten thousand in a statement. What is booked already with the same content
 * is passed over, so a repeated run is harmless. Throws where a cause is booked with other content, where a guarded
 * account would fall below zero (ask `refuseOverdraft` first) and where the day lies in a closed period.
 */
export async function bookAll(tx: Tx, transfers: readonly Transfer[], now: Date): Promise<void> {
  const given = [...distinct(transfers).values()];
  for (let at = 0; at < given.length; at += transfersAStatement) {
    const part = given.slice(at, at + transfersAStatement);
    const booked = await insertTransfers(tx, part, now);
    if (booked < part.length) await expectSameContent(tx, part);
  }
}

/** The hash kept beside a transfer: of its cause, day and entries. */
export const contentHash = (transfer: Parameters<typeof contentOf>[0]): string => hash('sha256', contentOf(transfer));

function distinct(transfers: readonly Transfer[]): Map<string, HashedTransfer> {
  const byCause = new Map<string, HashedTransfer>();
  for (const transfer of transfers) {
    const one = { transfer, hash: contentHash(transfer) };
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
