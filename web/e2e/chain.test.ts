import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { staffMember, testHetu } from '../../dev/people.ts';
import type { Visitor } from '../../dev/service.ts';
import { day, dayInFinland, dayText } from '../../src/basics/day.ts';
import { type FakeEntry, statementFile } from '../../src/demo/fake-bank.ts';
import { type Browsing, desk, skip } from './chromium.ts';
import { type JoiningApp, serveJoining } from './joining-app.ts';
import { sound } from './sound.ts';

// The whole chain as people see it: a newcomer on a phone in Swedish and later English, the staff at a desk in Finnish.

let app: JoiningApp;
let aino: Browsing;
let staff: Record<'keeper' | 'reviewer' | 'payer' | 'approver', Visitor>;
before(async () => {
  if (skip) return;
  app = await serveJoining();
  const { service } = app;
  staff = {
    keeper: await staffMember(service, 'henkilot@testi.example', ['people'], 'Helmi Henkilöt'),
    reviewer: await staffMember(service, 'tarkastaja@testi.example', ['review'], 'Tarja Tarkastaja'),
    payer: await staffMember(service, 'maksaja@testi.example', ['money'], 'Matti Maksaja'),
    approver: await staffMember(service, 'hyvaksyja@testi.example', ['money', 'approve'], 'Hilla Hyväksyjä'),
  };
  aino = await app.stranger({ locale: 'sv-FI' });
});
after(async () => {
  await app?.close();
});

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** A member of the staff at a desk; whatever the browser grumbled about fails the test. */
async function atDesk(who: Visitor, path: string, use: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, close } = await app.stranger({ viewport: desk });
  await context.addCookies([...who.cookies].map(([name, value]) => ({ name, value, url: app.address })));
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await use(page);
  assert.deepEqual(await close(), []);
}

/** Goes on by Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (here.startsWith(name)) return;
  }
  assert.fail(`the keyboard does not reach ${name}`);
}

test('a newcomer joins on a phone in Swedish by the link in the letter', { skip }, async () => {
  const { page } = aino;
  await page.goto('/liity');
  await page.getByLabel('Namn').fill('Aino Testinen');
  await page.getByLabel('E-post').fill('aino@testi.example');
  await page.getByLabel('Lösenord', { exact: true }).fill('mormors båt läcker alltid');
  await sound(page);
  await page.getByRole('button', { name: 'Anslut dig' }).click();
  await heading(page, 'Vi har skickat ett meddelande till dig');
  await page.goto(await app.linkIn('aino@testi.example'));
  await heading(page, 'Välkommen, Aino Testinen');
  await page.getByRole('link', { name: 'Komplettera dina uppgifter' }).click();
  await heading(page, 'Egna uppgifter');
});

test('they give their own data part by part, and a document of theirs is checked at the desk', { skip }, async () => {
  const { page } = aino;
  const give = async (part: string, act: string, fill: () => Promise<unknown>) => {
    await page.goto(`/oma/tiedot/${part}`);
    await page.getByRole('button', { name: act, exact: true }).waitFor();
    await fill();
    await page.getByRole('button', { name: act, exact: true }).click();
    await heading(page, 'Egna uppgifter');
  };
  await give('ehdot', 'Godkänn villkoren', () => page.getByRole('checkbox').check());
  await give('nimi', 'Spara', async () => {
    await page.getByLabel('Förnamn').fill('Aino');
    await page.getByLabel('Efternamn').fill('Testinen');
  });
  await give('toimiala', 'Spara', async () => {
    await page.getByRole('combobox', { name: 'Bransch' }).fill('städ');
    await page.getByRole('option').first().click();
  });
  await page.getByText('Du kan fakturera', { exact: true }).waitFor();
  await give('henkilotunnus', 'Spara', () =>
    page.getByLabel('Personbeteckning').fill(testHetu(day('1990-01-01'), 905)),
  );
  await give('osoite', 'Spara', async () => {
    await page.getByLabel('Gatuadress').fill('Testikatu 1');
    await page.getByLabel('Postnummer').fill('00100');
    await page.getByLabel('Postanstalt').fill('Helsinki');
  });
  await give('tili', 'Spara', () => page.getByLabel('Kontonummer').fill('FI21 1234 5600 0007 85'));
  await give('maksutapa', 'Kom överens', async () => {
    await page.getByRole('radio', { name: /Som lön/ }).check();
    await page.getByRole('checkbox').check();
  });
  await give('yel', 'Spara anmälan', () => page.getByRole('radio', { name: /Jag behöver ingen/ }).check());
  await give('verokortti', 'Spara skattekortet', async () => {
    await page.getByLabel('Grundprocent').fill('20');
    await page.getByLabel('Tilläggsprocent').fill('40');
    await page.getByLabel('Årsinkomstgräns').fill('30 000');
  });
  await sound(page);

  await atDesk(staff.keeper, '/tyo/henkilot', async (desk) => {
    await desk.getByRole('link', { name: 'Aino Testinen' }).click();
    await desk.getByRole('button', { name: 'Merkitse tarkistetuksi' }).click();
    await desk.getByRole('dialog').getByLabel('Passi').check();
    await desk.getByRole('dialog').getByRole('button', { name: 'Merkitse tarkistetuksi' }).click();
    await desk.getByText('Henkilöllisyys on merkitty tarkistetuksi.').waitFor();
    await sound(desk);
  });
  await page.reload();
  await page.getByText('Du kan få betalt', { exact: true }).waitFor();
});

test('they invoice a new customer on the phone and see what comes to them', { skip }, async () => {
  const { page } = aino;
  await page.goto('/oma');
  await page.getByRole('link', { name: 'Ny faktura' }).click();
  await page.getByLabel('FO-nummer').fill('9900010-6');
  await page.getByLabel('Företagets namn').fill('Testbolaget Ab');
  await page.getByLabel('E-post').fill('fakturor@bolaget.example');
  await page.getByLabel('Gatuadress').fill('Köpmansgatan 1');
  await page.getByLabel('Postnummer').fill('00100');
  await page.getByLabel('Postanstalt').fill('Helsingfors');
  await sound(page);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.getByLabel('Vad gjorde du?').fill('Fönstertvätt, Köpmansgatan 1');
  await page.getByLabel('Timmar').fill('10');
  await page.getByLabel('Pris per timme').fill('50');
  await page.getByLabel('Arbetsdag', { exact: true }).fill(dayText(dayInFinland(new Date()), 'sv'));
  // 500.00 € less the fee of 5.5 % is 472.50 €, of which the card takes 20 %.
  await page.getByText('378,00').first().waitFor();
  await sound(page);
  await page.getByRole('button', { name: 'Kontrollera fakturan' }).click();
  await page.getByText('Per e-post till fakturor@bolaget.example').waitFor();
  await sound(page);
  await page.getByRole('button', { name: 'Skicka fakturan' }).click();
  await page.getByText('Fakturan väntar på granskning').waitFor();
});

test('a reviewer finds, reads and approves it with nothing but the keyboard', { skip }, async () => {
  await atDesk(staff.reviewer, '/tyo', async (page) => {
    await page.getByRole('link', { name: /Laskut tarkastettavana.*1/ }).waitFor();
    await tabTo(page, 'Laskut tarkastettavana');
    await page.keyboard.press('Enter');
    await heading(page, 'Laskujen tarkastus');
    await tabTo(page, 'Testbolaget Ab');
    await page.keyboard.press('Enter');
    await heading(page, 'Lasku: Testbolaget Ab');
    await sound(page);
    await tabTo(page, 'Hyväksy ja lähetä');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Hyväksytäänkö lasku?' }).waitFor();
    await tabTo(page, 'Hyväksy ja lähetä');
    await page.keyboard.press('Enter');
    await page.getByText(/Lasku \d+ hyväksyttiin/).waitFor();
  });
  await app.service.work();
  const { page } = aino;
  await page.reload();
  await page.getByText('Fakturan skickades till kunden per e-post').waitFor();
  await sound(page);
});

let statements = 0;
/** The bank's statement is brought in on the page of the bank. */
async function statementComes(entry: Omit<FakeEntry, 'on'>): Promise<void> {
  const id = `TILIOTE-${++statements}`;
  const { iban } = app.service.services.config.operator;
  const entries = [{ ...entry, on: dayInFinland(new Date()), bankReference: id }];
  const file = statementFile({ account: iban, id, openingCents: 0, entries });
  await atDesk(staff.payer, '/tyo/pankki/tiliotteet', async (page) => {
    const buffer = Buffer.from(await file.arrayBuffer());
    await page
      .getByLabel('Tiliotetiedosto (camt.053 tai TITO)')
      .setInputFiles({ name: file.name, mimeType: file.type, buffer });
    await page.getByRole('button', { name: 'Lue tiliote' }).click();
    await page.getByText('Jonossa').waitFor();
    await app.service.work();
    await page.getByText('Luettu', { exact: true }).first().waitFor();
    await sound(page);
  });
}

test('the customer pays, one prepares the run, another approves it, and the bank carries it out', {
  skip,
}, async () => {
  const { client } = staff.payer;
  const [invoice] = (await client.banking.entries.invoices({ text: 'Testbolaget' })).items;
  assert.ok(invoice);
  await statementComes({ cents: invoice.grossCents, reference: invoice.reference, name: 'Testbolaget Ab' });

  await atDesk(staff.payer, '/tyo/maksut', async (page) => {
    await sound(page);
    await page.getByRole('button', { name: 'Valmistele maksuajo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Valmistele maksuajo' }).click();
    await page.getByText('Valmistelit tämän ajon itse').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Hyväksy maksuajo' }).count(), 0);
    await page.getByText('378,00').first().waitFor();
    await sound(page);
  });
  await atDesk(staff.approver, '/tyo', async (page) => {
    await page.getByRole('link', { name: /Maksuajo odottaa hyväksyntää/ }).click();
    await page.getByRole('button', { name: 'Hyväksy maksuajo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hyväksytäänkö maksuajo?' });
    await dialog.getByText('378,00').waitFor();
    await sound(page);
    await dialog.getByRole('button', { name: 'Hyväksy maksuajo' }).click();
    await page.getByText('Maksuajo on hyväksytty. Tiedosto lähtee pankkiin.').waitFor();
  });
  await app.service.work();
  const [run] = (await client.payouts.runs.list({})).items;
  assert.equal(run?.state, 'released');
  await statementComes({ cents: run.totals.netCents, out: true, orderId: run.files[0]?.messageId ?? '' });
  assert.equal((await client.payouts.runs.list({})).items[0]?.state, 'executed');
});

test('the entrepreneur changes to English and opens the payslip to the last cent', { skip }, async () => {
  const { page, close } = aino;
  await page.goto('/oma/tiedot/kieli');
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('button', { name: 'Spara' }).click();
  await heading(page, 'Own details');
  await page.goto('/oma/palkat');
  await heading(page, 'Pay');
  await sound(page);
  await page.getByText('Paid', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: /\d/ }).first().click();
  await heading(page, /^Pay of/);
  await page.getByText('378.00').first().waitFor();
  await sound(page);
  const href = await page.getByRole('link', { name: /Payslip.*PDF/ }).getAttribute('href');
  const pdf = await page.request.get(href ?? '');
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
  assert.deepEqual(await close(), []);
});
