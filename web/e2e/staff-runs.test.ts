import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { entrepreneurReady, type Ready, testIban } from '../../dev/people.ts';
import type { Visitor } from '../../dev/service.ts';
import { day } from '../../src/basics/day.ts';
import { desk, skip, violations } from './chromium.ts';
import { type Running, serveWhole } from './served-app.ts';
import { looks, named, soundPages } from './sound.ts';
import { claimed, entrepreneur, staff, statementOf } from './staff-service.ts';

let running: Running;
let aino: Ready;
let bertta: Ready;
let eero: Ready;
let payer: Visitor;
let approver: Visitor;
before(async () => {
  if (skip) return;
  running = await serveWhole();
  aino = await entrepreneur(running, 'Aino Testinen');
  bertta = await entrepreneurReady(running.service, 'bertta@testi.example', 'Bertta Testinen', { taxCard: null });
  eero = await entrepreneur(running, 'Eero Esimerkki');
  payer = await staff(running, 'Matti Maksaja', ['money']);
  approver = await staff(running, 'Hilla Hyväksyjä', ['money', 'approve']);
  const entries = [];
  for (const [who, net] of [
    [aino, 1000_00],
    [bertta, 800_00],
    [eero, 400_00],
  ] as const) {
    const { grossCents, reference } = await claimed(
      running,
      who.id,
      net,
      'Pitkäniminen Kiinteistöosakeyhtiö Kulmatalo',
    );
    entries.push({ cents: grossCents, on: day('2026-05-29'), reference });
  }
  await payer.client.banking.statements.upload({ file: statementOf(running, entries) });
  await running.service.work();
  await eero.client.members.giveIban({ iban: testIban(400) });
});
after(async () => {
  await running?.close();
});

const open = async (who: Visitor, path: string) => (await running.open(who, path, { viewport: desk })).page;
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ');
const dialog = (page: Page) => page.getByRole('dialog');

test('one person prepares a run, sees what is held and why, and cannot approve it', { skip }, async () => {
  const page = await open(payer, '/tyo');
  await page.getByRole('link', { name: /Maksua odottavat.*3/ }).click();
  await page.getByRole('button', { name: 'Valmistele maksuajo' }).click();
  await dialog(page).getByLabel('Maksupäivä', { exact: true }).fill('6.6.2026');
  await dialog(page).getByRole('button', { name: 'Valmistele maksuajo' }).click();
  await dialog(page).getByText('Pankit eivät maksa tänä päivänä. Valitse pankkipäivä.').waitFor();
  await dialog(page).getByLabel('Maksupäivä', { exact: true }).fill('2.6.2026');
  await dialog(page).getByRole('button', { name: 'Valmistele maksuajo' }).click();

  await page.getByRole('heading', { name: 'Maksuajo 2.6.2026' }).waitFor();
  await page.getByText('Valmistelit tämän ajon itse').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Hyväksy maksuajo' }).count(), 0);
  await page.getByText('Tilinumero vaihdettiin alle kaksi vuorokautta sitten').waitFor();
  await page.getByRole('link', { name: /Huomattavaa/ }).click();
  await page.getByText('Ei verokorttia').waitFor();
  await page.getByRole('link', { name: 'Aino Testinen' }).waitFor({ state: 'detached' });
  assert.match(page.url(), /nayta=warned/);
  await page.context().close();
});

test('every cent of a payout is explained, and it can be held by hand and lifted again', { skip }, async () => {
  const page = await open(approver, '/tyo/maksut');
  await page.getByRole('link', { name: 'Avaa valmisteltu ajo' }).click();
  await page.getByRole('link', { name: 'Aino Testinen' }).click();
  await page.getByText('Ennakonpidätys 20 %').click();
  await page.getByText('945,00 € × 20 %').waitFor();
  await page.getByRole('button', { name: 'Pidätä maksu' }).click();
  await dialog(page).getByRole('button', { name: 'Pidätä maksu' }).click();
  await page.getByRole('link', { name: 'Kirjoita syy muutamalla sanalla' }).waitFor();
  await page.getByLabel('Syy').fill('Asiakas kiistää laskun');
  await dialog(page).getByRole('button', { name: 'Pidätä maksu' }).click();
  await page.getByText('Maksu on pidätetty.').waitFor();
  await page.getByText('Pidätetty käsin').waitFor();
  await page.getByRole('button', { name: 'Vapauta maksu' }).click();
  assert.match(plain(await dialog(page).textContent()), /Aino Testinen saa 756,00 €/);
  await dialog(page).getByRole('button', { name: 'Vapauta maksu' }).click();
  await page.getByText('Maksu on taas mukana ajossa.').waitFor();
  await page.context().close();
});

test('another person approves by keyboard what they saw, and the file goes to the bank as it was approved', {
  skip,
}, async () => {
  const page = await open(approver, '/tyo');
  await page.getByRole('link', { name: /Maksuajo odottaa hyväksyntää/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Maksuajo 2.6.2026' }).waitFor();
  await page.getByRole('button', { name: 'Hyväksy maksuajo' }).focus();
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  const text = plain(await dialog(page).textContent());
  assert.match(text, /Maksuja\s*2/);
  assert.match(text, /2\.6\.2026/);
  assert.match(text, /1 pidätettyä jää pois/);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Maksuajo on hyväksytty. Tiedosto lähtee pankkiin.').waitFor();
  await running.service.work();

  await page.getByText('Pankin vahvistus puuttuu').waitFor();
  const [run] = (await approver.client.payouts.runs.list({})).items;
  assert.equal(run?.state, 'released');
  await page.getByText(run.files[0]?.sha256 ?? 'no file').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Peru ajo' }).count(), 0);
  await page.context().close();
});

test('a prepared run can be let go, and its money waits for the next', { skip }, async () => {
  const { id } = await payer.client.payouts.runs.prepare({});
  const page = await open(payer, `/tyo/maksut/${id}`);
  await page.getByRole('button', { name: 'Peru ajo' }).click();
  await dialog(page).getByText('Mitään ei makseta').waitFor();
  await dialog(page).getByRole('button', { name: 'Peru ajo' }).click();
  await page.getByText('Maksuajo on peruttu.').waitFor();
  assert.equal((await payer.client.payouts.runs.get({ id })).state, 'cancelled');
  await page.context().close();
});

test('what the Incomes Register answered is recorded, and what it refused is made again', { skip }, async () => {
  const page = await open(payer, '/tyo');
  await page.getByRole('link', { name: /Tulorekisterin ilmoitukset.*1/ }).click();
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByRole('button', { name: 'Merkitse lähetetyksi' }).click();
  await dialog(page).getByRole('button', { name: 'Merkitse lähetetyksi' }).click();
  await page.getByRole('button', { name: 'Rekisteri otti vastaan' }).click();
  await dialog(page).getByLabel('Bertta Testinen').check();
  await dialog(page).getByRole('button', { name: 'Tallenna vastaus' }).click();
  await dialog(page).getByRole('link', { name: 'Kirjoita, mitä rekisteri sanoi' }).waitFor();
  await dialog(page).getByLabel('Mitä rekisteri sanoi').fill('Nimi ei täsmää');
  await dialog(page).getByRole('button', { name: 'Tallenna vastaus' }).click();
  await page.getByText('Yksi korjattava').waitFor();
  await page.getByRole('button', { name: 'Tee korjattu aineisto' }).click();
  await dialog(page).getByRole('button', { name: 'Tee korjattu aineisto' }).click();
  await page.getByText('Uusi aineisto on tekeillä.').waitFor();
  await page.context().close();
  await running.service.work();
  const { items } = await payer.client.reporting.deliveries.list({});
  assert.deepEqual(
    items.map(({ state, reports }) => ({ state, reports })),
    [
      { state: 'written', reports: 1 },
      { state: 'acknowledged', reports: 2 },
    ],
  );
});

test('the register’s own answer is brought in as it came, and says by person what was refused', { skip }, async () => {
  const { items } = await payer.client.reporting.deliveries.list({});
  const delivery = items.find(({ state }) => state === 'written');
  const { businessId } = running.service.services.config.operator;
  const [report] = (await payer.client.reporting.deliveries.get({ id: delivery?.id ?? '' })).items;
  const answer =
    '<StatusResponseFromIR><DeliveryData><DeliveryDataType>100</DeliveryDataType>' +
    `<DeliveryId>${delivery?.deliveryId}</DeliveryId><ProductionEnvironment>${running.service.services.mode === 'real'}</ProductionEnvironment>` +
    `<DeliveryDataOwner><Code>${businessId}</Code></DeliveryDataOwner></DeliveryData><StatusResponse><IRResponseId>${'ab'.repeat(16)}</IRResponseId>` +
    '<IRResponseTimestamp>2026-06-08T09:00:00Z</IRResponseTimestamp><DeliveryDataStatus>5</DeliveryDataStatus><InvalidItems><Item>' +
    `<ItemId>${report?.reportId}</ItemId><ItemErrors><ErrorInfo><ErrorCode>EPR-7</ErrorCode><ErrorMessage>Henkilötunnusta ei ole</ErrorMessage>` +
    '</ErrorInfo></ItemErrors></Item></InvalidItems></StatusResponse></StatusResponseFromIR>';
  const page = await open(payer, '/tyo/maksut/tulorekisteri');
  const bring = async (text: string) => {
    const file = { name: 'vastaus.xml', mimeType: 'application/xml', buffer: Buffer.from(text) };
    await page.getByLabel('Vastaustiedosto').setInputFiles(file);
    await page.getByRole('button', { name: 'Tuo rekisterin vastaus' }).click();
  };
  await bring('<Document/>');
  await page.getByText('Tiedosto ei ole tulorekisterin vastaus.').waitFor();
  await bring(answer);
  await page.getByText('Rekisteri hylkäsi yhden ilmoituksen.').waitFor();
  await page.getByRole('link', { name: delivery?.deliveryId ?? 'none' }).click();
  await page.getByRole('table').getByText('EPR-7 Henkilötunnusta ei ole').waitFor();
  await page.context().close();
});

for (const look of looks)
  test(`the pages of payout runs are sound: ${named(look)}`, { skip }, async () => {
    const { items: runs } = await payer.client.payouts.runs.list({});
    const run = runs.find(({ state }) => state === 'released')?.id ?? '';
    const { items: payouts } = await payer.client.payouts.runs.payouts({ id: run });
    const { items: deliveries } = await payer.client.reporting.deliveries.list({});
    const parts = ['', `/${run}`, `/maksu/${payouts[0]?.id}`, '/tulorekisteri', `/tulorekisteri/${deliveries[0]?.id}`];
    const paths = parts.map((part) => `/tyo/maksut${part}`);
    await soundPages(await running.open(payer, '/tyo', look), paths, look);
  });
