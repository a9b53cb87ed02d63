import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { entrepreneurReady, staffMember } from '../../dev/people.ts';
import type { Visitor } from '../../dev/service.ts';
import { day } from '../../src/basics/day.ts';
import { cents } from '../../src/basics/money.ts';
import { statementFile } from '../../src/demo/fake-bank.ts';
import { desk, skip } from './chromium.ts';
import { type Running, serveWhole } from './served-app.ts';
import { looks, named, soundPages } from './sound.ts';

let whole: Running;
let aino: Visitor;
let newcomer: Visitor;
const ids = { vague: '', draft: '', inReview: '', returned: '', issued: '', payout: '' };
before(async () => {
  if (skip) return;
  whole = await serveWhole();
  aino = await entrepreneurReady(whole.service, 'aino@example.com', 'Aino Esimerkki');
  newcomer = await entrepreneurReady(whole.service, 'uusi@example.com', 'Uusi Esimerkki', { taxCard: null });
  await town();
});
after(async () => {
  await whole?.close();
});

const address = { street: 'Kauppakatu 1', postCode: '33100', town: 'Tampere', country: 'FI' };
const nothing = { businessId: null, eAddress: null, intermediator: null, contact: null };
const row = {
  description: 'Ikkunoiden pesu, Kauppakatu 1, 3. kerros',
  quantity: '7.5',
  unit: 'HUR',
  unitPriceCents: cents(45_00),
  vat: 'standard',
  vatReason: null,
  servedFrom: day('2026-05-28'),
  servedTo: day('2026-05-29'),
} as const;

/** Invoices in every state, one of them paid by the customer and paid out to its writer. */
async function town(): Promise<void> {
  const { invoicing } = aino.client;
  const company = await invoicing.customers.add({
    ...nothing,
    ...address,
    kind: 'company',
    name: 'Rantakylän Talohuolto- ja Kiinteistöpalvelu Oy',
    businessId: '2077474-0',
    email: 'laskut@rantakyla.example',
    language: 'fi',
  });
  const person = await invoicing.customers.add({
    ...nothing,
    ...address,
    kind: 'person',
    name: 'Saara Esimerkki',
    email: 'saara@example.com',
    language: 'sv',
  });
  const write = async (customerId: string, ...descriptions: string[]) => {
    const { id } = await invoicing.invoices.start({});
    const { draft } = await invoicing.invoices.get({ id });
    const rows = descriptions.map((description) => ({ ...row, description }));
    await invoicing.invoices.save({ id, version: 1, draft: { ...draft, customerId, rows } });
    return id;
  };
  const submitted = async (customerId: string) => {
    const id = await write(customerId, row.description);
    await invoicing.invoices.submit({ id, version: 2, answered: [] });
    return id;
  };
  const staff = await staffMember(whole.service, 'henkilosto@example.com', ['review', 'money']);
  const second = await staffMember(whole.service, 'hyvaksyja@example.com', ['money', 'approve']);
  ids.draft = await write(company.id, row.description, 'Portaikon vahaus');
  ids.vague = await write(person.id, 'Projektityö', 'Sähkötyöt mökillä');
  ids.inReview = await submitted(company.id);
  ids.returned = await submitted(person.id);
  whole.service.setNow('2026-06-01T09:01:00Z');
  await staff.client.invoicing.review.giveBack({ id: ids.returned, reason: 'Kerro rivillä, missä työ tehtiin.' });
  const paid = await submitted(company.id);
  ids.issued = await submitted(person.id);
  for (const id of [paid, ids.issued]) await staff.client.invoicing.review.approve({ id });
  await whole.service.work();

  const { reference, grossCents } = await invoicing.invoices.get({ id: paid });
  const entries = [{ bankReference: 'KOE-1', cents: grossCents, on: day('2026-06-01'), reference: reference ?? '' }];
  const account = whole.service.services.config.operator.iban;
  await staff.client.banking.statements.upload({
    file: statementFile({ account, id: 'TILIOTE-1', openingCents: 0, entries }),
  });
  await whole.service.work();
  const { runs } = staff.client.payouts;
  const { id } = await runs.prepare({});
  const { version, totals } = await runs.get({ id });
  await second.client.payouts.runs.approve({ id, version, netCents: totals.netCents });
  for (let round = 0; round < 3; round += 1) await whole.service.work();
  ids.payout = (await aino.client.payouts.own.list({})).items[0]?.id ?? '';
}

const pages = () => [
  '/oma',
  '/oma/asiakkaat',
  '/oma/asiakkaat/uusi',
  '/oma/laskut',
  '/oma/laskut?tila=draft',
  '/oma/laskut/uusi',
  `/oma/laskut/${ids.draft}/muokkaa?vaihe=rivit`,
  `/oma/laskut/${ids.vague}/muokkaa?vaihe=rivit`,
  `/oma/laskut/${ids.draft}/muokkaa?vaihe=tarkistus`,
  `/oma/laskut/${ids.vague}/muokkaa?vaihe=tarkistus`,
  `/oma/laskut/${ids.inReview}`,
  `/oma/laskut/${ids.returned}`,
  `/oma/laskut/${ids.issued}`,
  '/oma/palkat',
  `/oma/palkat/${ids.payout}`,
];

for (const look of looks)
  test(`every own page is sound: ${named(look)}`, { skip }, async () => {
    await soundPages(await whole.open(aino, '/oma', look), pages(), look);
  });

test('who has nothing yet is told what will be where, and what to do', { skip }, async () => {
  const paths = ['/oma/asiakkaat', '/oma/laskut', '/oma/laskut/uusi', '/oma/palkat', '/oma'];
  await soundPages(await whole.open(newcomer, '/oma'), paths, { axe: true });
});

test('the money is told the same on the invoice, the payslip and at home', { skip }, async () => {
  const { page } = await whole.open(aino, `/oma/palkat/${ids.payout}`, { viewport: desk });
  // 337.50 € less the fee of 5.5 % is 318.94 €, of which the card takes 20 %.
  await page.getByText('255,15').first().waitFor();
  await page.getByRole('link', { name: /Rantakylän/ }).click();
  await page.getByRole('heading', { name: 'Maksu sinulle' }).waitFor();
  await page.getByRole('link', { name: 'Maksu 2.6.2026' }).click();
  await page.getByRole('link', { name: /Laskelma .* \(PDF\)/ }).waitFor();
  const pdf = await aino.fetch(`/api/own/payouts/${ids.payout}/payslip`);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  await page.context().close();
});

test('a page that cannot be asked for says why and tries again', { skip }, async () => {
  const { page } = await whole.open(aino, '/oma/asiakkaat/uusi');
  const list = /\/api\/own\/invoices(\?|$)/;
  await page.route(list, (route) => route.abort());
  await page.getByRole('link', { name: 'Laskut' }).last().click();
  await page.getByText('Tietoja ei saatu').waitFor();
  await page.unroute(list);
  await page.getByRole('button', { name: 'Yritä uudelleen' }).click();
  await page.getByRole('link', { name: 'Saara Esimerkki' }).first().waitFor();
  await page.context().close();
});

test('printed, an invoice and a payslip show no buttons and every step of the pay', { skip }, async () => {
  const { page } = await whole.open(aino, `/oma/palkat/${ids.payout}`, { viewport: desk });
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('button:visible').count(), 0);
  await page.getByText('1118/1996').first().waitFor();
  await page.context().close();
});
