import { join, resolve } from 'node:path';
import { buildWeb } from '../../scripts/setup.mjs';
import { readConfig } from '../../src/platform/config.ts';
import { listen, serveWebApp, webApp } from '../../src/platform/server.ts';

const root = resolve(import.meta.dirname, '../..');
const nobody = {
  signedIn: null,
  demo: false,
  operator: { name: 'Koe Oy', email: 'apua@example.com', phone: '020 000 0000' },
};

let built: Promise<string> | undefined;

/** The folder of the web app as its sources are now, built where they have changed. */
export function builtWeb(): Promise<string> {
  built ??= buildWeb().then(({ code, output }) => {
    if (code !== 0) throw new Error(`the web app cannot be built:\n${output}`);
    return join(root, 'dist/web');
  });
  return built;
}

/** The built web app as the service serves it, with no service behind it and nobody signed in. */
export async function serveBuiltWeb(): Promise<{ address: string; close: () => Promise<void> }> {
  const folder = await builtWeb();
  const config = readConfig({ PORT: '0' });
  const app = webApp(config, () => {});
  app.get('/api/me', (c) => c.json(nobody));
  serveWebApp(app, folder);
  const { port, close } = await listen(app, config);
  return { address: `http://127.0.0.1:${port}`, close };
}
