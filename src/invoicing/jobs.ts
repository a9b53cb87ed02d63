import type { Services } from '../platform/context.ts';
import { handler } from '../platform/jobs.ts';
import { deliverInvoice, deliverInvoiceJob, renderInvoice } from './actions/deliver-invoice.ts';
import { renderInvoiceJob } from './actions/review-invoice.ts';

export const invoicingJobs = [
  handler<Services, { invoiceId: string }>(renderInvoiceJob, renderInvoice),
  handler<Services, { deliveryId: string }>(deliverInvoiceJob, deliverInvoice),
];
