import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { entrepreneurReady } from '../../dev/people.ts';
import type { Visitor } from '../../dev/service.ts';
import { skip, violations } from './chromium.ts';
import { type Running, serveWhole } from './served-app.ts';

// Nothing typed is lost, whatever happens meanwhile: no connection, no session, another device.

let whole: Running;
let aino: Visitor;
before(async () => {
  if (skip) return;
  whole = await serveWhole();
  aino = await entrepreneurReady(whole.service, 'aino@example.com', 'Aino Esimerkki');
});
after(async () => {
  await whole?.close();
});

/** Opens a page and uses it; the browser complains only of the requests that were to fail. */
async function open(path: string, use: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await whole.open(aino, path);
  await use(page);
  assert.deepEqual(
    (await close()).filter((text) => !/ERR_INTERNET_DISCONNECTED|status of 40[19]/.test(text)),
    [],
  );
}

const saved = (page: Page) => page.getByText('Tallennettu', { exact: true }).waitFor();

async function startDraft(): Promise<string> {
  const { items } = await aino.client.invoicing.customers.list({});
  const { id } = await aino.client.invoicing.invoices.start({});
  const { draft } = await aino.client.invoicing.invoices.get({ id });
  const row = { description: '', quantity: '', unit: 'HUR', unitPriceCents: 0, vat: 'standard' } as const;
  const rows = [{ ...row, vatReason: null, servedFrom: null, servedTo: null }];
  await aino.client.invoicing.invoices.save({
    id,
    version: 1,
    draft: { ...draft, customerId: items[0]?.id ?? null, rows } as typeof draft,
  });
  return id;
}
const textOf = async (id: string) => (await aino.client.invoicing.invoices.get({ id })).draft.rows[0]?.description;

test('without a connection the page says so, loses nothing in a reload, and saves when the connection is back', {
  skip,
}, async () => {
  const id = await startDraft();
  await open(`/oma/laskut/${id}/muokkaa?vaihe=rivit`, async (page) => {
    await page.getByLabel('Mitä teit?').fill('Lattian vahaus');
    await saved(page);
    await page.context().setOffline(true);
    await page.getByLabel('Mitä teit?').fill('Lattian vahaus, Rantatie 2');
    await page.getByText('Kirjoittamasi on tallessa tässä ikkunassa').waitFor();
    assert.equal(await textOf(id), 'Lattian vahaus');
    await page.context().setOffline(false);
    await saved(page);
    assert.equal(await textOf(id), 'Lattian vahaus, Rantatie 2');

    // The service goes on answering reads, but this save never leaves: the tab alone remembers it.
    await page.route('**/api/own/invoices/*', (route) =>
      route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.continue(),
    );
    await page.getByLabel('Mitä teit?').fill('Lattian vahaus, Rantatie 2 B');
    await page.getByText('Kirjoittamasi on tallessa tässä ikkunassa').waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.unroute('**/api/own/invoices/*');
    await page.reload();
    assert.equal(await page.getByLabel('Mitä teit?').inputValue(), 'Lattian vahaus, Rantatie 2 B');
    await saved(page);
    assert.equal(await textOf(id), 'Lattian vahaus, Rantatie 2 B');
  });
});

test('who was signed out while writing signs in beside the page and goes on without losing a word', {
  skip,
}, async () => {
  const id = await startDraft();
  await open('/oma/asiakkaat/uusi', async (page) => {
    const session = await page.context().cookies();
    const signOut = () => page.context().clearCookies();
    const way = page.getByRole('link', { name: 'Kirjaudu uudessa välilehdessä' });
    // Whoever signs in there has the cookie of a session again, and comes back to this page.
    const signInBeside = async () => {
      const [beside] = await Promise.all([page.context().waitForEvent('page'), way.click()]);
      await beside.getByRole('button', { name: 'Kirjaudu', exact: true }).waitFor();
      await beside.close();
      await page.context().addCookies(session);
      await page.evaluate(() => ['focus', 'visibilitychange'].map((name) => dispatchEvent(new Event(name))));
      await way.waitFor({ state: 'hidden' });
    };
    await page.getByRole('radio', { name: 'Yksityishenkilö' }).check();
    await page.getByLabel('Etu- ja sukunimi').fill('Istuva Testinen');
    await page.getByLabel('Sähköposti').fill('istuva@testi.example');
    await page.getByLabel('Katuosoite').fill('Rantatie 2');
    await page.getByLabel('Postinumero').fill('33100');
    await page.getByLabel('Postitoimipaikka').fill('Tampere');
    await signOut();
    await page.getByRole('button', { name: 'Tallenna asiakas' }).click();
    await way.waitFor();
    assert.deepEqual(await violations(page), []);
    await signInBeside();
    await page.getByRole('button', { name: 'Tallenna asiakas' }).click();
    await page.getByRole('link', { name: 'Istuva Testinen' }).waitFor();

    await page.goto(`/oma/laskut/${id}/muokkaa?vaihe=rivit`);
    await page.getByLabel('Mitä teit?').waitFor();
    await signOut();
    await page.getByLabel('Mitä teit?').fill('Kirjoitettu istunnon jälkeen');
    await signInBeside();
    await saved(page);
    assert.equal(await textOf(id), 'Kirjoitettu istunnon jälkeen');
  });
});

test('a draft saved on another device is never overwritten without asking', { skip }, async () => {
  const id = await startDraft();
  await open(`/oma/laskut/${id}/muokkaa?vaihe=rivit`, async (page) => {
    const elsewhere = async (description: string) => {
      const { version, draft } = await aino.client.invoicing.invoices.get({ id });
      const rows = draft.rows.map((row) => ({ ...row, description }));
      await aino.client.invoicing.invoices.save({ id, version, draft: { ...draft, rows } as typeof draft });
    };
    await elsewhere('Kirjoitettu puhelimella');
    await page.getByLabel('Mitä teit?').fill('Kirjoitettu koneella');
    await page.getByText('Luonnosta on muutettu muualla').waitFor();
    assert.equal(await textOf(id), 'Kirjoitettu puhelimella');
    await page.getByRole('button', { name: 'Säilytä tämä' }).click();
    await saved(page);
    assert.equal(await textOf(id), 'Kirjoitettu koneella');

    await elsewhere('Taas puhelimella');
    await page.getByLabel('Mitä teit?').fill('Taas koneella');
    await page.getByRole('button', { name: 'Ota toisaalla tallennettu' }).click();
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Taas puhelimella');
    assert.equal(await textOf(id), 'Taas puhelimella');
  });
});
