import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import type { Context } from '../../platform/context.ts';
import type { Sealer } from '../../platform/secrets.ts';
import type { PayQuote } from '../pay.ts';
import type { PaidSnapshot, Snapshot } from '../payout.ts';
import { type PayFacts, type Plan, planned } from '../plan.ts';
import type { Due } from './pay-facts.ts';
import type { RunTerms } from './pay-terms.ts';

/** One person's plan by facts that are known already. The same facts give the same plan to the letter. */
export const planOver = (ctx: Context, facts: PayFacts, terms: RunTerms): Plan =>
  planned(facts, { ...terms, now: ctx.now });

export const snapshotPlace = (payoutId: string) => ({ table: 'payout', column: 'snapshot', row: payoutId });

type SealedSnapshot = { readonly id: string; readonly owner: string; readonly snapshot: Uint8Array };

/** The snapshots of payouts, opened with one query for the keys. Throws for a person whose key is gone. */
export async function openSnapshots(ctx: Context, rows: readonly SealedSnapshot[]): Promise<Map<string, Snapshot>> {
  const sealers = await ctx.secrets.ofAll(
    ctx.tx,
    rows.map((row) => row.owner),
  );
  return new Map(rows.map((row) => [row.id, snapshotIn(opened(row, sealers))]));
}

/** What of one payout pays and reports, by keys that are known already. */
export const openPaid = (row: SealedSnapshot, sealers: ReadonlyMap<string, Sealer>): PaidSnapshot =>
  paidIn(opened(row, sealers));

function opened(row: SealedSnapshot, sealers: ReadonlyMap<string, Sealer>): Buffer {
  const sealer = sealers.get(row.owner);
  if (!sealer) throw new Error('a payout of a person without a key');
  return sealer.openBytes(snapshotPlace(row.id), row.snapshot);
}

/**
 * A snapshot as it is sealed: the steps on a line of their own, the second, since they are most of it, and a run that pays
 * or reports reads the first line alone.
 */
export function snapshotPieces(snapshot: Snapshot): Buffer[] {
  const { steps = [], ...figures } = snapshot.quote ?? {};
  return [
    Buffer.from(`${JSON.stringify({ ...snapshot, quote: snapshot.quote && figures })}\n`, 'utf8'),
    Buffer.from(JSON.stringify(steps), 'utf8'),
  ];
}

const lineEnd = (bytes: Buffer): number => bytes.indexOf(0x0a);
const paidIn = (bytes: Buffer): PaidSnapshot => JSON.parse(bytes.toString('utf8', 0, lineEnd(bytes)));

function snapshotIn(bytes: Buffer): Snapshot {
  const paid = paidIn(bytes);
  const steps: PayQuote['steps'] = JSON.parse(bytes.toString('utf8', lineEnd(bytes) + 1));
  return { ...paid, quote: paid.quote && { ...paid.quote, steps } };
}

/** Rows in the order of owners as what is due to each. */
export function dueOf(
  rows: readonly { id: string; owner: string; invoice_id: string; net_cents: Cents; received_on: Day }[],
): Due[] {
  const byOwner = Map.groupBy(rows, (row) => row.owner);
  return [...byOwner].map(([owner, own]) => ({
    owner,
    parts: own.map((row) => ({
      id: row.id,
      invoiceId: row.invoice_id,
      cents: row.net_cents,
      receivedOn: row.received_on,
    })),
  }));
}
