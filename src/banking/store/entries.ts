import { sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import { type Cents, zero } from '../../basics/money.ts';
import { over, type Tx } from '../../platform/database.ts';
import type { Entry, EntryState } from '../entry.ts';
import { bankingTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, bankingTables);

export type NewEntry = Entry & {
  readonly statementId: string;
  readonly identity: string;
  readonly repeat: number;
  readonly credit: boolean;
  readonly role: 'payment' | 'own' | 'own-returned' | 'other';
  readonly endToEndId: string | null;
  readonly returnReason: string | null;
  readonly sealedPayer: string;
  readonly orderId: string | null;
};

/** Writes the entries that no earlier statement has brought, in one statement, and answers their ids. */
export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<Set<string>> {
  const of = <T>(value: (entry: NewEntry) => T): T[] => entries.map(value);
  const added = await sql<{ id: string }>`
    insert into bank_entry (id, statement_id, line, identity, repeat, booked_on, cents, credit, role, reference,
      end_to_end_id, return_reason, payer, order_id, open_cents)
    select g.*, case when g.role = 'payment' then g.cents else 0 end from unnest(
      ${of((one) => one.id)}::uuid[], ${of((one) => one.statementId)}::uuid[], ${of((one) => one.line)}::int[],
      ${of((one) => one.identity)}::text[], ${of((one) => one.repeat)}::int[], ${of((one) => one.bookedOn)}::date[],
      ${of((one) => one.cents)}::bigint[], ${of((one) => one.credit)}::boolean[], ${of((one) => one.role)}::text[],
      ${of((one) => one.reference)}::text[], ${of((one) => one.endToEndId)}::text[],
      ${of((one) => one.returnReason)}::text[], ${of((one) => one.sealedPayer)}::text[], ${of((one) => one.orderId)}::uuid[]
    ) as g (id, statement_id, line, identity, repeat, booked_on, cents, credit, role, reference, end_to_end_id,
      return_reason, payer, order_id)
    on conflict (identity, repeat) do nothing returning id`.execute(tx);
  return new Set(added.rows.map((row) => row.id));
}

type Returning = { id: string; cents: Cents; reference: string | null; endToEndId: string | null };

/** Payments of the same sum and reference or payer's id that have not come back yet, locked, the latest first. */
export async function lockReturnable(tx: Tx, returning: readonly Returning[]) {
  if (returning.length === 0) return [];
  const found = await sql<{ returnId: string; id: string; cents: Cents; bookedOn: Day }>`
    select r.id as "returnId", e.id, e.cents, e.booked_on as "bookedOn"
    from unnest(
      ${returning.map((one) => one.id)}::uuid[], ${returning.map((one) => one.cents)}::bigint[],
      ${returning.map((one) => one.reference)}::text[], ${returning.map((one) => one.endToEndId)}::text[]
    ) as r (id, cents, reference, end_to_end_id)
    join bank_entry e on e.cents = r.cents and e.role = 'payment' and e.returned_cents = 0
      and (e.reference = r.reference or e.end_to_end_id = r.end_to_end_id)
    order by e.booked_on desc, e.id desc for update of e`.execute(tx);
  return found.rows;
}

/** Payments that a debit of the sum on the day may have taken back, the latest first. */
export const returnableBy = (tx: Tx, debit: { cents: Cents; booked_on: Day }, limit: number) =>
  mine(tx)
    .selectFrom('bank_entry')
    .selectAll()
    .where('role', '=', 'payment')
    .where('cents', '=', debit.cents)
    .where('returned_cents', '=', zero)
    .where('booked_on', '<=', debit.booked_on)
    .orderBy('booked_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export async function saveReturns(tx: Tx, pairs: readonly { returnId: string; paymentId: string }[]): Promise<void> {
  await sql`update bank_entry set role = 'return', returns = p.payment
    from unnest(${pairs.map((one) => one.returnId)}::uuid[], ${pairs.map((one) => one.paymentId)}::uuid[]) as p (return, payment)
    where bank_entry.id = p.return`.execute(tx);
}

export const findEntry = (tx: Tx, id: string) =>
  mine(tx).selectFrom('bank_entry').selectAll().where('id', '=', id).executeTakeFirst();

export type EntryRow = NonNullable<Awaited<ReturnType<typeof findEntry>>>;

export const lockEntry = (tx: Tx, id: string) =>
  mine(tx).selectFrom('bank_entry').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

const inState = {
  unmatched: sql<boolean>`open_cents > 0`,
  refund: sql<boolean>`refund_cents > 0 and open_cents = 0`,
  matched: sql<boolean>`role = 'payment' and open_cents = 0 and refund_cents = 0 and returned_cents = 0`,
  returned: sql<boolean>`(role = 'return' or returned_cents > 0)`,
  own: sql<boolean>`role in ('own', 'own-returned')`,
  other: sql<boolean>`role = 'other'`,
} satisfies Record<EntryState, unknown>;

export type EntryFilter = { statementId?: string | undefined; state?: EntryState | undefined };
export type EntryPlace = { bookedOn: string; line: number; id: string };

/** Entries in the order of the bank, the longest waiting first. */
export const entriesForStaff = (tx: Tx, filter: EntryFilter, after: EntryPlace | undefined, limit: number) =>
  mine(tx)
    .selectFrom('bank_entry')
    .selectAll()
    .$if(filter.statementId !== undefined, (query) => query.where('statement_id', '=', filter.statementId ?? ''))
    .$if(filter.state !== undefined, (query) => query.where(inState[filter.state ?? 'unmatched']))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(booked_on, line, id) > (${after?.bookedOn ?? ''}::date, ${after?.line ?? 0}::int, ${after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('booked_on')
    .orderBy('line')
    .orderBy('id')
    .limit(limit)
    .execute();

export type WaitingFigures = {
  unmatched: number;
  unmatchedCents: Cents;
  oldestUnmatchedOn: Day | null;
  refunds: number;
  refundCents: Cents;
  others: number;
  importing: number;
  failed: number;
};

/** What waits for staff, in one query. */
export async function waitingForStaff(tx: Tx): Promise<WaitingFigures> {
  const found = await sql<WaitingFigures>`
    select u.*, r.*, o.*, f.* from
      (select count(*) as unmatched, coalesce(sum(open_cents), 0)::bigint as "unmatchedCents",
        min(booked_on) as "oldestUnmatchedOn" from bank_entry where open_cents > 0) u,
      (select count(*) as refunds, coalesce(sum(refund_cents), 0)::bigint as "refundCents"
        from bank_entry where refund_cents > 0) r,
      (select count(*) as others from bank_entry e
        where role = 'other' and not exists (select from entry_note n where n.entry_id = e.id)) o,
      (select count(*) filter (where state in ('queued', 'importing')) as importing,
        count(*) filter (where state = 'failed') as failed from bank_file) f`.execute(tx);
  const [figures] = found.rows;
  if (!figures) throw new Error('a count without a row');
  return figures;
}

export const notesOf = (tx: Tx, entryId: string) =>
  mine(tx)
    .selectFrom('entry_note')
    .select(['id', 'by', 'at', 'text'])
    .where('entry_id', '=', entryId)
    .orderBy('id')
    .execute();

export async function insertNote(
  tx: Tx,
  note: { id: string; entry_id: string; by: string; at: Date; text: string },
): Promise<void> {
  await mine(tx).insertInto('entry_note').values(note).execute();
}
