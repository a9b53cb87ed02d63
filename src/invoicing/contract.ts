import { customers } from './contract/customers.ts';
import { invoices } from './contract/invoices.ts';
import { review } from './contract/review.ts';

export const invoicingContract = { customers, invoices, review };
