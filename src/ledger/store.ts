import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../basics/day.ts';
import { type Cents, cents } from '../basics/money.ts';
import { bigints, days, ints, texts } from '../platform/arrays.ts';
import { over, type Tx } from '../platform/database.ts';
import type { Account, AccountName } from './account.ts';
import { ledgerTables } from './tables.ts';
import type { Cause, CauseKind, HashedTransfer } from './transfer.ts';

const mine = (tx: Tx) => over(tx, ledgerTables);

/** Transfers and their entries as the database will read them. */
export type BookingRows = { readonly transfers: RawBuilder<unknown>; readonly entries: RawBuilder<unknown> };

/** Writes them so, which for a long run takes a while and needs no database. */
export function bookingRows(booked: readonly HashedTransfer[]): BookingRows {
  const transfers = booked.map((one) => one.transfer);
  const lines = transfers.flatMap(({ entries }, at) =>
    entries.map((entry, line) => ({ at, line: line + 1, ...entry })),
  );
  return {
    transfers: sql`unnest(
        ${ints(transfers.map((_, at) => at))}::int[],
        ${texts(transfers.map(({ cause }) => cause.kind))}::text[],
        ${texts(transfers.map(({ cause }) => cause.id))}::text[],
        ${days(transfers.map(({ bookedOn }) => bookedOn))}::date[],
        ${ints(transfers.map(({ entries }) => entries.length))}::int[],
        ${texts(booked.map(({ hash }) => hash))}::text[]
      ) as given (at, cause_kind, cause_id, booked_on, lines, content_hash)`,
    entries: sql`unnest(
        ${ints(lines.map(({ at }) => at))}::int[],
        ${ints(lines.map(({ line }) => line))}::int[],
        ${texts(lines.map(({ account }) => account))}::text[],
        ${bigints(lines.map((line) => line.cents))}::bigint[]
      ) as entry (at, line, account, cents)`,
  };
}

/** Books what is not booked yet, in one statement, and answers how many transfers that were. */
export async function insertTransfers(tx: Tx, { transfers, entries }: BookingRows, now: Date): Promise<number> {
  // Triggers look at whole statements: transfers and their entries have to come in one.
  const added = await sql<{ booked: number }>`
    with given as (
      select * from ${transfers}
    ), booked as (
      insert into ledger_transfer (cause_kind, cause_id, booked_on, lines, content_hash, booked_at)
      select cause_kind, cause_id, booked_on, lines, content_hash, ${now} from given order by at
      on conflict (cause_kind, cause_id) do nothing
      returning no, cause_kind, cause_id
    ), entered as (
      insert into ledger_entry (transfer_no, line, account, cents)
      select booked.no, entry.line, entry.account, entry.cents
      from ${entries}
      join given using (at)
      join booked using (cause_kind, cause_id)
    )
    select count(*) as booked from booked`.execute(tx);
  return added.rows[0]?.booked ?? 0;
}

/** The content hashes of what is booked for these causes, by `kind id`. */
export async function contentHashesOf(tx: Tx, causes: readonly Cause[]): Promise<Map<string, string>> {
  const found = await sql<{ cause_kind: CauseKind; cause_id: string; content_hash: string }>`
    select cause_kind, cause_id, content_hash from ledger_transfer
    join unnest(${texts(causes.map(({ kind }) => kind))}::text[], ${texts(causes.map(({ id }) => id))}::text[])
      as asked (cause_kind, cause_id) using (cause_kind, cause_id)`.execute(tx);
  return new Map(found.rows.map((row) => [`${row.cause_kind} ${row.cause_id}`, row.content_hash]));
}

/** Where a walk through the numbers starts: a forged row may carry any, even one before the first. */
export const beforeAll = Number.MIN_SAFE_INTEGER;

export type BookedTransfer = Awaited<ReturnType<typeof transfersAfter>>[number];

/** Booked transfers with their entries in the order of booking, the first so many after a number. */
export async function transfersAfter(tx: Tx, no: number, limit: number) {
  const transfers = await mine(tx)
    .selectFrom('ledger_transfer')
    .selectAll()
    .where('no', '>', no)
    .orderBy('no')
    .limit(limit)
    .execute();
  const entries = await mine(tx)
    .selectFrom('ledger_entry')
    .selectAll()
    .where('transfer_no', '>', no)
    .where('transfer_no', '<=', transfers.at(-1)?.no ?? no)
    .orderBy('transfer_no')
    .orderBy('line')
    .execute();
  const byTransfer = Map.groupBy(entries, (entry) => entry.transfer_no);
  return transfers.map((one) => ({ ...one, entries: byTransfer.get(one.no) ?? [] }));
}

/** What is booked for a cause, with its entries. */
export async function findTransfer(tx: Tx, cause: Cause) {
  const found = await mine(tx)
    .selectFrom('ledger_transfer')
    .selectAll()
    .where('cause_kind', '=', cause.kind)
    .where('cause_id', '=', cause.id)
    .executeTakeFirst();
  if (!found) return undefined;
  const entries = await mine(tx)
    .selectFrom('ledger_entry')
    .select(['account', 'cents'])
    .where('transfer_no', '=', found.no)
    .orderBy('line')
    .execute();
  return { ...found, entries };
}

export async function sumsOf(tx: Tx, accounts: readonly Account[]): Promise<{ account: Account; cents: Cents }[]> {
  const found = await sql<{ account: Account; cents: number }>`
    select account, sum(cents)::bigint as cents from ledger_entry where account = any(${texts(accounts)}::text[])
    group by account`.execute(tx);
  return found.rows.map((row) => ({ account: row.account, cents: cents(row.cents) }));
}

/** The same for every account from one to another in the order of their names, as far as anything was booked on them. */
export async function sumsBetween(
  tx: Tx,
  from: Account,
  through: Account,
): Promise<{ account: Account; cents: Cents }[]> {
  const found = await sql<{ account: Account; cents: number }>`
    select account, sum(cents)::bigint as cents from ledger_entry where account between ${from} and ${through}
    group by account`.execute(tx);
  return found.rows.map((row) => ({ account: row.account, cents: cents(row.cents) }));
}

export async function sumsByName(tx: Tx): Promise<{ name: AccountName; cents: Cents }[]> {
  const found = await sql<{ name: AccountName; cents: number }>`
    select split_part(account, ':', 1) as name, sum(cents)::bigint as cents from ledger_entry group by 1`.execute(tx);
  return found.rows.map((row) => ({ name: row.name, cents: cents(row.cents) }));
}

/** What is left on guarded accounts; one that has never held anything has no row. */
export const guardedBalances = (tx: Tx, accounts: readonly Account[]) =>
  mine(tx)
    .selectFrom('ledger_balance')
    .selectAll()
    .where('account', '=', sql<Account>`any(${texts(accounts)}::text[])`)
    .execute();

export async function closedThrough(tx: Tx): Promise<Day | null> {
  const found = await mine(tx)
    .selectFrom('ledger_period')
    .select((of) => of.fn.max('closed_through').as('through'))
    .executeTakeFirst();
  return found?.through ?? null;
}

export async function insertClosing(tx: Tx, closing: { through: Day; by: string; at: Date }): Promise<void> {
  await mine(tx)
    .insertInto('ledger_period')
    .values({ closed_through: closing.through, closed_by: closing.by, closed_at: closing.at })
    .execute();
}

export type Seal = Awaited<ReturnType<typeof sealsInOrder>>[number];

export const sealsInOrder = (tx: Tx) => mine(tx).selectFrom('ledger_seal').selectAll().orderBy('no').execute();

export const lastSeal = (tx: Tx) =>
  mine(tx).selectFrom('ledger_seal').selectAll().orderBy('no', 'desc').limit(1).executeTakeFirst();

export async function insertSeal(tx: Tx, seal: Seal): Promise<void> {
  await mine(tx).insertInto('ledger_seal').values(seal).execute();
}

/** The number below which no booking is under way any more; new ones wait until this transaction ends. */
export async function settledThrough(tx: Tx): Promise<number> {
  const found = await sql<{ no: number }>`select ledger_settled_through() as no`.execute(tx);
  return found.rows[0]?.no ?? 0;
}

/** What a seal covers of the transfers in a range of numbers, the first so many. */
export const sealedRows = (tx: Tx, afterNo: number, throughNo: number, limit: number) =>
  mine(tx)
    .selectFrom('ledger_transfer')
    .select(['no', 'content_hash', 'booked_at'])
    .where('no', '>', afterNo)
    .where('no', '<=', throughNo)
    .orderBy('no')
    .limit(limit)
    .execute();

/** Transfers whose entries are missing, too many, unbalanced or left without a transfer. */
export async function brokenTransfers(tx: Tx) {
  const found = await sql<{ transfer: number; lines: number; sumCents: number }>`
    select coalesce(t.no, e.transfer_no) as transfer, coalesce(e.lines, 0) as lines, coalesce(e.cents, 0)::bigint as "sumCents"
    from ledger_transfer t
    full join (
      select transfer_no, count(*) as lines, max(line) as last, sum(cents) as cents from ledger_entry group by transfer_no
    ) e on e.transfer_no = t.no
    where t.no is null or e.transfer_no is null or e.lines <> t.lines or e.last <> t.lines or e.cents <> 0
    order by 1`.execute(tx);
  return found.rows;
}

/** Guarded accounts whose kept balance is not the sum of their entries. */
export async function wrongBalances(tx: Tx) {
  const found = await sql<{ account: string; keptCents: number; sumCents: number }>`
    select coalesce(b.account, e.account) as account, coalesce(b.credit_cents, 0) as "keptCents",
      coalesce(e.cents, 0)::bigint as "sumCents"
    from ledger_balance b
    full join (
      select account, -sum(cents) as cents from ledger_entry where ledger_guards(account) group by account
    ) e on e.account = b.account
    where coalesce(b.credit_cents, 0) <> coalesce(e.cents, 0)
    order by 1`.execute(tx);
  return found.rows;
}

/** Transfers booked into a period after it was closed. */
export async function bookedIntoClosedPeriods(tx: Tx) {
  const found = await sql<{ transfer: number; bookedOn: Day; closedThrough: Day }>`
    select t.no as transfer, t.booked_on as "bookedOn", min(p.closed_through) as "closedThrough"
    from ledger_period p join ledger_transfer t on t.booked_on <= p.closed_through and t.booked_at > p.closed_at
    group by t.no, t.booked_on order by 1`.execute(tx);
  return found.rows;
}

/**
 * Causes whose booking is not, account by account, what is expected: booked otherwise, not at all, or without a reason.
 * `of` says on `t` which transfers are meant; `expected` selects `kind`, `id`, `account` and `cents`.
 */
export async function causesBookedOtherwise(tx: Tx, of: RawBuilder<boolean>, expected: RawBuilder<unknown>) {
  const found = await sql<{ kind: CauseKind; id: string }>`
    with expected as (
      select kind, id, account, sum(cents)::bigint as cents from (${expected}) as e group by 1, 2, 3 having sum(cents) <> 0
    ), actual as (
      select t.cause_kind as kind, t.cause_id as id, e.account, e.cents
      from ledger_transfer t join ledger_entry e on e.transfer_no = t.no where (${of})
    )
    select distinct kind, id from (
      (select * from expected except select * from actual) union all (select * from actual except select * from expected)
    ) as different order by 1, 2`.execute(tx);
  return found.rows;
}
