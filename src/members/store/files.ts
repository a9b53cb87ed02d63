import type { Insertable } from 'kysely';
import type { Rows } from '../../basics/tables.ts';
import { over, type Tx } from '../../platform/database.ts';
import { membersTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, membersTables);
type Tables = Rows<typeof membersTables>;

export async function insertFile(tx: Tx, row: Insertable<Tables['file']>): Promise<void> {
  await mine(tx).insertInto('file').values(row).execute();
}

export const findFile = (tx: Tx, id: string) =>
  mine(tx).selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst();

/** Files in the order of their ids, so many after one. */
export const filesAfter = (tx: Tx, after: string | undefined, limit: number) =>
  mine(tx)
    .selectFrom('file')
    .select(['id', 'owner', 'size_bytes'])
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();

export async function deleteFile(tx: Tx, id: string): Promise<void> {
  await mine(tx).deleteFrom('file').where('id', '=', id).execute();
}
