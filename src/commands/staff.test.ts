import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { lockData } from '../platform/data-lock.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'kevyt-staff-'));
after(() => rmSync(dataDir, { recursive: true }));

async function staff(...args: string[]) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [`${import.meta.dirname}/../cli.ts`, 'staff', ...args], {
    env: { ...inherited, KEVYT_DATA: dataDir, KEVYT_DEMO: 'no' },
  });
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  return { code, stdout, stderr };
}

test('the first of the staff is invited from the command line, and an address only once', async () => {
  const invited = await staff('invite', 'Paula@testi.example', 'Paula Päällikkö', '--duties', 'people,system');
  assert.equal(invited.stderr, '');
  assert.equal(invited.code, 0);
  assert.equal(readdirSync(join(dataDir, 'outbox')).length, 1);
  const again = await staff('invite', 'paula@testi.example', 'Paula Toinen', '--duties', 'money');
  assert.deepEqual(again, { code: 1, stdout: '', stderr: 'kevyt: address-in-use\n' });
});

test('wrong usage and data that somebody holds end in one line', async () => {
  const wrong = await staff('invite', 'paula@testi.example', 'Paula', '--duties', 'root');
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /^kevyt: a duty is one of: review .*\n$/);
  const unlock = lockData(dataDir);
  const held = await staff('invite', 'x@testi.example', 'Ville Valvoja');
  unlock();
  assert.equal(held.code, 2);
  assert.match(held.stderr, /^kevyt: .* is in use by process .*\n$/);
});
