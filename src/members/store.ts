import { type Insertable, type Selectable, sql } from 'kysely';
import type { Duty } from '../basics/contract.ts';
import type { Day } from '../basics/day.ts';
import type { Language } from '../basics/money.ts';
import type { Rows } from '../basics/tables.ts';
import { uuids } from '../platform/arrays.ts';
import { over, type Tx } from '../platform/database.ts';
import type { LineOfBusiness } from './line-of-business.ts';
import { membersTables } from './tables.ts';

const mine = (tx: Tx) => over(tx, membersTables);
type Tables = Rows<typeof membersTables>;

// Ids travel as one array, since a hundred thousand of them would pass the limit of parameters. Of two joined tables both are
// asked for them, or the planner would read the whole of one for a few hundred.
const among = (column: string, ids: readonly string[]) => sql<boolean>`${sql.ref(column)} = any(${uuids(ids)}::uuid[])`;

// ── Everyone ──

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

// ── Entrepreneurs ──

export type EntrepreneurRow = Awaited<ReturnType<typeof entrepreneursOf>>[number];
type EntrepreneurChange = Partial<Omit<Selectable<Tables['entrepreneur']>, 'member_id'>>;

const entrepreneurs = (tx: Tx) =>
  mine(tx)
    .selectFrom('entrepreneur')
    .innerJoin('member', 'member.id', 'entrepreneur.member_id')
    .selectAll('entrepreneur')
    .select(['member.name', 'member.language', 'member.joined_at', 'member.last_used_on'])
    .$narrowType<{ line_of_business: LineOfBusiness | null }>();

export const entrepreneursOf = (tx: Tx, ids: readonly string[]) =>
  entrepreneurs(tx).where(among('entrepreneur.member_id', ids)).where(among('member.id', ids)).execute();

/**
 * A hash for each entrepreneur of everything that `Payee` is made of. Cards, declarations, agreements and checks never
 * change once they stand, so that their ids stand for them.
 */
export async function stampsOf(tx: Tx, ids: readonly string[]): Promise<{ id: string; stamp: string }[]> {
  const found = await sql<{ id: string; stamp: string }>`
    select e.member_id as id, encode(sha256(convert_to(row(
        m.language, e.first_names, e.last_name, e.hetu, e.hetu_index, e.iban, e.iban_changed_at,
        array(select t.id from tax_card t where t.member_id = e.member_id order by t.given_at),
        array(select y.id from yel_declaration y where y.member_id = e.member_id order by y.given_at),
        array(select a.id from agreement a where a.member_id = e.member_id order by a.about, a.given_at),
        array(select c.id from identity_check c where c.member_id = e.member_id order by c.id)
      )::text, 'UTF8')), 'base64') as stamp
    from entrepreneur e join member m on m.id = e.member_id
    where ${among('e.member_id', ids)} and ${among('m.id', ids)}`.execute(tx);
  return found.rows;
}

/** The entrepreneur's row, kept from changing until the transaction ends. */
export const lockEntrepreneur = (tx: Tx, id: string) =>
  mine(tx).selectFrom('entrepreneur').selectAll().where('member_id', '=', id).forUpdate().executeTakeFirst();

export async function saveEntrepreneur(tx: Tx, id: string, change: EntrepreneurChange): Promise<void> {
  await mine(tx).updateTable('entrepreneur').set(change).where('member_id', '=', id).execute();
}

/** A legal name, which from then on is also the name the person is listed by. */
export async function saveLegalName(tx: Tx, id: string, firstNames: string, lastName: string): Promise<void> {
  await saveEntrepreneur(tx, id, { first_names: firstNames, last_name: lastName });
  await mine(tx)
    .updateTable('member')
    .set({ name: `${firstNames} ${lastName}` })
    .where('id', '=', id)
    .execute();
}

export async function insertTaxCard(tx: Tx, row: Insertable<Tables['tax_card']>): Promise<void> {
  await mine(tx).insertInto('tax_card').values(row).execute();
}

export const taxCardsOf = (tx: Tx, ids: readonly string[]) =>
  mine(tx)
    .selectFrom('tax_card')
    .selectAll()
    .where(among('member_id', ids))
    .orderBy('given_at')
    .orderBy('id')
    .execute();

export async function insertYelDeclaration(tx: Tx, row: Insertable<Tables['yel_declaration']>): Promise<void> {
  await mine(tx).insertInto('yel_declaration').values(row).execute();
}

export const yelDeclarationsOf = (tx: Tx, ids: readonly string[]) =>
  mine(tx)
    .selectFrom('yel_declaration')
    .selectAll()
    .where(among('member_id', ids))
    .orderBy('given_at')
    .orderBy('id')
    .execute();

export async function insertAgreement(tx: Tx, row: Insertable<Tables['agreement']>): Promise<void> {
  await mine(tx).insertInto('agreement').values(row).execute();
}

export const agreementsOf = (tx: Tx, ids: readonly string[]) =>
  mine(tx)
    .selectFrom('agreement')
    .selectAll()
    .where(among('member_id', ids))
    .orderBy('given_at')
    .orderBy('id')
    .execute();

// ── Identity ──

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

// ── Lists of staff ──

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

// ── Files and letters ──

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
