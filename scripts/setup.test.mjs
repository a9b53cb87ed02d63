import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { alone } from './lock.mjs';
import { run } from './processes.mjs';
import { cleanEnv, root } from './setup.mjs';

const folders = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function temporary() {
  const folder = mkdtempSync(join(tmpdir(), 'kevyt with spaces '));
  folders.push(folder);
  return folder;
}

/** The files that a first run starts from, without what it installs. */
function freshClone() {
  const folder = temporary();
  for (const part of ['scripts', 'package.json', 'package-lock.json', '.npmrc'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}

test('a first run without a network ends with one clear line', async () => {
  const clone = freshClone();
  const env = { ...cleanEnv(), npm_config_offline: 'true', npm_config_cache: join(clone, 'empty-cache') };
  const start = await run(process.execPath, [join(clone, 'scripts/run.mjs'), 'start'], { cwd: tmpdir(), env });
  assert.equal(start.code, 1);
  assert.match(start.output, /^Installing the packages \(once\) …\nThe package registry cannot be reached: .+\n$/);
  const kevyt = await run(process.execPath, [join(clone, 'scripts/kevyt.mjs'), 'rules'], { cwd: tmpdir(), env });
  assert.equal(kevyt.code, 2);
});

test('packages that somebody installed by hand are not installed again', async () => {
  const clone = freshClone();
  cpSync(join(root, 'node_modules/.package-lock.json'), join(clone, 'node_modules/.package-lock.json'));
  const args = [join(clone, 'scripts/run.mjs'), 'bench', 'nothing-of-that-name'];
  cpSync(join(root, 'bench'), join(clone, 'bench'), { recursive: true });
  const { output } = await run(process.execPath, args, { env: cleanEnv() });
  assert.match(output, /^npm run bench -- NAME/);
});

test('two first runs at once set up one after the other', async () => {
  const folder = temporary();
  const events = [];
  const first = alone(folder, async () => {
    events.push('first begins');
    await new Promise((later) => setTimeout(later, 50));
    events.push('first ends');
  });
  await Promise.all([first, alone(folder, async () => events.push('second'))]);
  assert.deepEqual(events, ['first begins', 'first ends', 'second']);
});

test('a set-up that was killed does not block the next one', async () => {
  const folder = temporary();
  const left = join(folder, 'setting-up.lock');
  writeFileSync(left, '');
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(left, longAgo, longAgo);
  assert.equal(await alone(folder, async () => 'done'), 'done');
});

test('NODE_ENV=production does not leave out the tools that build and test', () => {
  const env = { PATH: '/bin', NODE_ENV: 'production', npm_config_omit: 'dev', npm_lifecycle_event: 'start' };
  assert.deepEqual(cleanEnv({ ...env, npm_config_cache: '/cache' }), { PATH: '/bin', npm_config_cache: '/cache' });
});

test('the lock ties nobody to one registry', () => {
  assert.doesNotMatch(readFileSync(join(root, 'package-lock.json'), 'utf8'), /"resolved"/);
});
