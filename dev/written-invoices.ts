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

/** A company that takes mail. */
export const mailedCompany = {
  ...company,
  name: 'Esimerkkiasiakas Oy',
  eAddress: null,
  intermediator: null,
  email: 'laskut@asiakas.example',
};

/** A person that takes mail. */
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

export type WrittenRow = ReturnType<typeof hours>;
type Buyer = Parameters<Visitor['client']['invoicing']['customers']['add']>[0];

/** What an entrepreneur has written to a customer, with the usual terms. */
export const draftTo = (customerId: string | null, rows: readonly WrittenRow[]) => ({
  customerId,
  rows: [...rows],
  termDays: 14,
  buyerReference: null,
  orderReference: null,
  notes: [],
  language: 'fi' as const,
});

/** Rows to a new customer in a new draft. */
export async function drafted(by: Visitor, to: Buyer, ...rows: WrittenRow[]): Promise<{ id: string; version: number }> {
  const { customers, invoices } = by.client.invoicing;
  const customer = await customers.add(to);
  const { id } = await invoices.start({});
  return invoices.save({ id, version: 1, draft: draftTo(customer.id, rows) });
}

/** Sends a draft to review, its questions answered. */
export async function submit(by: Visitor, { id, version }: { id: string; version: number }): Promise<string> {
  const { invoices } = by.client.invoicing;
  const { questions } = await invoices.get({ id });
  await invoices.submit({ id, version, answered: questions.map(({ row, code }) => `${row}:${code}`) });
  return id;
}

/** A new customer's new invoice, sent to review; answers its id. */
export const submittedInvoice = async (by: Visitor, to: Buyer, ...rows: WrittenRow[]): Promise<string> =>
  submit(by, await drafted(by, to, ...rows));
