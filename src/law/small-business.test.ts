import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { cents } from '../basics/money.ts';
import { smallBusiness } from './small-business.ts';

const sale = (on: string, euroCents: number) => ({ on: day(on), cents: cents(euroCents) });

test('who sold over the threshold last year is liable from the first day of this one', () => {
  const sales = [sale('2025-05-01', 21_000_00), sale('2026-03-01', 5_000_00)];
  assert.deepEqual(smallBusiness(sales, 2026), { small: false, since: '2026-01-01', because: 'previous-year' });
});

test('who passes the threshold during the year is liable from the sale that passes it', () => {
  const sales = [sale('2026-10-01', 4_000_00), sale('2025-07-01', 18_000_00), sale('2026-02-01', 16_500_00)];
  assert.deepEqual(smallBusiness(sales, 2026), { small: false, since: '2026-10-01', because: 'sale' });
});

test('exactly the threshold is still small, in both years', () => {
  const sales = [sale('2025-12-31', 20_000_00), sale('2026-01-01', 20_000_00)];
  assert.deepEqual(smallBusiness(sales, 2026), { small: true, roomCents: 0 });
  assert.deepEqual(smallBusiness([], 2026), { small: true, roomCents: 20_000_00 });
});

test('each year stands by itself', () => {
  const sales = [sale('2025-01-01', 25_000_00), sale('2027-01-01', 1_00)];
  assert.deepEqual(smallBusiness(sales, 2025), { small: false, since: '2025-01-01', because: 'sale' });
  assert.deepEqual(smallBusiness(sales, 2027), { small: true, roomCents: 19_999_00 });
});

test('before 2025 another test held, and it is not made here', () => {
  assert.deepEqual(smallBusiness([], 2024), {
    refused: 'rule-missing',
    data: { rule: 'vat.small_business_threshold', on: '2024-01-01' },
  });
});
