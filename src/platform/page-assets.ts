import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Web } from './server.ts';

// The colours and the font are the web app's own, so that both kinds of pages look alike whenever either changes.
const font = new URL('./', import.meta.resolve('@fontsource-variable/inter/wght.css'));
const tokens = new URL('../../web/parts/tokens.css', import.meta.url);
const own = new URL('./public/', import.meta.url);

const read = (name: string, folder: URL) => readFileSync(new URL(name, folder), 'utf8');
const fontFaces = read('wght.css', font);
// The font's faces name their files as ./files/…, which is where they are served beside the style.
const fontFiles = new Set([...fontFaces.matchAll(/files\/([\w-]+\.woff2)/g)].map(([, name = '']) => name));

// In the order of the cascade: what every page has, then what one kind of page adds.
const rules = ['frame', 'parts', 'tables', 'invoice', 'notice', 'api'].map((name) => read(`${name}.css`, own));
const style = [fontFaces, readFileSync(tokens, 'utf8'), ...rules].join('\n');
const script = read('pages.js', own);
const addressOf = (name: string, text: string) =>
  `/pages/${name}?${createHash('sha256').update(text).digest('hex').slice(0, 10)}`;

/** Where a page finds its style and script; the address changes with the content, so that a cache may keep them. */
export const styleAddress = addressOf('pages.css', style);
export const scriptAddress = addressOf('pages.js', script);

const keep = { 'cache-control': 'public, max-age=31536000, immutable' };

/** The style, the small script and the font of server-rendered pages; a page works without the script. */
export function servePageAssets(app: Web): void {
  app.get('/pages/pages.css', (c) => c.body(style, 200, { ...keep, 'content-type': 'text/css; charset=utf-8' }));
  app.get('/pages/pages.js', (c) => c.body(script, 200, { ...keep, 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/pages/files/:name', (c) => {
    const name = c.req.param('name');
    if (!fontFiles.has(name)) return c.notFound();
    const bytes = readFileSync(new URL(`files/${name}`, font));
    return c.body(new Uint8Array(bytes), 200, { ...keep, 'content-type': 'font/woff2' });
  });
}
