import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { serveBuiltWeb } from './built-web.ts';
import { browse, desk, type Look, phone, skip, violations } from './chromium.ts';
import { sound } from './sound.ts';

let web: Awaited<ReturnType<typeof serveBuiltWeb>>;
before(async () => {
  if (!skip) web = await serveBuiltWeb();
});
after(async () => {
  await web?.close();
});

/** A page of the built app; anything the browser complains about, such as the content security policy, fails the test. */
async function open(path: string, look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await browse(web.address, look);
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await use(page);
  assert.deepEqual(await close(), []);
}

for (const [size, viewport] of Object.entries({ phone, desk }))
  for (const colorScheme of ['light', 'dark'] as const)
    test(`every part is accessible on a ${size} in ${colorScheme} mode`, { skip }, async () => {
      for (const path of ['/osat', '/osat/koti', '/ei-ole'])
        await open(path, { viewport, colorScheme }, (page) => sound(page));
    });

test('a finger meets targets of 44 pixels', { skip }, async () => {
  await open('/osat', {}, async (page) => {
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, select, textarea, summary, input, nav a, [role="combobox"]')]
        .map((control) => (control.matches('[type=checkbox], [type=radio]') ? control.closest('label') : control))
        .filter((control) => control !== null)
        .map((control) => ({ box: control.getBoundingClientRect(), html: control.outerHTML.slice(0, 120) }))
        .filter(({ box }) => box.width > 1 && box.height < 43.9)
        .map(({ box, html }) => `${box.height} ${html}`),
    );
    assert.deepEqual(small, []);
  });
});

test('a form that is not right says so, takes focus to the summary and leads to each field', { skip }, async () => {
  await open('/osat', {}, async (page) => {
    await page.getByLabel('Tunnin hinta').fill('noin kymppi');
    await page.getByLabel('Tilinumero (IBAN)').fill('FI21 1234 5600 0007 86');
    await page.getByRole('button', { name: 'Lähetä lomake' }).click();
    const summary = page.getByRole('heading', { name: 'Korjaa 6 kohtaa' });
    await summary.waitFor();
    assert.ok(await summary.evaluate((heading) => heading === document.activeElement));
    assert.deepEqual(await violations(page), []);
    await page.getByRole('link', { name: 'Tarkista tilinumero' }).click();
    assert.equal(
      await page.evaluate(() => (document.activeElement as HTMLInputElement).value),
      'FI21 1234 5600 0007 86',
    );
    await page.getByRole('link', { name: 'Valitse, miten raha maksetaan' }).click();
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).type), 'radio');
  });
});

test('a form is filled by keyboard alone, forgiving how money, days and accounts are written', { skip }, async () => {
  await open('/osat', { viewport: desk }, async (page) => {
    const type = async (text: string) => page.keyboard.type(text);
    const next = async () => page.keyboard.press('Tab');
    await page.getByLabel('Nimi').focus();
    await type('Aino Esimerkki');
    await next();
    await next();
    await type('kahv');
    await page.getByRole('option', { name: 'Rantakylän Talohuolto Oy' }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await next();
    await type('Ikkunoiden pesu, Kauppakatu 1');
    await next();
    await type('1234.5 €');
    await next();
    await type('7,5');
    await next();
    await type('fi2112345600000785');
    await next();
    await type('5.6.26');
    await next();
    assert.equal(await page.getByLabel('Asiakas', { exact: true }).inputValue(), 'Keksitty Kahvila Ky');
    assert.equal(await page.getByLabel('Tunnin hinta').inputValue(), '1234,50');
    assert.equal(await page.getByLabel('Tilinumero (IBAN)').inputValue(), 'FI21 1234 5600 0007 85');
    assert.equal(await page.getByLabel('Työpäivä', { exact: true }).inputValue(), '5.6.2026');
    await page.getByLabel('Palkkana').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Tiedot ovat oikein').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Lähetä lomake' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Lomake lähetetty').waitFor();
  });
});

test('an action asked again after a lost answer keeps its key, and a new wish gets a new one', { skip }, async () => {
  await open('/osat', {}, async (page) => {
    const ask = async (batch: string, answer: string) => {
      await page.getByRole('button', { name: `Hyväksy erä ${batch}` }).click();
      await page.getByText(answer).first().waitFor();
    };
    await ask('A', 'Palveluun ei saatu yhteyttä');
    await ask('A', 'Erä A hyväksytty');
    await ask('B', 'Palveluun ei saatu yhteyttä');
    await ask('B', 'Erä B hyväksytty');
    await ask('B', 'Palveluun ei saatu yhteyttä');
    const [a, aAgain, b, bAgain, bAnew, ...more] = await page
      .getByLabel('Käytetyt avaimet')
      .locator('li')
      .allTextContents();
    assert.equal(a, aAgain);
    assert.equal(b, bAgain);
    assert.equal(new Set([a, b, bAnew]).size, 3);
    assert.deepEqual(more, []);
  });
});

test('the calendar opens on the typed day, is accessible, and gives the picked day and the focus back', {
  skip,
}, async () => {
  await open('/osat', {}, async (page) => {
    await page.getByLabel('Työpäivä', { exact: true }).fill('5.6.2026');
    const opener = page.getByRole('button', { name: 'Työpäivä: avaa kalenteri' });
    await opener.click();
    const dialog = page.getByRole('dialog', { name: 'Työpäivä' });
    await dialog
      .getByRole('heading', { name: /kesäkuu/i })
      .first()
      .waitFor();
    assert.deepEqual(await violations(page), []);
    await dialog.getByRole('button', { name: /perjantaina 12\. kesäkuuta/ }).click();
    assert.equal(await page.getByLabel('Työpäivä', { exact: true }).inputValue(), '12.6.2026');
    assert.ok(await opener.evaluate((button) => button === document.activeElement));
  });
});

test('a dialog keeps the keyboard, closes with Esc and gives focus back', { skip }, async () => {
  await open('/osat', {}, async (page) => {
    const opener = page.getByRole('button', { name: 'Poista luonnos' });
    await opener.click();
    await page.getByRole('dialog', { name: 'Poistetaanko luonnos?' }).waitFor();
    assert.deepEqual(await violations(page), []);
    for (let press = 0; press < 8; press += 1) await page.keyboard.press('Tab');
    assert.ok(
      await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog')),
    );
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.ok(await opener.evaluate((button) => button === document.activeElement));
  });
});

test('the language changes at once, is told to the browser and remembered', { skip }, async () => {
  await open('/ei-ole', { locale: 'sv-FI' }, async (page) => {
    await page.getByRole('heading', { name: 'Sidan finns inte' }).waitFor();
    await page.getByRole('button', { name: 'EN – English' }).click();
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await page.reload();
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    assert.deepEqual(await violations(page), []);
  });
});

test('light and dark can be chosen against the device', { skip }, async () => {
  await open('/ei-ole', { colorScheme: 'light' }, async (page) => {
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: 'Tumma' }).click();
    const dark = await ground();
    assert.notEqual(dark, light);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await ground(), dark);
  });
});

test('a lost connection is told on every page', { skip }, async () => {
  await open('/osat/koti', {}, async (page) => {
    await page.context().setOffline(true);
    await page.getByText('Ei verkkoyhteyttä').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Ei verkkoyhteyttä').waitFor({ state: 'detached' });
  });
});

test('the menu of a phone holds the other places, the languages and the way out', { skip }, async () => {
  await open('/osat/koti', {}, async (page) => {
    await page.getByRole('button', { name: 'Lisää', exact: true }).click();
    await page.getByRole('link', { name: 'Omat tiedot' }).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Kirjaudu ulos' }).isVisible());
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('button', { name: 'Kirjaudu ulos' }).isVisible(), false);
  });
});

// Measured on the page that asks for nothing but the frame; a ceiling, so that no part slips into every page unnoticed.
const firstViewKilobytes = 135;

test('the first view is light', { skip }, async () => {
  await open('/ei-ole', {}, async (page) => {
    const bytes = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter((one) => /\.(js|css)$/.test(one.name))
        .reduce((all, one) => all + one.encodedBodySize, 0),
    );
    assert.ok(bytes > 10_000, 'the scripts were seen');
    assert.ok(bytes < firstViewKilobytes * 1000, `${bytes} bytes of script and style`);
    console.log(`# first view: ${Math.round(bytes / 1000)} kB of script and style`);
  });
});
