import { sql } from 'kysely';
import type { Duty } from '../../basics/contract.ts';
import { among, over, type Tx } from '../../platform/database.ts';
import { membersTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, membersTables);

/** Members of a kind in Finnish alphabetical order, from after a name and id. */
export const membersForStaff = (
  tx: Tx,
  kind: 'entrepreneur' | 'staff',
  page: { search: string; after: { name: string; id: string } | null; limit: number },
) =>
  mine(tx)
    .selectFrom('member')
    .select(['id', 'name', 'joined_at', 'last_used_on', 'language', 'closed_at'])
    .where('kind', '=', kind)
    .$if(page.search !== '', (query) =>
      query.where(
        sql<boolean>`lower(name collate finnish) like ${`%${page.search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`,
      ),
    )
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(name collate finnish, id) > (${page.after?.name}, ${page.after?.id}::uuid)`),
    )
    .orderBy(sql`name collate finnish`)
    .orderBy('id')
    .limit(page.limit)
    .execute();

export const dutiesForStaff = (tx: Tx, ids: readonly string[]) =>
  mine(tx)
    .selectFrom('staff_duty')
    .select(['member_id', 'duty', 'given_at', 'given_by'])
    .where(among('member_id', ids))
    .where('ended_at', 'is', null)
    .orderBy('duty')
    .execute();

/** Gives duties; one that the person holds already stays as it is. */
export async function insertDuties(tx: Tx, id: string, duties: readonly Duty[], by: string | null, at: Date) {
  if (duties.length === 0) return;
  await mine(tx)
    .insertInto('staff_duty')
    .values(duties.map((duty) => ({ member_id: id, duty, given_at: at, given_by: by, ended_at: null, ended_by: null })))
    .onConflict((conflict) => conflict.columns(['member_id', 'duty']).where('ended_at', 'is', null).doNothing())
    .execute();
}

export async function saveDutyEnded(tx: Tx, id: string, duty: Duty, by: string, at: Date): Promise<void> {
  await mine(tx)
    .updateTable('staff_duty')
    .set({ ended_at: at, ended_by: by })
    .where('member_id', '=', id)
    .where('duty', '=', duty)
    .where('ended_at', 'is', null)
    .execute();
}
