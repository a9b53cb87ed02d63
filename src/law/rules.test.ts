import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { bp, cents, minus, ratio, share } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { enacted, type Rule, rule, ruleOn, rulesOn } from './rule.ts';
import { finnishLaw, type Law, type RuleKey } from './rules.ts';

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

test('what two years had is what those years had', () => {
  const expected: [RuleKey, unknown, unknown][] = [
    ['eshi.rate', 116, 187],
    ['yel.threshold', 9_010_28, 9_208_43],
    ['yel.rate', 2410, 2410],
    ['yel.rate.age_53_62', 2560, 2560],
    ['per_diem.full', 51_00, 53_00],
    ['per_diem.partial', 24_00, 24_00],
    ['per_diem.meal', 12_75, 13_25],
    ['km.car', 57, 59],
    ['km.trailer', 10, 10],
    ['km.heavy_load', 29, 30],
    ['km.quad_bike', 1_30, 1_34],
    ['garnishment.protected.self', 32_56, 32_88],
    ['garnishment.protected.dependant', 9_52, 9_61],
    ['late_interest.consumer', 1150, 950],
    ['late_interest.b2b', 1250, 1050],
    ['vat.small_business_threshold', 15_000_00, 20_000_00],
    ['health_insurance.medical_care.earned', 51, 106],
    ['health_insurance.daily_allowance', 101, 84],
    ['dac7.deadline', '2025-01-31', '2026-02-02'],
  ];
  for (const [key, of2024, of2025] of expected)
    assert.deepEqual([valueOn(key, '2024-12-31'), valueOn(key, '2025-12-31')], [of2024, of2025], key);
});

test('the two rates of late interest are the reference rate and seven or eight points', () => {
  for (let year = 2023; year <= 2026; year += 1)
    for (const on of [`${year}-06-30`, `${year}-12-31`]) {
      const reference = valueOn('late_interest.reference', on);
      const expected = reference === 'rule-missing' ? reference : Number(reference) + 700;
      assert.equal(valueOn('late_interest.consumer', on), expected, on);
      if (reference !== 'rule-missing') assert.equal(valueOn('late_interest.b2b', on), Number(reference) + 800, on);
    }
});

test('what the year 2027 needs and nobody has decided is missing, and what goes on is not', () => {
  const missing = rulesOn(finnishLaw, day('2027-01-01')).filter(({ status }) => status === 'missing');
  const keysMissing = new Set(missing.map(({ key }) => key));
  for (const key of [
    'eshi.rate',
    'yel.threshold',
    'yel.rate',
    'per_diem.full',
    'per_diem.partial',
    'per_diem.meal',
    'per_diem.abroad.SE',
    'km.car',
    'km.trailer',
    'garnishment.protected.self',
    'garnishment.protected.dependant',
    'late_interest.consumer',
    'late_interest.b2b',
    'household_deduction.maximum',
  ])
    assert.ok(keysMissing.has(key), key);
  for (const { key } of missing) assert.ok(!/^(vat|withholding|source_tax|wage|deadline|dac7)\./.test(key), key);
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
  assert.equal(rulesOn(finnishLaw, day('2026-07-01')).length, keys.length);
  assert.deepEqual(rulesOn(finnishLaw, day('2026-06-01'), 'no.such'), []);
});

test('an operator’s own row takes the place of the missing one', () => {
  const rows = [...finnishLaw['eshi.rate'].rows, enacted('2027-02-01', bp(200), 'a decree given late')];
  const own: Law = { ...finnishLaw, 'eshi.rate': rule('basis-points', ...rows) };
  const found = ruleOn(own, 'eshi.rate', day('2027-02-01'));
  assert.equal(!isRefusal(found) && found.value, 200);
  assert.equal(valueOn('eshi.rate', '2027-02-01'), 'rule-missing');
});

test('asking for a rule by its whole key gives that rule and at most its own parts', () => {
  for (const key of keys.filter((one) => !one.startsWith('collection.')))
    for (const other of keys)
      assert.ok(!other.startsWith(key) || other === key || other[key.length] === '.', `${key} ${other}`);
});
