import { sql } from 'kysely';
import type { Day } from '../basics/day.ts';
import type { Cents } from '../basics/money.ts';
import type { Invoice } from '../formats/en16931.ts';
import { over, type Tx } from '../platform/database.ts';
import type { DraftContent } from './invoice.ts';
import { invoicingTables } from './tables.ts';

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

export type ReviewStep = {
  id: string;
  invoice_id: string;
  owner: string;
  step: 'submitted' | 'recalled' | 'returned' | 'approved';
  by: string;
  at: Date;
  reason: string | null;
  questions: string;
};

export async function insertReview(tx: Tx, step: ReviewStep): Promise<void> {
  await mine(tx).insertInto('invoice_review').values(step).execute();
}

export const reviewsOf = (tx: Tx, invoiceId: string) =>
  mine(tx)
    .selectFrom('invoice_review')
    .select(['step', 'at', 'reason', 'questions'])
    .where('invoice_id', '=', invoiceId)
    .orderBy('id')
    .execute();

export async function insertDocument(
  tx: Tx,
  document: {
    invoice_id: string;
    owner: string;
    kind: 'pdf' | 'finvoice' | 'peppol';
    file_id: string;
    sha256: string;
    made_at: Date;
  },
): Promise<void> {
  await mine(tx)
    .insertInto('invoice_document')
    .values(document)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export const documentsOf = (tx: Tx, invoiceId: string) =>
  mine(tx)
    .selectFrom('invoice_document')
    .select(['kind', 'file_id', 'sha256'])
    .where('invoice_id', '=', invoiceId)
    .execute();

export type DeliveryRow = {
  id: string;
  invoice_id: string;
  owner: string;
  channel: 'email' | 'e-invoice';
  queued_at: Date;
};

export async function insertDelivery(tx: Tx, delivery: DeliveryRow): Promise<void> {
  await mine(tx)
    .insertInto('invoice_delivery')
    .values({ ...delivery, state: 'queued' })
    .execute();
}

export const findDelivery = (tx: Tx, id: string) =>
  mine(tx).selectFrom('invoice_delivery').selectAll().where('id', '=', id).executeTakeFirst();

export const deliveriesOf = (tx: Tx, invoiceId: string) =>
  mine(tx)
    .selectFrom('invoice_delivery')
    .select(['id', 'channel', 'state', 'reason', 'queued_at', 'settled_at'])
    .where('invoice_id', '=', invoiceId)
    .orderBy('id')
    .execute();

export async function saveDelivery(
  tx: Tx,
  id: string,
  state: 'queued' | 'sent' | 'failed',
  reason: string | null,
  at: Date | null,
): Promise<void> {
  await mine(tx)
    .updateTable('invoice_delivery')
    .set((set) => ({ state, reason, settled_at: at, attempts: set('attempts', '+', state === 'queued' ? 0 : 1) }))
    .where('id', '=', id)
    .execute();
}

export const failedDeliveriesForStaff = (tx: Tx, limit: number) =>
  mine(tx)
    .selectFrom('invoice_delivery as d')
    .innerJoin('invoice as i', 'i.id', 'd.invoice_id')
    .select(['d.id', 'd.invoice_id', 'd.owner', 'd.channel', 'd.reason', 'd.queued_at', 'i.number', 'i.buyer_name'])
    .where('d.state', '=', 'failed')
    .orderBy('d.queued_at')
    .limit(limit)
    .execute();

export const findCustomer = (tx: Tx, id: string, owner: string) =>
  mine(tx)
    .selectFrom('customer')
    .selectAll()
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('removed_at', 'is', null)
    .executeTakeFirst();

export const customersOf = (
  tx: Tx,
  owner: string,
  search: string | undefined,
  after: { name: string; id: string } | undefined,
  limit: number,
) =>
  mine(tx)
    .selectFrom('customer')
    .selectAll()
    .where('owner', '=', owner)
    .where('removed_at', 'is', null)
    .$if(search !== undefined, (query) =>
      query.where('name', 'ilike', `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(name, id) > (${after?.name ?? ''}, ${after?.id ?? null}::uuid)`),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();

export type CustomerRow = {
  id: string;
  owner: string;
  kind: 'company' | 'person';
  name: string;
  business_id: string | null;
  details: string;
};

export async function insertCustomer(tx: Tx, row: CustomerRow, at: Date): Promise<void> {
  await mine(tx)
    .insertInto('customer')
    .values({ ...row, created_at: at })
    .execute();
}

export async function saveCustomer(tx: Tx, { id, owner, ...row }: CustomerRow): Promise<boolean> {
  const changed = await mine(tx)
    .updateTable('customer')
    .set(row)
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function deleteCustomer(tx: Tx, id: string, owner: string): Promise<boolean> {
  const gone = await mine(tx).deleteFrom('customer').where('id', '=', id).where('owner', '=', owner).executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
