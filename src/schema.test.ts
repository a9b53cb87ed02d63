import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '../dev/test-database.ts';
import { tables } from './app.ts';
import type { Database } from './platform/database.ts';

let db: Database;
before(async () => {
  db = await testDatabase();
});
after(() => db.close());

const sorted = (lines: string[]) => [...lines].sort();

test('the database has exactly the declared columns', async () => {
  const found = await db.pool.query<{
    table_name: string;
    column_name: string;
    data_type: string;
    is_nullable: string;
  }>(
    "select table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema = 'public' and table_name in (select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE')",
  );
  const declared = Object.values(tables).flatMap((one) =>
    Object.entries(one.columns).map(
      ([name, column]) => `${one.name}.${name} ${column.sqlType} ${column.nullable ? 'null' : 'not null'}`,
    ),
  );
  assert.deepEqual(
    sorted(
      found.rows.map(
        (row) =>
          `${row.table_name}.${row.column_name} ${row.data_type} ${row.is_nullable === 'YES' ? 'null' : 'not null'}`,
      ),
    ),
    sorted(declared),
  );
});

test('every table has row-level security, or holds nothing about anybody', async () => {
  const open = await db.pool.query<{ relname: string }>(
    "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity",
  );
  assert.deepEqual(
    open.rows.map((row) => row.relname).filter((name) => tables[name]?.about),
    [],
  );
});

test('the restricted role owns nothing and may change no table definition', async () => {
  const owned = await db.pool.query("select relname from pg_class where relowner = 'kevyt_app'::regrole");
  assert.deepEqual(owned.rows, []);
  await assert.rejects(db.asActor({ id: 'x', kind: 'staff' }, (tx) => tx.schema.dropTable('member').execute()));
});

test('every personal value says why it is kept, and sealed ones end by destroying the key', () => {
  for (const one of Object.values(tables))
    for (const [name, column] of Object.entries(one.columns)) {
      if (!column.personal) continue;
      assert.ok(column.personal.purposes.length > 0, `${one.name}.${name}`);
      if (column.personal.sealed) assert.notEqual(column.personal.erasure, 'delete', `${one.name}.${name}`);
    }
});
