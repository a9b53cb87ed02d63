import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { type DeadlineKind, deadline, mayReportEarnings } from './deadlines.ts';
import { isBankDay } from './holidays.ts';

const dues = (kind: DeadlineKind, cases: Record<string, string>) => {
  for (const [on, due] of Object.entries(cases)) assert.equal(deadline(kind, day(on)), due, `${kind} ${on}`);
};

test('an earnings report is due on the fifth day after the payment, or the next bank day', () => {
  dues('earnings-report', {
    '2026-01-15': '2026-01-20',
    '2026-04-01': '2026-04-07',
    '2026-05-26': '2026-06-01',
    '2026-06-14': '2026-06-22',
    '2026-09-30': '2026-10-05',
    '2026-12-19': '2026-12-28',
    '2026-12-27': '2027-01-04',
  });
});

test('the separate report of a month is due on the 5th of the next', () => {
  dues('separate-report', {
    '2026-09-01': '2026-10-05',
    '2026-09-30': '2026-10-05',
    '2026-08-15': '2026-09-07',
    '2025-12-31': '2026-01-05',
  });
});

test('withheld tax and the contribution are paid on the 12th of the next month', () => {
  dues('tax-payment', { '2026-06-15': '2026-07-13', '2026-10-31': '2026-11-12', '2026-12-01': '2027-01-12' });
});

test('a VAT return is due on the 12th of the second month after the period', () => {
  dues('vat-return', { '2024-02-29': '2024-04-12', '2026-02-10': '2026-04-13', '2026-11-30': '2027-01-12' });
});

test('a deadline is always a bank day', () => {
  for (let month = 1; month <= 12; month += 1)
    for (let date = 1; date <= 28; date += 1) {
      const on = day(`2027-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
      for (const kind of ['earnings-report', 'separate-report', 'vat-return', 'tax-payment'] as const)
        assert.ok(isBankDay(day(String(deadline(kind, on)))));
    }
});

test('a report may be sent at most 45 days before its payment', () => {
  assert.equal(mayReportEarnings(day('2026-01-15'), day('2025-12-01')), true);
  assert.equal(mayReportEarnings(day('2026-01-15'), day('2025-11-30')), false);
  assert.equal(mayReportEarnings(day('2026-01-15'), day('2026-01-20')), true);
});

test('a day before the register began has no deadline of ours', () => {
  assert.deepEqual(deadline('earnings-report', day('2018-12-31')), {
    refused: 'rule-missing',
    data: { rule: 'deadline.earnings_report', on: '2018-12-31' },
  });
});
