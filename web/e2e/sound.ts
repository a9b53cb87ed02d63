import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Browsing, desk, type Look, phone, violations } from './chromium.ts';

type Judged = Look & { axe: boolean };

/**
 * How every page is looked at: in each language where there is least room for its words, wide and narrow, light and dark.
 * Axe judges structure and contrast, which a language does not change, so it looks once at each width and in each light.
 */
export const looks: readonly Judged[] = [
  { locale: 'fi-FI', viewport: desk, colorScheme: 'light', axe: true },
  { locale: 'sv-FI', viewport: phone, colorScheme: 'dark', axe: true },
  { locale: 'en-GB', viewport: phone, colorScheme: 'light', axe: false },
];

const narrowest = 320;

/** What a test of looks is called by. */
export const named = ({ locale, viewport, colorScheme }: Judged): string =>
  `${locale}, ${viewport?.width} px, ${colorScheme}`;

/** Goes from page to page in one window: each is sound, and the browser grumbles about none. */
export async function soundPages({ page, close }: Browsing, paths: readonly string[], { axe }: Judged): Promise<void> {
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'commit' });
    await settled(page);
    await sound(page, { axe, name: path });
  }
  assert.deepEqual(await close(), []);
}

/**
 * The page as it stands has one main heading, says everything in words, is accessible, and fits its window, also one of 320
 * pixels, which is a desk at fourfold size (WCAG 1.4.10). The window grows while axe looks, so that nothing sticky covers a
 * link that is measured, with room to spare for what is still on its way from the service.
 */
export async function sound(page: Page, { axe = true, name = page.url() } = {}): Promise<void> {
  const size = page.viewportSize();
  assert.ok(size);
  const seen = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    height: document.documentElement.scrollHeight,
    untold: document.body.innerText.match(/\{\{|undefined|NaN|\w+:\w+\.\w+/)?.[0],
  }));
  assert.equal(seen.headings, 1, name);
  assert.equal(seen.untold, undefined, name);
  await fits(page, size.width, name);
  if (axe) {
    await page.setViewportSize({ ...size, height: seen.height + 1000 });
    assert.deepEqual(await violations(page), [], name);
  }
  await page.setViewportSize({ ...size, width: narrowest });
  await fits(page, narrowest, name);
  await page.setViewportSize(size);
}

async function fits(page: Page, width: number, name: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= width, `${name} is ${wide} px wide in a window of ${width}`);
}

/** The page is there, and so is what it asked the service for. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"]'));
}
