import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { staffMember } from '../../dev/people.ts';
import { joinService, type Visitor } from '../../dev/service.ts';
import { type Look, skip, tallPhone, violations } from './chromium.ts';
import { type JoiningApp, serveJoining } from './joining-app.ts';
import { looks, soundPages } from './sound.ts';

let app: JoiningApp;
before(async () => {
  if (!skip) app = await serveJoining();
});
after(async () => {
  await app?.close();
});

/** The person's browser: who they are is brought along, as if they had signed in before. */
async function as(visitor: Visitor, look: Look = {}) {
  const browsing = await app.stranger({ viewport: tallPhone, ...look });
  await browsing.context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: app.address })));
  return browsing;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

/** Opens a part from the overview, fills it, saves it, and is back at the overview. */
async function give(page: Page, part: string, act: string, fill: () => Promise<unknown>): Promise<void> {
  await page.goto(`/oma/tiedot/${part}`);
  await page.getByRole('button', { name: act, exact: true }).waitFor();
  assert.deepEqual(await violations(page), [], part);
  await fill();
  await page.getByRole('button', { name: act, exact: true }).click();
  await heading(page, 'Omat tiedot');
}

test('a newcomer gives every part by itself, until only the check of identity is left', { skip }, async () => {
  const { page, close } = await as(await joinService(app.service, 'kaikki@testi.example', 'Kaisa Kaikki'));
  await page.goto('/oma/tiedot');
  await heading(page, 'Omat tiedot');
  const invoicing = page.getByRole('list', { name: 'Jotta voit laskuttaa' });
  await invoicing.waitFor();
  assert.equal(await invoicing.getByRole('listitem').count(), 3);
  assert.deepEqual(await violations(page), []);

  await page.getByRole('link', { name: 'Tee tämä nyt' }).click();
  await heading(page, 'Palvelun ehdot');
  await page.getByRole('button', { name: 'Hyväksy ehdot' }).click();
  await page.getByRole('link', { name: 'Hyväksy ehdot rastilla' }).waitFor();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Hyväksy ehdot' }).click();
  await heading(page, 'Omat tiedot');

  await give(page, 'nimi', 'Tallenna', async () => {
    await page.getByLabel('Etunimet').fill('Kaisa Maria');
    await page.getByLabel('Sukunimi').fill('Kaikki');
  });
  await give(page, 'toimiala', 'Tallenna', async () => {
    await page.getByRole('combobox', { name: 'Toimiala' }).fill('siiv');
    await page.getByRole('option', { name: 'Siivous' }).click();
  });
  await page.getByText('Voit laskuttaa', { exact: true }).waitFor();
  await give(page, 'henkilotunnus', 'Tallenna', () => page.getByLabel('Henkilötunnus').fill('131052 - 9085'));
  await give(page, 'osoite', 'Tallenna', async () => {
    await page.getByLabel('Katuosoite').fill('Keksitynkatu 1 A 2');
    await page.getByLabel('Postinumero').fill('00100');
    await page.getByLabel('Postitoimipaikka').fill('Helsinki');
  });
  await give(page, 'puhelin', 'Tallenna', () => page.getByLabel('Puhelin').fill('040 123 4567'));
  await give(page, 'tili', 'Tallenna', () => page.getByLabel('Tilinumero').fill('fi21 1234 5600 0007 85'));
  await give(page, 'maksutapa', 'Sovi', async () => {
    await page.getByRole('radio', { name: /Palkkana/ }).check();
    await page.getByRole('checkbox').check();
  });
  await give(page, 'yel', 'Tallenna ilmoitus', () => page.getByRole('radio', { name: /En tarvitse/ }).check());
  await give(page, 'verokortti', 'Tallenna verokortti', async () => {
    await page.getByLabel('Perusprosentti').fill('18,5');
    await page.getByLabel('Lisäprosentti').fill('40');
    await page.getByLabel('Vuosituloraja').fill('24 000');
  });

  await page.getByText('Henkilöllisyytesi tarkistetaan').waitFor();
  const pay = page.getByRole('list', { name: 'Jotta sinulle voidaan maksaa' });
  const left = await pay.getByRole('listitem').allTextContents();
  // A card that ends with the year is asked for anew in its last two weeks.
  assert.ok(left.length <= 2 && left[0]?.startsWith('Henkilöllisyytesi'), left.join());
  await page.getByText('131052-').first().waitFor();
  assert.ok(!(await page.content()).includes('131052-9085'), 'the identity code stays masked');
  assert.ok(!(await page.content()).includes('FI2112345600000785'), 'the account stays masked');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await close(), []);
});

test('a changed account is warned about before and told after', { skip }, async () => {
  const visitor = await joinService(app.service, 'tili@testi.example', 'Tilia Vaihtava');
  await visitor.client.members.giveIban({ iban: 'FI2112345600000785' });
  const { page, close } = await as(visitor);
  await page.goto('/oma/tiedot/tili');
  await page.getByText('maksut pidetään kaksi vuorokautta').first().waitFor();
  await page.getByLabel('Uusi tilinumero').fill('FI91 1234 5600 0007 86');
  await page.getByRole('button', { name: 'Vaihda tili' }).click();
  await page.getByText('Tilinumerosi on vaihdettu äskettäin').waitFor();
  await app.service.work();
  assert.match(app.service.letters('tili@testi.example').at(-1) ?? '', /FI91 •••• 0786/);
  assert.deepEqual(await close(), []);
});

test('what the service refuses is said at the form, and nothing typed is lost', { skip }, async () => {
  const { page, close } = await as(await joinService(app.service, 'nimi@testi.example', 'Nimi Testinen'));
  await page.goto('/oma/tiedot/markkinointinimi');
  await page.getByLabel('Markkinointinimi').fill('Nimi Oy');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await page.getByText('Tämä ei käy markkinointinimeksi').waitFor();
  assert.equal(await page.getByLabel('Markkinointinimi').inputValue(), 'Nimi Oy');
  await page.goto('/oma/tiedot/henkilotunnus');
  await page.getByLabel('Henkilötunnus').fill('131052-9086');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await page.getByRole('link', { name: /Tarkista henkilötunnus/ }).click();
  assert.equal(await page.getByLabel('Henkilötunnus').inputValue(), '131052-9086');
  await page.goto('/oma/tiedot/verokortti');
  await page.getByLabel('Perusprosentti').fill('30');
  await page.getByLabel('Lisäprosentti').fill('20');
  await page.getByRole('button', { name: 'Tallenna verokortti' }).click();
  await page.getByText('Lisäprosentti ei voi olla perusprosenttia pienempi').first().waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await close(), []);
});

test('a picture is seen before it is sent, kept, and removed', { skip }, async () => {
  const { page, close } = await as(await joinService(app.service, 'kuva@testi.example', 'Kuva Testinen'));
  const picture = await sharp({ create: { width: 80, height: 80, channels: 3, background: '#0b5f4f' } })
    .png()
    .toBuffer();
  await page.goto('/oma/tiedot/kuva');
  await page.getByLabel('Valitse kuva').setInputFiles({ name: 'kuva.png', mimeType: 'image/png', buffer: picture });
  await page.getByRole('img', { name: 'Kuvasi' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Tallenna kuva' }).click();
  await heading(page, 'Omat tiedot');
  await page.getByRole('img', { name: 'Kuvasi' }).waitFor();
  await page.goto('/oma/tiedot/kuva');
  await page.getByRole('button', { name: 'Poista kuva' }).click();
  await heading(page, 'Omat tiedot');
  await page.getByRole('link', { name: 'Lisää: Kuva' }).waitFor();
  assert.deepEqual(await close(), []);
});

test('who of the staff has seen one’s data is shown with the reason', { skip }, async () => {
  const visitor = await joinService(app.service, 'katsottu@testi.example', 'Katsottu Testinen');
  await visitor.client.members.givePhone({ phone: '040 123 4567' });
  const { page, close } = await as(visitor);
  await page.goto('/oma/tiedot/katselut');
  await page.getByText('Kukaan ei ole katsonut tietojasi').waitFor();
  const { signedIn } = await visitor.client.members.me();
  const staff = await staffMember(app.service, 'katsoja@testi.example', ['people']);
  await staff.client.members.reveal({
    id: signedIn?.id ?? '',
    field: 'phone',
    reason: 'Soitan laskun epäselvästä rivistä',
  });
  await page.reload();
  await page.getByText('Soitan laskun epäselvästä rivistä').waitFor();
  await page.getByText('yhteystiedot').waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await close(), []);
});

test('the language changes at once and with it the letters', { skip }, async () => {
  const visitor = await joinService(app.service, 'kieli@testi.example', 'Kieli Testinen');
  const { page, close } = await as(visitor);
  await page.goto('/oma/tiedot/kieli');
  await page.getByRole('radio', { name: 'Svenska' }).check();
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await heading(page, 'Egna uppgifter');
  assert.equal((await visitor.client.members.me()).signedIn?.language, 'sv');
  assert.deepEqual(await close(), []);
});

test('the pages of one’s own data are sound in every look', { skip }, async () => {
  const visitor = await joinService(app.service, 'kaksi@testi.example', 'Kaksi Kieltä');
  const paths = ['/oma/tiedot', '/oma/tiedot/verokortti', '/oma/tiedot/ehdot', '/turva'];
  for (const look of looks) await soundPages(await as(visitor, look), paths, look);
});
