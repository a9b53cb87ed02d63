import { sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import { texts, uuids } from '../../platform/arrays.ts';
import { over, type Tx } from '../../platform/database.ts';
import type { HoldReason } from '../payout.ts';
import { payoutsTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, payoutsTables);

export type NewHold = { id: string; owner: string; payoutId: string | null; reason: HoldReason; note: string | null };

export async function insertHolds(tx: Tx, holds: readonly NewHold[], by: string, at: Date): Promise<void> {
  if (holds.length === 0) return;
  await sql`
    insert into payout_hold (id, owner, payout_id, reason, note, placed_by, placed_at)
    select given.*, ${by}, ${at} from unnest(
      ${uuids(holds.map((one) => one.id))}::uuid[], ${uuids(holds.map((one) => one.owner))}::uuid[],
      ${uuids(holds.map((one) => one.payoutId))}::uuid[], ${texts(holds.map((one) => one.reason))}::text[],
      ${texts(holds.map((one) => one.note))}::text[]
    ) as given`.execute(tx);
}

/** The holds in force of payouts and of their people by hand. */
export const openHolds = (tx: Tx, payoutIds: readonly string[], owners: readonly string[]) =>
  mine(tx)
    .selectFrom('payout_hold')
    .select(['id', 'owner', 'payout_id', 'reason', 'placed_at'])
    .where('lifted_at', 'is', null)
    .where((where) =>
      where.or([
        sql<boolean>`payout_id = any(${uuids(payoutIds)}::uuid[])`,
        where.and([where('payout_id', 'is', null), sql<boolean>`owner = any(${uuids(owners)}::uuid[])`]),
      ]),
    )
    .orderBy('placed_at')
    .orderBy('id')
    .execute();

/** From one person to another in the order of their ids: few of thousands have a hold or an order, and a range finds them. */
export type Owners = { readonly from: string; readonly through: string };

/** Who is held by hand, and since when. */
export async function heldByHand(tx: Tx, { from, through }: Owners): Promise<Map<string, Date>> {
  const rows = await mine(tx)
    .selectFrom('payout_hold')
    .select(['owner', 'placed_at'])
    .where('payout_id', 'is', null)
    .where('lifted_at', 'is', null)
    .where('owner', '>=', from)
    .where('owner', '<=', through)
    .execute();
  return new Map(rows.map((row) => [row.owner, row.placed_at]));
}

/** What staff have lifted of payouts, as `payout reason`: a decision that an approval does not take again. */
export async function liftedHolds(tx: Tx, payoutIds: readonly string[]): Promise<Set<string>> {
  const rows = await mine(tx)
    .selectFrom('payout_hold')
    .select(['payout_id', 'reason'])
    .where('lifted_at', 'is not', null)
    .where(sql<boolean>`payout_id = any(${uuids(payoutIds)}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => `${row.payout_id} ${row.reason}`));
}

export async function saveLifted(tx: Tx, ids: readonly string[], by: string, at: Date): Promise<void> {
  await mine(tx)
    .updateTable('payout_hold')
    .set({ lifted_by: by, lifted_at: at })
    .where(sql<boolean>`id = any(${uuids(ids)}::uuid[])`)
    .where('lifted_at', 'is', null)
    .execute();
}

export async function insertOrder(
  tx: Tx,
  order: {
    id: string;
    owner: string;
    valid_from: Day;
    valid_until: Day | null;
    terms: string;
    recorded_by: string;
    recorded_at: Date;
  },
): Promise<void> {
  await mine(tx).insertInto('garnishment_order').values(order).execute();
}

/** The orders in force about people on a day; one a person at most. */
export const ordersOn = (tx: Tx, { from, through }: Owners, on: Day) =>
  mine(tx)
    .selectFrom('garnishment_order')
    .select(['id', 'owner', 'terms'])
    .where('owner', '>=', from)
    .where('owner', '<=', through)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', on)]))
    .where('ended_at', 'is', null)
    .execute();

export const ordersOfForStaff = (tx: Tx, owner: string) =>
  mine(tx).selectFrom('garnishment_order').selectAll().where('owner', '=', owner).orderBy('id', 'desc').execute();

export const findOrder = (tx: Tx, id: string) =>
  mine(tx).selectFrom('garnishment_order').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const overlappingOrder = (tx: Tx, owner: string, from: Day, until: Day | null) =>
  mine(tx)
    .selectFrom('garnishment_order')
    .select('id')
    .where('owner', '=', owner)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`daterange(valid_from, valid_until, '[]') && daterange(${from}::date, ${until}::date, '[]')`)
    .executeTakeFirst();

export async function saveOrderEnded(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  await mine(tx).updateTable('garnishment_order').set({ ended_by: by, ended_at: at }).where('id', '=', id).execute();
}
