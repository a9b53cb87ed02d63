import { day } from '../src/basics/day.ts';
import { cents } from '../src/basics/money.ts';
import type { Visitor } from './service.ts';

const anyone = {
  contact: null,
  street: 'Testikatu 2',
  postCode: '00200',
  town: 'Helsinki',
  country: 'FI',
  language: 'fi' as const,
};

/** A customer that takes e-invoices. */
export const company = {
  ...anyone,
  kind: 'company' as const,
  name: 'Verkkolasku Oy',
  businessId: '9900010-6',
  eAddress: '003799000106',
  intermediator: 'NDEAFIHH',
  email: null,
};

/** A customer that takes mail. */
export const household = {
  ...anyone,
  kind: 'person' as const,
  name: 'Tilda Tilaaja',
  businessId: null,
  eAddress: null,
  intermediator: null,
  email: 'tilda@tilaaja.example',
};

/** Work of so many hours at so many cents, with the standard VAT. */
export const hours = (quantity: string, unitPriceCents: number, description = 'Toimiston siivous toukokuussa') => ({
  description,
  quantity,
  unit: 'HUR' as const,
  unitPriceCents: cents(unitPriceCents),
  vat: 'standard' as const,
  vatReason: null,
  servedFrom: day('2026-05-01'),
  servedTo: day('2026-05-29'),
});

type Row = ReturnType<typeof hours>;

/** Writes rows to a customer into a draft and sends it to review. */
export async function submit(by: Visitor, id: string, version: number, customerId: string, rows: Row[]): Promise<void> {
  const { invoices } = by.client.invoicing;
  const plain = { termDays: 14, buyerReference: null, orderReference: null, notes: [], language: 'fi' as const };
  const saved = await invoices.save({ id, version, draft: { ...plain, customerId, rows } });
  await invoices.submit({ id, version: saved.version, answered: [] });
}

/** A new customer's new invoice, sent to review; answers its id. */
export async function submittedInvoice(by: Visitor, to: typeof company | typeof household, row: Row): Promise<string> {
  const customer = await by.client.invoicing.customers.add(to);
  const { id } = await by.client.invoicing.invoices.start({});
  await submit(by, id, 1, customer.id, [row]);
  return id;
}
