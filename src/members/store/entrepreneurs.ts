import { type Insertable, type Selectable, sql } from 'kysely';
import type { Rows } from '../../basics/tables.ts';
import { among, over, type Tx } from '../../platform/database.ts';
import type { LineOfBusiness } from '../line-of-business.ts';
import { membersTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, membersTables);
type Tables = Rows<typeof membersTables>;

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
