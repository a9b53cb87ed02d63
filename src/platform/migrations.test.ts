import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../dev/test-database.ts';
import { WrongSetting } from './config.ts';
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
