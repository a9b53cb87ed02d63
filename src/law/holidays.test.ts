import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, weekday } from '../basics/day.ts';
import { bankDayFrom, isBankDay, publicHolidays } from './holidays.ts';

test('the holidays of 2026 are the thirteen of the calendar', () => {
  assert.deepEqual(
    publicHolidays(2026).map(({ on }) => on),
    '2026-01-01 2026-01-06 2026-04-03 2026-04-05 2026-04-06 2026-05-01 2026-05-14 2026-05-24 2026-06-20 2026-10-31 2026-12-06 2026-12-25 2026-12-26'.split(
      ' ',
    ),
  );
});

test('Easter falls where the calendars put it, the earliest and the latest included', () => {
  const easters = [2000, 2008, 2011, 2024, 2025, 2038, 2049, 2076, 2285].map(
    (year) => publicHolidays(year).find(({ name }) => name === 'easter-sunday')?.on,
  );
  assert.deepEqual(
    easters,
    '2000-04-23 2008-03-23 2011-04-24 2024-03-31 2025-04-20 2038-04-25 2049-04-18 2076-04-19 2285-03-22'.split(' '),
  );
});

test('Midsummer is a Saturday of 20 to 26 June and All Saints one of 31 October to 6 November', () => {
  for (let year = 1992; year <= 2100; year += 1) {
    const on = (name: string) => publicHolidays(year).find((holiday) => holiday.name === name)?.on ?? day('1900-01-01');
    assert.equal(weekday(on('midsummer-day')), 6);
    assert.ok(on('midsummer-day') >= `${year}-06-20` && on('midsummer-day') <= `${year}-06-26`);
    assert.equal(weekday(on('all-saints')), 6);
    assert.ok(on('all-saints') >= `${year}-10-31` && on('all-saints') <= `${year}-11-06`);
  }
});

test('banks are closed on weekends, holidays and the two eves, and open on New Year’s Eve', () => {
  for (const closed of ['2026-06-19', '2026-12-24', '2026-01-06', '2026-05-14', '2026-11-21', '2026-11-22'])
    assert.equal(isBankDay(day(closed)), false, closed);
  for (const open of ['2026-12-31', '2026-11-23', '2026-06-18', '2026-04-02'])
    assert.equal(isBankDay(day(open)), true, open);
});

test('the bank day from Christmas Eve 2026 is the Monday after', () => {
  assert.equal(bankDayFrom(day('2026-12-24')), '2026-12-28');
  assert.equal(bankDayFrom(day('2026-12-28')), '2026-12-28');
});
