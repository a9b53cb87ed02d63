import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { endWithNpm, run } from './processes.mjs';
import { buildWeb, CannotSetUp, installPackages, onRightNode, root, settingUp } from './setup.mjs';

/**
 * What stands behind `npm start`, `npm test`, `npm run dev` and `npm run bench`: see docs/decisions/001-bootstrap.md.
 * Each gives the program to load into this process, or nothing when its work is done.
 */
const commands = {
  async start() {
    const { code, output } = await buildWeb();
    if (code !== 0) throw new CannotSetUp(`The web app could not be built:\n${output}`);
    return 'src/main.ts';
  },

  async test(...patterns) {
    const { test } = await import('./test.mjs');
    process.exit(await test(patterns));
  },

  async dev() {
    const { createServer } = await import('vite');
    const port = process.env.PORT ?? '3000';
    const proxy = { '/api': `http://127.0.0.1:${port}` };
    const web = await createServer({ server: { port: 5173, strictPort: true, proxy } });
    await web.listen();
    web.printUrls();
    // The browser talks to Vite, so links and sign-in belong to Vite's address.
    const env = { KEVYT_URL: 'http://localhost:5173', ...process.env, PORT: port };
    const { code } = await run(process.execPath, ['--watch', 'src/main.ts'], { cwd: root, env, stdio: 'inherit' });
    process.exit(code);
  },

  async bench(name = '', ...rest) {
    const file = `bench/${basename(name)}.ts`;
    if (!existsSync(join(root, file))) {
      const known = readdirSync(join(root, 'bench')).filter((entry) => entry.endsWith('.ts'));
      const names = known.map((entry) => basename(entry, '.ts')).join(' ');
      throw new CannotSetUp(`npm run bench -- NAME, where NAME is one of: ${names}`);
    }
    process.argv.splice(2, process.argv.length, ...rest);
    return file;
  },
};

const [name, ...rest] = process.argv.slice(2);
// Started by hand the service may outlive its shell; started by npm it ends with npm.
if (process.env.npm_lifecycle_event && !process.env.KEVYT_STARTER) endWithNpm();

let program;
await settingUp(1, async () => {
  await onRightNode(fileURLToPath(import.meta.url));
  await installPackages();
  program = await commands[name](...rest);
});
// Loaded and not spawned, so that signals reach the program itself.
if (program) await import(pathToFileURL(join(root, program)).href);
