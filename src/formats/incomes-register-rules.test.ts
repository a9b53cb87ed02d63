import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Hetu } from '../basics/identifiers/hetu.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type EarningsDelivery, type EarningsReport, earningsReport } from './incomes-register.ts';
import type { IncomeItem } from './incomes-register-report.ts';

const businessId = '3168892-8' as BusinessId;
const known = { hetu: '010594Y9032' as Hetu, firstName: 'Matti', lastName: 'Malli' };
const foreigner = {
  hetu: undefined,
  otherIds: [{ type: 9, code: 'EE-ESIMERKKI-1', country: 'EE' }],
  birthDate: day('1980-01-08'),
  gender: 2,
  addresses: [{ type: 1, street: 'Näite 1', postalCode: '10123', town: 'Tallinn', country: 'EE' }],
  international: { nonResidentOf: { country: 'EE' } },
} as const;
const employee = { profession: '34351', pension: { act: 1, provider: 46, policy: '46-12345678' } } as const;

/** What our rules say of one report: its refusal with the income type it is about, or `written`. */
function said(changes: Partial<EarningsReport>, around: Partial<EarningsDelivery> = {}): string {
  const report: EarningsReport = {
    ...known,
    reportId: 'P-1',
    action: 'new',
    paid: { case: 'trade-income', cents: cents(1000_00) },
    withheldCents: cents(0),
    ...changes,
  };
  const made = earningsReport({
    deliveryId: 'D-1',
    createdAt: '2026-06-15T09:00:00Z',
    production: false,
    owner: { businessId },
    contact: { name: 'Maija Malli', phone: '+358401234567' },
    paidOn: day('2026-06-15'),
    periodFrom: day('2026-06-01'),
    periodTo: day('2026-06-12'),
    payer: { businessId },
    reports: [report],
    ...around,
  });
  if (!isRefusal(made)) return 'written';
  const type = made.data?.type;
  return type === undefined ? made.refused : `${made.refused} ${type}`;
}

const item = (type: number, euros: number, more: Partial<IncomeItem> = {}): IncomeItem => ({
  type,
  cents: cents(euros * 100),
  ...more,
});
const ofItems = (...items: IncomeItem[]) => said({ paid: { case: 'items-only' }, ...employee, items });
const foreign = (changes: Partial<EarningsReport> = {}) => said({ ...foreigner, ...changes });

test('wages are reported in sums or item by item, never both', () => {
  assert.equal(ofItems(item(201, 900), item(235, 100)), 'written');
  assert.equal(ofItems(item(101, 900), item(201, 100)), 'income-types-mixed');
  assert.equal(ofItems(item(101, 900), item(301, 100)), 'written');
  assert.equal(ofItems(item(101, 900), item(101, 100)), 'income-type-repeated 101');
  assert.equal(ofItems(item(999, 900)), 'income-type-unknown 999');
});

test('a sum of its own for one insurance replaces the total there, and is no more than the total', () => {
  const total = (euros: number, code: number) => item(101, euros, { insurance: [{ code, included: false }] });
  assert.equal(ofItems(total(900, 2), item(102, 800)), 'written');
  assert.equal(ofItems(total(900, 1), item(103, 800)), 'written');
  assert.equal(ofItems(total(900, 3), item(102, 800)), 'insurance-data-missing 102');
  assert.equal(ofItems(total(900, 2), item(102, 901)), 'amount-exceeds-total 102');
  assert.equal(ofItems(item(106, 800)), 'total-wages-missing 106');
  assert.equal(ofItems(total(900, 1), item(103, 800), item(104, 800)), 'income-types-mixed 103');
});

test('only what the register’s list names may be negative, and not beside a recovery', () => {
  const recovery = { on: day('2026-06-10'), of: [{ from: day('2026-05-01'), to: day('2026-05-31') }] };
  assert.equal(ofItems(item(402, -5)), 'written');
  assert.equal(ofItems(item(201, -5)), 'report-amount-invalid 201');
  assert.equal(ofItems(item(417, -5)), 'report-amount-invalid 417');
  assert.equal(ofItems(item(201, 100, { recovery }), item(402, 5)), 'written');
  assert.equal(ofItems(item(201, 100, { recovery }), item(402, -5)), 'recovery-with-negative 402');
});

test('a recovery names its day and the periods it is of, and benefits are not recovered', () => {
  const of = [{ from: day('2026-05-01'), to: day('2026-05-31'), paidOn: day('2026-05-29') }];
  const on = day('2026-06-10');
  assert.equal(ofItems(item(201, 100, { recovery: { on, of } })), 'written');
  assert.equal(ofItems(item(201, 100, { recovery: { on, of: [] } })), 'recovery-invalid 201');
  assert.equal(ofItems(item(201, 100, { recovery: { on: day('2026-06-16'), of } })), 'recovery-invalid 201');
  assert.equal(ofItems(item(201, 100, { recovery: { on: day('2026-04-30'), of } })), 'recovery-invalid 201');
  assert.equal(ofItems(item(301, 100, { recovery: { on, of } })), 'recovery-not-allowed 301');
  assert.equal(ofItems(item(331, 1, { allowances: [3], unjustEnrichment: true })), 'recovery-not-allowed 331');
});

test('a deduction is taken from something that was paid, and is no more than it', () => {
  const car = { kind: 1, ageGroup: 1 };
  assert.equal(ofItems(item(304, 100, { car }), item(401, 100)), 'written');
  assert.equal(ofItems(item(304, 100, { car }), item(401, 60), item(401, 41)), 'deduction-exceeds-income 401');
  assert.equal(ofItems(item(401, 1)), 'deduction-without-income 401');
  assert.equal(ofItems(item(330, 20), item(407, 20)), 'written');
  assert.equal(ofItems(item(201, 100), item(407, 20)), 'deduction-without-income 407');
  assert.equal(ofItems({ type: 334, mealAtTaxValue: true }, item(407, 0)), 'deduction-without-income 407');
  assert.equal(ofItems(item(336, 100), item(419, 100)), 'written');
  assert.equal(ofItems(item(336, 100), item(419, 101)), 'deduction-exceeds-income 419');
});

test('what belongs to one income type stands with it alone', () => {
  assert.equal(ofItems(item(304, 100)), 'benefit-invalid 304');
  assert.equal(ofItems(item(304, 100, { car: { kind: 3, ageGroup: 1 } })), 'benefit-invalid 304');
  assert.equal(ofItems(item(304, 100, { car: { kind: 1, ageGroup: 1, emissions: 50 } })), 'benefit-invalid 304');
  assert.equal(ofItems(item(317, 100, { benefits: [4] })), 'written');
  assert.equal(ofItems(item(317, 100)), 'benefit-invalid 317');
  assert.equal(ofItems(item(317, 100, { benefits: [2] }), item(330, 20)), 'benefit-invalid 330');
  assert.equal(ofItems(item(331, 50)), 'per-diem-kind-missing 331');
  assert.equal(ofItems(item(331, 50, { allowances: [1] }), item(303, 10)), 'meal-reported-twice 303');
  assert.equal(ofItems(item(311, 50, { kilometres: -1 })), 'kilometres-invalid 311');
  assert.equal(ofItems(item(201, 50, { kilometres: 1 })), 'kilometres-invalid 201');
  assert.equal(ofItems({ type: 334, mealAtTaxValue: true }), 'written');
  assert.equal(ofItems({ type: 334 }), 'amount-missing 334');
});

test('insurance data go with the types that take them, and say one thing of each insurance', () => {
  const insured = (...codes: number[]) => ({ insurance: codes.map((code) => ({ code, included: false })) });
  assert.equal(ofItems(item(336, 100, insured(2, 3))), 'written');
  assert.equal(ofItems(item(201, 100, insured(2))), 'insurance-data-not-allowed 201');
  assert.equal(ofItems(item(336, 100, insured(1, 2))), 'insurance-data-invalid 336');
  assert.equal(ofItems(item(336, 100, insured(4))), 'insurance-data-invalid 336');
});

test('an entrepreneur without YEL duty is free of all four insurances, in one code or in four', () => {
  const paid = { case: 'wages-not-obliged', cents: cents(1) } as const;
  assert.equal(said({ paid, insuranceExceptions: [2, 3, 4, 5] }), 'written');
  assert.equal(said({ paid, insuranceExceptions: [3, 4, 5] }), 'exceptions-missing');
  assert.equal(said({ paid, pension: { act: 3 }, insuranceExceptions: [2, 3, 4, 5] }), 'exceptions-contradict');
});

test('a wage beside YEL or MYEL stays under health insurance and names no policy', () => {
  for (const wage of ['wages-yel', 'wages-myel'] as const) {
    const paid = { case: wage, cents: cents(1) } as const;
    assert.equal(said({ paid }), 'written');
    assert.equal(said({ paid, insuranceExceptions: [1, 3, 4, 5] }), 'exceptions-contradict');
    assert.equal(said({ paid, insuranceExceptions: [4, 5] }), 'exceptions-missing');
  }
  const paid = { case: 'wages-yel', cents: cents(1) } as const;
  assert.equal(said({ paid, pension: { act: 3, provider: 46, policy: '46-1' } }), 'pension-insurance-invalid');
});

test('an employee has a pension insurance and an occupation, unless an exception takes it away', () => {
  const paid = { case: 'wages', cents: cents(1) } as const;
  assert.equal(said({ paid, ...employee }), 'written');
  assert.equal(said({ paid, profession: '34351' }), 'pension-insurance-missing');
  assert.equal(said({ paid, pension: employee.pension }), 'profession-missing');
  assert.equal(said({ paid, insuranceExceptions: [3, 4] }), 'written');
  assert.equal(said({ paid, insuranceExceptions: [6] }), 'written');
  assert.equal(said({ paid, insuranceExceptions: [1], ...employee }), 'written');
  assert.equal(said({ paid, insuranceExceptions: [11] }), 'pension-insurance-missing');
  assert.equal(said({ paid, ...employee, insuranceExceptions: [11, 3] }), 'exceptions-contradict');
  assert.equal(said({ paid, ...employee, insuranceExceptions: [12] }), 'exception-unknown');
  const other = { act: 1, provider: 46, policy: '54-12345678' };
  assert.equal(said({ paid, ...employee, pension: other }), 'pension-insurance-invalid');
});

test('trade income that is insured after all needs what insured income needs', () => {
  const items = [item(316, 1), item(336, 100, { insurance: [{ code: 6, included: true }] })];
  assert.equal(said({ paid: { case: 'items-only' }, items }), 'profession-missing');
  assert.equal(said({ paid: { case: 'items-only' }, items, profession: '34351' }), 'written');
});

test('a non-resident has a country, an address at home, and somebody can be told from their namesakes', () => {
  assert.equal(foreign(), 'written');
  assert.equal(foreign({ otherIds: [] }), 'written');
  assert.equal(foreign({ birthDate: undefined }), 'earner-unknown');
  assert.equal(foreign({ gender: undefined }), 'earner-unknown');
  assert.equal(foreign({ addresses: [] }), 'earner-unknown');
  assert.equal(said({ ...foreigner, ...known, addresses: [] }), 'home-address-missing');
  assert.equal(foreign({ international: { nonResidentOf: { country: 'XX' } } }), 'country-unknown');
  assert.equal(foreign({ international: { nonResidentOf: { country: '99', countryName: 'Atlantis' } } }), 'written');
  assert.equal(foreign({ birthDate: day('2026-06-16') }), 'birth-date-invalid');
  const box = { ...foreigner.addresses[0], poBox: '12' };
  assert.equal(foreign({ addresses: [box] }), 'address-invalid');
  assert.equal(foreign({ otherIds: [{ type: 99, code: '3168892-8', country: 'FI' }] }), 'earner-id-invalid');
  assert.equal(foreign({ otherIds: [{ type: 2, code: '010594Y9032', country: 'FI' }] }), 'earner-id-invalid');
});

test('some income is a non-resident’s alone, and some is taxed only at source', () => {
  const royalty = { case: 'royalty-non-resident', cents: cents(1) } as const;
  assert.equal(foreign({ paid: royalty }), 'written');
  assert.equal(said({ paid: royalty }), 'non-resident-income 362');
  assert.equal(foreign({ paid: royalty, withheldCents: cents(1) }), 'withholding-misplaced 402');
  assert.equal(said({ items: [item(412, 1)] }), 'non-resident-income 412');
  assert.equal(said({ earnerTypes: [4], withheldCents: cents(1) }), 'withholding-misplaced 402');
});

test('some kinds of earner need what goes with them', () => {
  assert.equal(said({ earnerTypes: [10] }), 'treaty-country-misplaced');
  assert.equal(said({ earnerTypes: [10], international: { treatyCountry: 'EE' } }), 'written');
  assert.equal(said({ international: { treatyCountry: 'EE' } }), 'treaty-country-misplaced');
  assert.equal(said({ earnerTypes: [11] }), 'net-wage-needs-foreign-employer');
  assert.equal(said({ earnerTypes: [11] }, { payer: { businessId, types: [4] } }), 'written');
  assert.equal(said({ earnerTypes: [16] }), 'earner-type-unknown');
  assert.equal(said({}, { payer: { businessId, types: [5] } }), 'payer-type-unknown');
});

test('nobody pays themselves, and a delivery is the payer’s own', () => {
  assert.equal(said({ businessId, companyName: 'Kevyt Oy' }), 'payer-is-earner');
  assert.equal(said({}, { owner: { businessId: '0112038-9' as BusinessId } }), 'owner-not-payer');
});

test('trade income of a recipient in the prepayment register is not reported', () => {
  assert.equal(
    said({ paid: { case: 'trade-income', cents: cents(1), prepaymentRegister: true } }),
    'report-not-needed',
  );
});

test('only a replacement names a version', () => {
  assert.equal(said({ version: 1 }), 'version-invalid');
  assert.equal(said({ action: 'replace', version: 0 }), 'version-invalid');
  assert.equal(said({ action: 'replace', version: 2 }), 'written');
});
