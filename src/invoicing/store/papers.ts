import { over, type Tx } from '../../platform/database.ts';
import { invoicingTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, invoicingTables);

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

/** Which of the invoices were last returned to their writer. */
export async function returnedAmong(tx: Tx, invoiceIds: readonly string[]): Promise<Set<string>> {
  if (invoiceIds.length === 0) return new Set();
  const last = await mine(tx)
    .selectFrom('invoice_review')
    .distinctOn('invoice_id')
    .select(['invoice_id', 'step'])
    .where('invoice_id', 'in', invoiceIds)
    .orderBy('invoice_id')
    .orderBy('id', 'desc')
    .execute();
  return new Set(last.filter(({ step }) => step === 'returned').map((row) => row.invoice_id));
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
