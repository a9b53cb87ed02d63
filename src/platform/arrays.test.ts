import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../../dev/test-database.ts';
import { bigints, byteas, days, ints, texts, uuids } from './arrays.ts';

const db = await testDatabase();
after(() => db.close());

async function comesBack(type: string, values: Buffer): Promise<unknown> {
  const { rows } = await db.pool.query(`select to_json($1::${type}[]) as list`, [values]);
  return rows[0]?.list;
}

test('lists reach the database as they are, with nothing quoted or lost', async () => {
  const ids = ['00000000-0000-0000-0000-000000000000', '01a204c4-81bb-7326-a413-74c398bb54aa', null];
  assert.deepEqual(await comesBack('uuid', uuids(ids)), ids);
  const amounts = [0, -1, 2 ** 32, -(2 ** 32) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, null];
  assert.deepEqual(await comesBack('bigint', bigints(amounts)), amounts);
  assert.deepEqual(await comesBack('int', ints([-(2 ** 31), 2 ** 31 - 1, null])), [-(2 ** 31), 2 ** 31 - 1, null]);
  const words = ['Äijälä, "Nuuk"', '{}', '\\', '', 'NULL', '€ 🙂', null];
  assert.deepEqual(await comesBack('text', texts(words)), words);
  const when = ['2000-01-01', '1999-12-31', '2028-02-29', '1900-03-01', null];
  assert.deepEqual(await comesBack('date', days(when)), when);
  assert.deepEqual(await comesBack('bytea', byteas([Buffer.from([0, 255]), Buffer.alloc(0), null])), [
    '\\x00ff',
    '\\x',
    null,
  ]);
  assert.deepEqual(await comesBack('uuid', uuids([])), []);
});

test('what is no id, and a number past the safe range, never reach the database', () => {
  for (const wrong of ['', 'nobody', '01a204c4-81bb-7326-a413-74c398bb54a', '01a204c4-81bb-7326-a413-74c398bb54ag'])
    assert.throws(() => uuids([wrong]), /an id of another shape/);
  assert.throws(() => bigints([2 ** 53]), /passed the safe range/);
  assert.throws(() => bigints([0.5]), /passed the safe range/);
});
