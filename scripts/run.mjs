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
    const inherit = { cwd: root, stdio: 'inherit' };
    // The browser talks to Vite, which hands on what is not its own, so links and sign-in belong to Vite's address.
    const env = { KEVYT_URL: 'http://localhost:5173', ...process.env };
    const server = run(process.execPath, ['--watch', 'src/main.ts'], { ...inherit, env });
    const web = run(process.execPath, ['node_modules/vite/bin/vite.js', '--port=5173', '--strictPort'], inherit);
    await Promise.race([server, web]);
    // One without the other is no place to work in: the signal ends both, and us with them.
    process.kill(process.pid, 'SIGTERM');
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
