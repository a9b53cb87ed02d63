import { sql } from 'kysely';
import { over, type Tx } from '../../platform/database.ts';
import { invoicingTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, invoicingTables);

export const findCustomer = (tx: Tx, id: string, owner: string) =>
  mine(tx)
    .selectFrom('customer')
    .selectAll()
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('removed_at', 'is', null)
    .executeTakeFirst();

export const customersOf = (
  tx: Tx,
  owner: string,
  search: string | undefined,
  after: { name: string; id: string } | undefined,
  limit: number,
) =>
  mine(tx)
    .selectFrom('customer')
    .selectAll()
    .where('owner', '=', owner)
    .where('removed_at', 'is', null)
    .$if(search !== undefined, (query) =>
      query.where('name', 'ilike', `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(name, id) > (${after?.name ?? ''}, ${after?.id ?? null}::uuid)`),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();

export type CustomerRow = {
  id: string;
  owner: string;
  kind: 'company' | 'person';
  name: string;
  business_id: string | null;
  details: string;
};

export async function insertCustomer(tx: Tx, row: CustomerRow, at: Date): Promise<void> {
  await mine(tx)
    .insertInto('customer')
    .values({ ...row, created_at: at })
    .execute();
}

export async function saveCustomer(tx: Tx, { id, owner, ...row }: CustomerRow): Promise<boolean> {
  const changed = await mine(tx)
    .updateTable('customer')
    .set(row)
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function deleteCustomer(tx: Tx, id: string, owner: string): Promise<boolean> {
  const gone = await mine(tx).deleteFrom('customer').where('id', '=', id).where('owner', '=', owner).executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
