import type { ask } from '../../client.ts';

type Answer<Call extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>;

export type Customer = Answer<typeof ask.invoicing.customers.get.call>;
export type WrittenCustomer = Omit<Customer, 'id'>;
export type InvoiceHead = Answer<typeof ask.invoicing.invoices.list.call>['items'][number];
export type InvoiceView = Answer<typeof ask.invoicing.invoices.get.call>;
