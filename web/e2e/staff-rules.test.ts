import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Visitor } from '../../dev/service.ts';
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

const path = '/tyo/maksut/luvut';
const dialog = (page: Page) => page.getByRole('dialog');

test('a figure is proposed with its source by one of the staff and confirmed by another on a phone', {
  skip,
}, async () => {
  const { page, close } = await running.open(payer, path, { viewport: desk });
  await page.getByLabel('Hae lukua').fill('yleinen kanta');
  await page.getByRole('button', { name: 'Ehdota uutta lukua: Arvonlisäveron yleinen kanta' }).click();
  await dialog(page).getByLabel('Alkaen', { exact: true }).fill('1.7.2026');
  await dialog(page).getByLabel('Arvo').fill('joku');
  await dialog(page).getByRole('button', { name: 'Lähetä vahvistettavaksi' }).click();
  await dialog(page).getByRole('heading', { name: 'Korjaa 2 kohtaa' }).waitFor();
  await dialog(page).getByLabel('Arvo').fill('26');
  await dialog(page).getByLabel('Lähde').fill('Laki 999/2026 (keksitty)');
  await sound(page);
  await dialog(page).getByRole('button', { name: 'Lähetä vahvistettavaksi' }).click();
  await page.getByText('Odottaa vahvistusta').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Vahvista: / }).count(), 0, 'nobody confirms their own');
  assert.deepEqual(await close(), []);

  const other = await running.open(approver, path, { viewport: phone });
  await other.page.getByRole('button', { name: 'Vahvista: Arvonlisäveron yleinen kanta' }).click();
  await dialog(other.page).getByText('Laki 999/2026 (keksitty)').waitFor();
  await dialog(other.page).getByRole('button', { name: 'Vahvista', exact: true }).click();
  await other.page.getByText('Vahvistettu', { exact: true }).waitFor();
  assert.deepEqual(await other.close(), []);
  const { items } = await payer.client.tariffs.own();
  assert.deepEqual(
    items.map(({ key, since, value }) => ({ key, since, value })),
    [{ key: 'vat.standard', since: '2026-07-01', value: 2600 }],
  );
});

test('the per diem of a country that the list does not know is entered by the country’s name', { skip }, async () => {
  const { page, close } = await running.open(payer, path, { viewport: phone });
  await page.getByRole('button', { name: 'Lisää maan päiväraha' }).click();
  await dialog(page).getByLabel('Maa').selectOption('Espanja');
  await dialog(page).getByLabel('Kaupunki').fill('Las Palmas');
  await dialog(page).getByLabel('Alkaen', { exact: true }).fill('1.1.2026');
  await dialog(page).getByLabel('Arvo').fill('80');
  await dialog(page).getByLabel('Lähde').fill('Päätös 999/2026 (keksitty)');
  await sound(page);
  await dialog(page).getByRole('button', { name: 'Lähetä vahvistettavaksi' }).click();
  await page.getByText('Päiväraha, Espanja, Las Palmas').waitFor();
  const [row] = (await payer.client.tariffs.rows()).items;
  assert.deepEqual([row?.rule, row?.value], ['per_diem.abroad.ES.las_palmas', 80_00]);
  assert.deepEqual(await close(), []);
});

for (const look of looks)
  test(`the figures of the law are sound: ${named(look)}`, { skip }, async () => {
    await soundPages(await running.open(payer, '/', look), [path], look);
  });
