import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, skip, violations } from './chromium.ts';
import { type JoiningApp, serveJoining } from './joining-app.ts';
import { looks, sound } from './sound.ts';

let app: JoiningApp;
before(async () => {
  if (!skip) app = await serveJoining();
});
after(async () => {
  await app?.close();
});

test('the front page says what this is, in three languages, on a phone and a desk, in light and dark', {
  skip,
}, async () => {
  const titles = {
    'fi-FI': 'Laskuta työsi ilman omaa yritystä',
    'sv-FI': 'Fakturera ditt arbete utan eget företag',
    'en-GB': 'Invoice your work without a company of your own',
  };
  for (const look of looks) {
    const { page, close } = await app.stranger(look);
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: titles[look.locale as keyof typeof titles] }).waitFor();
    for (const line of await page.locator('details > summary').all()) await line.click();
    await sound(page, look);
    assert.deepEqual(await close(), []);
  }
});

test('a page is there as soon as its parts are, and waits for no clock', { skip }, async () => {
  const { page, close } = await app.stranger();
  await page.addInitScript(() => {
    const set = window.setTimeout.bind(window);
    const setSoon = (work: TimerHandler, wait?: number, ...rest: unknown[]) =>
      wait !== undefined && wait >= 100 ? 0 : set(work, wait, ...rest);
    window.setTimeout = setSoon as typeof window.setTimeout;
  });
  for (const path of ['/', '/kirjaudu', '/liity']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 20_000 });
  }
  assert.deepEqual(await close(), []);
});

test('the code of a page is asked for while the service still says who is there', { skip }, async () => {
  const { page, close } = await app.stranger();
  const told = Promise.withResolvers<void>();
  await page.route('**/api/me', async (route) => {
    await told.promise;
    await route.continue();
  });
  const code = page.waitForRequest(/\/assets\/home-/);
  await page.goto('/oma', { waitUntil: 'commit' });
  await code;
  told.resolve();
  await page.getByRole('button', { name: 'Kirjaudu', exact: true }).waitFor();
  assert.deepEqual(await close(), []);
});

test('the calculator tells what is left, every step with its rule and source, and sends nothing', {
  skip,
}, async () => {
  const { page, close } = await app.stranger();
  await page.goto('/');
  const receipt = page.getByRole('list', { name: 'Näin summa muodostuu' });
  await receipt.waitFor();
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  await page.getByRole('radio', { name: 'Sovitusta hinnasta' }).check();
  await page.getByLabel('Sovittu hinta').fill('1000');
  await receipt.getByText('756,00').waitFor();
  await page.getByText('1\u00a0255,00').first().waitFor();
  await receipt.getByText('Palvelumaksu 5,5').click();
  await receipt.getByText('1\u00a0000,00\u00a0€ × (3\u00a0% + 2,5\u00a0%)').waitFor();
  await receipt.getByText('Ennakonpidätys').click();
  await receipt.getByText('Ennakkoperintälaki 1118/1996').waitFor();

  await page.getByText('YEL-vakuutus ja maksutapa').click();
  await page.getByRole('radio', { name: 'On', exact: true }).check();
  await receipt.getByText('Työnantajan sairausvakuutusmaksu').first().click();
  await receipt.getByText('voimassa 1.1.').first().waitFor();

  await page.getByRole('checkbox', { name: /Minulla ei ole verokorttia/ }).check();
  await receipt.getByText('korkeimman mukaan').or(receipt.getByText('Ennakonpidätys 60')).first().waitFor();
  assert.deepEqual(asked, []);
  assert.deepEqual(await close(), []);
});

test('asked the other way round, the calculator tells the price that leaves what is wanted', { skip }, async () => {
  const { page, close } = await app.stranger({ viewport: desk });
  await page.goto('/');
  await page.getByRole('radio', { name: 'Siitä, mitä haluat käteen' }).check();
  await page.getByLabel('Haluan tililleni').fill('756');
  await page.getByLabel('Tunnit, jos haluat tietää tuntihinnan').fill('10');
  await page.getByText('100,00\u00a0€ tunnilta ilman arvonlisäveroa').waitFor();
  assert.deepEqual(await close(), []);
});

test('the figures stay in the address, and come along to joining', { skip }, async () => {
  const { page, close } = await app.stranger();
  await page.goto('/');
  await page.getByRole('radio', { name: 'Sovitusta hinnasta' }).check();
  await page.getByLabel('Sovittu hinta').fill('1234,50');
  await page.waitForURL(/hinta=123450/);
  await page.reload();
  assert.equal(await page.getByLabel('Sovittu hinta').inputValue(), '1234,50');
  await page.getByRole('link', { name: 'Liity näillä luvuilla' }).click();
  await page.getByRole('heading', { name: 'Liity', level: 1 }).waitFor();
  await page.getByText('kun hinta ilman arvonlisäveroa on 1\u00a0234,50\u00a0€').waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await close(), []);
});

test('a price that cannot pay the fee, a missing figure and a tax over the whole are told in words', {
  skip,
}, async () => {
  const { page, close } = await app.stranger();
  await page.goto('/');
  await page.getByLabel('Hinta tunnilta').fill('');
  await page.getByText('Täytä luvut, niin näet summan.').waitFor();
  await page.getByLabel('Hinta tunnilta').fill('45');
  await page.getByLabel('Veroprosentti').fill('120');
  await page.getByText('Veroprosentti on enintään 100').waitFor();
  assert.deepEqual(await close(), []);
});
