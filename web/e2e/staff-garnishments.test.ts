import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Ready } from '../../dev/people.ts';
import { testIban } from '../../dev/people.ts';
import type { Visitor } from '../../dev/service.ts';
import { desk, skip } from './chromium.ts';
import { type Running, serveWhole } from './served-app.ts';
import { looks, sound, soundPages } from './sound.ts';
import { entrepreneur, staff } from './staff-service.ts';

let running: Running;
let aino: Ready;
let both: Visitor;
let cashier: Visitor;
before(async () => {
  if (skip) return;
  running = await serveWhole();
  aino = await entrepreneur(running, 'Aino Testinen');
  both = await staff(running, 'Ylermi Ylläpitäjä', ['people', 'money']);
  cashier = await staff(running, 'Matti Maksaja', ['money']);
});
after(() => running?.close());

const path = (rest = '') => `/tyo/henkilot/${aino.id}/maksukiellot${rest}`;
const orders = async () => (await cashier.client.payouts.garnishments.list({ owner: aino.id })).items;

/** Fills what every order has, and leaves its rule to the caller. */
async function fill(page: Page, from = '1.6.2026'): Promise<void> {
  await page.getByLabel('Alkaen', { exact: true }).fill(from);
  await page.getByLabel('Asianumero').fill('2026/123456/08');
  await page.getByLabel('Ulosottoviranomainen').fill('Ulosottolaitos');
  await page.getByLabel('Tili, jolle maksetaan').fill(testIban(55));
  await page.getByLabel('Viitenumero').fill('1232');
}
const goOn = (page: Page) => page.getByRole('button', { name: 'Jatka' }).click();
const confirm = (page: Page) =>
  page.getByRole('dialog').getByRole('button', { name: 'Kirjaa maksukielto', exact: true }).click();

test('an order is recorded from the person’s page, with what it lacks said first and its effect said before', {
  skip,
}, async () => {
  const { page, close } = await running.open(both, `/tyo/henkilot/${aino.id}`, { viewport: desk });
  await page.getByRole('link', { name: 'Ulosoton maksukiellot' }).click();
  await page.getByText('Ei maksukieltoja').waitFor();
  await page.getByRole('link', { name: 'Kirjaa maksukielto' }).click();
  await page.getByRole('heading', { name: 'Kirjaa maksukielto: Aino Testinen' }).waitFor();
  await goOn(page);
  await page.getByRole('heading', { name: 'Korjaa 6 kohtaa' }).waitFor();
  await page.getByRole('link', { name: 'Kirjoita ulosottoviranomaisen tilinumero' }).waitFor();
  await sound(page);

  await page.getByLabel('Taulukon mukaan').check();
  await page.getByLabel('Elätettävät').fill('2');
  await page.getByLabel('Vapaakuukaudet').fill('heinäkuu');
  await fill(page);
  await goOn(page);
  await page.getByRole('link', { name: 'Kirjoita vapaakuukaudet näin: 7/2026, 12/2026' }).waitFor();
  await page.getByLabel('Vapaakuukaudet').fill('7/2026');
  await goOn(page);
  await page.getByRole('dialog').getByText('Aino Testinen saa loput').waitFor();
  assert.deepEqual(await orders(), [], 'nothing is recorded before it is confirmed');
  await sound(page);
  await confirm(page);
  await page.getByText('Maksukielto on kirjattu.').waitFor();
  await page.getByText('Voimassa', { exact: true }).first().waitFor();

  const [order] = await orders();
  assert.deepEqual(
    [order?.rule, order?.dependants, order?.freeMonths, order?.validFrom, order?.validUntil],
    ['table', 2, ['2026-07'], '2026-06-01', null],
  );
  assert.deepEqual(await close(), []);
});

test('the case and its reference are masked until they are asked for', { skip }, async () => {
  const { page, close } = await running.open(cashier, path());
  await page.getByText('Ulosottolaitos').waitFor();
  assert.equal(await page.getByText('2026/123456/08').count(), 0);
  await page.getByRole('button', { name: 'Näytä asianumero ja viite' }).click();
  await page.getByText('2026/123456/08').waitFor();
  assert.deepEqual(await close(), []);
});

test('what the service refuses is said where it is confirmed, and nothing typed is lost', { skip }, async () => {
  const { page } = await running.open(cashier, path('/uusi'));
  await page.getByLabel('Kiinteä summa').check();
  await page.getByLabel('Summa maksukaudelta').fill('150');
  await fill(page, '15.6.2026');
  await goOn(page);
  await confirm(page);
  await page.getByRole('dialog').getByText('Samalle ajalle on jo toinen maksukielto. Päätä se ensin.').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.getByLabel('Summa maksukaudelta').inputValue(), '150,00');
  await page.getByLabel('Viitenumero').fill('1233');
  await goOn(page);
  await page.getByRole('dialog').waitFor();
  assert.equal(await page.getByRole('dialog').getByText('Samalle ajalle').count(), 0);
  await confirm(page);
  await page.getByRole('dialog').getByText('Tarkista viitenumero.').waitFor();
  await page.context().close();
});

test('an order is ended after it is confirmed, and another can be recorded', { skip }, async () => {
  const { page, close } = await running.open(cashier, path(), { viewport: desk });
  await page.getByRole('button', { name: 'Päätä maksukielto' }).click();
  await page.getByRole('dialog').getByText('Jo hyväksytyt maksut eivät muutu').waitFor();
  await page.keyboard.press('Escape');
  assert.equal((await orders())[0]?.endedAt, null);
  await page.getByRole('button', { name: 'Päätä maksukielto' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Päätä maksukielto' }).click();
  await page.getByText('Maksukielto on päätetty.').waitFor();
  await page.getByRole('link', { name: 'Kirjaa maksukielto' }).click();
  await page.getByLabel('Sääntö kysyttävä ulosotosta').check();
  await fill(page);
  await goOn(page);
  await page.getByText('Aino Testinen ei saa sitä ennen mitään').waitFor();
  await confirm(page);
  await page.getByRole('heading', { name: 'Sääntö kysyttävä ulosotosta' }).waitFor();
  assert.equal((await orders()).length, 2);
  assert.deepEqual(await close(), []);
});

test('the person sees that their orders were opened', { skip }, async () => {
  const { items } = await aino.client.privacy.ownAccesses({});
  assert.ok(items.some(({ what }) => what.includes('pay')));
});

test('the pages of the orders are sound in every look', { skip }, async () => {
  for (const look of looks) await soundPages(await running.open(cashier, '/tyo', look), [path(), path('/uusi')], look);
});
