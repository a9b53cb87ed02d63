import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * A Chromium for browser tests: CHROMIUM_PATH, else the one that came with the packages, else the system's. Null where there is
 * none; the caller then skips loudly.
 */
export async function launchBrowser(): Promise<Browser | null> {
  for (const find of [
    async () => process.env.CHROMIUM_PATH,
    packagedChromium,
    async () => systemPaths.find(existsSync),
  ]) {
    const executablePath = await find();
    if (!executablePath) continue;
    // The packaged Chromium recommends arguments of its own, but --single-process kills it when a context closes.
    return chromium.launch({ executablePath, args: ['--no-sandbox', '--headless=shell', '--disable-gpu'] });
  }
  return null;
}

// The package holds a Linux x64 binary only.
async function packagedChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
