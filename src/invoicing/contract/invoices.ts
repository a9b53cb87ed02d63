import { z } from 'zod';
import { ask, refusals, zCents, zDay, zId, zInstant, zLanguage, zPage } from '../../basics/contract.ts';
import { unitCodes, vatChoices } from '../invoice.ts';

const own = { who: 'entrepreneur' } as const;
const shortText = z.string().trim().max(200);

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
  /** A draft that came back from review and has not been sent again. */
  returned: z.boolean(),
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
export const zInvoiceView = zHead.extend({
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

export const invoices = {
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
