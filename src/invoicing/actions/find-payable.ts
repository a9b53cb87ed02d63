import type { Tx } from '../../platform/database.ts';
import { issuedByReference, type PayableInvoice } from '../store/invoices.ts';

export type { PayableInvoice } from '../store/invoices.ts';

/** The issued invoices that payments name, by canonical reference; one query for any number of references. */
export async function invoicesByReference(tx: Tx, references: readonly string[]): Promise<Map<string, PayableInvoice>> {
  const found = await issuedByReference(tx, references);
  return new Map(found.map((invoice) => [invoice.reference, invoice]));
}
