import { hash } from 'node:crypto';
import type { Day } from '../../basics/day.ts';
import { type Cents, zero } from '../../basics/money.ts';
import { advance } from '../../ledger/account.ts';
import { balancesBetween } from '../../ledger/actions/read-balances.ts';
import { payeeStampsOf, payeesOf } from '../../members/actions/payees.ts';
import type { Context } from '../../platform/context.ts';
import type { OrderTerms } from '../garnishment-order.ts';
import type { PaidPart } from '../payout.ts';
import { nothingBefore, type PayFacts } from '../plan.ts';
import { heldByHand, ordersOn } from '../store/holds.ts';
import { paidBefore, type Rejections, rejectionsOf } from '../store/payouts.ts';
import type { RunTerms } from './pay-terms.ts';

/** What is to be paid to one person. */
export type Due = { readonly owner: string; readonly parts: readonly PaidPart[] };

/** What of these people's pay on a day is known to payouts and the books. */
export type Circumstances = {
  readonly owners: readonly string[];
  readonly orders: ReadonlyMap<string, Awaited<ReturnType<typeof ordersOn>>[number]>;
  readonly advances: ReadonlyMap<string, Cents>;
  readonly rejections: ReadonlyMap<string, Rejections>;
  readonly byHand: ReadonlyMap<string, Date>;
};

export async function circumstancesOf(
  ctx: Context,
  people: readonly { owner: string }[],
  paidOn: Day,
): Promise<Circumstances> {
  const owners = people.map(({ owner }) => owner).sort();
  const [from = '', through = from] = [owners[0], owners.at(-1)];
  const orders = await ordersOn(ctx.tx, { from, through }, paidOn);
  return {
    owners,
    orders: new Map(orders.map((order) => [order.owner, order])),
    advances: await balancesBetween(ctx.tx, advance(from), advance(through)),
    rejections: await rejectionsOf(ctx.tx, { from, through }),
    byHand: await heldByHand(ctx.tx, { from, through }),
  };
}

/** Everything but the money that decides the pay of these people on a day, by a dozen queries however many they are. */
export async function factsOf(
  ctx: Context,
  { owners, orders, advances, rejections, byHand }: Circumstances,
  paidOn: Day,
): Promise<(owner: string) => Omit<PayFacts, 'parts'>> {
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
  const terms = await openOrders(ctx, [...orders.values()]);
  return (owner) => ({
    payee: payees.get(owner),
    before: before.get(owner) ?? nothingBefore,
    terms: terms.get(owner) ?? null,
    advanceCents: advances.get(advance(owner)) ?? zero,
    rejectedAt: rejections.get(owner)?.lastAt ?? null,
    heldByHand: byHand.has(owner),
  });
}

async function openOrders(
  ctx: Context,
  rows: readonly { id: string; owner: string; terms: string }[],
): Promise<Map<string, OrderTerms>> {
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

/**
 * A hash for each payout of everything its calculation goes by, without opening any of it: money, person, earlier pay,
 * garnishment, holds, tariff and law. The calculation is pure, so whoever has the same basis still has the same pay. To be
 * asked for before the facts, so that a change in between is seen as one.
 */
export async function basesOf(
  ctx: Context,
  { owners, orders, advances, rejections, byHand }: Circumstances,
  { paidOn, feePlan, lawHash }: RunTerms,
): Promise<(due: Due) => string> {
  const stamps = await payeeStampsOf(ctx, owners);
  const common = JSON.stringify([lawHash, paidOn, feePlan]);
  return ({ owner, parts }) =>
    hash(
      'sha256',
      [
        common,
        stamps.get(owner),
        orders.get(owner)?.id,
        advances.get(advance(owner)) ?? zero,
        // Earlier pay changes by these alone: while one run is prepared, no other is.
        rejections.get(owner)?.times,
        byHand.has(owner),
        ...parts.map((part) => part.id),
      ].join(' '),
      'base64url',
    );
}
