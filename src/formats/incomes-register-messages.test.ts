import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Month } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type Cancellation, cancellation } from './incomes-register-cancel.ts';
import { type SeparateReport, separateReport } from './incomes-register-separate.ts';

const businessId = '3168892-8' as BusinessId;
const frame = {
  deliveryId: 'D-1',
  createdAt: '2026-07-01T09:00:00Z',
  production: false,
  owner: { businessId },
};
const base = {
  ...frame,
  contact: { name: 'Maija Malli', phone: '+358401234567' },
  payer: { businessId },
  reportId: 'S-2026-06',
  action: 'new',
  month: '2026-06' as Month,
} as const;
const due = { ...base, employerHealthContributionCents: cents(123_45) };

const separate = (report: SeparateReport) => {
  const made = separateReport(report);
  return isRefusal(made) ? made.refused : made;
};
const cancelled = (changes: Partial<Cancellation>) => {
  const made = cancellation({ ...frame, of: 'cancel-earnings', items: [{ id: 'P-1' }], ...changes });
  return isRefusal(made) ? made.refused : made;
};

test('a month tells its contribution and what is deducted of it, or that no wages were paid', () => {
  assert.match(separate(due), />102<\/SummaryTransactionCode><Amount>123\.45</);
  assert.match(separate({ ...due, deductionsCents: cents(20_00) }), />103<\/SummaryTransactionCode><Amount>20\.00</);
  const nothing = separate({ ...base, noWages: true });
  assert.match(nothing, />101<\/SummaryTransactionCode><\/TransactionBasic>/);
  assert.ok(!nothing.includes('<Amount>'));
  assert.equal(separate({ ...due, employerHealthContributionCents: cents(-1) }), 'report-amount-invalid');
});

test('a contribution is told a month ahead at the most, a month without wages six', () => {
  const of = (month: string) => ({ ...due, month: month as Month });
  const without = (month: string) => separate({ ...base, noWages: true, month: month as Month });
  assert.ok(separate(of('2026-08')).startsWith('<?xml'));
  assert.equal(separate(of('2026-09')), 'month-out-of-range');
  assert.ok(without('2027-01').startsWith('<?xml'));
  assert.equal(without('2027-02'), 'month-out-of-range');
  assert.equal(separate(of('2018-12')), 'month-out-of-range');
  assert.equal(separate(of('2026-13')), 'month-invalid');
});

test('a replacement of a month names the report it replaces', () => {
  const registerReportId = 'ab'.repeat(16);
  assert.match(separate({ ...due, action: 'replace', registerReportId }), /<ActionCode>2<.*<IRReportId>(ab){16}</);
  assert.equal(separate({ ...due, registerReportId }), 'register-id-invalid');
  assert.equal(separate({ ...due, reportId: 'a b' }), 'report-id-invalid');
});

test('what is cancelled is named by the payer’s id or the register’s, once', () => {
  assert.match(
    cancelled({ items: [{ id: 'P-1' }, { registerId: 'ab'.repeat(16), version: 2 }] }),
    /105<.*<ItemVersion>2</s,
  );
  assert.equal(cancelled({ items: [] }), 'no-reports');
  assert.equal(cancelled({ items: [{}] }), 'report-id-missing');
  assert.equal(cancelled({ items: [{ id: 'P-1' }, { id: 'P-1' }] }), 'report-id-repeated');
  const same = [{ registerId: 'ab'.repeat(16) }, { registerId: 'AB'.repeat(16) }];
  assert.equal(cancelled({ items: same }), 'report-id-repeated');
  assert.equal(cancelled({ items: [{ registerId: 'xyz' }] }), 'register-id-invalid');
  assert.equal(cancelled({ items: [{ id: 'P-1', version: 0 }] }), 'version-invalid');
});

test('a whole delivery is cancelled alone, and has no version', () => {
  const of = 'cancel-earnings-delivery';
  assert.match(cancelled({ of, items: [{ id: 'D-0' }] }), /<DeliveryDataType>109</);
  assert.equal(cancelled({ of, items: [{ id: 'D-0' }, { id: 'D-2' }] }), 'one-delivery-at-a-time');
  assert.equal(cancelled({ of, items: [{ id: 'D-0', version: 1 }] }), 'version-invalid');
});
