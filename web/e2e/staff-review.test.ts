import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Visitor } from '../../dev/service.ts';
import { desk, skip, violations } from './chromium.ts';
import { type Running, serveWhole } from './served-app.ts';
import { looks, soundPages } from './sound.ts';
import { entrepreneur, sendToReview, staff } from './staff-service.ts';

let running: Running;
let aino: Visitor;
let reviewer: Visitor;
before(async () => {
  if (skip) return;
  running = await serveWhole();
  aino = await entrepreneur(running, 'Aino Testinen');
  reviewer = await staff(running, 'Tarja Tarkastaja', ['review']);
});
after(async () => {
  await running?.close();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('a reviewer works through the queue with the keyboard alone', { skip }, async () => {
  const first = await sendToReview(aino, { buyerName: 'Alfa Oy' });
  await sendToReview(aino, { buyerName: 'Beta Oy', rows: [{ description: 'projektityö' }] });
  await sendToReview(aino, { buyerName: 'Gamma Oy' });
  const { page, complaints } = await running.open(reviewer, '/tyo', { viewport: desk });
  const press = (key: string) => page.keyboard.press(key);

  await page.getByRole('link', { name: /Laskut tarkastettavana.*3/ }).focus();
  await press('Enter');
  await page.getByRole('link', { name: 'Alfa Oy' }).waitFor();
  await page.getByRole('link', { name: 'Alfa Oy' }).focus();
  await press('ArrowDown');
  assert.equal(await focused(page), 'Beta Oy');
  await press('End');
  assert.equal(await focused(page), 'Gamma Oy');
  await press('Home');
  await press('Enter');
  await page.getByRole('heading', { name: 'Lasku: Alfa Oy' }).waitFor();
  assert.equal(await focused(page), 'Lasku: Alfa Oy', 'the new page begins at its heading');

  await press('Tab');
  assert.equal(await focused(page), 'Palauta');
  await press('Tab');
  assert.equal(await focused(page), 'Hyväksy ja lähetä');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Hyväksytäänkö lasku?' }).waitFor();
  await press('Tab');
  await press('Tab');
  assert.equal(await focused(page), 'Hyväksy ja lähetä');
  await press('Enter');

  await page.getByRole('heading', { name: 'Lasku: Beta Oy' }).waitFor();
  assert.equal(await focused(page), 'Lasku: Beta Oy', 'the next in the queue follows');
  await page.getByText('Lasku 202600001 hyväksyttiin').waitFor();
  await page.getByText('Rivi 1: kuvaus ei kerro, mitä tehtiin').waitFor();
  await press('Tab');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Palautetaanko lasku?' }).waitFor();
  await press('Tab');
  await press('Tab');
  await press('Enter');
  assert.equal(
    await page.getByLabel('Syy', { exact: true }).inputValue(),
    'Kerro rivillä 1 tarkemmin, mitä teit ja missä.',
  );
  await page.getByLabel('Syy', { exact: true }).focus();
  await press('Tab');
  await press('Enter');
  await page.getByRole('heading', { name: 'Lasku: Gamma Oy' }).waitFor();
  await page.getByText('Lasku palautettiin laskuttajalle.').waitFor();

  assert.deepEqual(complaints, []);
  await page.context().close();
  await running.service.work();
  const issued = await aino.client.invoicing.invoices.get({ id: first });
  assert.equal(issued.number, '202600001');
  const [back] = (await aino.client.invoicing.invoices.list({ state: 'draft' })).items;
  const { reviews } = await aino.client.invoicing.invoices.get({ id: back?.id ?? '' });
  assert.equal(reviews.at(-1)?.reason, 'Kerro rivillä 1 tarkemmin, mitä teit ja missä.');
});

test('a reason is needed to return an invoice, and what another has decided is told', { skip }, async () => {
  const id = await sendToReview(aino, { buyerName: 'Delta Oy' });
  const { page } = await running.open(reviewer, `/tyo/tarkastus/${id}`, { viewport: desk });
  await page.getByRole('button', { name: 'Palauta' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Palauta' }).click();
  await page.getByRole('link', { name: 'Kirjoita syy, jotta laskuttaja tietää, mitä korjata' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');

  await reviewer.client.invoicing.review.approve({ id });
  await page.getByRole('button', { name: 'Hyväksy ja lähetä' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hyväksy ja lähetä' }).click();
  await page.getByText('Lasku ei ole enää tarkastettavana.').waitFor();
  await page.context().close();
});

test('an invoice that did not reach its customer is sent again', { skip }, async () => {
  const id = await sendToReview(aino, { buyerName: 'Epsilon Oy' });
  const { number } = await reviewer.client.invoicing.review.approve({ id });
  await running.service.work();
  const { pool } = running.service.services.db;
  await pool.query(
    `insert into invoice_delivery (id, invoice_id, owner, channel, state, reason, queued_at)
      select gen_random_uuid(), invoice_id, owner, channel, 'failed', 'sending-failed', queued_at
      from invoice_delivery where invoice_id = $1`,
    [id],
  );
  const { page } = await running.open(reviewer, '/tyo/tarkastus/toimitukset', { viewport: desk });
  await page.getByText('Lähetys ei onnistunut').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: `Yritä uudelleen: lasku ${number}` }).click();
  await page.getByText('Kaikki laskut ovat menneet perille').waitFor();
  await page.context().close();
});

test('only the places of one’s duties are in the navigation', { skip }, async () => {
  const { page } = await running.open(reviewer, '/tyo', { viewport: desk });
  await page.getByRole('link', { name: 'Tarkastus' }).waitFor();
  const places = await page.getByRole('navigation', { name: 'Päävalikko' }).first().getByRole('link').allTextContents();
  assert.deepEqual(places, ['Työt', 'Tarkastus']);
  await page.context().close();
});

test('the pages of the review are sound in every look', { skip }, async () => {
  const id = await sendToReview(aino, {
    buyerName: 'Pitkäniminen Kiinteistöosakeyhtiö Satamakadun Kulmatalo',
    rows: [{ description: 'Sähkötyöt' }, { description: 'työ' }],
  });
  const paths = ['/tyo', '/tyo/tarkastus', `/tyo/tarkastus/${id}`];
  for (const look of looks) await soundPages(await running.open(reviewer, '/tyo', look), paths, look);
});

test('each reads the review in their own language', { skip }, async () => {
  for (const [locale, name] of [
    ['sv-FI', 'Granskning av fakturor'],
    ['en-GB', 'Invoice review'],
  ] as const) {
    const { page, close } = await running.open(reviewer, '/tyo/tarkastus', { locale });
    await page.getByRole('heading', { name }).waitFor();
    assert.deepEqual(await close(), []);
  }
});
