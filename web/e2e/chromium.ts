import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../../dev/browser.ts';

// One Chromium serves every test file of the process; each visitor has a window of their own that shares nothing.
const launched = await launchBrowser();
after(() => launched?.close());

/** Why browser tests are skipped here, or false. */
export const skip = launched ? false : 'no Chromium: set CHROMIUM_PATH';

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };
/** A phone so tall that the bar at its bottom covers nothing, which the check of targets would take for too small ones. */
export const tallPhone = { width: 360, height: 5600 };

export type Look = BrowserContextOptions;
export type Browsing = {
  context: BrowserContext;
  page: Page;
  /** What the browser grumbled about so far, such as the content security policy, and what it asked of other places. */
  complaints: string[];
  /** Closes the window and answers the complaints. */
  close: () => Promise<string[]>;
};

/**
 * A window on a Finnish phone that nobody has used before, unless looked at otherwise. A request that was to be refused is
 * written to the console by the browser itself; `foreseen` keeps it out of the complaints.
 */
export async function browse(address: string, look: Look = {}, foreseen?: RegExp): Promise<Browsing> {
  const context = await (launched as Browser).newContext({
    baseURL: address,
    viewport: phone,
    locale: 'fi-FI',
    reducedMotion: 'reduce',
    ...look,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const complain = (text: string) => foreseen?.test(text) || complaints.push(text);
  page.on('console', (said) => ['error', 'warning'].includes(said.type()) && complain(said.text()));
  page.on('pageerror', (error) => complain(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(blob|data):/.test(request.url())) complain(`asked ${request.url()}`);
  });
  const close = async () => {
    await context.close();
    return complaints;
  };
  return { context, page, complaints, close };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong; evaluated through the debugging protocol, since the content policy forbids injected scripts. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } };
    type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run({ runOnly: tags, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
    );
  });
}
