import type { Insertable } from 'kysely';
import type { Rows } from '../../basics/tables.ts';
import { over, type Tx } from '../../platform/database.ts';
import { membersTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, membersTables);
type Tables = Rows<typeof membersTables>;

export async function insertLetter(tx: Tx, letter: Omit<Insertable<Tables['letter']>, 'sent_at'>): Promise<void> {
  await mine(tx)
    .insertInto('letter')
    .values({ ...letter, sent_at: null })
    .execute();
}

export const findLetter = (tx: Tx, id: string) =>
  mine(tx).selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst();

export async function saveLetterSent(tx: Tx, id: string, at: Date): Promise<void> {
  await mine(tx).updateTable('letter').set({ sent_at: at }).where('id', '=', id).execute();
}

export const lettersForStaff = (tx: Tx, before: string | undefined, limit: number) =>
  mine(tx)
    .selectFrom('letter')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
