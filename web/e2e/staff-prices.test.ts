import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Visitor } from '../../dev/service.ts';
import { dayInFinland, dayText } from '../../src/basics/day.ts';
import { desk, phone, skip } from './chromium.ts';
import { type Running, serveWhole } from './served-app.ts';
import { looks, named, sound, soundPages } from './sound.ts';
import { staff } from './staff-service.ts';

let running: Running;
let payer: Visitor;
let approver: Visitor;
before(async () => {
  if (skip) return;
  running = await serveWhole();
  payer = await staff(running, 'Matti Maksaja', ['money']);
  approver = await staff(running, 'Hilla Hyväksyjä', ['money', 'approve']);
});
after(() => running?.close());

const path = '/tyo/maksut/hinnasto';
const dialog = (page: Page) => page.getByRole('dialog');

test('a price is proposed by one of the staff, confirmed by another on a phone, and told to the public', {
  skip,
}, async () => {
  const today = dayInFinland(running.service.services.clock.now());
  const { page, close } = await running.open(payer, path, { viewport: desk });
  await page.getByRole('link', { name: 'Hinnasto' }).waitFor();
  await page.getByRole('button', { name: 'Ehdota uutta hintaa' }).click();
  await dialog(page).getByLabel('Palvelumaksun prosentti').fill('4');
  await dialog(page).getByLabel('Vähintään maksulta').fill('15');
  await dialog(page).getByLabel('Enintään maksulta').fill('10');
  await dialog(page).getByRole('button', { name: 'Lähetä vahvistettavaksi' }).click();
  await dialog(page).getByRole('heading', { name: 'Korjaa 2 kohtaa' }).waitFor();
  await dialog(page).getByLabel('Alkaen', { exact: true }).fill(dayText(today));
  await dialog(page).getByLabel('Päätös').fill('Hinnasto 2026 (keksitty)');
  await sound(page);
  await dialog(page).getByRole('button', { name: 'Lähetä vahvistettavaksi' }).click();
  await dialog(page).getByText('Enimmäismaksu on pienempi kuin vähimmäismaksu.').waitFor();
  await dialog(page).getByLabel('Enintään maksulta').fill('300');
  await dialog(page).getByRole('button', { name: 'Lähetä vahvistettavaksi' }).click();
  await page.getByText('Odottaa vahvistusta').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Vahvista: / }).count(), 0, 'nobody confirms their own');
  await close();

  const other = await running.open(approver, path, { viewport: phone });
  await other.page.getByRole('button', { name: /^Vahvista: hinta / }).click();
  await dialog(other.page).getByText('Hinnasto 2026 (keksitty)').waitFor();
  await dialog(other.page).getByRole('button', { name: 'Vahvista', exact: true }).click();
  await other.page.getByText('Vahvistettu', { exact: true }).waitFor();
  assert.deepEqual(await other.close(), []);

  const front = await running.open(payer, '/', { viewport: phone });
  await front.page.getByText(/Yksi hinta: 6,5\s%.*vähintään 15,00\s€.*enintään 300,00\s€/).waitFor();
  assert.deepEqual(await front.close(), []);
});

for (const look of looks)
  test(`the price list is sound: ${named(look)}`, { skip }, async () => {
    await soundPages(await running.open(payer, '/', look), [path], look);
  });
