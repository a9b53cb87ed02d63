import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { testDatabase } from '../../dev/test-database.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
before(async () => {
  db = await testDatabase();
});
after(() => db.close());

test('a refused statement spoils neither the next one nor the connection', async () => {
  for (let round = 0; round < 3; round++) {
    await assert.rejects(db.pool.query('select 1 / $1::int', [0]), /division by zero/);
    assert.deepEqual((await db.pool.query('select $1::int as one', [1])).rows, [{ one: 1 }]);
    await assert.rejects(db.pool.query('select nothing_called_this($1)', [1]), /does not exist/);
    await assert.rejects(db.pool.query('select 1 / 0'), /division by zero/);
  }
  assert.deepEqual((await db.pool.query('select 2 as two')).rows, [{ two: 2 }]);
});

test('a connection that the server ends fails what was asked over it, and nothing else', {
  skip: !process.env.TEST_DATABASE_URL && 'needs a server',
}, async () => {
  const actor = { id: 'nobody', kind: 'anyone' } as const;
  const endAll =
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()';
  const [{ name }] = (await db.pool.query('select current_database() as name')).rows;
  const other = new pg.Client({ connectionString: db.pool.options.connectionString });
  await other.connect();
  const taken = once(db.pool, 'acquire');
  await assert.rejects(
    db.asActor(actor, async (tx) => {
      const [client] = await taken;
      const ended = new Promise((resolve) => client.once('end', resolve));
      await other.query(endAll, [name]);
      await ended;
      await sql`select 1`.execute(tx);
    }),
    /connection/i,
  );
  await other.end();
  assert.deepEqual((await db.pool.query('select 2 as two')).rows, [{ two: 2 }]);
});

test('a second connection inside a transaction is an error at once, not a wait for ever', async () => {
  const actor = { id: 'nobody', kind: 'anyone' } as const;
  await assert.rejects(
    db.asActor(actor, () => db.pool.query('select 1')),
    /second connection/,
  );
  await assert.rejects(
    db.asActor(actor, () => db.asActor(actor, async () => 1)),
    /second connection/,
  );
});

test('the restricted role sees no sign-in row, and forgets its actor with the transaction', async () => {
  const staff = { id: 'x', kind: 'staff' } as const;
  await assert.rejects(
    db.asActor(staff, (tx) => tx.selectFrom('user').selectAll().execute()),
    /permission denied/,
  );
  const left = await db.pool.query<{ role: string; actor: string | null }>(
    "select current_user as role, current_setting('app.actor', true) as actor",
  );
  assert.notEqual(left.rows[0]?.role, 'kevyt_app');
  assert.ok(!left.rows[0]?.actor);
});

test('days come back as text and whole numbers as numbers, or not at all', async () => {
  const { rows } = await db.pool.query("select date '2026-06-01' as day, 9007199254740991::bigint as most");
  assert.deepEqual(rows, [{ day: '2026-06-01', most: 9007199254740991 }]);
  await assert.rejects(db.pool.query('select 9007199254740992::bigint as too_much'), /safe range/);
});

test('an embedded database on a full disk says that the disk is full', async (t) => {
  const disk = mkdtempSync(join(tmpdir(), 'kevyt-full-disk-'));
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]).status !== 0)
      return t.skip('a small disk cannot be mounted here: a full one was not tried');
    await assert.rejects(openDatabase({ directory: join(disk, 'db') }), { code: 'ENOSPC' });
  } finally {
    // What the engine has left open is let go later.
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true });
  }
});
