import { z } from 'zod';
import { ask, refusals, zCents, zId, zInstant, zPage } from '../../basics/contract.ts';
import { zKeptCustomer } from './customers.ts';
import { zInvoiceView } from './invoices.ts';

const reviewer = { who: 'staff', duty: 'review', shows: 'people' } as const;
export const review = {
  queue: ask
    .meta(reviewer)
    .route({
      method: 'GET',
      path: '/review/invoices',
      tags: ['review'],
      summary: 'Invoices that wait for review, longest first',
    })
    .input(zPage)
    .output(
      z.object({
        items: z.array(
          z.object({
            id: zId,
            owner: zId,
            ownerName: z.string(),
            buyerName: z.string().nullable(),
            netCents: zCents,
            grossCents: zCents,
            waitingSince: zInstant,
          }),
        ),
        next: z.string().nullable(),
        waiting: z.int(),
      }),
    ),
  get: ask
    .meta(reviewer)
    .route({
      method: 'GET',
      path: '/review/invoices/{id}',
      tags: ['review'],
      summary: 'One invoice as its reviewer sees it',
    })
    .input(z.object({ id: zId }))
    .output(
      zInvoiceView.extend({
        owner: zId,
        ownerName: z.string(),
        performedBy: z.string(),
        customer: zKeptCustomer.nullable(),
      }),
    ),
  approve: ask
    .meta({ who: 'staff', duty: 'review', shows: 'people' })
    .route({
      method: 'POST',
      path: '/review/invoices/{id}/approve',
      tags: ['review'],
      summary: 'Approve an invoice and issue it at once',
    })
    .errors(
      refusals({
        'not-in-review': 'The invoice is not in review any more.',
        'customer-removed': 'The customer has been removed; return the invoice.',
        'invoice-not-sound': 'No invoice format can carry this invoice; return it.',
      }),
    )
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId, number: z.string() })),
  giveBack: ask
    .meta({ who: 'staff', duty: 'review', shows: 'people' })
    .route({
      method: 'POST',
      path: '/review/invoices/{id}/return',
      tags: ['review'],
      summary: 'Return an invoice to its writer with a reason',
    })
    .errors(refusals({ 'not-in-review': 'The invoice is not in review any more.' }))
    .input(z.object({ id: zId, reason: z.string().trim().min(3).max(1000) }))
    .output(z.object({ id: zId, state: z.literal('draft') })),
  failedDeliveries: ask
    .meta(reviewer)
    .route({ method: 'GET', path: '/review/deliveries', tags: ['review'], summary: 'Deliveries that failed' })
    .output(
      z.object({
        items: z.array(
          z.object({
            id: zId,
            invoiceId: zId,
            number: z.string().nullable(),
            buyerName: z.string().nullable(),
            channel: z.enum(['email', 'e-invoice']),
            reason: z.string().nullable(),
            queuedAt: zInstant,
          }),
        ),
      }),
    ),
  retryDelivery: ask
    .meta({ who: 'staff', duty: 'review' })
    .route({
      method: 'POST',
      path: '/review/deliveries/{id}/retry',
      tags: ['review'],
      summary: 'Try a failed delivery again',
    })
    .errors(refusals({ 'not-failed': 'The delivery has not failed.' }))
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId })),
};
