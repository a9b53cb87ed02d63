import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleName } from './rule-names.ts';
import { finnishLaw } from './rules.ts';

test('every rule has its name in three languages, and no two the same', () => {
  for (const language of ['fi', 'sv', 'en'] as const) {
    const named = Object.keys(finnishLaw).map((key) => ({ key, name: ruleName(key, language) }));
    assert.deepEqual(
      named.filter(({ key, name }) => key === name).map(({ key }) => key),
      [],
    );
    const twice = [...Map.groupBy(named, ({ name }) => name).values()].filter((same) => same.length > 1);
    assert.deepEqual(twice, []);
  }
});

test('a per diem abroad is named by its country and city', () => {
  assert.equal(ruleName('per_diem.abroad.SE', 'sv'), 'Dagtraktamente, Sverige');
  assert.equal(ruleName('per_diem.abroad.GB.london', 'fi'), 'Päiväraha, Iso-Britannia, London');
  assert.equal(ruleName('per_diem.abroad.RU.st_petersburg', 'en'), 'Per diem, Russia, St. Petersburg');
  assert.equal(ruleName('per_diem.abroad.BR.sao_paulo', 'en'), 'Per diem, Brazil, Sao Paulo');
});
