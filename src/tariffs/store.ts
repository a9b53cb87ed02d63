import { type Insertable, type Selectable, sql } from 'kysely';
import type { Rows } from '../basics/tables.ts';
import { over, type Tx } from '../platform/database.ts';
import { tariffsTables } from './tables.ts';

const mine = (tx: Tx) => over(tx, tariffsTables);
type Tables = Rows<typeof tariffsTables>;
export type RuleRow = Selectable<Tables['rule_row']>;

/** Rows in force in the order they were confirmed, so that of two for a day the later one counts. */
export const rowsInForce = (tx: Tx): Promise<RuleRow[]> =>
  mine(tx)
    .selectFrom('rule_row')
    .selectAll()
    .where('confirmed_at', 'is not', null)
    .orderBy('confirmed_at')
    .orderBy('id')
    .execute();

/** Every row that was ever proposed, newest first. */
export const rowsForStaff = (tx: Tx): Promise<RuleRow[]> =>
  mine(tx).selectFrom('rule_row').selectAll().orderBy('id', 'desc').execute();

/** The row kept from changing until the transaction ends, so that of two who decide at once the second sees the outcome. */
export const lockRowForStaff = (tx: Tx, id: string): Promise<RuleRow | undefined> =>
  mine(tx).selectFrom('rule_row').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** False where a row of the same rule and day waits already. */
export async function insertRow(tx: Tx, row: Insertable<Tables['rule_row']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await mine(tx)
    .insertInto('rule_row')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['rule', 'since'])
        .where(sql<boolean>`confirmed_at is null and withdrawn_at is null`)
        .doNothing(),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function saveDecision(
  tx: Tx,
  id: string,
  decided: { confirmed_by: string; confirmed_at: Date } | { withdrawn_by: string; withdrawn_at: Date },
): Promise<void> {
  await mine(tx).updateTable('rule_row').set(decided).where('id', '=', id).execute();
}
