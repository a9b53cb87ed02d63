import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day, dayText } from '../../src/basics/day.ts';
import { parseTypedDay } from './typed-day.ts';

const today = day('2026-11-22');

test('a day is understood as people write it', () => {
  for (const typed of [
    '5.6.2026',
    '05.06.2026',
    '5.6.26',
    '5.6.',
    '5.6',
    '050626',
    '05062026',
    '0506',
    '2026-06-05',
    '5/6/2026',
    '5 6 2026',
  ])
    assert.equal(parseTypedDay(typed, today), '2026-06-05', typed);
  assert.equal(parseTypedDay('huomenna', today), '2026-11-23');
  assert.equal(parseTypedDay('I morgon', today), '2026-11-23');
  assert.equal(parseTypedDay('yesterday', today), '2026-11-21');
});

test('a birthday with two digits of year is in the past century', () => {
  assert.equal(parseTypedDay('1.2.85', today), '1985-02-01');
  assert.equal(parseTypedDay('1.2.46', today), '2046-02-01');
  assert.equal(parseTypedDay('1.2.47', today), '1947-02-01');
});

test('what is not a day is not guessed at', () => {
  for (const typed of ['31.2.2026', '0.1.2026', '5.13.', 'ensi viikolla', '', '12', '1.1.206'])
    assert.equal(parseTypedDay(typed, today), null, typed);
});

test('a day that was written out is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
      const some = addDays(today, days);
      assert.equal(parseTypedDay(dayText(some), today), some);
    }),
  );
});
