import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { isRefusal } from '../basics/refusal.ts';
import { rateOfKind, type VatKind } from './vat-kinds.ts';
import { vatOfSupply } from './vat-of-supply.ts';

function percentOf(kind: VatKind, on: string) {
  const found = rateOfKind(kind, day(on));
  assert.ok(!isRefusal(found));
  const supply = { what: 'service', construction: false, suppliedOn: day(on), advanceOn: null } as const;
  const buyer = { business: false, country: 'FI', vatNumber: null, buildsForOthers: false };
  const decided = vatOfSupply({ ...supply, rate: found.rate, exemptBecause: found.source }, buyer);
  assert.ok(!isRefusal(decided));
  return `${decided.category} ${decided.rateBp}`;
}

test('what was taxed at ten per cent moved to the first reduced rate in 2025, newspapers did not', () => {
  for (const kind of ['books', 'medicines', 'sports', 'culture', 'passenger_transport', 'accommodation'] as const)
    assert.deepEqual(
      ['2024-12-31', '2025-01-01', '2026-01-01'].map((on) => percentOf(kind, on)),
      ['S 1000', 'S 1400', 'S 1350'],
      kind,
    );
  for (const kind of ['newspapers', 'public_broadcasting'] as const)
    assert.equal(percentOf(kind, '2026-06-01'), 'S 1000');
});

test('food is of the first reduced rate, and care, education and finance are exempt on their ground', () => {
  assert.deepEqual([percentOf('food', '2025-12-31'), percentOf('restaurant', '2026-01-01')], ['S 1400', 'S 1350']);
  for (const kind of [
    'health_care',
    'social_welfare',
    'education',
    'finance',
    'insurance',
    'real_estate',
    'performance',
  ] as const)
    assert.equal(percentOf(kind, '2026-06-01'), 'E 0', kind);
});
