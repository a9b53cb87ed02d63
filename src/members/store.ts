import { sql } from 'kysely';
import type { Day } from '../basics/day.ts';
import type { Language } from '../basics/money.ts';
import { over, type Tx } from '../platform/database.ts';
import { membersTables } from './tables.ts';

const mine = (tx: Tx) => over(tx, membersTables);

export type Letter = {
  id: string;
  about: string;
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  attachments: string;
  written_at: Date;
};
export type NewMember = {
  id: string;
  kind: 'entrepreneur' | 'client' | 'staff';
  language: Language;
  at: Date;
  today: Day;
};

export async function insertMember(tx: Tx, { id, kind, language, at, today }: NewMember): Promise<void> {
  await mine(tx)
    .insertInto('member')
    .values({ id, kind, language, joined_at: at, last_used_on: today, closed_at: null })
    .execute();
}

export const findMember = (tx: Tx, id: string) =>
  mine(tx).selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();

export async function saveLanguage(tx: Tx, id: string, language: Language): Promise<void> {
  await mine(tx).updateTable('member').set({ language }).where('id', '=', id).execute();
}

/** The addresses people sign in with; the database lets a person ask for their own and the operator for anyone's. */
export async function addressOf(tx: Tx, id: string): Promise<string | null> {
  const found = await sql<{ address: string | null }>`select address_of(${id}) as address`.execute(tx);
  return found.rows[0]?.address ?? null;
}

/** Who signs in with an address; for the service itself only. */
export async function idByAddress(tx: Tx, email: string): Promise<string | null> {
  const found = await sql<{ id: string | null }>`select owner_of_address(${email}) as id`.execute(tx);
  return found.rows[0]?.id ?? null;
}

export async function insertLetter(tx: Tx, letter: Letter): Promise<void> {
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
