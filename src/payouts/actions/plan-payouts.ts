import { hash } from 'node:crypto';
import type { Day } from '../../basics/day.ts';
import { bp, type Cents, zero } from '../../basics/money.ts';
import { finnishLaw } from '../../law/rules.ts';
import { advance } from '../../ledger/account.ts';
import { balancesOf } from '../../ledger/actions/read-balances.ts';
import { payeesOf } from '../../members/actions/payees.ts';
import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import type { FeePlan } from '../fee-plan.ts';
import type { OrderTerms } from '../garnishment-order.ts';
import type { PaidPart, Snapshot } from '../payout.ts';
import { nothingBefore, type PayFacts, type Plan, planned } from '../plan.ts';
import { heldByHand, ordersOn } from '../store/holds.ts';
import { lastRejections, paidBefore } from '../store/payouts.ts';
import { findFeePlan } from '../store/runs.ts';

/** What is to be paid to one person. */
export type Due = { readonly owner: string; readonly parts: readonly PaidPart[] };

const lawHash = sha256(JSON.stringify(finnishLaw));

/** The tariff of a day; null where none holds. */
export async function feePlanOn(ctx: Context, on: Day): Promise<FeePlan | null> {
  const row = await findFeePlan(ctx.tx, on);
  return row
    ? {
        percentBp: bp(row.percent_bp),
        extraBp: bp(row.extra_bp),
        minimumCents: row.minimum_cents,
        maximumCents: row.maximum_cents,
        when: row.taken,
      }
    : null;
}

/**
 * What each of these people would be paid on a day, by a dozen queries however many they are. The same data gives the same
 * plans to the letter, so that an approval can tell whether anything has changed since the run was prepared.
 */
export async function planPayouts(ctx: Context, due: readonly Due[], paidOn: Day, feePlan: FeePlan): Promise<Plan[]> {
  const facts = await factsOf(ctx, due, paidOn);
  return due.map(({ owner, parts }) => planOver(ctx, { ...facts(owner), parts }, paidOn, feePlan));
}

/** One person's plan by facts that are known already. */
export const planOver = (ctx: Context, facts: PayFacts, paidOn: Day, feePlan: FeePlan): Plan =>
  planned(facts, { paidOn, feePlan, now: ctx.now, lawHash });

/** Everything but the money that decides the pay of these people on a day. */
export async function factsOf(
  ctx: Context,
  people: readonly { owner: string }[],
  paidOn: Day,
): Promise<(owner: string) => Omit<PayFacts, 'parts'>> {
  const owners = people.map(({ owner }) => owner);
  const payees = await payeesOf(ctx, owners);
  const before = await paidBefore(
    ctx.tx,
    paidOn,
    owners.map((owner) => {
      const card = payees.get(owner)?.taxCardOn(paidOn);
      return {
        owner,
        cardFrom: card?.validFrom ?? null,
        cardUntil: card?.validUntil ?? null,
        mode: payees.get(owner)?.modeOn(paidOn) ?? null,
      };
    }),
  );
  const orders = await openOrders(ctx, owners, paidOn);
  const advances = await balancesOf(ctx.tx, owners.map(advance));
  const rejections = await lastRejections(ctx.tx, owners);
  const byHand = await heldByHand(ctx.tx, owners);
  return (owner) => ({
    payee: payees.get(owner),
    before: before.get(owner) ?? nothingBefore,
    terms: orders.get(owner) ?? null,
    advanceCents: advances.get(advance(owner)) ?? zero,
    rejectedAt: rejections.get(owner) ?? null,
    heldByHand: byHand.has(owner),
  });
}

async function openOrders(ctx: Context, owners: readonly string[], on: Day): Promise<Map<string, OrderTerms>> {
  const rows = await ordersOn(ctx.tx, owners, on);
  if (rows.length === 0) return new Map();
  const sealers = await ctx.secrets.ofAll(
    ctx.tx,
    rows.map((row) => row.owner),
  );
  return new Map(
    rows.map((row) => {
      const opened = sealers
        .get(row.owner)
        ?.open({ table: 'garnishment_order', column: 'terms', row: row.id }, row.terms);
      if (opened === undefined) throw new Error('a garnishment order of a person without a key');
      return [row.owner, JSON.parse(opened) as OrderTerms];
    }),
  );
}

/** Writes the snapshots of a run: the text that is sealed, and the keyed hash by which two are compared without opening either. */
export function snapshotsOfRun(ctx: Context, runId: string): (snapshot: Snapshot) => { text: string; basis: string } {
  const key = ctx.secrets.sign('payout-basis', runId);
  return (snapshot) => {
    const text = JSON.stringify(snapshot);
    return { text, basis: hash('sha256', `${key}${text}`, 'base64url') };
  };
}

export const snapshotPlace = (payoutId: string) => ({ table: 'payout', column: 'snapshot', row: payoutId });

/** The snapshots of payouts, opened with one query for the keys. Throws for a person whose key is gone. */
export async function openSnapshots(
  ctx: Context,
  rows: readonly { id: string; owner: string; snapshot: Uint8Array }[],
): Promise<Map<string, Snapshot>> {
  const sealers = await ctx.secrets.ofAll(
    ctx.tx,
    rows.map((row) => row.owner),
  );
  return new Map(
    rows.map((row) => {
      const sealer = sealers.get(row.owner);
      if (!sealer) throw new Error('a payout of a person without a key');
      return [row.id, JSON.parse(sealer.openBytes(snapshotPlace(row.id), row.snapshot).toString('utf8')) as Snapshot];
    }),
  );
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
