import { sql } from 'kysely';
import { over, type Tx } from '../../platform/database.ts';
import { invoicingTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, invoicingTables);

/** Holes in the numbers of each series, and series whose counter is not at the last number. */
export async function gapsInNumbers(tx: Tx) {
  const found = await sql<{ series: string; after: number; next: number }>`
    with numbers as (
      select left(number, 4) as series, substr(number, 5)::bigint as no from invoice
      where state = 'issued' and number ~ '^[0-9]{9,18}$'
    ), ends as (
      select coalesce(c.series, n.series) as series, coalesce(max(n.no), 0) as no, coalesce(max(c.last), 0) + 1 as next
      from numbers n full join invoice_counter c on c.series = n.series group by 1
    )
    select series, before as after, no as next
    from (select series, no, lag(no, 1, 0::bigint) over (partition by series order by no) as before from numbers) as pairs
    where no <> before + 1
    union all
    select series, no as after, next from ends where next <> no + 1
    order by 1, 2`.execute(tx);
  return found.rows;
}

/** Issued invoices in the order of their ids, so many after one, with what was frozen of each. */
export const issuedAfter = (tx: Tx, after: string | undefined, limit: number) =>
  mine(tx)
    .selectFrom('invoice')
    .select(['id', 'number', 'reference', 'issued_on', 'due_on', 'net_cents', 'vat_cents', 'gross_cents', 'content'])
    .where('state', '=', 'issued')
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();

/** The documents of invoices, so many after one. */
export const documentsAfter = (tx: Tx, after: { invoice_id: string; kind: string } | undefined, limit: number) =>
  mine(tx)
    .selectFrom('invoice_document')
    .select(['invoice_id', 'owner', 'kind', 'file_id', 'sha256'])
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(invoice_id, kind) > (${after?.invoice_id ?? null}::uuid, ${after?.kind ?? null}::text)`,
      ),
    )
    .orderBy('invoice_id')
    .orderBy('kind')
    .limit(limit)
    .execute();

/** What the books should hold of issued invoices: the customer owes the gross, the net waits for its owner, the VAT for the State. */
export const expectedBookings = sql`
  select 'invoice-issued' as kind, i.id::text as id, line.account, line.cents
  from invoice i cross join lateral (values
    ('receivable:' || i.id, i.gross_cents), ('unpaid:' || i.owner, -i.net_cents), ('vat-payable', -i.vat_cents)
  ) as line (account, cents)
  where i.state = 'issued'`;
export const bookedForInvoices = sql<boolean>`t.cause_kind = 'invoice-issued'`;
