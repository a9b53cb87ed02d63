import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../dev/test-database.ts';
import { WrongSetting } from './config.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrations.ts';

test('a database that another version has made is not touched, and whoever starts the service is told what to do', async () => {
  const db = await testDatabase();
  const mark = (checksum: string) =>
    db.pool.query<{ before: string }>(
      "update migration m set checksum = $1 from migration o where o.name = m.name and m.name like '0009%' returning o.checksum as before",
      [checksum],
    );
  const before = (await mark('other')).rows[0]?.before ?? '';
  await assert.rejects(
    migrate(db),
    (error) => error instanceof WrongSetting && /0009-privacy\.sql/.test(error.message),
  );
  await mark(before);
  assert.deepEqual(await migrate(db), []);
  await db.close();
});

test('a role that may not make what is needed is told in one line, with where to read on', {
  skip: !process.env.TEST_DATABASE_URL && 'needs a server',
}, async () => {
  const server = await testDatabase();
  const name = `poor_${process.pid}`;
  await server.pool.query(`create role ${name} login password 'x' nosuperuser nocreaterole`);
  await server.pool.query(`create database ${name} owner ${name}`);
  const url = Object.assign(new URL(String(server.pool.options.connectionString)), {
    username: name,
    password: 'x',
    pathname: `/${name}`,
  });
  const db = await openDatabase({ url: url.toString() });
  await assert.rejects(
    migrate(db),
    (error) => error instanceof WrongSetting && /^DATABASE_URL: .*/.test(error.message),
  );
  await db.close();
  await server.pool.query(`drop database ${name}`);
  await server.pool.query(`drop role ${name}`);
  await server.close();
});
