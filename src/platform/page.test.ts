import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Hono } from 'hono';
import { readConfig } from './config.ts';
import { html, languageOf, languages, page } from './page.ts';
import { servePageAssets } from './page-assets.ts';
import type { Web } from './server.ts';

const app: Web = new Hono();
servePageAssets(app);
const host = { operator: readConfig({ OPERATOR_NAME: 'Oma & Hyvä Oy' }).operator, demo: false };
const shown = String(await page({ language: 'sv', languages, host, title: '<b>', body: html`<h1>Sida</h1>` }));

test('the pages carry the colours and the font of the web app, word for word', async () => {
  const [, address = ''] = /rel="stylesheet" href="([^"]+)"/.exec(shown) ?? [];
  const answer = await app.request(address);
  const css = await answer.text();
  assert.equal(answer.headers.get('content-type'), 'text/css; charset=utf-8');
  assert.ok(css.includes(readFileSync(new URL('../../web/parts/tokens.css', import.meta.url), 'utf8')));
  assert.match(css, /font-family: 'Inter Variable'/);
});

test('the font comes from the same place as the page, and nothing else of its folder does', async () => {
  const css = await (await app.request('/pages/pages.css')).text();
  const named = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, url = '']) => url);
  assert.ok(named.length > 0);
  for (const url of named) {
    const answer = await app.request(new URL(url, 'http://localhost/pages/pages.css').pathname);
    assert.equal(answer.status, 200, url);
    assert.equal(answer.headers.get('content-type'), 'font/woff2');
    assert.equal(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 4), 'wOF2');
  }
  for (const other of ['../package.json', '%2e%2e%2fpackage.json', 'inter-latin-opsz-normal.woff2'])
    assert.equal((await app.request(`/pages/files/${other}`)).status, 404, other);
});

test('a page is framed by the operator, escapes what it is told, and marks its language', () => {
  assert.match(shown, /<html lang="sv">/);
  assert.match(shown, /<title>&lt;b&gt; – Oma &amp; Hyvä Oy<\/title>/);
  assert.match(shown, /href="\?kieli=sv"[^>]* aria-current="true"/);
  assert.equal(shown.split('aria-current').length, 2);
  assert.doesNotMatch(shown, /Demoversion|https?:|style="/);
});

test('a page of an installation of made-up people says so', async () => {
  const demo = String(await page({ language: 'sv', host: { ...host, demo: true }, title: 'Sida', body: html`` }));
  assert.match(demo, /Demoversion/);
  assert.doesNotMatch(demo, /\?kieli=fi/);
});

test('a reader gets the language asked for, else the one their browser likes best, else Finnish', () => {
  assert.equal(languageOf('en', 'sv'), 'en');
  assert.equal(languageOf('xx', 'de, en;q=0.7, sv-FI;q=0.9'), 'sv');
  assert.equal(languageOf(undefined, 'de'), 'fi');
  assert.equal(languageOf(undefined, undefined), 'fi');
});
