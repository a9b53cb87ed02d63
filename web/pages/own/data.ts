import type { ask } from '../../client.ts';

type Answer<Call extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>;

export type Customer = Answer<typeof ask.invoicing.customers.get.call>;
export type WrittenCustomer = Omit<Customer, 'id'>;
export type InvoiceHead = Answer<typeof ask.invoicing.invoices.list.call>['items'][number];
export type InvoiceView = Answer<typeof ask.invoicing.invoices.get.call>;
export type DraftContent = InvoiceView['draft'];
export type DraftRow = DraftContent['rows'][number];
export type PayTerms = Answer<typeof ask.payouts.own.terms.call>;
export type NextPayment = Answer<typeof ask.payouts.own.next.call>;
export type PayoutHead = Answer<typeof ask.payouts.own.list.call>['items'][number];
export type PayoutView = Answer<typeof ask.payouts.own.get.call>;
