import { yearOf } from '../../basics/day.ts';
import { invoiceTotals } from '../../basics/invoice-arithmetic.ts';
import { isRefusal, refuse } from '../../basics/refusal.ts';
import { receivable, unpaid } from '../../ledger/account.ts';
import { book } from '../../ledger/actions/book.ts';
import { credit, debit, transfer } from '../../ledger/transfer.ts';
import { sellerOf } from '../../members/actions/seller.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { job } from '../../platform/jobs.ts';
import { lawInForce } from '../../tariffs/actions/law-in-force.ts';
import { issued } from '../issue.ts';
import { lockInvoiceForStaff, nextNumber, saveIssued, saveState } from '../store/invoices.ts';
import { insertReview } from '../store/papers.ts';
import { customerOf } from './keep-customer.ts';

export const renderInvoiceJob = job<{ invoiceId: string }>('render-invoice', 8);

/**
 * Approves an invoice in review and issues it at once, all in one transaction: number without a gap, content that never
 * changes again, the claim in the books, and a job that makes its documents and sends them.
 */
export async function approveInvoice(ctx: Context, id: string) {
  const invoice = await lockInvoiceForStaff(ctx.tx, id);
  if (!invoice) return refuse('not-found');
  if (invoice.state !== 'in-review') return refuse('not-in-review');
  ctx.saw(invoice.owner, ['invoices', 'own-customers']);
  const customer = invoice.customer_id ? await customerOf(ctx, invoice.customer_id, invoice.owner) : null;
  if (!customer) return refuse('customer-removed');
  const seller = await sellerOf(ctx, invoice.owner);

  const counter = await nextNumber(ctx.tx, String(yearOf(ctx.today)));
  const performedBy = seller.marketingName ?? seller.legalName;
  const law = await lawInForce(ctx.tx);
  const content = issued(invoice.draft, customer, ctx.config.operator, performedBy, counter, ctx.today, law);
  if (isRefusal(content)) return refuse('invoice-not-sound', { fault: content.refused });
  const totals = invoiceTotals(content.lines);

  await saveIssued(ctx.tx, {
    id,
    content,
    at: ctx.now,
    netCents: totals.netCents,
    vatCents: totals.vatCents,
    grossCents: totals.grossCents,
  });
  await insertReview(ctx.tx, { ...stepBy(ctx, id, invoice.owner), step: 'approved', reason: null });
  const claim = transfer({
    cause: { kind: 'invoice-issued', id },
    bookedOn: ctx.today,
    entries: [
      debit(receivable(id), totals.grossCents),
      credit(unpaid(invoice.owner), totals.netCents),
      credit('vat-payable', totals.vatCents),
    ],
  });
  await book(ctx.tx, claim, ctx.now);
  await ctx.send(renderInvoiceJob, { invoiceId: id });
  return { id, number: content.number };
}

/** Returns an invoice to its writer with the reason they will read. */
export async function returnInvoice(ctx: Context, id: string, reason: string) {
  const invoice = await lockInvoiceForStaff(ctx.tx, id);
  if (!invoice) return refuse('not-found');
  ctx.saw(invoice.owner, ['invoices']);
  if (!(await saveState(ctx.tx, id, 'in-review', 'draft', ctx.now))) return refuse('not-in-review');
  await insertReview(ctx.tx, { ...stepBy(ctx, id, invoice.owner), step: 'returned', reason });
  return { id, state: 'draft' as const };
}

const stepBy = (ctx: Context, invoiceId: string, owner: string) => ({
  id: newId(ctx.now.getTime()),
  invoice_id: invoiceId,
  owner,
  by: ctx.actor.id,
  at: ctx.now,
  questions: '[]',
});
