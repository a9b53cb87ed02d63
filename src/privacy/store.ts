import type { Category } from '../basics/inventory.ts';
import type { Seen } from '../platform/context.ts';
import type { Actor, Tx } from '../platform/database.ts';
import { over } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { privacyTables } from './tables.ts';

export async function insertAccesses(tx: Tx, actor: Actor, seen: readonly Seen[], at: Date): Promise<void> {
  await over(tx, privacyTables)
    .insertInto('access_log')
    .values(
      seen.map(({ subject, what, reason }) => ({
        id: newId(),
        at,
        actor: actor.id,
        subject_id: subject,
        what: what.join(' '),
        reason,
      })),
    )
    .execute();
}

/** Who of the staff has been shown this person's data, newest first; the looks of the person themself are not listed. */
export async function accessesOf(tx: Tx, subject: string, before: string | undefined, limit: number) {
  const rows = await over(tx, privacyTables)
    .selectFrom('access_log')
    .select(['id', 'at', 'what', 'reason'])
    .where('subject_id', '=', subject)
    .where('actor', '<>', subject)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    what: row.what.split(' ') as Category[],
    reason: row.reason,
  }));
}
