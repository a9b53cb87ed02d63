import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, day, dayOf, isDay } from './day.ts';

const padded = (number: number, places: number) => String(number).padStart(places, '0');

test('a text is a day exactly where the calendar has it', () => {
  const parts = fc.tuple(fc.nat(9999), fc.nat(13), fc.nat(32));
  fc.assert(
    fc.property(parts, ([year, month, date]) => {
      const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
      const instant = new Date(`${text}T00:00:00Z`);
      const isThere = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
      assert.equal(isDay(text), isThere, text);
    }),
  );
});

test('leap days come every fourth year, not in a century, and in every fourth century', () => {
  const leap = (year: number) => isDay(`${padded(year, 4)}-02-29`);
  assert.deepEqual([2024, 2026, 2000, 2100].map(leap), [true, false, true, false]);
  for (const text of ['2026-6-1', '2026-06-01 ', '20260601', '2026-06-31', '']) assert.equal(isDay(text), false, text);
});

test('a month later is the same date, or the last of a shorter month', () => {
  assert.equal(addMonths(day('2026-01-31'), 1), '2026-02-28');
  assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29');
  assert.equal(addMonths(day('2026-03-31'), -1), '2026-02-28');
  assert.equal(addMonths(day('2026-12-15'), 2), '2027-02-15');
  assert.equal(addDays(dayOf(2026, 2, 28), 1), '2026-03-01');
});
