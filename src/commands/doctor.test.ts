import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { kevyt } from '../../dev/kevyt.ts';
import { closeServices, databaseOf, openServices } from '../app.ts';
import { day } from '../basics/day.ts';
import { rulesOn } from '../law/rule.ts';
import { finnishLaw } from '../law/rules.ts';
import { readConfig } from '../platform/config.ts';
import { lockData } from '../platform/data-lock.ts';

type Finding = { check: string; ok: boolean; detail: string };

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'kevyt-doctor-'));
});
after(() => {
  delete process.env.KEVYT_DATA;
  rmSync(folder, { recursive: true, force: true });
});

async function examined(): Promise<{ code: number | null; findings: Map<string, Finding> }> {
  process.env.KEVYT_DATA = folder;
  const { code, stdout } = await kevyt('doctor');
  return { code, findings: new Map((JSON.parse(stdout) as Finding[]).map((one) => [one.check, one])) };
}

test('before the first start the doctor misses the database and the keys', async () => {
  const { code, findings } = await examined();
  assert.equal(code, 1);
  assert.equal(findings.get('database')?.ok, false);
  assert.equal(findings.get('keys')?.ok, false);
  assert.equal(findings.get('node')?.ok, true);
});

test('the doctor names the decisions that nobody has entered, with the figures that wait for them', async () => {
  const { findings } = await examined();
  const detail = findings.get('law-next-year')?.detail ?? '';
  const [first = ''] = /\d{4}-01-01/.exec(detail) ?? [];
  const missing = rulesOn(finnishLaw, day(first)).filter(({ status }) => status === 'missing');
  for (const { key, source } of missing) assert.ok(detail.includes(key) && detail.includes(source), key);
});

test('a started service is found in order, and what is wrong with it is named', async () => {
  const config = readConfig({ KEVYT_DATA: folder, KEVYT_DEMO: 'no' });
  const services = await openServices(config, await databaseOf(config), { log: () => {} });
  await services.db.pool.query("update migration set checksum = 'other' where name like '0009%'");
  await closeServices(services);
  chmodSync(config.keyFile, 0o644);

  const { code, findings } = await examined();
  assert.equal(code, 1);
  assert.match(findings.get('database')?.detail ?? '', /^PostgreSQL \d+.*embedded/);
  assert.match(findings.get('migrations')?.detail ?? '', /changed since they were applied: 0009-privacy\.sql/);
  assert.match(findings.get('keys')?.detail ?? '', /mode 644/);
  assert.deepEqual(
    [...findings.values()].filter(({ ok }) => !ok).map(({ check }) => check),
    ['keys', 'migrations', 'mail'],
  );
  assert.match(findings.get('backup')?.detail ?? '', /has not been run/);
});

test('a key file without keys is no key file to the doctor', async () => {
  const keys = join(folder, 'empty-keys.json');
  writeFileSync(keys, '{}', { mode: 0o600 });
  process.env.KEVYT_KEYS = keys;
  const { code, findings } = await examined();
  delete process.env.KEVYT_KEYS;
  assert.equal(code, 1);
  assert.match(findings.get('keys')?.detail ?? '', /does not hold two 32-byte keys/);
});

test('a service at work keeps its embedded database to itself, and the doctor says so', async () => {
  const unlock = lockData(folder);
  const { findings } = await examined();
  unlock();
  assert.match(findings.get('lock')?.detail ?? '', new RegExp(`in use by process ${process.pid}`));
  assert.equal(findings.has('migrations'), false);
});

test('the API document needs no database and describes every endpoint', async () => {
  const { code, stdout } = await kevyt('openapi');
  const document = JSON.parse(stdout) as { openapi: string; paths: Record<string, unknown> };
  assert.equal(code, 0);
  assert.match(document.openapi, /^3\.1/);
  assert.ok('/own/invoices/{id}' in document.paths);
});
