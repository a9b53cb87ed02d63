import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { WrongSetting } from '../platform/config.ts';
import { lockData } from '../platform/data-lock.ts';
import { readKeys } from '../platform/secrets.ts';
import { WrongUsage } from './command.ts';
import { withDatabase, withService } from './with-service.ts';

const folder = mkdtempSync(join(tmpdir(), 'kevyt-with-service-'));
after(() => rmSync(folder, { recursive: true }));

const nothing = async () => undefined;
const file = join(folder, 'file');
writeFileSync(file, '{}');

test('a data directory that cannot be used is one line', async () => {
  for (const directory of [file, join(file, 'below')]) {
    assert.throws(() => lockData(directory), WrongSetting);
    await assert.rejects(withService(nothing, { KEVYT_DATA: directory }), wrongUsage(/^KEVYT_DATA: .* cannot be used/));
  }
});

test('a database that does not answer is one line, whether it is opened to work or to look', async () => {
  const settings = { KEVYT_DATA: folder, KEVYT_KEYS: file, DATABASE_URL: 'postgres://127.0.0.1:1/none' };
  await assert.rejects(withService(nothing, settings), wrongUsage(/^the database does not answer \(ECONNREFUSED\)$/));
  await assert.rejects(withDatabase(nothing, settings), wrongUsage(/^the database does not answer/));
});

test('a key file that holds no keys names the setting', () => {
  for (const text of ['{}', 'no JSON', 'null', '{"root":1,"index":[]}']) {
    writeFileSync(file, text);
    assert.throws(() => readKeys(file, false), WrongSetting);
  }
});

const wrongUsage = (message: RegExp) => (error: unknown) => error instanceof WrongUsage && message.test(error.message);
