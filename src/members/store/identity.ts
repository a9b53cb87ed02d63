import { type Insertable, sql } from 'kysely';
import type { Rows } from '../../basics/tables.ts';
import { among, over, type Tx } from '../../platform/database.ts';
import { membersTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, membersTables);
type Tables = Rows<typeof membersTables>;

export async function insertIdentityCheck(tx: Tx, row: Insertable<Tables['identity_check']>): Promise<void> {
  await mine(tx).insertInto('identity_check').values(row).execute();
}

export const identityChecksOf = (tx: Tx, ids: readonly string[]) =>
  mine(tx)
    .selectFrom('identity_check')
    .selectAll()
    .where(among('member_id', ids))
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();

/** Everyone who claims the identity code, their rows kept from changing so that two cannot be verified at once. */
export const lockClaimantsForStaff = (tx: Tx, hetuIndex: string) =>
  mine(tx)
    .selectFrom('entrepreneur')
    .select('member_id')
    .where('hetu_index', '=', hetuIndex)
    .orderBy('member_id')
    .forUpdate()
    .execute();

/** Whether another account claims the same identity code. */
export async function isContestedForStaff(tx: Tx, id: string): Promise<boolean> {
  const other = await mine(tx)
    .selectFrom('entrepreneur as one')
    .innerJoin('entrepreneur as other', 'other.hetu_index', 'one.hetu_index')
    .select('other.member_id')
    .where('one.member_id', '=', id)
    .where('other.member_id', '<>', id)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** The identity codes that more than one account claims, the latest claim first. */
export const contestedClaimsForStaff = (tx: Tx) =>
  mine(tx)
    .selectFrom('entrepreneur')
    .select(({ fn }) => [
      'hetu_index',
      sql<string[]>`array_agg(member_id order by hetu_given_at, member_id)`.as('claimants'),
      fn.max('hetu_given_at').as('last_claimed_at'),
    ])
    .where('hetu_index', 'is not', null)
    .groupBy('hetu_index')
    .having(({ fn }) => fn.countAll(), '>', 1)
    .orderBy('last_claimed_at', 'desc')
    .limit(200)
    .execute();
