import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { testDatabase } from '../../dev/test-database.ts';
import { day } from '../basics/day.ts';
import { cents } from '../basics/money.ts';
import { owed } from '../ledger/account.ts';
import { book } from '../ledger/actions/book.ts';
import { credit, debit, transfer } from '../ledger/transfer.ts';
import { lockData } from '../platform/data-lock.ts';
import { openDatabase, system } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { migrate } from '../platform/migrations.ts';

const aino = newId();
const payment = transfer({
  cause: { kind: 'payment-allocated', id: newId() },
  bookedOn: day('2026-03-02'),
  entries: [debit('unmatched', cents(100_00)), credit(owed(aino), cents(100_00))],
});
const dataDir = mkdtempSync(join(tmpdir(), 'kevyt-verify-'));
const directory = join(dataDir, 'db');
before(async () => {
  const db = await openDatabase({ directory });
  await migrate(db);
  await db.asActor(system, (tx) => book(tx, payment, new Date('2026-03-02T10:00:00Z')));
  await db.close();
});
after(() => rmSync(dataDir, { recursive: true }));

async function verify(given: Record<string, string>) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [`${import.meta.dirname}/../cli.ts`, 'verify'], {
    env: { ...inherited, KEVYT_DATA: dataDir, ...given },
  });
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  return { code, stdout, stderr };
}

test('sound books are verified in silence', async () => {
  assert.deepEqual(await verify({}), { code: 0, stdout: '', stderr: '' });
});

test('verification stays away from a database that somebody holds, and says who', async () => {
  const unlock = lockData(dataDir);
  const { code, stdout, stderr } = await verify({});
  unlock();
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.match(stderr, new RegExp(`^kevyt: .* is in use by process ${process.pid};.*\\n$`));
});

test('a tampered row is a JSON line and exit code 1', async () => {
  const db = await openDatabase({ directory });
  await db.pool.query('alter table ledger_entry disable trigger user; update ledger_entry set cents = cents * 10');
  await db.close();
  const { code, stdout } = await verify({});
  assert.equal(code, 1);
  assert.deepEqual(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    [
      { check: 'ledger-balance-differs', account: owed(aino), keptCents: 100_00, sumCents: 1000_00 },
      { check: 'ledger-content-differs', transfer: 1, cause: `payment-allocated ${payment.cause.id}` },
    ],
  );
});

test('books on a server are verified while the service is at work', {
  skip: !process.env.TEST_DATABASE_URL && 'needs a server',
}, async () => {
  const db = await testDatabase();
  const url = String(db.pool.options.connectionString);
  await db.asActor(system, async (tx) => {
    await book(tx, payment, new Date('2026-03-02T10:00:00Z'));
    assert.deepEqual(await verify({ DATABASE_URL: url }), { code: 0, stdout: '', stderr: '' });
  });
  await db.pool.query('alter table ledger_balance disable trigger user; update ledger_balance set credit_cents = 1');
  assert.equal((await verify({ DATABASE_URL: url })).code, 1);
  await db.close();
});

test('verification makes no database where there is none, and a wrong setting is one line', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'kevyt-verify-none-'));
  assert.deepEqual(await verify({ KEVYT_DATA: empty }), {
    code: 2,
    stdout: '',
    stderr: `kevyt: there is no database in ${empty}\n`,
  });
  rmSync(empty, { recursive: true });
  assert.match((await verify({ PORT: 'x' })).stderr, /^kevyt: PORT: .*\n$/);
  assert.match(
    (await verify({ DATABASE_URL: 'postgres://127.0.0.1:1/none' })).stderr,
    /^kevyt: the database does not answer \(ECONNREFUSED\)\n$/,
  );
});
