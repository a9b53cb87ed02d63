import type { Day } from '../basics/day.ts';
import type { Cents } from '../basics/money.ts';
import {
  dayColumn,
  defaulted,
  entrepreneurs,
  instant,
  json,
  optional,
  personal,
  sealed,
  small,
  table,
  text,
  uuid,
  whole,
} from '../basics/tables.ts';
import type { Invoice } from '../formats/en16931.ts';
import type { DraftContent, InvoiceState } from './invoice.ts';
import type { TextQuestion } from './trade-rules.ts';

const customers = { source: 'entrepreneur', recipients: ['invoice-recipient'] } as const;
const vouchers = ['invoicing', 'bookkeeping'] as const;
const voucher = { erasure: 'kept-by-law', recipients: ['invoice-recipient', 'e-invoice-operator'] } as const;

export const invoicingTables = {
  customer: table(
    'customer',
    entrepreneurs('owner'),
    "An entrepreneur's own customers; the entrepreneur is the controller, we keep them for the entrepreneur.",
    {
      id: uuid(),
      owner: uuid(),
      kind: text<'company' | 'person'>(),
      name: personal(text(), 'own-customers', ['invoicing'], customers),
      business_id: optional(personal(text(), 'own-customers', ['invoicing'], customers)),
      details: sealed('own-customers', ['invoicing'], customers),
      created_at: instant(),
      removed_at: optional(instant()),
    },
  ),
  invoice_counter: table('invoice_counter', null, 'The last number given in each series of invoice numbers.', {
    series: text(),
    last: small(),
  }),
  invoice: table(
    'invoice',
    entrepreneurs('owner'),
    'Invoices from draft to issue; an issued one is a voucher and never changes.',
    {
      id: uuid(),
      owner: uuid(),
      state: text<InvoiceState>(),
      version: small(),
      draft: personal(json<DraftContent>(), 'invoices', ['invoicing']),
      customer_id: optional(uuid()),
      buyer_name: optional(personal(text(), 'own-customers', vouchers, { ...customers, erasure: 'kept-by-law' })),
      net_cents: whole<Cents>(),
      vat_cents: whole<Cents>(),
      gross_cents: whole<Cents>(),
      number: optional(text()),
      reference: optional(text()),
      issued_on: optional(dayColumn<Day>()),
      due_on: optional(dayColumn<Day>()),
      content: optional(personal(json<Invoice>(), 'invoices', vouchers, voucher)),
      created_at: instant(),
      changed_at: instant(),
    },
  ),
  invoice_review: table(
    'invoice_review',
    entrepreneurs('owner'),
    'Who sent an invoice to review, and who approved or returned it and why.',
    {
      id: uuid(),
      invoice_id: uuid(),
      owner: uuid(),
      step: text<'submitted' | 'recalled' | 'returned' | 'approved'>(),
      by: uuid(),
      at: instant(),
      reason: optional(personal(text(), 'messages', ['invoicing'], { source: 'staff' })),
      questions: json<readonly TextQuestion[]>(),
    },
  ),
  invoice_document: table(
    'invoice_document',
    entrepreneurs('owner'),
    'The files of an issued invoice and the hash each must have.',
    {
      invoice_id: uuid(),
      owner: uuid(),
      kind: text<'pdf' | 'finvoice' | 'peppol'>(),
      file_id: uuid(),
      sha256: text(),
      made_at: instant(),
    },
  ),
  invoice_delivery: table(
    'invoice_delivery',
    entrepreneurs('owner'),
    'How an issued invoice went to its recipient, and what went wrong.',
    {
      id: uuid(),
      invoice_id: uuid(),
      owner: uuid(),
      channel: text<'email' | 'e-invoice'>(),
      state: text<'queued' | 'sent' | 'failed'>(),
      attempts: defaulted(small()),
      reason: optional(text()),
      queued_at: instant(),
      settled_at: optional(instant()),
    },
  ),
};
