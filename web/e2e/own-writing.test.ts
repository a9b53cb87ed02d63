import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { entrepreneurReady, staffMember } from '../../dev/people.ts';
import type { Visitor } from '../../dev/service.ts';
import { desk, skip, violations } from './chromium.ts';
import { type Running, serveWhole } from './served-app.ts';

let whole: Running;
let aino: Visitor;
let reviewer: Visitor;
before(async () => {
  if (skip) return;
  whole = await serveWhole();
  aino = await entrepreneurReady(whole.service, 'aino@example.com', 'Aino Esimerkki');
  reviewer = await staffMember(whole.service, 'tarkastaja@example.com', ['review']);
});
after(async () => {
  await whole?.close();
});

/** Opens a page, uses it, and fails on anything the browser complains about. */
async function open(path: string, use: (page: Page) => Promise<void>, look = {}): Promise<void> {
  const { page, close } = await whole.open(aino, path, look);
  await use(page);
  assert.deepEqual(await close(), []);
}

const minute = (minutes: number) =>
  whole.service.setNow(new Date(Date.parse('2026-06-01T09:00:00Z') + minutes * 60_000).toISOString());
const customer = {
  kind: 'person',
  name: 'Saara Esimerkki',
  businessId: null,
  eAddress: null,
  intermediator: null,
  email: 'saara@example.com',
  contact: null,
  street: 'Kauppakatu 1',
  postCode: '33100',
  town: 'Tampere',
  country: 'FI',
  language: 'fi',
} as const;
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor();

test('a wrong business id is said while it is typed, and a company is added, found and removed', { skip }, async () => {
  await open('/oma/asiakkaat', async (page) => {
    await page.getByText('Ei vielä asiakkaita').waitFor();
    await page.getByRole('link', { name: 'Lisää asiakas' }).click();
    await page.getByLabel('Y-tunnus').fill('2077474-1');
    await page.getByText('Tarkista Y-tunnus.').waitFor();
    await page.getByLabel('Y-tunnus').fill('20774740');
    await page.getByText('Y-tunnus on oikeaa muotoa.').waitFor();
    await page.getByText('Usein 003720774740.').waitFor();
    await page.getByRole('button', { name: 'Tallenna asiakas' }).click();
    await heading(page, 'Korjaa 5 kohtaa');
    await page.getByLabel('Yrityksen nimi').fill('Rantakylän Talohuolto Oy');
    await page.getByLabel('Verkkolaskuosoite').fill('0037 2077 4740');
    await page.getByLabel('Katuosoite').fill('Rantatie 2');
    await page.getByLabel('Postinumero').fill('33100');
    await page.getByLabel('Postitoimipaikka').fill('Tampere');
    await page.getByRole('button', { name: 'Tallenna asiakas' }).click();
    await page.getByRole('link', { name: /välittäjätunnus/ }).click();
    await page.keyboard.type('OKOYFIHH');
    await page.getByRole('button', { name: 'Tallenna asiakas' }).click();
    await page.getByRole('link', { name: 'Rantakylän Talohuolto Oy' }).waitFor();
    await page.getByLabel('Hae nimellä').fill('ei ole');
    await page.getByText('Ei tuloksia').waitFor();
    await page.getByRole('button', { name: 'Tyhjennä suodattimet' }).click();
    await page.getByRole('link', { name: 'Rantakylän Talohuolto Oy' }).click();
    await heading(page, 'Rantakylän Talohuolto Oy');
    await page.getByRole('button', { name: 'Poista asiakas' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Poista asiakas' }).click();
    await page.getByText('Ei vielä asiakkaita').waitFor();
  });
});

test('an invoice goes in three steps on a phone to review, comes back with a reason, and out to its customer', {
  skip,
}, async () => {
  await aino.client.invoicing.customers.add(customer);
  let id = '';
  await open('/oma', async (page) => {
    await page.getByRole('link', { name: 'Uusi lasku' }).click();
    await page.getByText('Saara Esimerkki').click();
    await page.getByRole('button', { name: 'Jatka' }).click();
    await heading(page, 'Rivi 1');
    id = /laskut\/([^/]+)\//.exec(page.url())?.[1] ?? '';

    await page.getByLabel('Mitä teit?').fill('Projektityö');
    await page.getByText('Arvonlisäverolaki 1501/1993 209 e §').waitFor();
    await page.getByLabel('Tunnit').fill('8');
    // A person is asked for the price with VAT; 30 € with 25.5 % is 23.90 € without.
    await page.getByLabel('Tunnin hinta, sis. ALV').fill('30');
    await page.getByText('Laskun summa 239,96 €').first().waitFor();
    await page.getByRole('button', { name: 'Tarkista lasku' }).click();
    await heading(page, 'Korjaa 2 kohtaa');
    assert.deepEqual(await violations(page), []);
    await page.getByLabel('Mitä teit?').fill('Ikkunoiden pesu, Kauppakatu 1');
    await page.getByText('Teksti ei kerro, mitä teit').waitFor({ state: 'detached' });
    await page.getByLabel('Työpäivä', { exact: true }).fill('29.5.');
    // 191.20 € less the fee of 5.5 % is 180.68 €, of which the card takes 20 %.
    await page.getByText('Sinulle 144,54 €').first().waitFor();
    await page.getByRole('button', { name: 'Erittely' }).click();
    const steps = page.getByRole('dialog').getByRole('list', { name: 'Näin summa muodostuu' });
    await steps.getByText('Ennakonpidätys').click();
    await steps.getByText(/1118\/1996/).waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Tarkista lasku' }).click();
    await page.getByText('Sähköpostitse osoitteeseen saara@example.com').waitFor();
    await page.getByRole('button', { name: 'Lähetä lasku' }).click();
    await page.getByText('Lasku odottaa tarkastusta').waitFor();

    minute(1);
    const { review } = reviewer.client.invoicing;
    await review.giveBack({ id, reason: 'Kerro, monennessako kerroksessa ikkunat ovat.' });
    await page.goto('/oma/laskut');
    await page.getByText('Palautettu').waitFor();
    await page.getByRole('link', { name: 'Saara Esimerkki' }).click();
    await page.getByText('monennessako kerroksessa').first().waitFor();
    await page.getByRole('link', { name: 'Jatka kirjoittamista' }).click();
    await page.getByLabel('Mitä teit?').fill('Ikkunoiden pesu, Kauppakatu 1, 3. kerros');
    await page.getByRole('button', { name: 'Tarkista lasku' }).click();
    await page.getByRole('button', { name: 'Lähetä lasku' }).click();
    await page.getByText('Lasku odottaa tarkastusta').waitFor();

    minute(2);
    await review.approve({ id });
    await whole.service.work();
    await whole.service.work();
    await page.reload();
    await heading(page, 'Lasku 202600001');
    await page.getByRole('link', { name: 'Lasku 202600001 (PDF)' }).waitFor();
    await page.getByText('Lasku lähti asiakkaalle sähköpostitse').waitFor();
    await page.getByText('Sinulle, arviolta 16.6.2026').waitFor();
    const link = await page.getByRole('link', { name: 'Linkki laskuun' }).getAttribute('href');
    assert.equal((await whole.service.visitor().fetch(new URL(link ?? '').pathname)).status, 200);

    await page.goto('/oma');
    await page.getByText('Seuraava maksu, arviolta 16.6.2026').waitFor();
    await page.getByText('144,54').first().waitFor();
  });
});

test('an invoice is taken back from review, copied, and a draft deleted only after it is confirmed', {
  skip,
}, async () => {
  const { invoices } = aino.client.invoicing;
  const [issued] = (await invoices.list({ state: 'issued' })).items;
  await open(`/oma/laskut/${issued?.id}`, async (page) => {
    await page.getByRole('button', { name: 'Tee uusi tämän pohjalta' }).click();
    await page.getByLabel('Työpäivä', { exact: true }).fill('29.5.2026');
    await page.getByRole('button', { name: 'Tarkista lasku' }).click();
    await page.getByRole('button', { name: 'Lähetä lasku' }).click();
    await page.getByRole('button', { name: 'Ota takaisin muokattavaksi' }).click();
    await page.getByRole('button', { name: 'Tarkista lasku' }).waitFor();
    await page.goto('/oma/laskut?tila=draft');
    await page.getByRole('link', { name: 'Saara Esimerkki' }).click();
    await page.getByRole('button', { name: 'Poista luonnos' }).click();
    await page.keyboard.press('Escape');
    assert.equal((await invoices.list({ state: 'draft' })).items.length, 1);
    await page.getByRole('button', { name: 'Poista luonnos' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Poista luonnos' }).click();
    await page.getByText('Luonnos on poistettu').waitFor();
    assert.deepEqual((await invoices.list({ state: 'draft' })).items, []);
  });
});

test('an invoice is written and sent by the keyboard alone', { skip }, async () => {
  await open(
    '/oma/laskut/uusi',
    async (page) => {
      const keys = async (...pressed: string[]) => {
        for (const key of pressed) await page.keyboard.press(key);
      };
      await page.getByRole('radio', { name: 'Saara Esimerkki' }).focus();
      await keys('Space', 'Enter');
      await heading(page, 'Rivi 1');
      await page.getByLabel('Mitä teit?').focus();
      await page.keyboard.type('Pihan haravointi, Rantatie 2');
      await keys('Tab', 'Tab');
      await page.keyboard.type('3,5');
      await keys('Tab');
      await page.keyboard.type('40');
      await keys('Tab', 'Tab');
      await page.keyboard.type('1.6.');
      await page.getByRole('button', { name: 'Tarkista lasku' }).focus();
      await keys('Enter');
      await page.getByRole('button', { name: 'Lähetä lasku' }).focus();
      await keys('Enter');
      await page.getByText('Lasku odottaa tarkastusta').waitFor();
      const focused = await page.evaluate(() => document.activeElement?.tagName);
      assert.equal(focused, 'H1');
    },
    { viewport: desk },
  );
});
