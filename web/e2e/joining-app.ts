import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { phone } from '../../dev/served-app.ts';
import { type TestService, testService } from '../../dev/service.ts';
import { serviceOver } from '../../src/app.ts';
import { listen } from '../../src/platform/server.ts';

const root = resolve(import.meta.dirname, '../..');

export type JoiningApp = {
  service: TestService;
  address: string;
  /** A stranger's browser; whatever it grumbles about is gathered, and `close` answers it. */
  stranger: (
    browser: Browser,
    look?: BrowserContextOptions,
  ) => Promise<{ context: BrowserContext; page: Page; close: () => Promise<string[]> }>;
  /** The path of the link in the newest letter to the address. */
  linkIn: (email: string) => Promise<string>;
  close: () => Promise<void>;
};

let built: Promise<string> | undefined;
const builtOnce = (): Promise<string> => {
  const outDir = join(root, 'dist/web-joining-test');
  built ??= build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir } }).then(
    () => outDir,
  );
  return built;
};

/**
 * The whole service with the built web app at the very address it is configured for, as sign-in and passkeys demand, on the
 * machine's clock, since codes and links are dated by it.
 */
export async function serveJoining(settings: Record<string, string> = {}): Promise<JoiningApp> {
  const folder = await builtOnce();
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const service = await testService({ KEVYT_URL: address, PORT: String(port), HOST: 'localhost', ...settings });
  const clock = setInterval(() => service.setNow(new Date().toISOString()), 200);
  service.setNow(new Date().toISOString());
  const { close } = await listen(serviceOver(service.services, folder), service.services.config);
  return {
    service,
    address,
    stranger: async (browser, look = {}) => {
      const context = await browser.newContext({
        baseURL: address,
        viewport: phone,
        locale: 'fi-FI',
        reducedMotion: 'reduce',
        ...look,
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        // A refused request is written to the console by the browser itself; the page shows it in words.
        if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        if (!/^(http:\/\/localhost:|blob:|data:)/.test(request.url())) complaints.push(`asked ${request.url()}`);
      });
      return {
        context,
        page,
        close: async () => {
          await context.close();
          return complaints;
        },
      };
    },
    linkIn: async (email) => {
      await service.work();
      const link = /https?:\/\/\S+\/api\/auth\/\S+/.exec(service.letters(email).at(-1) ?? '')?.[0];
      if (!link) throw new Error(`no link to ${email} in the outbox`);
      return link.slice(new URL(link).origin.length);
    },
    close: async () => {
      clearInterval(clock);
      await close();
      await service.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
