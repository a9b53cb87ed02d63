import type { Category } from '../basics/inventory.ts';
import type { Language } from '../basics/money.ts';
import type { Seen } from '../platform/context.ts';
import type { Actor, Tx } from '../platform/database.ts';
import { over } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { ConsentKey, Decision } from './consent.ts';
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

export async function insertConsent(
  tx: Tx,
  decided: {
    subject: string;
    key: ConsentKey;
    decision: Decision;
    textVersion: string;
    language: Language;
    at: Date;
  },
): Promise<void> {
  const { subject, textVersion, ...given } = decided;
  await over(tx, privacyTables)
    .insertInto('consent_event')
    .values({ id: newId(), subject_id: subject, text_version: textVersion, ...given })
    .execute();
}

/** The newest decision of a person for each key; ids grow with time, so they settle two decisions of one moment. */
export async function newestConsents(tx: Tx, subject: string) {
  const rows = await over(tx, privacyTables)
    .selectFrom('consent_event')
    .distinctOn('key')
    .select(['key', 'decision', 'text_version', 'at'])
    .where('subject_id', '=', subject)
    .orderBy('key')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [row.key, { decision: row.decision, textVersion: row.text_version, at: row.at.toISOString() }]),
  );
}
