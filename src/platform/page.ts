import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../basics/money.ts';
import type { Web } from './server.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

const folder = new URL('./public/', import.meta.url);
const assets: Record<string, string> = {
  'pages.css': 'text/css; charset=utf-8',
  'pages.js': 'text/javascript; charset=utf-8',
};

/** The style and the small script of server-rendered pages; a page works without the script. */
export function servePageAssets(app: Web): void {
  for (const [name, kind] of Object.entries(assets)) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    app.get(`/pages/${name}`, (c) =>
      c.body(text, 200, { 'content-type': kind, 'cache-control': 'public, max-age=3600' }),
    );
  }
}

/** The language of a page: the one asked for, else the first of ours that the browser would like, else Finnish. */
export function languageOf(asked: string | undefined, accepted: string | undefined): Language {
  const ours: readonly Language[] = ['fi', 'sv', 'en'];
  const wishes = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', weight = 'q=1'] = part.trim().split(/\s*;\s*/);
      return { tag: tag.slice(0, 2).toLowerCase(), weight: Number(weight.replace('q=', '')) || 0 };
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
  const wish = [asked, ...wishes].find((one) => ours.some((language) => language === one));
  return ours.find((language) => language === wish) ?? 'fi';
}

/** A whole server-rendered page; everything that is not markup already is escaped by the template. */
export const page = (language: Language, title: string, body: Markup): Markup => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/pages/pages.css">
<script src="/pages/pages.js" defer></script>
</head>
<body>${body}</body>
</html>`;

/** Markup made by us, such as a barcode; never text from outside. */
export const trusted = (svg: string): HtmlEscapedString => raw(svg);
export { html };
