import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTypedMonths, typedMonth } from './typed-months.ts';

test('free months are read as people write them, each once and in order', () => {
  assert.deepEqual(parseTypedMonths('12/2026, 7/2026; 07.2026'), ['2026-07', '2026-12']);
  assert.deepEqual(parseTypedMonths('  '), []);
});

test('what is not a month of a year is not taken for one', () => {
  for (const text of ['heinäkuu', '13/2026', '7/26', '7/2026 ja 8/2026'])
    assert.equal(parseTypedMonths(text), null, text);
});

test('a month is written as it is typed', () => {
  assert.equal(typedMonth('2026-07'), '7/2026');
});
