import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day, daysBetween } from '../basics/day.ts';
import { bp, cents, sum } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type Debtor, lateInterestOf } from './interest.ts';
import { enacted, rule } from './rule.ts';
import { finnishLaw, type Law } from './rules.ts';

const debt = (euroCents: number, dueOn: string, paidOn: Day | string, debtor: Debtor = 'business') => ({
  principalCents: cents(euroCents),
  dueOn: day(dueOn),
  paidOn: day(paidOn),
  debtor,
});
function interest(...asked: Parameters<typeof debt>) {
  const made = lateInterestOf(debt(...asked));
  assert.ok(!isRefusal(made), JSON.stringify(made));
  return made;
}

test('interest runs from the day after the due day to the day of payment', () => {
  assert.equal(interest(1_000_00, '2026-06-01', '2026-06-30').interestCents, 8_34);
  assert.equal(interest(1_000_00, '2026-06-01', '2026-06-02').interestCents, 29);
  assert.deepEqual(interest(1_000_00, '2026-06-01', '2026-06-01'), { interestCents: 0, periods: [] });
  assert.deepEqual(interest(1_000_00, '2026-06-01', '2026-05-01'), { interestCents: 0, periods: [] });
});

test('each half-year has its own rate and is rounded by itself', () => {
  const made = interest(1_000_00, '2024-12-01', '2025-01-31');
  assert.equal(made.interestCents, 20_04);
  assert.deepEqual(made.periods, [
    { from: '2024-12-02', to: '2024-12-31', days: 30, rateBp: 1250, cents: 10_27 },
    { from: '2025-01-01', to: '2025-01-31', days: 31, rateBp: 1150, cents: 9_77 },
  ]);
  assert.equal(interest(1_000_00, '2024-06-01', '2024-12-31').periods.length, 2);
});

test('a consumer pays a point less', () => {
  assert.equal(interest(250_00, '2026-01-01', addDays(day('2026-01-01'), 60), 'consumer').interestCents, 3_90);
});

test('a year counts 365 days, a leap year too', () => {
  const leap = interest(365_00, '2023-12-31', '2024-12-31');
  assert.deepEqual(
    leap.periods.map(({ days }) => days),
    [182, 184],
  );
  assert.equal(leap.interestCents, 22_75 + 23_00);
  assert.equal(interest(1_000_00, '2024-02-28', '2024-03-01').periods[0]?.days, 2);
});

test('a half-year without a known rate is refused by its name, before and after those known', () => {
  assert.deepEqual(lateInterestOf(debt(1_000_00, '2026-06-01', '2026-07-01')), {
    refused: 'rate-missing',
    data: { halfYear: '2026-H2', from: '2026-07-01', to: '2026-12-31' },
  });
  assert.deepEqual(lateInterestOf(debt(1_000_00, '2022-11-30', '2023-02-01')), {
    refused: 'rate-missing',
    data: { halfYear: '2022-H2', from: '2022-07-01', to: '2022-12-31' },
  });
});

test('a rate entered for one half-year does not live on in the next', () => {
  const entered = enacted('2026-07-01', bp(1050), 'notice of the Bank of Finland');
  const rows = [...finnishLaw['late_interest.b2b'].rows.filter(({ since }) => since < '2026-07-01'), entered];
  const law: Law = { ...finnishLaw, 'late_interest.b2b': rule('basis-points', ...rows) };
  assert.ok(!isRefusal(lateInterestOf(debt(1_000_00, '2026-06-01', '2026-12-31'), law)));
  const next = lateInterestOf(debt(1_000_00, '2026-06-01', '2027-01-01'), law);
  assert.deepEqual(isRefusal(next) && next.data?.halfYear, '2027-H1');
});

test('the periods cover every late day once and add up', () => {
  for (let late = 1; late < 900; late += 13) {
    const dueOn = day('2023-12-20');
    const { interestCents, periods } = interest(77_77, dueOn, addDays(dueOn, late));
    assert.equal(
      periods.reduce((days, period) => days + period.days, 0),
      late,
    );
    assert.equal(sum(periods.map((period) => period.cents)), interestCents);
    for (const { from, to, days } of periods) assert.equal(daysBetween(from, to) + 1, days);
  }
});
