import { refuse } from '../basics/refusal.ts';
import { namesOf, sellerOf } from '../members/actions/seller.ts';
import type { Context } from '../platform/context.ts';
import { answering, orRefuse } from '../platform/http.ts';
import { deliverInvoiceJob } from './actions/deliver-invoice.ts';
import { addCustomer, changeCustomer, customerOf, listCustomers, removeCustomer } from './actions/keep-customer.ts';
import { approveInvoice, returnInvoice } from './actions/review-invoice.ts';
import { documentOf, headsOf, viewOf } from './actions/show-invoice.ts';
import { keepDraft, recallDraft, removeDraft, startDraft, submitDraft } from './actions/write-draft.ts';
import { invoicingContract } from './contract.ts';
import { countInReview, findInvoice, findInvoiceForStaff, invoicesOf, reviewQueueForStaff } from './store/invoices.ts';
import { failedDeliveriesForStaff, findDelivery, saveDelivery } from './store/papers.ts';

const os = answering(invoicingContract);

const customers = os.customers.router({
  list: os.customers.list.handler(({ input, context }) =>
    listCustomers(context, input.search, input.cursor, input.limit),
  ),
  get: os.customers.get.handler(
    async ({ input, context, errors }) =>
      (await customerOf(context, input.id, context.actor.id)) ?? orRefuse(errors, refuse('not-found')),
  ),
  add: os.customers.add.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await addCustomer(context, input)),
  ),
  change: os.customers.change.handler(async ({ input: { id, ...customer }, context, errors }) =>
    orRefuse(errors, await changeCustomer(context, id, customer)),
  ),
  remove: os.customers.remove.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await removeCustomer(context, input.id)),
  ),
});

const invoices = os.invoices.router({
  list: os.invoices.list.handler(async ({ input, context }) => {
    const rows = await invoicesOf(context.tx, context.actor.id, input.state, input.cursor, input.limit);
    return { items: await headsOf(context, rows), next: rows.length < input.limit ? null : (rows.at(-1)?.id ?? null) };
  }),
  get: os.invoices.get.handler(async ({ input, context, errors }) => {
    const row = await findInvoice(context.tx, input.id, context.actor.id);
    return row ? viewOf(context, row) : orRefuse(errors, refuse('not-found'));
  }),
  start: os.invoices.start.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await startDraft(context, input.copyOf, input.language)),
  ),
  save: os.invoices.save.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await keepDraft(context, input.id, input.version, input.draft)),
  ),
  submit: os.invoices.submit.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await submitDraft(context, input.id, input.version, input.answered)),
  ),
  recall: os.invoices.recall.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await recallDraft(context, input.id)),
  ),
  remove: os.invoices.remove.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await removeDraft(context, input.id)),
  ),
  document: os.invoices.document.handler(async ({ input, context, errors }) => {
    const row = await findInvoice(context.tx, input.id, context.actor.id);
    return (row && (await documentOf(context, row, input.kind))) ?? orRefuse(errors, refuse('not-found'));
  }),
});

const review = os.review.router({
  queue: os.review.queue.handler(async ({ input, context }) => {
    const rows = await reviewQueueForStaff(context.tx, input.cursor, input.limit);
    const names = await shownNames(
      context,
      rows.map((row) => row.owner),
    );
    return {
      items: rows.map((row) => ({
        id: row.id,
        owner: row.owner,
        ownerName: names.get(row.owner) ?? '',
        buyerName: row.buyer_name,
        netCents: row.net_cents,
        grossCents: row.gross_cents,
        waitingSince: row.changed_at.toISOString(),
      })),
      next: rows.length < input.limit ? null : (rows.at(-1)?.id ?? null),
      waiting: await countInReview(context.tx),
    };
  }),
  get: os.review.get.handler(async ({ input, context, errors }) => {
    const row = await findInvoiceForStaff(context.tx, input.id);
    if (!row || row.state === 'draft') return orRefuse(errors, refuse('not-found'));
    context.saw(row.owner, ['name', 'invoices', 'own-customers']);
    const seller = await sellerOf(context, row.owner);
    return {
      ...(await viewOf(context, row)),
      owner: row.owner,
      ownerName: seller.legalName,
      performedBy: seller.marketingName ?? seller.legalName,
      customer: row.customer_id ? await customerOf(context, row.customer_id, row.owner) : null,
    };
  }),
  approve: os.review.approve.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await approveInvoice(context, input.id)),
  ),
  giveBack: os.review.giveBack.handler(async ({ input, context, errors }) =>
    orRefuse(errors, await returnInvoice(context, input.id, input.reason)),
  ),
  failedDeliveries: os.review.failedDeliveries.handler(async ({ context }) => {
    const rows = await failedDeliveriesForStaff(context.tx, 200);
    for (const owner of new Set(rows.map((row) => row.owner))) context.saw(owner, ['own-customers']);
    return {
      items: rows.map((row) => ({
        id: row.id,
        invoiceId: row.invoice_id,
        number: row.number,
        buyerName: row.buyer_name,
        channel: row.channel,
        reason: row.reason,
        queuedAt: row.queued_at.toISOString(),
      })),
    };
  }),
  retryDelivery: os.review.retryDelivery.handler(async ({ input, context, errors }) => {
    const delivery = await findDelivery(context.tx, input.id);
    if (!delivery) return orRefuse(errors, refuse('not-found'));
    if (delivery.state !== 'failed') return orRefuse(errors, refuse('not-failed'));
    await saveDelivery(context.tx, input.id, 'queued', null, null);
    await context.send(deliverInvoiceJob, { deliveryId: input.id });
    return { id: input.id };
  }),
});

async function shownNames(ctx: Context, owners: readonly string[]): Promise<Map<string, string>> {
  for (const owner of new Set(owners)) ctx.saw(owner, ['name', 'invoices']);
  return namesOf(ctx, [...new Set(owners)]);
}

export const invoicingRoutes = os.router({ customers, invoices, review });
