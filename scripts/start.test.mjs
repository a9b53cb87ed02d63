import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { cleanEnv, newEnough, npmCli, root } from './setup.mjs';

// Whole starts on real data directories: what a person at a terminal, a process manager and a second copy meet.

const folders = [];
const started = [];
after(() => {
  for (const { group } of started) if (alive(group).length > 0) process.kill(-group, 'SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function dataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kevyt data '));
  folders.push(folder);
  return folder;
}

/** `npm start` in a process group of its own; `address` comes when it serves, `code` when npm has ended. */
function npmStart(settings, node = process.execPath) {
  const env = { ...cleanEnv(), PATH: `${dirname(node)}${delimiter}${process.env.PATH}`, PORT: '0', ...settings };
  const npm = spawn(node, [npmCli(), 'start'], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const code = once(npm, 'close').then(([status]) => status);
  const address = new Promise((resolve, reject) => {
    const read = (part) => {
      output += part;
      const served = /http:\/\/localhost:\d+/.exec(output);
      if (served) resolve(served[0]);
    };
    npm.stdout.on('data', read);
    npm.stderr.on('data', read);
    code.then(() => reject(new Error(output)));
  });
  address.catch(() => {});
  const service = { npm, group: npm.pid, address, code, said: () => output };
  started.push(service);
  return service;
}

/** The processes of a group, without those that are dead and only not collected yet. */
function alive(group) {
  return execFileSync('ps', ['-A', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => Number.parseInt(line, 10) === group && !/^\s*\d+\s+Z/.test(line));
}

async function nobodyLeft(group) {
  for (let tries = 0; tries < 100 && alive(group).length > 0; tries++) await pause(100);
  assert.deepEqual(alive(group), []);
}

async function servesAndEnds(settings, signal, node) {
  const service = npmStart(settings, node);
  assert.equal((await fetch(await service.address)).status, 200);
  service.npm.kill(signal);
  await service.code;
  await nobodyLeft(service.group);
}

/** A Node on this machine that is too old for the service, as on many machines the system's is. */
function olderNode() {
  const version = (node) => execFileSync(node, ['--version'], { encoding: 'utf8' }).slice(1).trim();
  const nodes = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return nodes.filter(existsSync).find((node) => !newEnough(version(node)));
}

test('npm start serves, and neither SIGTERM nor SIGKILL to npm leaves a process behind', async () => {
  const KEVYT_DATA = dataFolder();
  await servesAndEnds({ KEVYT_DATA, CI: 'true', NODE_ENV: 'production' }, 'SIGTERM');
  await servesAndEnds({ KEVYT_DATA }, 'SIGKILL');
});

test('npm start does the same where the system’s Node is too old', async (t) => {
  const node = olderNode();
  if (!node) return t.skip('every Node on this machine is new enough');
  const KEVYT_DATA = dataFolder();
  await servesAndEnds({ KEVYT_DATA }, 'SIGTERM', node);
  await servesAndEnds({ KEVYT_DATA }, 'SIGKILL', node);
});

test('a second start on the same data or the same port stops with one line, and the first goes on', async () => {
  const KEVYT_DATA = dataFolder();
  const first = npmStart({ KEVYT_DATA });
  const address = await first.address;

  const sameData = npmStart({ KEVYT_DATA });
  assert.equal(await sameData.code, 1);
  assert.match(sameData.said(), /is in use by process \d+/);

  const samePort = npmStart({ KEVYT_DATA: dataFolder(), PORT: new URL(address).port });
  assert.equal(await samePort.code, 1);
  assert.match(samePort.said(), new RegExp(`^kevyt: .*${new URL(address).port}.*$`, 'm'));

  assert.equal((await fetch(address)).status, 200);
  first.npm.kill('SIGTERM');
  await first.code;
  await nobodyLeft(first.group);
});
