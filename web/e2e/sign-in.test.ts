import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { oneTimeCode } from '../../dev/invitation.ts';
import { joinService, password } from '../../dev/service.ts';
import { inviteStaff } from '../../src/members/actions/invite-staff.ts';
import { theService, withContext } from '../../src/platform/context.ts';
import { desk, skip, violations } from './chromium.ts';
import { type JoiningApp, serveJoining } from './joining-app.ts';
import { looks, named, soundPages } from './sound.ts';

let app: JoiningApp;
before(async () => {
  if (!skip) app = await serveJoining();
});
after(async () => {
  await app?.close();
});

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Goes on by Tab until the wanted thing has focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const now = document.activeElement as HTMLInputElement | null;
      return now?.labels?.[0]?.textContent ?? now?.textContent ?? '';
    });
    if (name.test(here)) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

async function signIn(page: Page, email: string, typed = password): Promise<void> {
  await page.goto('/kirjaudu');
  await page.getByLabel('Sähköposti').fill(email);
  await page.getByLabel('Salasana', { exact: true }).fill(typed);
  await page.getByRole('button', { name: 'Kirjaudu', exact: true }).click();
}

test('somebody joins by keyboard alone: from the front page to their own data', { skip }, async () => {
  const { page, close } = await app.stranger({ viewport: desk });
  await page.goto('/');
  await heading(page, /Laskuta/);
  await tabTo(page, /^Liity maksutta$/);
  await page.keyboard.press('Enter');
  await heading(page, 'Liity');
  assert.equal(await focused(page), 'Liity');

  await tabTo(page, /^Nimi/);
  await page.keyboard.type('Kaisa Keksitty');
  await tabTo(page, /^Sähköposti/);
  await page.keyboard.type('kaisa@testi.example');
  await tabTo(page, /^Salasana/);
  await page.keyboard.type('lyhyt');
  await page.getByText('Vielä 7 merkkiä').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Korjaa yksi kohta' }).waitFor();
  assert.equal(await focused(page), 'Korjaa yksi kohta');
  await tabTo(page, /vähintään 12 merkkiä$/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('mummolan vene vuotaa aina');
  await page.getByText('Vahva salasana').waitFor();
  await page.keyboard.press('Enter');
  await heading(page, 'Lähetimme sinulle viestin');
  assert.deepEqual(await violations(page), []);

  await page.goto(await app.linkIn('kaisa@testi.example'));
  await heading(page, 'Tervetuloa, Kaisa Keksitty');
  await tabTo(page, /^Täydennä tietosi$/);
  await page.keyboard.press('Enter');
  await heading(page, 'Omat tiedot');
  assert.deepEqual(await close(), []);
});

test('the link of the letter brings the figures of the calculator along, and works once', { skip }, async () => {
  const { page, close } = await app.stranger({ locale: 'sv-FI' });
  await page.goto('/liity?hinnoittelu=sovittu&hinta=100000');
  await heading(page, 'Anslut dig');
  await page.getByLabel('Namn').fill('Sven Påhittad');
  await page.getByLabel('E-post').fill('sven@testi.example');
  await page.getByLabel('Lösenord', { exact: true }).fill('mormors båt läcker alltid');
  await page.getByRole('button', { name: 'Anslut dig' }).click();
  await heading(page, 'Vi har skickat ett meddelande till dig');
  const link = await app.linkIn('sven@testi.example');
  await page.goto(link);
  await heading(page, 'Välkommen, Sven Påhittad');
  await page.getByText('756,00').first().waitFor();
  const other = await app.stranger({ locale: 'sv-FI' });
  await other.page.goto(link);
  await heading(other.page, 'Din adress är bekräftad');
  await other.page.goto(link.replace(/token=[^&]+/, 'token=gammal'));
  await heading(other.page, 'Länken gäller inte längre');
  assert.deepEqual([...(await close()), ...(await other.close())], []);
});

test('a wrong password is said without losing what was typed, and too many tries are told', { skip }, async () => {
  const own = await serveJoining();
  await joinService(own.service, 'vaara@testi.example', 'Väärä Salasana');
  const { page, close } = await own.stranger();
  await signIn(page, 'vaara@testi.example', 'ei tämä ainakaan');
  await page.getByText('Sähköposti tai salasana ei täsmää').waitFor();
  assert.equal(await page.getByLabel('Sähköposti').inputValue(), 'vaara@testi.example');
  assert.equal(await page.getByLabel('Salasana', { exact: true }).inputValue(), 'ei tämä ainakaan');
  assert.equal(await focused(page), 'Tätä ei voitu tehdä');
  assert.deepEqual(await violations(page), []);
  for (let more = 0; more < 31; more += 1)
    await page.request.post('/api/auth/sign-in/email', { data: { email: 'x', password: 'y' } });
  await page.getByRole('button', { name: 'Kirjaudu', exact: true }).click();
  await page.getByText('Liian monta yritystä').waitFor();
  assert.deepEqual(await close(), []);
  await own.close();
});

test('who asked for a page signs in and comes to it, and a foreign place is not believed', { skip }, async () => {
  await joinService(app.service, 'paluu@testi.example', 'Paluu Testinen');
  const { page, close } = await app.stranger();
  await page.goto('/oma/tiedot/puhelin');
  await heading(page, 'Kirjaudu');
  await page.getByLabel('Sähköposti').fill('paluu@testi.example');
  await page.getByLabel('Salasana', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Kirjaudu', exact: true }).click();
  await heading(page, 'Puhelin');
  await page.goto('/kirjaudu?takaisin=//muualla.example/');
  await page.getByLabel('Sähköposti').fill('paluu@testi.example');
  await page.getByLabel('Salasana', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Kirjaudu', exact: true }).click();
  await page.waitForURL(`${app.address}/oma`);
  assert.deepEqual(await close(), []);
});

test('who has not opened the letter gets a new one at sign-in', { skip }, async () => {
  const { page, close } = await app.stranger();
  await page.request.post('/api/auth/sign-up/email', {
    data: { email: 'uusi@testi.example', password, name: 'Uusi Testinen', language: 'fi' },
  });
  await signIn(page, 'uusi@testi.example');
  await heading(page, 'Lähetimme sinulle viestin');
  await page.goto(await app.linkIn('uusi@testi.example'));
  await heading(page, /^Tervetuloa/);
  assert.deepEqual(await close(), []);
});

test('a forgotten password is set anew by a link, said alike whether the address is known or not', {
  skip,
}, async () => {
  await joinService(app.service, 'muisti@testi.example', 'Muisti Testinen');
  const { page, close } = await app.stranger();
  await page.goto('/kirjaudu');
  await page.getByRole('link', { name: 'Unohditko salasanan?' }).click();
  for (const email of ['ei-ole@testi.example', 'muisti@testi.example']) {
    await page.goto('/salasana');
    await page.getByLabel('Sähköposti').fill(email);
    await page.getByRole('button', { name: 'Lähetä linkki' }).click();
    await heading(page, 'Lähetimme sinulle viestin');
  }
  await page.goto(await app.linkIn('muisti@testi.example'));
  await heading(page, 'Valitse salasana');
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Uusi salasana').fill('salasana123456');
  await page.getByRole('button', { name: 'Tallenna salasana' }).click();
  await page.getByRole('link', { name: 'Valitse salasana, jota ei voi arvata' }).waitFor();
  await page.getByLabel('Uusi salasana').fill('uusi oma lauseeni');
  await page.getByRole('button', { name: 'Tallenna salasana' }).click();
  await heading(page, 'Kirjaudu');
  await signIn(page, 'muisti@testi.example', 'uusi oma lauseeni');
  await page.waitForURL(`${app.address}/oma`);
  assert.deepEqual(await close(), []);
});

test('staff are led to a second step before any work, and sign in with it or with a backup code', {
  skip,
}, async () => {
  await withContext(app.service.services, theService, (ctx) =>
    inviteStaff(ctx, { email: 'tarja@testi.example', name: 'Tarja Toimija', duties: ['people'], language: 'fi' }),
  );
  const { page, context, close } = await app.stranger({ viewport: { width: 360, height: 5600 } });
  await page.goto(await app.linkIn('tarja@testi.example'));
  await heading(page, 'Valitse salasana');
  await page.getByLabel('Uusi salasana').fill(password);
  await page.getByRole('button', { name: 'Tallenna salasana' }).click();
  await heading(page, 'Kirjaudu');
  await signIn(page, 'tarja@testi.example');
  await heading(page, 'Kirjautumisen turvallisuus');
  await page.getByText('Ota ensin toinen vaihe käyttöön').waitFor();
  await page.getByRole('button', { name: 'Ota käyttöön' }).click();
  await page.getByLabel('Vahvista salasanallasi').fill(password);
  await page.getByRole('button', { name: 'Jatka' }).click();
  const uri = await page.getByRole('link', { name: /Oletko puhelimella/ }).getAttribute('href');
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Kuusinumeroinen koodi').fill('000 000');
  await page.getByRole('button', { name: 'Ota toinen vaihe käyttöön' }).click();
  await page.getByText('Koodi ei täsmää').waitFor();
  await page.getByLabel('Kuusinumeroinen koodi').fill(oneTimeCode(uri ?? ''));
  await page.getByRole('button', { name: 'Ota toinen vaihe käyttöön' }).click();
  await page.getByText('Tallenna varakoodit nyt').waitFor();
  assert.deepEqual(await violations(page), []);
  const [backup = ''] = await page.locator('code').allTextContents();
  await page.getByRole('button', { name: 'Olen tallentanut koodit' }).click();
  await page.getByText('Käytössä', { exact: true }).waitFor();
  await page.goto('/tyo');
  await page.waitForURL(/\/tyo$/);

  for (const by of ['code', 'backup'] as const) {
    await context.clearCookies();
    await signIn(page, 'tarja@testi.example');
    await heading(page, 'Toinen vaihe');
    assert.deepEqual(await violations(page), []);
    if (by === 'backup') await page.getByRole('button', { name: 'Käytä varakoodia' }).click();
    await page
      .getByLabel(by === 'code' ? 'Koodi' : 'Varakoodi', { exact: true })
      .fill(by === 'code' ? oneTimeCode(uri ?? '') : backup);
    await page.getByRole('button', { name: 'Jatka' }).click();
    await page.waitForURL(/\/tyo$/);
  }
  assert.deepEqual(await close(), []);
});

test('a passkey is added on the safety page and signs in alone; removed, it no longer does', { skip }, async () => {
  await joinService(app.service, 'avain@testi.example', 'Avain Testinen');
  const { page, context, close } = await app.stranger({ viewport: { width: 360, height: 5600 } });
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, 'avain@testi.example');
  await page.waitForURL(`${app.address}/oma`);
  await page.goto('/turva');
  await page.getByLabel('Laitteen nimi').fill('Oma puhelin');
  await page.getByRole('button', { name: 'Lisää pääsyavain' }).click();
  await page.getByText('Pääsyavain on lisätty').waitFor();
  await context.clearCookies();
  await page.goto('/kirjaudu');
  await page.getByRole('button', { name: 'Kirjaudu pääsyavaimella' }).click();
  await page.waitForURL(`${app.address}/oma`);
  await page.goto('/turva');
  await page.getByRole('button', { name: 'Poista: Oma puhelin' }).click();
  const dialog = page.getByRole('dialog');
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole('button', { name: 'Poista' }).click();
  await page.getByText('Pääsyavain on poistettu').waitFor();
  await context.clearCookies();
  await page.goto('/kirjaudu');
  await page.getByRole('button', { name: 'Kirjaudu pääsyavaimella' }).click();
  await page.getByText('Palvelu ei tunne tätä pääsyavainta').waitFor();
  assert.deepEqual(await close(), []);
});

test('a changed password signs out the other devices, and one press signs out everywhere', { skip }, async () => {
  await joinService(app.service, 'laitteet@testi.example', 'Laitteet Testinen');
  const [first, second] = [await app.stranger(), await app.stranger()];
  for (const { page } of [first, second]) {
    await signIn(page, 'laitteet@testi.example');
    await page.waitForURL(`${app.address}/oma`);
  }
  await first.page.goto('/turva');
  await first.page.getByLabel('Nykyinen salasana').fill(password);
  await first.page.getByLabel('Uusi salasana').fill('toinen oma lauseeni');
  await first.page.getByRole('button', { name: 'Vaihda salasana' }).click();
  await first.page.getByText('Salasana on vaihdettu').waitFor();
  await second.page.goto('/turva');
  await heading(second.page, 'Kirjaudu');
  await first.page.getByRole('button', { name: 'Kirjaudu ulos kaikkialta' }).click();
  await first.page.getByRole('dialog').getByRole('button', { name: 'Kirjaudu ulos kaikkialta' }).click();
  await heading(first.page, 'Kirjaudu');
  assert.deepEqual([...(await first.close()), ...(await second.close())], []);
});

for (const look of looks)
  test(`sign-in, joining and the new password are sound: ${named(look)}`, { skip }, async () => {
    const paths = ['/kirjaudu', '/liity', '/salasana', '/salasana?token=x', '/salasana?error=INVALID_TOKEN'];
    await soundPages(await app.stranger(look), paths, look);
  });

test('the demo town offers one press per role, plainly marked; elsewhere there is no such door', { skip }, async () => {
  const { page, close } = await app.stranger();
  await page.goto('/kirjaudu');
  await heading(page, 'Kirjaudu');
  await page.waitForLoadState('networkidle');
  assert.equal(await page.getByText('Demo', { exact: true }).count(), 0);
  assert.equal((await page.request.get('/api/demo/people')).status(), 404);
  assert.deepEqual(await close(), []);

  const demo = await serveJoining({ KEVYT_DEMO: 'yes' });
  const visitor = await demo.stranger();
  await visitor.page.goto('/kirjaudu');
  await visitor.page.getByText('Demo', { exact: true }).waitFor();
  await visitor.page.getByRole('button', { name: /Laskujen tarkastus/ }).waitFor();
  assert.deepEqual(await violations(visitor.page), []);
  assert.deepEqual(await visitor.close(), []);
  await demo.close();
});
