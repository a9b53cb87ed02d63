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

const placeOf = (column: 'snapshot' | 'steps', payoutId: string) => ({ table: 'payout', column, row: payoutId });

/**
 * A snapshot as it is sealed: the steps by themselves, since they are most of it, and a run that pays or reports reads
 * neither them nor opens them.
 */
export function sealSnapshot(
  sealer: Sealer,
  payoutId: string,
  snapshot: Snapshot,
): Record<'snapshot' | 'steps', Buffer> {
  const { steps = [], ...figures } = snapshot.quote ?? {};
  const paid = { ...snapshot, quote: snapshot.quote && figures };
  const seal = (column: 'snapshot' | 'steps', content: unknown) =>
    sealer.sealBytes(placeOf(column, payoutId), Buffer.from(JSON.stringify(content), 'utf8'));
  return { snapshot: seal('snapshot', paid), steps: seal('steps', steps) };
}

type SealedPaid = { readonly id: string; readonly owner: string; readonly snapshot: Uint8Array };
type SealedSnapshot = SealedPaid & { readonly steps: Uint8Array };

/** The snapshots of payouts, opened with one query for the keys. Throws for a person whose key is gone. */
export async function openSnapshots(ctx: Context, rows: readonly SealedSnapshot[]): Promise<Map<string, Snapshot>> {
  const sealers = await ctx.secrets.ofAll(
    ctx.tx,
    rows.map((row) => row.owner),
  );
  return new Map(rows.map((row) => [row.id, snapshotIn(row, sealers)]));
}

function snapshotIn(row: SealedSnapshot, sealers: ReadonlyMap<string, Sealer>): Snapshot {
  const paid = openPaid(row, sealers);
  const steps: PayQuote['steps'] = JSON.parse(opened('steps', row, row.steps, sealers));
  return { ...paid, quote: paid.quote && { ...paid.quote, steps } };
}

/** What of one payout pays and reports, by keys that are known already. */
export const openPaid = (row: SealedPaid, sealers: ReadonlyMap<string, Sealer>): PaidSnapshot =>
  JSON.parse(opened('snapshot', row, row.snapshot, sealers));

function opened(
  column: 'snapshot' | 'steps',
  { id, owner }: SealedPaid,
  sealed: Uint8Array,
  sealers: ReadonlyMap<string, Sealer>,
): string {
  const sealer = sealers.get(owner);
  if (!sealer) throw new Error('a payout of a person without a key');
  return sealer.openBytes(placeOf(column, id), sealed).toString('utf8');
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
