import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { findingsOf } from '../dev/findings.ts';
import { asJson, serviceIn, type TestService, testService } from '../dev/service.ts';
import { testDatabase } from '../dev/test-database.ts';
import { plantTown } from '../src/demo/plant.ts';
import { BackupRefused, restoreBackup, restoreJobs, writeBackup } from '../src/platform/backup.ts';
import type { Database } from '../src/platform/database.ts';
import { keyFingerprint, readKeys } from '../src/platform/secrets.ts';

let town: TestService;
let keyFile: string;
let keys: string;
const folder = mkdtempSync(join(tmpdir(), 'kevyt-backup-'));
const backup = join(folder, 'backup');
const at = new Date('2026-11-20T09:00:00Z');
before(async () => {
  town = await testService({ KEVYT_DEMO: 'yes' });
  town.setNow(at.toISOString());
  await plantTown(town.services);
  keyFile = town.services.config.keyFile;
  keys = keyFingerprint(readKeys(keyFile, false));
  await writeBackup({ db: town.services.db, filesFolder: town.services.config.folders.files, keys }, backup, at);
});
after(async () => {
  await town.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the backup that something has happened to. */
function spoilt(name: string, spoil: (path: string) => void): string {
  const path = join(folder, name);
  cpSync(backup, path, { recursive: true });
  spoil(path);
  return path;
}

/** Every row of every table but the migrations' own, as one text for each table. */
async function contentOf(db: Database): Promise<Record<string, string>> {
  const { rows } = await db.pool.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'",
  );
  const content: Record<string, string> = {};
  for (const { name } of rows) {
    const found = await db.pool.query<{ all: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as all from "${name}" t`,
    );
    content[name] = found.rows[0]?.all ?? '';
  }
  return content;
}

const jobsOf = async (db: Database) =>
  (
    await db.pool.query(
      "select id, name, data, state::text from pgboss.job where state in ('created', 'retry', 'failed') and name not like '\\_\\_%' order by id",
    )
  ).rows;

test('a service comes back from its backup to the letter, with its files, its waiting work and its guards', async () => {
  const place = join(folder, 'new');
  const db = await testDatabase();
  const filesFolder = join(place, 'files');
  const before = await contentOf(town.services.db);
  const waiting = await jobsOf(town.services.db);

  const manifest = await restoreBackup({ db, filesFolder, keys }, backup);

  assert.deepEqual(await contentOf(db), before);
  cpSync(keyFile, join(place, 'keys.json'));
  const restored = await serviceIn(place, db, { KEVYT_DEMO: 'yes' });
  await restoreJobs(db, backup, manifest);
  assert.deepEqual(await jobsOf(db), waiting);
  restored.setNow(at.toISOString());
  assert.deepEqual(await findingsOf(restored.services), []);

  const visitor = restored.visitor();
  const { status } = await visitor.fetch('/api/demo/sign-in/aino', asJson({}));
  assert.equal(status, 200);
  const [payout] = (await visitor.client.payouts.own.list({})).items;
  assert.ok(payout?.payslip, 'a sealed file is opened');
  await assert.rejects(db.pool.query('update ledger_entry set cents = cents + 1'), /restrict|never|append/);
  await assert.rejects(
    db.pool.query(
      'insert into payable (id, owner, invoice_id, net_cents, received_on, gathered_at) values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, now(), now())',
    ),
  );
  await restored.close();
});

test('what would lose or mix anything is refused in one line, and nothing is changed by it', async () => {
  const refused = (work: Promise<unknown>, says: RegExp) =>
    assert.rejects(work, (error) => error instanceof BackupRefused && says.test(error.message));
  const { db, config } = town.services;
  const here = { db, filesFolder: config.folders.files, keys };
  await refused(writeBackup(here, backup, at), /there already/);
  await refused(restoreBackup(here, backup), /in use/);

  const empty = await testDatabase();
  const there = { db: empty, filesFolder: join(folder, 'nowhere'), keys };
  const before = await contentOf(empty);
  await refused(restoreBackup(there, join(folder, 'missing')), /no backup/);
  await refused(restoreBackup({ ...there, keys: 'other' }, backup), /key file/);
  const unwritten = spoilt('unwritten', (path) => writeFileSync(join(path, 'manifest.json'), '{'));
  await refused(restoreBackup(there, unwritten), /damaged/);
  const newer = spoilt('newer', (path) => {
    const file = join(path, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...manifest, migrations: [...manifest.migrations, '9999-later.sql'] }));
  });
  await refused(restoreBackup(there, newer), /newer than this program/);
  const members = (path: string) => join(path, 'tables/public.member.jsonl.gz');
  const short = spoilt('short', (path) => {
    const lines = gunzipSync(readFileSync(members(path)))
      .toString()
      .split('\n');
    writeFileSync(members(path), gzipSync(lines.slice(1).join('\n')));
  });
  await refused(restoreBackup(there, short), /damaged/);
  const torn = spoilt('torn', (path) => writeFileSync(members(path), readFileSync(members(path)).subarray(0, 60)));
  await refused(restoreBackup(there, torn), /damaged/);
  const changed = spoilt('changed', (path) => appendFileSync(members(path), gzipSync('"{}"\n')));
  await refused(restoreBackup(there, changed), /damaged/);
  assert.deepEqual(await contentOf(empty), before);
  await empty.close();
});

test('the backup holds neither the keys nor anything of them', () => {
  const { root, index } = JSON.parse(readFileSync(keyFile, 'utf8'));
  const texts = readdirSync(backup, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.gz') || name.endsWith('.json'))
    .map((name) => readFileSync(join(backup, name)))
    .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'));
  for (const text of texts) assert.ok(!text.includes(root) && !text.includes(index));
});
