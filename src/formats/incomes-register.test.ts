import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Hetu } from '../basics/identifiers/hetu.ts';
import { type Cents, cents, sum } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type EarningsDelivery, type EarningsReport, earningsReport } from './incomes-register.ts';
import { XmlReader } from './xml-events.ts';

const businessId = '3168892-8' as BusinessId;
const report = (changes: Partial<EarningsReport> = {}): EarningsReport => ({
  reportId: 'PAYOUT-1',
  action: 'new',
  hetu: '010594Y9032' as Hetu,
  firstName: 'Matti',
  lastName: 'Malli',
  paid: { case: 'wages-not-obliged', cents: cents(950_00) },
  withheldCents: cents(237_50),
  ...changes,
});
const delivery = (changes: Partial<EarningsDelivery> = {}): EarningsDelivery => ({
  deliveryId: '2026-06-15-000001',
  createdAt: '2026-06-15T09:00:00Z',
  production: false,
  owner: { businessId },
  contact: { name: 'Maija Malli', phone: '+358401234567' },
  paidOn: day('2026-06-15'),
  periodFrom: day('2026-06-01'),
  periodTo: day('2026-06-12'),
  payer: { businessId },
  reports: [report()],
  ...changes,
});

function files(from: EarningsDelivery, limitBytes?: number): string[] {
  const made = earningsReport(from, limitBytes);
  assert.ok(!isRefusal(made), JSON.stringify(made));
  const texts: string[] = [];
  for (const { file, text } of made) texts[file - 1] = (texts[file - 1] ?? '') + text;
  return texts;
}

function texts(xml: string, name: string): string[] {
  const found: string[] = [];
  const reader = new XmlReader({ opened: () => undefined, closed: (at, text) => at === name && found.push(text) });
  reader.write(new TextEncoder().encode(xml));
  reader.end();
  return found;
}

const written = (changes: Partial<EarningsReport>) => files(delivery({ reports: [report(changes)] })).join('');
const refusal = (changes: Partial<EarningsDelivery>) => {
  const made = earningsReport(delivery(changes));
  return isRefusal(made) ? made.refused : 'written';
};
const refusalOf = (changes: Partial<EarningsReport>) => refusal({ reports: [report(changes)] });

test('wages of an entrepreneur without YEL duty are free of every insurance, and say why', () => {
  const xml = written({});
  assert.deepEqual(texts(xml, 'TransactionCode'), ['101', '402']);
  assert.deepEqual(texts(xml, 'Amount'), ['950.00', '237.50']);
  assert.deepEqual(texts(xml, 'ExceptionCode'), ['1']);
  assert.deepEqual(texts(xml, 'IncomeEarnerType'), ['14']);
  assert.deepEqual(texts(xml, 'PensionActCode'), []);
});

test('wages of a YEL-insured entrepreneur stay under health insurance', () => {
  const xml = written({ paid: { case: 'wages-yel', cents: cents(950_00) } });
  assert.deepEqual(texts(xml, 'PensionActCode'), ['3']);
  assert.deepEqual(texts(xml, 'ExceptionCode'), ['3', '4', '5']);
  assert.deepEqual(texts(xml, 'IncomeEarnerType'), []);
});

test('wages of an entrepreneur whose YEL is not known stay under health insurance, and claim no pension insurance', () => {
  const xml = written({ paid: { case: 'wages-yel-unknown', cents: cents(950_00) } });
  assert.deepEqual(texts(xml, 'PensionActCode'), []);
  assert.deepEqual(texts(xml, 'ExceptionCode'), ['3', '4', '5']);
  assert.deepEqual(texts(xml, 'IncomeEarnerType'), []);
});

test('trade income is reported without any insurance', () => {
  const xml = written({ paid: { case: 'trade-income', cents: cents(950_00) } });
  assert.deepEqual(texts(xml, 'TransactionCode'), ['336', '402']);
  assert.deepEqual(texts(xml, 'ExceptionCode'), []);
});

test('tax-free travel and a garnishment stand beside the wage, and nothing is said of what was not paid', () => {
  const travel = {
    kilometreCents: cents(122_40),
    kilometres: 180,
    perDiemCents: cents(79_00),
    perDiemKinds: ['full', 'partial', 'full'] as const,
    mealCents: cents(0),
  };
  const xml = written({
    paid: { case: 'wages-yel', cents: cents(950_00), travel },
    withheldCents: cents(0),
    garnishedCents: cents(100_00),
  });
  assert.deepEqual(texts(xml, 'TransactionCode'), ['101', '311', '331', '417']);
  assert.deepEqual(texts(xml, 'Kilometers'), ['180']);
  assert.deepEqual(texts(xml, 'AllowanceCode'), ['3', '2']);
});

test('a replacement names the report it replaces by the payer’s id and the register’s', () => {
  const xml = written({ action: 'replace', registerReportId: '0123456789abcdef0123456789abcdef' });
  assert.deepEqual(texts(xml, 'ActionCode'), ['2']);
  assert.deepEqual(texts(xml, 'IRReportId'), ['0123456789abcdef0123456789abcdef']);
  assert.deepEqual(texts(xml, 'ReportId'), ['PAYOUT-1']);
});

test('what the register would refuse is refused before it is sent', () => {
  assert.equal(refusal({ reports: [] }), 'no-reports');
  assert.equal(refusal({ reports: [report(), report()] }), 'report-id-repeated');
  assert.equal(refusal({ deliveryId: 'palkka ä' }), 'delivery-id-invalid');
  assert.equal(refusal({ deliveryId: 'a--b' }), 'delivery-id-invalid');
  assert.equal(refusalOf({ reportId: 'x'.repeat(41) }), 'report-id-invalid');
  assert.equal(refusalOf({ registerReportId: '0'.repeat(32) }), 'register-id-invalid');
  assert.equal(refusalOf({ action: 'replace', registerReportId: 'short' }), 'register-id-invalid');
  assert.equal(refusalOf({ garnishedCents: cents(-1) }), 'report-amount-invalid');
  assert.equal(refusalOf({ lastName: ' ' }), 'report-name-missing');
  const nothing = { case: 'trade-income', cents: cents(0) } as const;
  assert.equal(refusalOf({ paid: nothing, withheldCents: cents(0) }), 'report-empty');
  assert.equal(refusal({ periodTo: day('2026-05-31') }), 'report-period-invalid');
  const noKind = {
    kilometreCents: cents(0),
    kilometres: 0,
    perDiemCents: cents(1),
    perDiemKinds: [],
    mealCents: cents(0),
  };
  assert.equal(refusalOf({ paid: { case: 'wages-yel', cents: cents(1), travel: noKind } }), 'per-diem-kind-missing');
});

test('a report may be sent 45 days before the payment, and not a day earlier', () => {
  const paidOn = day('2026-01-15');
  assert.equal(refusal({ paidOn, createdAt: '2025-12-01T09:00:00+02:00' }), 'written');
  assert.equal(refusal({ paidOn, createdAt: '2025-11-30T09:00:00+02:00' }), 'report-day-out-of-range');
  assert.equal(refusal({ paidOn: day('2018-12-31') }), 'report-day-out-of-range');
});

test('no message holds an empty element, or the pairs of characters that the register refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
      const from = delivery({ reports: [report({ firstName: `A${name}`, lastName: `B${name}--/**&#` })] });
      const [xml = ''] = files(from);
      for (const refused of ['--', '/*', '&#']) assert.ok(!xml.includes(refused), refused);
      assert.ok(!/<(\w+)><\/\1>|\/>/.test(xml));
    }),
  );
});

test('a delivery past the limit goes on in a new file with its own id, and no report is lost or doubled', () => {
  const reports = Array.from({ length: 100 }, (_, at) =>
    report({ reportId: `P-${at}`, paid: { case: 'trade-income', cents: cents(100 + at) }, lastName: 'Ääninen' }),
  );
  const from = delivery({ reports });
  const parts = files(from, 30_000);
  assert.ok(parts.length > 1);
  for (const part of parts) assert.ok(Buffer.byteLength(part) <= 30_000);
  assert.deepEqual(
    parts.flatMap((part) => texts(part, 'DeliveryId')),
    parts.map((_, at) => (at === 0 ? '2026-06-15-000001' : `2026-06-15-000001_${at + 1}`)),
  );
  assert.deepEqual(
    parts.flatMap((part) => texts(part, 'ReportId')),
    reports.map((one) => one.reportId),
  );
  assert.deepEqual(files(from, 30_000), parts);
});

test('what is read back is what was paid, to the cent', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000 }).map(cents);
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 20 }), (drawn) => {
      const reports = drawn.map(([paid, withheldCents], at) =>
        report({ reportId: `P-${at}`, paid: { case: 'wages-yel', cents: paid }, withheldCents }),
      );
      const [xml = ''] = files(delivery({ reports }));
      const total = sum(texts(xml, 'Amount').map((text) => Number(text.replace('.', '')) as Cents));
      assert.equal(total, sum(drawn.flat()));
    }),
  );
});
