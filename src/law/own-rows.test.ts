import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { isRefusal } from '../basics/refusal.ts';
import { ownRow, withOwnRows } from './own-rows.ts';
import { payLaw } from './pay-law.ts';
import { rulesOn } from './rule.ts';
import { finnishLaw } from './rules.ts';

const row = (key: string, value: number | string = 74_00) => ({
  key,
  since: day('2026-03-01'),
  value,
  source: 'Päätös 999/2026 (keksitty)',
});
const refusalOf = (key: string, value?: number | string) => {
  const made = ownRow(finnishLaw, row(key, value));
  return isRefusal(made) ? made.refused : null;
};

test('a per diem is entered for any country but Finland, and for a city of it as the list writes it', () => {
  for (const place of ['ES', 'ES.las_palmas', 'TR.istanbul', 'GB.london', 'RU.st_petersburg', 'US.new_york', 'HK'])
    assert.equal(refusalOf(`per_diem.abroad.${place}`), null, place);
  const wrong = ['ZZ', 'XI', 'FI', 'AX', 'es', 'ESP', '', 'ES.', 'ES.Las_Palmas', 'ES._palmas', 'ES.las__palmas'];
  for (const place of [...wrong, 'GB.lontoo', 'CN.hong_kong', 'ES.constructor.x', 'ES las_palmas'])
    assert.equal(refusalOf(`per_diem.abroad.${place}`), 'place-unknown', place);
  assert.equal(refusalOf('per_diem.abroad.ES', '74 €'), 'value-not-of-unit');
  assert.equal(refusalOf('per_diem.luxury'), 'rule-unknown');
  assert.equal(refusalOf('constructor'), 'rule-unknown');
});

test('a place that was entered stands in the law until its year ends, and then waits for the next decision', () => {
  const law = withOwnRows(finnishLaw, [row('per_diem.abroad.ES')]);
  const on = (text: string) =>
    rulesOn(law, day(text), 'per_diem.abroad.ES').map(({ value, unit, status, until }) => [value, unit, status, until]);
  assert.deepEqual(on('2026-02-28'), []);
  assert.deepEqual(on('2026-12-31'), [[74_00, 'cents-per-day', 'enacted', '2026-12-31']]);
  assert.deepEqual(on('2027-01-01'), [[null, 'cents-per-day', 'missing', null]]);
});

test('rows about what a calculation does not go by leave its law as it was', () => {
  assert.equal(withOwnRows(payLaw, [row('per_diem.abroad.ES'), row('vat.luxury')]), payLaw);
  assert.equal(withOwnRows(finnishLaw, [row('per_diem.abroad.ZZ')]), finnishLaw);
});
