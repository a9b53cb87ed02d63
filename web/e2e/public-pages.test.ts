import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type TestService, testService } from '../../dev/service.ts';
import { serviceOver } from '../../src/app.ts';
import { plantTown } from '../../src/demo/plant.ts';
import { invoiceToken } from '../../src/invoicing/invoice-link.ts';
import { languages } from '../../src/platform/page.ts';
import { listen } from '../../src/platform/server.ts';
import { browse, desk, type Look, skip } from './chromium.ts';
import { looks, named, soundPages } from './sound.ts';

let service: TestService;
let address: string;
let stop: () => Promise<void>;
/** The public address of an invoice of the town in each state. */
let invoices: Record<'open' | 'partlyPaid' | 'paid', string>;

before(async () => {
  if (skip) return;
  service = await testService({ KEVYT_DEMO: 'yes' });
  await plantTown(service.services);
  await service.work();
  const { port, close } = await listen(serviceOver(service.services), { ...service.services.config, port: 0 });
  address = `http://127.0.0.1:${port}`;
  stop = close;
  const { rows } = await service.services.db.pool.query<{ id: string; open: number; gross: number }>(
    `select id, (net_cents + vat_cents)::int as gross,
       (select coalesce(sum(cents), 0)::int from ledger_entry where account = 'receivable:' || invoice.id) as open
     from invoice where content is not null order by number desc`,
  );
  const link = (wanted: (row: { open: number; gross: number }) => boolean) => {
    const found = rows.find(wanted);
    assert.ok(found);
    return `/lasku/${invoiceToken(service.services.secrets.sign, found.id)}`;
  };
  invoices = {
    open: link(({ open, gross }) => open === gross),
    partlyPaid: link(({ open, gross }) => open > 0 && open < gross),
    paid: link(({ open }) => open === 0),
  };
});
after(async () => {
  await stop?.();
  await service?.close();
});

/** A page as a visitor sees it; anything the browser complains about fails the test, and so does a cookie. */
async function open(path: string, look: Look, use: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, close } = await browse(address, look, /status of 404/);
  await page.goto(path);
  await use(page);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await close(), []);
}

for (const look of looks)
  test(`every page is sound: ${named(look)}`, { skip }, async () => {
    const pages = [invoices.open, invoices.partlyPaid, invoices.paid, '/lasku/ei-ole', '/tietosuoja'];
    const paths = pages.map((path) => `${path}?kieli=${look.locale?.slice(0, 2)}`);
    await soundPages(await browse(address, look, /status of 404/), [...paths, '/api/docs'], look);
  });

test('the pages are set in the font of the app, and in its colours', { skip }, async () => {
  await open(invoices.open, {}, async (page) => {
    await page.evaluate(() => document.fonts.ready);
    const look = await page.evaluate(() => ({
      inter: [...document.fonts].some(({ family, status }) => /Inter/.test(family) && status === 'loaded'),
      ground: getComputedStyle(document.documentElement).backgroundColor,
    }));
    assert.deepEqual(look, { inter: true, ground: 'rgb(241, 245, 244)' });
  });
});

test('an invoice is read and paid without script, and its language is changed by a link', { skip }, async () => {
  await open(invoices.open, { javaScriptEnabled: false }, async (page) => {
    await page.getByRole('link', { name: 'SV – Svenska' }).click();
    await page.getByText('Att betala').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'sv');
    assert.equal(await page.getByRole('button').count(), 0);
    assert.ok(await page.getByRole('img', { name: /streckkod/ }).isVisible());
    const [pdf] = await Promise.all([
      page.context().request.get((await page.getByRole('link', { name: /PDF/ }).getAttribute('href')) ?? ''),
    ]);
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
  });
});

test('a copied account number has no spaces, and the copying is said aloud', { skip }, async () => {
  await open(invoices.open, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.getByRole('button', { name: 'Kopioi: Tilinumero' }).click();
    await page.getByRole('status').getByText('Kopioitu: Tilinumero').waitFor({ state: 'attached' });
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), service.services.config.operator.iban);
  });
});

test('the barcode stands on white also in the dark', { skip }, async () => {
  await open(invoices.open, { colorScheme: 'dark' }, async (page) => {
    const ground = await page.locator('.barcode').evaluate((box) => getComputedStyle(box).backgroundColor);
    assert.equal(ground, 'rgb(255, 255, 255)');
  });
});

test('the look chosen in the app holds on these pages too', { skip }, async () => {
  await open('/tietosuoja', {}, async (page) => {
    await page.evaluate(() => localStorage.setItem('kevyt.theme', 'dark'));
    await page.reload();
    assert.equal(await page.locator('html').evaluate((html) => getComputedStyle(html).colorScheme), 'dark');
  });
});

test('a wrong link is met in the language of the visitor, with a way to ask', { skip }, async () => {
  for (const [locale, title] of [
    ['fi-FI', 'Laskua ei löydy tästä osoitteesta'],
    ['sv-FI', 'Det finns ingen faktura på den här adressen'],
    ['en-GB', 'There is no invoice at this address'],
  ] as const)
    for (const path of ['/lasku/ei-ole', '/lasku/ei-ole/pdf', `${invoices.open}x`])
      await open(path, { locale }, async (page) => {
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        const answer = await page.request.get(path);
        assert.equal(answer.status(), 404);
        assert.match(answer.headers()['cache-control'] ?? '', /no-store/);
      });
});

test('the short of the notice fits on one screen of the desk', { skip }, async () => {
  for (const language of languages)
    await open(`/tietosuoja?kieli=${language}`, { viewport: desk }, async (page) => {
      const end = await page.locator('.short').evaluate((box) => box.getBoundingClientRect().bottom);
      assert.ok(end <= desk.height, `${end} px`);
    });
});

test('a purpose in a row of the notice leads to where it is explained', { skip }, async () => {
  await open('/tietosuoja', { javaScriptEnabled: false }, async (page) => {
    await page.getByRole('table', { name: 'Kevytyrittäjät' }).getByRole('link', { name: 'Kirjanpito' }).first().click();
    assert.match(page.url(), /#purpose-bookkeeping$/);
    assert.ok(await page.getByText('kirjanpitolaki (1336/1997) 2 luvun 10 §').isVisible());
  });
});

test('paper gets the invoice and nothing to press, dark on white', { skip }, async () => {
  await open(invoices.open, { colorScheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.equal(await page.getByRole('button').count(), 0);
    assert.equal(await page.getByRole('navigation').count(), 0);
    assert.ok(await page.getByRole('img', { name: /viivakoodi/i }).isVisible());
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(ground, 'rgb(255, 255, 255)');
    assert.equal((await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)?.length, 1);
  });
});

test('an endpoint of the API opens where a link leads to it', { skip }, async () => {
  await open('/api/docs', { javaScriptEnabled: false }, async (page) => {
    const endpoint = page.locator('details').first();
    const path = endpoint.getByText('Example');
    assert.equal(await path.isVisible(), false);
    await endpoint.locator('summary').click();
    await path.waitFor();
  });
});

test('what is the same for everybody comes packed', { skip }, async () => {
  for (const path of ['/tietosuoja', '/api/docs'])
    await open(path, {}, async (page) => {
      const sizes = await page.evaluate(() =>
        [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .map((entry) => entry as PerformanceResourceTiming)
          .filter((one) => !one.name.endsWith('.woff2'))
          .map((one) => ({ name: one.name, sent: one.encodedBodySize, read: one.decodedBodySize })),
      );
      assert.ok(sizes.length > 1, path);
      for (const { name, sent, read } of sizes)
        assert.ok(read < 1024 || sent < read / 2, `${name}: ${sent} of ${read}`);
    });
});
