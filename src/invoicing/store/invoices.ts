import { sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import type { Invoice } from '../../formats/en16931.ts';
import { over, type Tx } from '../../platform/database.ts';
import type { DraftContent } from '../invoice.ts';
import { invoicingTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, invoicingTables);

export const findInvoice = (tx: Tx, id: string, owner: string) =>
  mine(tx).selectFrom('invoice').selectAll().where('id', '=', id).where('owner', '=', owner).executeTakeFirst();

export const findInvoiceForStaff = (tx: Tx, id: string) =>
  mine(tx).selectFrom('invoice').selectAll().where('id', '=', id).executeTakeFirst();

export type InvoiceRow = NonNullable<Awaited<ReturnType<typeof findInvoiceForStaff>>>;

/** The invoice locked until the transaction ends, so that two people deciding at once get one outcome. */
export const lockInvoiceForStaff = (tx: Tx, id: string) =>
  mine(tx).selectFrom('invoice').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function insertDraft(
  tx: Tx,
  draft: { id: string; owner: string; content: DraftContent; at: Date },
): Promise<void> {
  const none = 0 as Cents;
  await mine(tx)
    .insertInto('invoice')
    .values({
      id: draft.id,
      owner: draft.owner,
      state: 'draft',
      version: 1,
      draft: JSON.stringify(draft.content),
      customer_id: draft.content.customerId,
      net_cents: none,
      vat_cents: none,
      gross_cents: none,
      created_at: draft.at,
      changed_at: draft.at,
    })
    .execute();
}

type Saved = {
  content: DraftContent;
  buyerName: string | null;
  netCents: Cents;
  vatCents: Cents;
  grossCents: Cents;
  at: Date;
};

/** Saves a draft over the version the writer saw; false where somebody has saved in between. */
export async function saveDraft(tx: Tx, id: string, owner: string, version: number, saved: Saved): Promise<boolean> {
  const changed = await mine(tx)
    .updateTable('invoice')
    .set({
      draft: JSON.stringify(saved.content),
      customer_id: saved.content.customerId,
      buyer_name: saved.buyerName,
      net_cents: saved.netCents,
      vat_cents: saved.vatCents,
      gross_cents: saved.grossCents,
      version: version + 1,
      changed_at: saved.at,
    })
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('state', '=', 'draft')
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function saveState(
  tx: Tx,
  id: string,
  from: 'draft' | 'in-review',
  to: 'draft' | 'in-review',
  at: Date,
): Promise<boolean> {
  const changed = await mine(tx)
    .updateTable('invoice')
    .set({ state: to, changed_at: at })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export type Issued = { id: string; content: Invoice; netCents: Cents; vatCents: Cents; grossCents: Cents; at: Date };

export async function saveIssued(tx: Tx, { id, content, netCents, vatCents, grossCents, at }: Issued): Promise<void> {
  await mine(tx)
    .updateTable('invoice')
    .set({
      state: 'issued',
      number: content.number,
      reference: content.reference,
      issued_on: content.issuedOn,
      due_on: content.dueOn,
      content: JSON.stringify(content),
      buyer_name: content.buyer.name,
      net_cents: netCents,
      vat_cents: vatCents,
      gross_cents: grossCents,
      changed_at: at,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteDraft(tx: Tx, id: string, owner: string): Promise<boolean> {
  const gone = await mine(tx)
    .deleteFrom('invoice')
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** The next number of a series; the counter row stays locked until the invoice with the number is committed, so none is lost. */
export async function nextNumber(tx: Tx, series: string): Promise<number> {
  const { last } = await mine(tx)
    .insertInto('invoice_counter')
    .values({ series, last: 1 })
    .onConflict((conflict) => conflict.column('series').doUpdateSet({ last: sql<number>`invoice_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

const listed = [
  'id',
  'owner',
  'state',
  'number',
  'buyer_name',
  'net_cents',
  'gross_cents',
  'issued_on',
  'due_on',
  'created_at',
  'changed_at',
] as const;

export const invoicesOf = (
  tx: Tx,
  owner: string,
  state: 'draft' | 'in-review' | 'issued' | undefined,
  before: string | undefined,
  limit: number,
) =>
  mine(tx)
    .selectFrom('invoice')
    .select(listed)
    .where('owner', '=', owner)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'draft'))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** What waits for a reviewer, the longest waiting first. */
export const reviewQueueForStaff = (tx: Tx, after: string | undefined, limit: number) =>
  mine(tx)
    .selectFrom('invoice')
    .select(listed)
    .where('state', '=', 'in-review')
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();

export async function countInReview(tx: Tx): Promise<number> {
  const { count } = await mine(tx)
    .selectFrom('invoice')
    .select(sql<number>`count(*)`.as('count'))
    .where('state', '=', 'in-review')
    .executeTakeFirstOrThrow();
  return count;
}

export type PayableInvoice = {
  id: string;
  owner: string;
  number: string;
  reference: string;
  netCents: Cents;
  grossCents: Cents;
  dueOn: Day;
  buyerName: string;
};

export async function issuedByReference(tx: Tx, references: readonly string[]): Promise<PayableInvoice[]> {
  const rows = await sql<PayableInvoice>`
    select id, owner, number, reference, net_cents as "netCents", gross_cents as "grossCents", due_on as "dueOn", coalesce(buyer_name, '') as "buyerName"
    from invoice where state = 'issued' and reference = any(${[...references]}::text[])`.execute(tx);
  return rows.rows;
}
