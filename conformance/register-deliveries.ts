import fc from 'fast-check';
import { addDays, day, type Month } from '../src/basics/day.ts';
import type { BusinessId } from '../src/basics/identifiers/business-id.ts';
import type { Hetu } from '../src/basics/identifiers/hetu.ts';
import { cents } from '../src/basics/money.ts';
import type { EarningsDelivery, EarningsReport, Paid } from '../src/formats/incomes-register.ts';
import type { Cancellation } from '../src/formats/incomes-register-cancel.ts';
import type { IncomeItem } from '../src/formats/incomes-register-report.ts';
import type { SeparateReport } from '../src/formats/incomes-register-separate.ts';

// Deliveries to the Incomes Register: one with every case in it, and any that somebody might think of, most of them allowed.

const businessId = '3168892-8' as BusinessId;
const hetu = '010594Y9032' as Hetu;
const registerReportId = 'abcdef0123456789abcdef0123456789';
const frame = {
  deliveryId: 'd'.repeat(40),
  createdAt: '2026-06-15T09:00:00+03:00',
  production: true,
  owner: { businessId },
};
const contact = { name: 'Maija Malli', phone: '+358401234567' };

const travel = {
  kilometreCents: cents(122_40),
  kilometres: 180,
  perDiemCents: cents(79_00),
  perDiemKinds: ['partial', 'full', 'foreign'] as const,
  mealCents: cents(13_50),
};
const amount = cents(9_999_999_99);
const period = { from: day('2026-05-01'), to: day('2026-05-31') };
const abroad = {
  hetu: undefined,
  otherIds: [{ type: 9, code: 'EE-ESIMERKKI-1', country: 'EE' }],
  birthDate: day('1980-01-08'),
  gender: 1,
  addresses: [{ type: 1, street: 'Pikk 1', postalCode: '10123', town: 'Tallinn', country: 'EE' }],
  international: { nonResidentOf: { country: 'EE' }, certificate: 2 },
} as const;
const employee = { profession: '34351', pension: { act: 1, provider: 46, policy: '46-12345678' } } as const;

const paid: (Pick<EarningsReport, 'paid'> & Partial<EarningsReport>)[] = [
  { paid: { case: 'wages-not-obliged', cents: amount } },
  { paid: { case: 'wages-not-obliged', cents: amount, travel } },
  { paid: { case: 'wages-not-obliged', cents: amount }, insuranceExceptions: [2, 3, 4, 5] },
  { paid: { case: 'wages-yel', cents: amount, travel } },
  { paid: { case: 'wages-myel', cents: amount } },
  { paid: { case: 'wages-yel-unknown', cents: amount } },
  { paid: { case: 'trade-income', cents: amount } },
  {
    paid: { case: 'trade-income', cents: amount },
    ...{ hetu: undefined, firstName: undefined, lastName: undefined },
    businessId: '0112038-9' as BusinessId,
    companyName: 'Yritys Oy',
  },
  {
    paid: { case: 'wages', cents: amount },
    ...abroad,
    insuranceExceptions: [6],
    withheldCents: cents(0),
    taxAtSourceCents: cents(100_00),
    sourceTaxDeductionCents: cents(510_00),
  },
  { paid: { case: 'trade-income', cents: amount }, ...abroad, withheldCents: cents(0), taxAtSourceCents: cents(35_00) },
  { paid: { case: 'royalty-earned', cents: amount } },
  { paid: { case: 'royalty-capital', cents: amount } },
  { paid: { case: 'royalty-non-resident', cents: amount }, ...abroad, withheldCents: cents(0) },
  {
    paid: { case: 'wages', cents: cents(0) },
    ...employee,
    items: [
      { type: 201, cents: cents(2500_00), earned: [period] },
      {
        type: 201,
        cents: cents(500_00),
        recovery: { on: day('2026-06-15'), of: [{ ...period, paidOn: day('2026-05-15') }] },
      },
      { type: 304, cents: cents(300_00), car: { kind: 1, ageGroup: 4, kilometres: 120 } },
      { type: 401, cents: cents(100_00) },
      { type: 317, cents: cents(20_00), benefits: [4] },
      { type: 334, mealAtTaxValue: true },
      { type: 413, cents: cents(-12_00) },
      { type: 419, cents: cents(10_00) },
    ],
  },
  {
    paid: { case: 'wages', cents: cents(0) },
    ...employee,
    items: [
      { type: 101, cents: cents(1000_00), insurance: [{ code: 2, included: false }] },
      { type: 102, cents: cents(900_00) },
    ],
  },
  { paid: { case: 'wages-yel', cents: cents(1) }, withheldCents: cents(-20_00) },
];

const person = { hetu, firstName: 'Ä & <b> "-- /* \'.'.repeat(20), lastName: 'M'.repeat(300) };

/** Every case that the command knows, new and replacing. */
export const everyCase: EarningsDelivery = {
  ...frame,
  contact,
  paidOn: day('2026-06-15'),
  periodFrom: day('2026-06-01'),
  periodTo: day('2026-06-12'),
  payer: { businessId },
  reports: paid.flatMap((one, at): EarningsReport[] => [
    { ...person, withheldCents: withholds(one) ? cents(1) : cents(0), ...one, reportId: `N-${at}`, action: 'new' },
    {
      ...person,
      withheldCents: cents(0),
      garnishedCents: cents(1),
      ...one,
      reportId: `R-${at}`,
      action: 'replace',
      registerReportId,
      version: 1,
    },
  ]),
};

function withholds(one: Pick<EarningsReport, 'paid'>): boolean {
  return one.paid.case !== 'royalty-non-resident';
}

const id = fc.stringMatching(/^[0-9a-zA-Z_]{1,40}$/);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const anyAmount = fc.integer({ min: 0, max: 10_000_000_00 }).map(cents);
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 250 });
const aDay = fc.integer({ min: -400, max: 60 }).map((days) => addDays(day('2026-06-15'), days));

const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const aPeriod = fc.tuple(aDay, fc.nat(30)).map(([from, days]) => ({ from, to: addDays(from, days) }));

const anyItem: fc.Arbitrary<IncomeItem> = fc.record({
  type: fc.constantFrom(308, 310, 313, 315, 320, 334, 336, 403, 406, 408, 412, 413, 417, 419, 201, 999),
  cents: anyAmount,
  inKind: rarely(fc.boolean()),
  oneOff: rarely(fc.boolean()),
  unjustEnrichment: rarely(fc.constant(true)),
  recovery: rarely(fc.record({ on: aDay, of: fc.array(aPeriod, { maxLength: 2 }) })),
  insurance: rarely(fc.array(fc.record({ code: fc.nat(7), included: fc.boolean() }), { maxLength: 2 })),
  earned: rarely(fc.array(aPeriod, { maxLength: 2 })),
});

const anyPaid: fc.Arbitrary<Paid> = fc.oneof(
  fc.record({
    case: fc.constantFrom('wages-not-obliged', 'wages-yel', 'wages-myel', 'wages-yel-unknown', 'wages'),
    cents: anyAmount,
    travel: fc.constantFrom(undefined, undefined, travel),
  }),
  fc.record({ case: fc.constantFrom('trade-income', 'royalty-earned', 'royalty-capital'), cents: anyAmount }),
) as fc.Arbitrary<Paid>;

const anyEarner: fc.Arbitrary<Partial<EarningsReport>> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ firstName: text, lastName: text, hetu: fc.constant(hetu) }) },
  { weight: 1, arbitrary: fc.record({ companyName: text, businessId: fc.constant('0112038-9' as BusinessId) }) },
  {
    weight: 2,
    arbitrary: fc.record({ firstName: text, lastName: text, town: text }).map(({ town, ...named }) => ({
      ...abroad,
      ...named,
      addresses: [{ ...abroad.addresses[0], town }],
    })),
  },
);

const anyReport: fc.Arbitrary<EarningsReport> = fc
  .record({
    earner: anyEarner,
    isEmployee: fc.boolean(),
    said: fc.record({
      reportId: id,
      action: fc.constantFrom('new', 'replace'),
      version: rarely(fc.integer({ min: -1, max: 9 })),
      paid: anyPaid,
      withheldCents: anyAmount,
      garnishedCents: maybe(anyAmount),
      items: maybe(fc.array(anyItem, { maxLength: 2 })),
      exceptions: rarely(fc.uniqueArray(fc.nat(12), { maxLength: 4 })),
    }),
  })
  .map(({ earner, isEmployee, said }) => {
    const { version, exceptions, ...rest } = said;
    const more = isEmployee || said.paid.case === 'wages' ? { profession: employee.profession } : {};
    const pension = said.paid.case === 'wages' ? { pension: employee.pension } : {};
    return {
      ...earner,
      ...more,
      ...pension,
      ...rest,
      ...(said.action === 'replace' ? { version } : {}),
      insuranceExceptions: exceptions,
    } as EarningsReport;
  });

/** Any delivery; about half of them break some rule. */
export const anyDelivery: fc.Arbitrary<EarningsDelivery> = fc.record({
  deliveryId: id,
  createdAt: fc.constantFrom('2026-06-15T09:00:00Z', '2026-06-15T23:59:59.123+03:00'),
  production: fc.boolean(),
  owner: fc.constant({ businessId }),
  contact: fc.record({ name: text, phone: text }),
  paidOn: fc.constant(day('2026-06-15')),
  periodFrom: fc.constant(day('2026-06-01')),
  periodTo: fc.constant(day('2026-06-12')),
  payer: fc.record({
    businessId: fc.constant(businessId),
    types: maybe(fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 2 })),
  }),
  reports: fc.uniqueArray(anyReport, { minLength: 1, maxLength: 2, selector: (report) => report.reportId }),
});

const anyFrame = { ...frame, contact, payer: { businessId } };

export const anySeparateReport: fc.Arbitrary<SeparateReport> = fc
  .record({
    reportId: id,
    action: fc.constantFrom('new', 'replace'),
    month: fc
      .constantFrom('2026-05', '2026-06', '2026-07', '2026-08', '2018-12', '2019-01')
      .map((month) => month as Month),
    deductionsCents: maybe(anyAmount),
    contribution: maybe(anyAmount),
  })
  .map(
    ({ contribution, deductionsCents, ...rest }): SeparateReport =>
      contribution === undefined
        ? { ...anyFrame, ...rest, noWages: true }
        : { ...anyFrame, ...rest, employerHealthContributionCents: contribution, deductionsCents },
  );

export const anyCancellation: fc.Arbitrary<Cancellation> = fc
  .record({
    of: fc.constantFrom('cancel-earnings', 'cancel-separate', 'cancel-earnings-delivery'),
    items: fc.array(
      fc.record({
        id: maybe(id),
        registerId: maybe(fc.stringMatching(/^[0-9a-f]{32}$/)),
        version: maybe(fc.integer({ min: 1, max: 9 })),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  })
  .map(({ of, items }): Cancellation => ({ ...frame, of, items }));
