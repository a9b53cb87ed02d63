import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { type TestService, testService } from '../../dev/service.ts';
import { serviceOver } from '../../src/app.ts';
import { listen } from '../../src/platform/server.ts';
import { builtWeb } from './built-web.ts';
import { type Browsing, browse, type Look } from './chromium.ts';

export type JoiningApp = {
  service: TestService;
  address: string;
  /** A stranger's browser. */
  stranger: (look?: Look) => Promise<Browsing>;
  /** The path of the link in the newest letter to the address. */
  linkIn: (email: string) => Promise<string>;
  close: () => Promise<void>;
};

/**
 * The whole service with the built web app at the very address it is configured for, as sign-in and passkeys demand, on the
 * machine's clock, since codes and links are dated by it.
 */
export async function serveJoining(settings: Record<string, string> = {}): Promise<JoiningApp> {
  const folder = await builtWeb();
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const service = await testService({ KEVYT_URL: address, PORT: String(port), HOST: 'localhost', ...settings });
  const clock = setInterval(() => service.setNow(new Date().toISOString()), 200);
  service.setNow(new Date().toISOString());
  const { close } = await listen(serviceOver(service.services, folder), service.services.config);
  return {
    service,
    address,
    stranger: (look) => browse(address, look, /status of 4\d\d/),
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
