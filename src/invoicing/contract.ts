import { z } from 'zod';
import { ask, refusals, zCents, zDay, zId, zInstant, zLanguage, zPage } from '../basics/contract.ts';
import { unitCodes, vatChoices } from './invoice.ts';

const shortText = z.string().trim().max(200);
const zCustomer = z.object({
  kind: z.enum(['company', 'person']),
  name: shortText.min(1),
  businessId: z.string().max(20).nullable(),
  eAddress: z.string().max(40).nullable(),
  intermediator: z.string().max(40).nullable(),
  email: z.email().max(254).nullable(),
  contact: shortText.nullable(),
  street: shortText.min(1),
  postCode: z.string().trim().min(1).max(16),
  town: shortText.min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
  language: zLanguage,
});
const zKeptCustomer = zCustomer.extend({ id: zId });
const customerRefusals = refusals({
  'business-id-missing': 'A Finnish company has a business id.',
  'business-id-wrong': 'The business id is not right.',
  'e-address-wrong': 'The e-invoice address is not right.',
  'intermediator-missing': 'An e-invoice address needs its intermediator.',
  'delivery-missing': 'Give an e-mail address or an e-invoice address.',
});

const own = { who: 'entrepreneur' } as const;
const customers = {
  list: ask
    .meta(own)
    .route({ method: 'GET', path: '/own/customers', tags: ['customers'], summary: 'Own customers by name' })
    .input(zPage.extend({ search: z.string().max(100).optional() }))
    .output(z.object({ items: z.array(zKeptCustomer), next: z.string().nullable() })),
  get: ask
    .meta(own)
    .route({ method: 'GET', path: '/own/customers/{id}', tags: ['customers'], summary: 'One own customer' })
    .input(z.object({ id: zId }))
    .output(zKeptCustomer),
  add: ask
    .meta(own)
    .route({ method: 'POST', path: '/own/customers', tags: ['customers'], summary: 'Add a customer' })
    .errors(customerRefusals)
    .input(zCustomer)
    .output(zKeptCustomer),
  change: ask
    .meta(own)
    .route({ method: 'PUT', path: '/own/customers/{id}', tags: ['customers'], summary: 'Change a customer' })
    .errors(customerRefusals)
    .input(zCustomer.extend({ id: zId }))
    .output(zKeptCustomer),
  remove: ask
    .meta(own)
    .route({
      method: 'DELETE',
      path: '/own/customers/{id}',
      tags: ['customers'],
      summary: 'Remove a customer; issued invoices stay as they are',
    })
    .input(z.object({ id: zId }))
    .output(z.object({ removed: z.literal(true) })),
};

const zRow = z.object({
  description: z.string().max(500),
  quantity: z.string().max(14),
  unit: z.enum(unitCodes),
  unitPriceCents: zCents.refine((value) => value >= 0 && value <= 100_000_000_00),
  vat: z.enum(vatChoices),
  vatReason: shortText.nullable(),
  servedFrom: zDay.nullable(),
  servedTo: zDay.nullable(),
});
const zDraft = z.object({
  customerId: zId.nullable(),
  rows: z.array(zRow).max(200),
  termDays: z.int().min(7).max(60),
  buyerReference: shortText.nullable(),
  orderReference: shortText.nullable(),
  notes: z.array(z.string().max(500)).max(5),
  language: zLanguage,
});
const zQuestion = z.object({ row: z.int(), code: z.string(), kind: z.enum(['vague', 'excluded']), source: z.string() });
const zLacking = z.object({ field: z.string(), code: z.string() });
const zHead = z.object({
  id: zId,
  state: z.enum(['draft', 'in-review', 'issued']),
  number: z.string().nullable(),
  buyerName: z.string().nullable(),
  netCents: zCents,
  grossCents: zCents,
  openCents: zCents,
  payment: z.enum(['open', 'partly-paid', 'paid']).nullable(),
  overdue: z.boolean(),
  issuedOn: zDay.nullable(),
  dueOn: zDay.nullable(),
  changedAt: zInstant,
});
const zReview = z.object({
  step: z.enum(['submitted', 'recalled', 'returned', 'approved']),
  at: zInstant,
  reason: z.string().nullable(),
});
const zDelivery = z.object({
  id: zId,
  channel: z.enum(['email', 'e-invoice']),
  state: z.enum(['queued', 'sent', 'failed']),
  reason: z.string().nullable(),
  settledAt: zInstant.nullable(),
});
const zInvoiceView = zHead.extend({
  version: z.int(),
  draft: zDraft,
  vatCents: zCents,
  vat: z.array(z.object({ category: z.string(), rateBp: z.int(), baseCents: zCents, vatCents: zCents })),
  reference: z.string().nullable(),
  lacking: z.array(zLacking),
  questions: z.array(zQuestion),
  reviews: z.array(zReview),
  deliveries: z.array(zDelivery),
  documents: z.array(z.enum(['pdf', 'finvoice', 'peppol'])),
  publicLink: z.string().nullable(),
});
const zFile = { headers: z.object({ 'content-disposition': z.string(), etag: z.string() }), body: z.file() };

const draftRefusals = refusals({
  'not-a-draft': 'The invoice is no longer a draft.',
  'saved-elsewhere': 'The draft has been saved elsewhere since you opened it.',
});

const invoices = {
  list: ask
    .meta(own)
    .route({ method: 'GET', path: '/own/invoices', tags: ['invoices'], summary: 'Own invoices, newest first' })
    .input(zPage.extend({ state: z.enum(['draft', 'in-review', 'issued']).optional() }))
    .output(z.object({ items: z.array(zHead), next: z.string().nullable() })),
  get: ask
    .meta(own)
    .route({
      method: 'GET',
      path: '/own/invoices/{id}',
      tags: ['invoices'],
      summary: 'One own invoice with what it lacks and how far it has come',
    })
    .input(z.object({ id: zId }))
    .output(zInvoiceView),
  start: ask
    .meta(own)
    .route({ method: 'POST', path: '/own/invoices', tags: ['invoices'], summary: 'Start a draft, empty or as a copy' })
    .input(z.object({ copyOf: zId.nullable().default(null), language: zLanguage.default('fi') }))
    .output(z.object({ id: zId })),
  save: ask
    .meta(own)
    .route({
      method: 'PUT',
      path: '/own/invoices/{id}',
      tags: ['invoices'],
      summary: 'Save a draft as it is, complete or not',
    })
    .errors(draftRefusals)
    .input(z.object({ id: zId, version: z.int(), draft: zDraft }))
    .output(z.object({ id: zId, version: z.int() })),
  submit: ask
    .meta(own)
    .route({ method: 'POST', path: '/own/invoices/{id}/submit', tags: ['invoices'], summary: 'Send a draft to review' })
    .errors({
      ...draftRefusals,
      ...refusals({
        'invoice-incomplete': 'Something is still missing from the invoice.',
        'questions-open': 'Answer the questions about the texts first.',
        'profile-incomplete': 'Something is still missing from your own data.',
      }),
    })
    .input(z.object({ id: zId, version: z.int(), answered: z.array(z.string().max(60)).max(500) }))
    .output(z.object({ id: zId, state: z.literal('in-review') })),
  recall: ask
    .meta(own)
    .route({
      method: 'POST',
      path: '/own/invoices/{id}/recall',
      tags: ['invoices'],
      summary: 'Take an invoice back from review',
    })
    .errors(refusals({ 'not-in-review': 'The invoice is not in review any more.' }))
    .input(z.object({ id: zId }))
    .output(z.object({ id: zId, state: z.literal('draft') })),
  remove: ask
    .meta(own)
    .route({ method: 'DELETE', path: '/own/invoices/{id}', tags: ['invoices'], summary: 'Delete a draft' })
    .errors(refusals({ 'not-a-draft': 'The invoice is no longer a draft.' }))
    .input(z.object({ id: zId }))
    .output(z.object({ removed: z.literal(true) })),
  document: ask
    .meta(own)
    .route({
      method: 'GET',
      path: '/own/invoices/{id}/documents/{kind}',
      tags: ['invoices'],
      summary: 'A document of an issued invoice',
      outputStructure: 'detailed',
    })
    .input(z.object({ id: zId, kind: z.enum(['pdf', 'finvoice', 'peppol']) }))
    .output(z.object(zFile)),
};

const reviewer = { who: 'staff', duty: 'review', shows: 'people' } as const;
const review = {
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

export const invoicingContract = { customers, invoices, review };
