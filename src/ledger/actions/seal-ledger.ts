import { createHash } from 'node:crypto';
import { type Services, theService, withContext } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { job } from '../../platform/jobs.ts';
import { beforeAll, insertSeal, lastSeal, type Seal, sealedRows, settledThrough } from '../store.ts';

/** Sent each night and at the end of a payout run. */
export const sealLedgerJob = job<Record<string, never>>('seal-ledger');

/** Seals everything booked since the last seal. Bookings wait for the first transaction only, which is over at once. */
export async function sealLedger(services: Services): Promise<void> {
  const through = await withContext(services, theService, ({ tx }) => settledThrough(tx));
  await withContext(services, theService, ({ tx, now }) => sealThrough(tx, through, now));
}

/**
 * Writes the next link of the chain over all transfers up to a number that is settled; nothing where there are none. Of
 * two that seal at once the second is refused by the key of the seals and finds its work done when it tries again.
 */
export async function sealThrough(tx: Tx, throughNo: number, now: Date): Promise<void> {
  const previous = await lastSeal(tx);

  const { digest, transfers } = await chainedDigest(tx, previous, throughNo);
  if (transfers === 0) return;

  await insertSeal(tx, { no: (previous?.no ?? 0) + 1, through_no: throughNo, transfers, digest, sealed_at: now });
}

/** The SHA-256 over the previous digest and, in their order, each later transfer's number, content hash and moment. */
export async function chainedDigest(
  tx: Tx,
  previous: Pick<Seal, 'digest' | 'through_no'> | undefined,
  throughNo: number,
): Promise<{ digest: string; transfers: number }> {
  const sha256 = createHash('sha256').update(previous?.digest ?? '');
  let transfers = 0;
  for (let after = previous?.through_no ?? beforeAll; ; ) {
    const rows = await sealedRows(tx, after, throughNo, 10_000);
    for (const row of rows) sha256.update(`${row.no} ${row.content_hash} ${row.booked_at.toISOString()}\n`);
    transfers += rows.length;
    const last = rows.at(-1);
    if (!last) return { digest: sha256.digest('hex'), transfers };
    after = last.no;
  }
}
