import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { serviceOver } from '../src/app.ts';
import { listen } from '../src/platform/server.ts';
import { type TestService, testService, type Visitor } from './service.ts';

const root = resolve(import.meta.dirname, '..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };

export type Running = {
  service: TestService;
  address: string;
  /** A page of the app as the visitor sees it; `complaints` gathers what the browser grumbled about. */
  open: (
    browser: Browser,
    visitor: Visitor,
    path: string,
    look?: BrowserContextOptions,
  ) => Promise<{ page: Page; complaints: string[] }>;
  close: () => Promise<void>;
};

/** The whole service over its own database with the web app built from the sources, listening on a free port. */
export async function serveWhole(name: string, now = '2026-06-01T09:00:00Z'): Promise<Running> {
  const folder = join(root, 'dist', name);
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder } });
  const service = await testService();
  service.setNow(now);
  const app = serviceOver(service.services, folder);
  const { port, close } = await listen(app, { ...service.services.config, port: 0 });
  const address = `http://127.0.0.1:${port}`;
  return {
    service,
    address,
    open: async (browser, visitor, path, look = {}) => {
      const context = await browser.newContext({ viewport: phone, locale: 'fi-FI', reducedMotion: 'reduce', ...look });
      await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: address })));
      const page = await context.newPage();
      await page.clock.setFixedTime(now);
      const complaints: string[] = [];
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(address + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return { page, complaints };
    },
    close: async () => {
      await close();
      await service.close();
    },
  };
}

/** What axe finds wrong; evaluated through the debugging protocol, since the content policy forbids injected scripts. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } };
    type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
  });
}
