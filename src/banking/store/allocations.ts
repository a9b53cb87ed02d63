import { sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import { invoicingTables } from '../../invoicing/tables.ts';
import { ledgerTables } from '../../ledger/tables.ts';
import { over, type Tx } from '../../platform/database.ts';
import type { OpenInvoice } from '../suggestion.ts';
import { bankingTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, bankingTables);

/** What an invoice is paid against. */
export type Payable = { id: string; owner: string; grossCents: Cents; netCents: Cents };

/**
 * How far invoices have been paid, locked until the transaction ends, so that two payments at once never pay the same
 * cent; an invoice that nothing has been paid of gets its row here.
 */
export async function lockSettlements(tx: Tx, invoices: readonly Payable[]) {
  const given = [...invoices].sort((a, b) => (a.id < b.id ? -1 : 1));
  const found = await sql<{ invoiceId: string; paidCents: Cents; paidNetCents: Cents }>`
    insert into settlement (invoice_id, owner, gross_cents, net_cents)
    select * from unnest(
      ${given.map((one) => one.id)}::uuid[], ${given.map((one) => one.owner)}::uuid[],
      ${given.map((one) => one.grossCents)}::bigint[], ${given.map((one) => one.netCents)}::bigint[]
    )
    on conflict (invoice_id) do update set owner = excluded.owner
    returning invoice_id as "invoiceId", paid_cents as "paidCents", paid_net_cents as "paidNetCents"`.execute(tx);
  return new Map(found.rows.map((row) => [row.invoiceId, row]));
}

export type NewAllocation = {
  readonly id: string;
  readonly entryId: string;
  readonly target: 'invoice' | 'refund' | 'return';
  readonly invoiceId: string | null;
  readonly owner: string | null;
  /** Negative where an allocation is taken back. */
  readonly cents: Cents;
  readonly netCents: Cents;
  readonly advancedCents: Cents;
  readonly receivedOn: Day;
  readonly reverses: string | null;
  readonly reason: string | null;
};

/** Writes allocations in one statement; the database then counts what is left of entries and invoices. */
export async function insertAllocations(
  tx: Tx,
  allocations: readonly NewAllocation[],
  by: string,
  at: Date,
): Promise<void> {
  const of = <T>(value: (one: NewAllocation) => T): T[] => allocations.map(value);
  await sql`
    insert into allocation (id, entry_id, target, invoice_id, owner, cents, net_cents, advanced_cents, received_on,
      reverses, reason, by, at)
    select g.*, ${by}, ${at}::timestamptz from unnest(
      ${of((one) => one.id)}::uuid[], ${of((one) => one.entryId)}::uuid[], ${of((one) => one.target)}::text[],
      ${of((one) => one.invoiceId)}::uuid[], ${of((one) => one.owner)}::uuid[], ${of((one) => one.cents)}::bigint[],
      ${of((one) => one.netCents)}::bigint[], ${of((one) => one.advancedCents)}::bigint[],
      ${of((one) => one.receivedOn)}::date[], ${of((one) => one.reverses)}::uuid[], ${of((one) => one.reason)}::text[]
    ) as g`.execute(tx);
}

const shown = [
  'a.id',
  'a.entry_id as entryId',
  'a.target',
  'a.invoice_id as invoiceId',
  'a.owner',
  'a.cents',
  'a.net_cents as netCents',
  'a.received_on as receivedOn',
  'a.by',
  'a.at',
] as const;

// What was allocated, each with what took it back, if anything did.
const allocations = (tx: Tx) =>
  mine(tx)
    .selectFrom('allocation as a')
    .leftJoin('allocation as back', 'back.reverses', 'a.id')
    .select(shown)
    .select(['back.at as takenBackAt', 'back.reason as takenBackFor', 'back.advanced_cents as advancedCents'])
    .where('a.reverses', 'is', null);

export type AllocationRow = Awaited<ReturnType<typeof allocationsOfEntries>>[number];

export const allocationsOfEntries = (tx: Tx, entryIds: readonly string[]) =>
  allocations(tx)
    .where('a.entry_id', '=', sql<string>`any(${[...entryIds]}::uuid[])`)
    .orderBy('a.id')
    .execute();

export const liveAllocationsOf = (tx: Tx, entryIds: readonly string[]) =>
  allocations(tx)
    .where('a.entry_id', '=', sql<string>`any(${[...entryIds]}::uuid[])`)
    .where('back.id', 'is', null)
    .orderBy('a.id')
    .execute();

export const allocationById = (tx: Tx, id: string) => allocations(tx).where('a.id', '=', id).executeTakeFirst();

/** The allocations to invoices that payments of a statement brought, or those of the ids. */
export const invoiceAllocations = (tx: Tx, of: { statementId: string } | { ids: readonly string[] }) =>
  allocations(tx)
    .where('a.target', '=', 'invoice')
    .$if('ids' in of, (query) => query.where('a.id', '=', sql<string>`any(${'ids' in of ? [...of.ids] : []}::uuid[])`))
    .$if('statementId' in of, (query) =>
      query.where('a.entry_id', 'in', (entries) =>
        entries
          .selectFrom('bank_entry')
          .select('bank_entry.id')
          .where('statement_id', '=', 'statementId' in of ? of.statementId : ''),
      ),
    )
    .orderBy('a.id')
    .execute();

export async function statementsWithAllocations(tx: Tx, fileId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select s.id from bank_statement s where s.file_id = ${fileId} and exists (
      select from bank_entry e join allocation a on a.entry_id = e.id
      where e.statement_id = s.id and a.target = 'invoice'
    ) order by s.position`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** What has been paid of an own invoice, with its sum; undefined where it is not the owner's or not issued. */
export async function paymentsOf(tx: Tx, invoiceId: string, owner: string) {
  const invoice = await over(tx, { ...bankingTables, ...invoicingTables })
    .selectFrom('invoice as i')
    .leftJoin('settlement as s', 's.invoice_id', 'i.id')
    .select(['i.gross_cents as grossCents', 's.paid_cents as paidCents'])
    .where('i.id', '=', invoiceId)
    .where('i.owner', '=', owner)
    .where('i.state', '=', 'issued')
    .executeTakeFirst();
  if (!invoice) return undefined;
  const payments = await allocations(tx)
    .where('a.owner', '=', owner)
    .where('a.invoice_id', '=', invoiceId)
    .orderBy('a.received_on')
    .orderBy('a.id')
    .execute();
  return { ...invoice, payments };
}

// ── invoices that a payment may be for ──

const invoiceColumns = sql`i.id, i.owner, i.number, i.reference, coalesce(i.buyer_name, '') as "buyerName",
  i.gross_cents as "grossCents", i.net_cents as "netCents", i.due_on as "dueOn",
  i.gross_cents - coalesce(s.paid_cents, 0) as "openCents"`;

export type KnownInvoice = OpenInvoice & { netCents: Cents };

export async function issuedInvoices(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownInvoice>> {
  const found = await sql<KnownInvoice>`
    select ${invoiceColumns} from invoice i left join settlement s on s.invoice_id = i.id
    where i.state = 'issued' and i.id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/**
 * Issued invoices not fully paid that have exactly the sum open, or one of the numbers as number or reference, or a word
 * of the name; some of each kind, so that a common name cannot crowd out the right sum.
 */
export async function openInvoicesLike(
  tx: Tx,
  { cents, numbers, words }: { cents: Cents | null; numbers: readonly string[]; words: readonly string[] },
): Promise<KnownInvoice[]> {
  const open = sql`from invoice i left join settlement s on s.invoice_id = i.id
    where i.state = 'issued' and coalesce(s.paid_cents, 0) < i.gross_cents`;
  const named = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const found = await sql<KnownInvoice>`
    (select ${invoiceColumns} ${open} and (i.number = any(${[...numbers]}::text[]) or i.reference = any(${[...numbers]}::text[])) limit 20)
    union
    (select ${invoiceColumns} ${open} and i.gross_cents = ${cents}::bigint and coalesce(s.paid_cents, 0) = 0 order by i.due_on limit 20)
    union
    (select ${invoiceColumns} ${open} and s.paid_cents > 0 and i.gross_cents - s.paid_cents = ${cents}::bigint order by i.due_on limit 20)
    union
    (select ${invoiceColumns} ${open} and i.buyer_name ilike any(${named}::text[]) order by i.due_on limit 20)`.execute(
    tx,
  );
  return found.rows;
}

/** The first day that the books still take, or null where no period has been closed. */
export async function closedThrough(tx: Tx): Promise<Day | null> {
  const found = await over(tx, ledgerTables)
    .selectFrom('ledger_period')
    .select((of) => of.fn.max('closed_through').as('through'))
    .executeTakeFirst();
  return found?.through ?? null;
}
