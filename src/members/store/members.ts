import { sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Language } from '../../basics/money.ts';
import { uuids } from '../../platform/arrays.ts';
import { among, over, type Tx } from '../../platform/database.ts';
import { membersTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, membersTables);

export type NewMember = {
  id: string;
  kind: 'entrepreneur' | 'client' | 'staff';
  name: string;
  language: Language;
  at: Date;
  today: Day;
};

export async function insertMember(tx: Tx, { id, kind, name, language, at, today }: NewMember): Promise<void> {
  await mine(tx)
    .insertInto('member')
    .values({ id, kind, name, language, joined_at: at, last_used_on: today, closed_at: null })
    .execute();
  if (kind === 'entrepreneur') await mine(tx).insertInto('entrepreneur').values({ member_id: id }).execute();
}

export const findMember = (tx: Tx, id: string) =>
  mine(tx).selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();

export async function saveLanguage(tx: Tx, id: string, language: Language): Promise<void> {
  await mine(tx).updateTable('member').set({ language }).where('id', '=', id).execute();
}

export async function saveLastUsed(tx: Tx, id: string, today: Day): Promise<void> {
  await mine(tx)
    .updateTable('member')
    .set({ last_used_on: today })
    .where('id', '=', id)
    .where('last_used_on', '<', today)
    .execute();
}

export async function namesById(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await mine(tx).selectFrom('member').select(['id', 'name']).where(among('id', ids)).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
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

type SignInFacts = { id: string; email: string; second_factor: boolean; has_password: boolean };

/** What sign-in knows of these people; a person is shown their own, the operator anyone's. */
export async function signInFactsOf(tx: Tx, ids: readonly string[]): Promise<SignInFacts[]> {
  const found = await sql<SignInFacts>`select * from sign_in_facts(${uuids(ids)}::uuid[])`.execute(tx);
  return found.rows;
}

/** Makes it possible to sign in with an address whose owner will set the password; false where it is in use. */
export async function makeSignIn(tx: Tx, id: string, name: string, email: string, language: Language) {
  const made = await sql<{ made: boolean }>`select make_sign_in(${id}, ${name}, ${email}, ${language}) as made`.execute(
    tx,
  );
  return made.rows[0]?.made === true;
}
