import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, weekday } from '../src/basics/day.ts';
import { isBankDay, publicHolidays } from '../src/law/holidays.ts';
import { compared } from './compared.ts';
import { fixtures, withFixtures } from './fixtures.ts';

type Published = { date: string; type: string; name: string };
const publishedFiles = () => fixtures.under('registries/holidays', /date-holidays-FI-\d{4}\.json$/);
const published = (path: string): Published[] => JSON.parse(fixtures.text(path));

test('our public holidays are those of a published calendar, year by year', withFixtures, () => {
  assert.ok(publishedFiles().length >= 6);
  for (const path of publishedFiles()) {
    const theirs = published(path)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10))
      .sort();
    const year = Number(theirs[0]?.slice(0, 4));
    const ours = publicHolidays(year).map(({ on }) => on as string);
    assert.deepEqual(ours.sort(), theirs, path);
    compared('holidays', 'a published calendar', theirs.length);
  }
});

test('our bank days leave out weekends, public holidays, Midsummer Eve and Christmas Eve', withFixtures, () => {
  for (const path of publishedFiles()) {
    const closed = new Set(
      published(path)
        .filter(({ type, name }) => type === 'public' || (type === 'bank' && !/uudenvuodenaatto/i.test(name)))
        .map(({ date }) => date.slice(0, 10)),
    );
    const year = path.slice(-9, -5);
    for (let on = day(`${year}-01-01`); on.startsWith(year); on = addDays(on, 1))
      assert.equal(isBankDay(on), weekday(on) < 6 && !closed.has(on), on);
  }
});

test('our holidays stand in another calendar for every year from 1992 to 2050', withFixtures, () => {
  const calendar: Record<string, string> = JSON.parse(fixtures.text('registries/holidays/vacanza-FI_COMMON.json'));
  for (let year = 1992; year <= 2050; year += 1)
    for (const { on, name } of publicHolidays(year)) {
      assert.ok(on in calendar, `${name} ${on}`);
      compared('holidays', 'another calendar, 1992–2050', 1);
    }
});
