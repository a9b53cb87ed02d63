import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { bp, cents, minus, ratio, share } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { enacted, type Rule, rule } from './rule.ts';
import { finnishLaw, type Law, type RuleKey, ruleOn, rulesOn } from './rules.ts';

const keys = Object.keys(finnishLaw) as RuleKey[];
const valueOn = (key: RuleKey, on: string) => {
  const found = ruleOn(finnishLaw, key, day(on));
  return isRefusal(found) ? found.refused : found.value;
};

test('the figures of 2026 are those in force', () => {
  const expected: [RuleKey, unknown][] = [
    ['vat.standard', 2550],
    ['vat.reduced1', 1350],
    ['vat.reduced2', 1000],
    ['vat.small_business_threshold', 20_000_00],
    ['eshi.rate', 191],
    ['yel.threshold', 9_423_09],
    ['yel.rate', 2440],
    ['yel.first_time_discount', 2200],
    ['withholding.no_card', 6000],
    ['source_tax.nonresident_wage', 3500],
    ['per_diem.full', 54_00],
    ['per_diem.partial', 25_00],
    ['per_diem.meal', 13_50],
    ['km.car', 55],
    ['garnishment.protected.self', 33_03],
    ['garnishment.protected.dependant', 9_66],
    ['late_interest.consumer', 950],
    ['late_interest.b2b', 1050],
    ['household_deduction.maximum', 1_600_00],
    ['dac7.deadline', '2027-02-01'],
  ];
  for (const [key, value] of expected) assert.equal(valueOn(key, '2026-03-31'), value, key);
});

test('a rate changes on its day and not before', () => {
  assert.equal(valueOn('vat.standard', '2024-08-31'), 2400);
  assert.equal(valueOn('vat.standard', '2024-09-01'), 2550);
  assert.equal(valueOn('vat.reduced1', '2025-12-31'), 1400);
  assert.equal(valueOn('vat.reduced1', '2026-01-01'), 1350);
  assert.equal(valueOn('eshi.rate', '2024-12-31'), 116);
  assert.equal(valueOn('eshi.rate', '2025-01-01'), 187);
  assert.equal(valueOn('km.car', '2025-12-31'), 59);
});

test('a figure nobody has decided yet is a refusal, not a guess', () => {
  assert.deepEqual(ruleOn(finnishLaw, 'eshi.rate', day('2027-01-01')), {
    refused: 'rule-missing',
    data: { rule: 'eshi.rate', on: '2027-01-01' },
  });
  for (const key of ['yel.threshold', 'per_diem.full', 'km.car', 'garnishment.protected.self'] as const)
    assert.equal(valueOn(key, '2027-01-01'), 'rule-missing', key);
  assert.equal(valueOn('late_interest.b2b', '2026-07-01'), 'rule-missing');
  assert.equal(valueOn('vat.standard', '2027-01-01'), 2550);
  assert.equal(valueOn('withholding.no_card', '2027-01-01'), 6000);
});

test('every row says where it comes from, and a table has one row for a day', () => {
  for (const key of keys) {
    const { rows }: Rule<unknown> = finnishLaw[key];
    assert.equal(new Set(rows.map(({ since }) => since)).size, rows.length, key);
    for (const row of rows) {
      assert.ok(row.source.length > 10, key);
      assert.equal(row.value === null, row.status === 'missing', key);
    }
  }
});

test('garnishment figures computed from the index are marked as computed', () => {
  const found = ruleOn(finnishLaw, 'garnishment.protected.self', day('2026-06-01'));
  assert.equal(!isRefusal(found) && found.status, 'derived');
});

test('the contribution of an entrepreneur at the YEL limit is the published one', () => {
  const ofYear = (on: string, key: RuleKey) =>
    share(cents(Number(valueOn('yel.threshold', on))), bp(Number(valueOn(key, on))));
  const whole = ofYear('2026-06-01', 'yel.rate');
  assert.equal(whole, 2_299_23);
  assert.equal(ratio(whole, 1, 12), 191_60);
  assert.equal(minus(whole, share(whole, bp(Number(valueOn('yel.first_time_discount', '2026-06-01'))))), 1_793_40);
  assert.equal(ofYear('2025-06-01', 'yel.rate'), 2_219_23);
  assert.equal(ofYear('2025-06-01', 'yel.rate.age_53_62'), 2_357_36);
});

test('the list of a day shows from when and until when each figure holds', () => {
  assert.deepEqual(rulesOn(finnishLaw, day('2025-06-01'), 'eshi.rate'), [
    {
      key: 'eshi.rate',
      value: 187,
      unit: 'basis-points',
      since: '2025-01-01',
      until: '2025-12-31',
      status: 'enacted',
      source: 'Health Insurance Act 1224/2004 ch. 18 and the yearly Government decree, 2025',
    },
  ]);
  const missing = rulesOn(finnishLaw, day('2026-11-22'), 'late_interest.b2b')[0];
  assert.deepEqual(
    [missing?.value, missing?.status, missing?.since, missing?.until],
    [null, 'missing', '2026-07-01', '2026-12-31'],
  );
  assert.equal(rulesOn(finnishLaw, day('2026-06-01')).length, keys.length);
  assert.deepEqual(rulesOn(finnishLaw, day('2026-06-01'), 'no.such'), []);
});

test('an operator’s own row takes the place of the missing one', () => {
  const rows = [...finnishLaw['eshi.rate'].rows, enacted('2027-02-01', bp(200), 'a decree given late')];
  const own: Law = { ...finnishLaw, 'eshi.rate': rule('basis-points', ...rows) };
  const found = ruleOn(own, 'eshi.rate', day('2027-02-01'));
  assert.equal(!isRefusal(found) && found.value, 200);
  assert.equal(valueOn('eshi.rate', '2027-02-01'), 'rule-missing');
});
