import { sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import { over, type Tx } from '../../platform/database.ts';
import type { Statement, StatementFault, StatementFormat } from '../statement.ts';
import { bankingTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, bankingTables);

export type NewFile = { id: string; name: string; sha256: string; bytes: number; by: string; at: Date };

/** Keeps a file that has not come before; false where its content has. */
export async function insertFile(tx: Tx, file: NewFile): Promise<boolean> {
  const { id, name, sha256, bytes, by, at } = file;
  const added = await mine(tx)
    .insertInto('bank_file')
    .values({ id, name, sha256, size_bytes: bytes, received_by: by, received_at: at, state: 'queued' })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export const findFile = (tx: Tx, id: string) =>
  mine(tx).selectFrom('bank_file').selectAll().where('id', '=', id).executeTakeFirst();

export const findFileBySha = (tx: Tx, sha256: string) =>
  mine(tx).selectFrom('bank_file').select(['id', 'state']).where('sha256', '=', sha256).executeTakeFirstOrThrow();

/** Puts a failed file back to the queue, where nothing of it has been booked. */
export async function requeueFile(tx: Tx, id: string): Promise<void> {
  await mine(tx)
    .updateTable('bank_file')
    .set({ state: 'queued', fault: null, fault_place: null, settled_at: null })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .execute();
}

export async function saveImporting(tx: Tx, id: string, lines: number): Promise<void> {
  await mine(tx).updateTable('bank_file').set({ state: 'importing', lines }).where('id', '=', id).execute();
}

/** Notes how far the import is; false where somebody else has gone on with the file in between. */
export async function saveProgress(tx: Tx, id: string, from: number, to: number): Promise<boolean> {
  const changed = await mine(tx)
    .updateTable('bank_file')
    .set({ lines_done: to })
    .where('id', '=', id)
    .where('state', '=', 'importing')
    .where('lines_done', '=', from)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Settles an import; false where it was settled already. */
export async function saveImported(tx: Tx, id: string, at: Date): Promise<boolean> {
  const changed = await mine(tx)
    .updateTable('bank_file')
    .set({ state: 'imported', settled_at: at })
    .where('id', '=', id)
    .where('state', '=', 'importing')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function saveFailed(tx: Tx, id: string, fault: StatementFault, place: string, at: Date): Promise<void> {
  await mine(tx)
    .updateTable('bank_file')
    .set({ state: 'failed', fault, fault_place: place, settled_at: at })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

export const filesForStaff = (tx: Tx, before: string | undefined, limit: number) =>
  mine(tx)
    .selectFrom('bank_file')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export async function insertStatements(
  tx: Tx,
  fileId: string,
  format: StatementFormat,
  statements: readonly (Statement & { id: string })[],
): Promise<void> {
  if (statements.length === 0) return;
  await mine(tx)
    .insertInto('bank_statement')
    .values(
      statements.map((one, position) => ({
        id: one.id,
        file_id: fileId,
        position,
        account: one.account,
        format,
        bank_id: one.bankId,
        opening_cents: one.openingCents,
        closing_cents: one.closingCents,
        lines: one.lines,
        from_on: one.fromOn,
        to_on: one.toOn,
        balanced: one.balanced,
      })),
    )
    .onConflict((conflict) => conflict.columns(['file_id', 'position']).doNothing())
    .execute();
}

/** Lets one file at a time begin; the others wait for the commit and then see what it brings. */
export async function lockBeginning(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('bank-statement'))`.execute(tx);
}

/**
 * The first of these statements whose days a statement in another format has brought already, or null. Formats tell of the
 * same money in different parts and words, so its entries could not be known again and would be booked twice.
 */
export async function broughtInAnotherFormat(
  tx: Tx,
  format: StatementFormat,
  statements: readonly Statement[],
): Promise<number | null> {
  for (const [position, { account, fromOn, toOn }] of statements.entries()) {
    if (fromOn === null || toOn === null) continue;
    const found = await mine(tx)
      .selectFrom('bank_statement')
      .select('id')
      .where('account', '=', account)
      .where('format', '<>', format)
      .where('from_on', '<=', toOn)
      .where('to_on', '>=', fromOn)
      .executeTakeFirst();
    if (found) return position;
  }
  return null;
}

export const statementIdsOf = (tx: Tx, fileId: string) =>
  mine(tx).selectFrom('bank_statement').select('id').where('file_id', '=', fileId).orderBy('position').execute();

export type StatementFigures = {
  fileId: string;
  id: string;
  bankId: string | null;
  account: string;
  openingCents: Cents | null;
  closingCents: Cents | null;
  fromOn: Day | null;
  toOn: Day | null;
  balanced: boolean | null;
  lines: number;
  brought: number;
  receivedCents: Cents;
  paidCents: Cents;
  matched: number;
  unmatched: number;
  unmatchedCents: Cents;
  refundCents: Cents;
  others: number;
  follows: boolean | null;
};

/**
 * The statements of files with the sums of what they brought. `follows` says whether an earlier statement ends with the
 * balance this one begins with; null where nothing can be said, as with the first one and those that overlap another.
 */
export async function statementFigures(tx: Tx, fileIds: readonly string[]): Promise<StatementFigures[]> {
  const found = await sql<StatementFigures>`
    select s.file_id as "fileId", s.id, s.bank_id as "bankId", s.account, s.opening_cents as "openingCents",
      s.closing_cents as "closingCents", s.from_on as "fromOn", s.to_on as "toOn", s.balanced, s.lines, f.*,
      case when f.brought = s.lines and exists (
        select from bank_statement e where e.account = s.account and e.id <> s.id and e.to_on <= s.from_on
      ) then exists (
        select from bank_statement e
        where e.account = s.account and e.id <> s.id and e.to_on <= s.from_on and e.closing_cents = s.opening_cents
      ) end as follows
    from bank_statement s cross join lateral (
      select count(*) as brought,
        coalesce(sum(cents) filter (where credit), 0)::bigint as "receivedCents",
        coalesce(sum(cents) filter (where not credit), 0)::bigint as "paidCents",
        count(*) filter (where role = 'payment' and open_cents = 0 and refund_cents = 0 and returned_cents = 0) as matched,
        count(*) filter (where open_cents > 0) as unmatched,
        coalesce(sum(open_cents), 0)::bigint as "unmatchedCents",
        coalesce(sum(refund_cents), 0)::bigint as "refundCents",
        count(*) filter (where role = 'other') as others
      from bank_entry where statement_id = s.id
    ) f
    where s.file_id = any(${[...fileIds]}::uuid[]) order by s.file_id, s.position`.execute(tx);
  return found.rows;
}
