import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../src/basics/day.ts';
import type { BusinessId } from '../src/basics/identifiers/business-id.ts';
import type { Hetu } from '../src/basics/identifiers/hetu.ts';
import { cents } from '../src/basics/money.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import {
  type EarningsDelivery,
  type EarningsReport,
  earningsReport,
  type Paid,
} from '../src/formats/incomes-register.ts';
import { fixtures, schemaValidator, withFixtures } from './fixtures.ts';

const businessId = '3168892-8' as BusinessId;
const travel = {
  kilometreCents: cents(122_40),
  kilometres: 180,
  perDiemCents: cents(79_00),
  perDiemKinds: ['partial', 'full', 'foreign'] as const,
  mealCents: cents(13_50),
};
const amount = cents(9_999_999_99);
const cases: Paid[] = [
  { case: 'wages-not-obliged', cents: amount },
  { case: 'wages-not-obliged', cents: amount, travel },
  { case: 'wages-yel', cents: amount, travel },
  { case: 'wages-yel-unknown', cents: amount },
  { case: 'trade-income', cents: amount },
];
const reports = cases.flatMap((paid, at): EarningsReport[] => {
  const person = { hetu: '010594Y9032' as Hetu, firstName: 'Ä & <b> -- /* '.repeat(20), lastName: 'M'.repeat(300) };
  return [
    { ...person, reportId: `N-${at}`, action: 'new', paid, withheldCents: cents(1) },
    {
      ...person,
      reportId: `R-${at}`,
      action: 'replace',
      registerReportId: 'abcdef0123456789abcdef0123456789',
      paid,
      withheldCents: cents(0),
      garnishedCents: cents(1),
    },
  ];
});
const delivery: EarningsDelivery = {
  deliveryId: 'd'.repeat(40),
  createdAt: '2026-06-15T09:00:00+03:00',
  production: true,
  owner: { businessId },
  contact: { name: 'Maija Malli', phone: '+358401234567' },
  paidOn: day('2026-06-15'),
  periodFrom: day('2026-06-01'),
  periodTo: day('2026-06-12'),
  payer: { businessId },
  reports,
};

const written = () => {
  const made = earningsReport(delivery);
  assert.ok(!isRefusal(made));
  return [...made].map((piece) => piece.text).join('');
};

for (const year of ['2022', '2026'])
  test(`every case is valid by the schema of ${year}`, withFixtures, () => {
    const complaint = schemaValidator(`incomes-register/xsd-${year}/WageReportsToIR.xsd`);
    assert.equal(complaint(written()), null);
    assert.notEqual(complaint(written().replace('<ActionCode>1</ActionCode>', '')), null, 'the validator validates');
  });

test('every code we write is in the official code lists and types', withFixtures, () => {
  const types = JSON.parse(fixtures.text('incomes-register/income-types-2022.json')).TransactionCode;
  const codes = [...written().matchAll(/<TransactionCode>(\d+)</g)].map(([, code]) => code ?? '');
  assert.deepEqual([...new Set(codes)].sort(), ['101', '303', '311', '331', '336', '402', '417']);
  for (const code of codes) assert.ok(types[code], code);
});
