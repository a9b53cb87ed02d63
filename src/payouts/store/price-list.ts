import { type Insertable, type Selectable, sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Rows } from '../../basics/tables.ts';
import { over, type Tx } from '../../platform/database.ts';
import { payoutsTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, payoutsTables);
type Tables = Rows<typeof payoutsTables>;
type PriceRow = Selectable<Tables['fee_plan']>;
export type ProposedPrice = PriceRow & { proposed_by: string; proposed_at: Date };

/** The price list of a day: the row that began last, and of two for a day the one confirmed later. */
export const findFeePlan = (tx: Tx, on: Day): Promise<PriceRow | undefined> =>
  mine(tx)
    .selectFrom('fee_plan')
    .selectAll()
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('proposed_by', 'is', null), where('confirmed_at', 'is not', null)]))
    .orderBy('valid_from', 'desc')
    .orderBy('confirmed_at', (order) => order.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Every price that was ever proposed, newest first. */
export const pricesForStaff = (tx: Tx): Promise<ProposedPrice[]> =>
  mine(tx)
    .selectFrom('fee_plan')
    .selectAll()
    .where('proposed_by', 'is not', null)
    .orderBy('id', 'desc')
    .$narrowType<{ proposed_by: string; proposed_at: Date }>()
    .execute();

/** The proposal kept from changing until the transaction ends, so that of two who decide at once the second sees the outcome. */
export const lockPriceForStaff = (tx: Tx, id: string): Promise<PriceRow | undefined> =>
  mine(tx)
    .selectFrom('fee_plan')
    .selectAll()
    .where('id', '=', id)
    .where('proposed_by', 'is not', null)
    .forUpdate()
    .executeTakeFirst();

/** False where a price for the same day waits already. */
export async function insertPrice(tx: Tx, row: Insertable<Tables['fee_plan']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await mine(tx)
    .insertInto('fee_plan')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['valid_from'])
        .where(sql<boolean>`proposed_by is not null and confirmed_at is null and withdrawn_at is null`)
        .doNothing(),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function savePriceDecision(
  tx: Tx,
  id: string,
  decided: { confirmed_by: string; confirmed_at: Date } | { withdrawn_by: string; withdrawn_at: Date },
): Promise<void> {
  await mine(tx).updateTable('fee_plan').set(decided).where('id', '=', id).execute();
}
