import { type Claim, issuedClaims } from '../../dev/claims.ts';
import { entrepreneurReady, type Ready, staffMember } from '../../dev/people.ts';
import type { Visitor } from '../../dev/service.ts';
import type { Duty } from '../../src/basics/contract.ts';
import { day } from '../../src/basics/day.ts';
import { cents } from '../../src/basics/money.ts';
import { type FakeEntry, statementFile } from '../../src/demo/fake-bank.ts';
import type { Running } from './served-app.ts';

const buyer = {
  kind: 'company' as const,
  name: 'Esimerkkiasiakas Oy',
  businessId: '9900010-6',
  eAddress: null,
  intermediator: null,
  email: 'laskut@asiakas.example',
  contact: null,
  street: 'Testikatu 2',
  postCode: '00200',
  town: 'Helsinki',
  country: 'FI',
  language: 'fi' as const,
};

const row = {
  description: 'Verkkosivujen ulkoasun suunnittelu',
  quantity: '7.5',
  unit: 'HUR' as const,
  unitPriceCents: cents(50_00),
  vat: 'standard' as const,
  vatReason: null,
  servedFrom: day('2026-05-25'),
  servedTo: day('2026-05-29'),
};

type Wishes = { buyerName?: string; rows?: Partial<typeof row>[]; email?: string | null };

/** Writes an invoice and sends it to review, its questions answered. */
export async function sendToReview(
  { client }: Visitor,
  { buyerName = buyer.name, rows = [{}], email = buyer.email }: Wishes = {},
): Promise<string> {
  const { customers, invoices } = client.invoicing;
  const customer = await customers.add({ ...buyer, name: buyerName, email });
  const { id } = await invoices.start({});
  const { version } = await invoices.save({
    id,
    version: 1,
    draft: {
      customerId: customer.id,
      rows: rows.map((one) => ({ ...row, ...one })),
      termDays: 14,
      buyerReference: null,
      orderReference: null,
      notes: [],
      language: 'fi',
    },
  });
  const { questions } = await invoices.get({ id });
  await invoices.submit({ id, version, answered: questions.map(({ row: at, code }) => `${at}:${code}`) });
  return id;
}

/** An entrepreneur who can invoice and be paid. */
export const entrepreneur = (running: Running, name: string): Promise<Ready> =>
  entrepreneurReady(running.service, `${name.toLowerCase().replaceAll(' ', '.')}@testi.example`, name);

/** A member of staff with the duties, signed in with a second factor. */
export const staff = (running: Running, name: string, duties: readonly Duty[]): Promise<Visitor> =>
  staffMember(running.service, `${name.toLowerCase().replaceAll(' ', '.')}@testi.example`, duties, name);

/** An issued invoice of the entrepreneur, with 25.5 % VAT on the net cents. */
export async function claimed(running: Running, owner: string, net: number, buyer: string): Promise<Claim> {
  const sums = [{ net, vat: Math.round(net * 0.255), buyer }];
  const [claim] = await issuedClaims(running.service.services, owner, sums);
  if (!claim) throw new Error('no invoice was issued');
  return claim;
}

let statements = 0;

/** A statement of the operator's own account as a file from the bank. */
export function statementOf(running: Running, entries: readonly FakeEntry[]): File {
  const id = `TILIOTE-${++statements}`;
  const account = running.service.services.config.operator.iban;
  const numbered = entries.map((entry, at) => ({ bankReference: `${id}-${at}`, ...entry }));
  return statementFile({ account, id, openingCents: 0, entries: numbered });
}
