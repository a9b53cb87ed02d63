import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import type { Month } from '../basics/day.ts';
import { cents, zero } from '../basics/money.ts';
import type { EarningsReport, Paid } from '../formats/incomes-register.ts';
import type { Cancellation } from '../formats/incomes-register-cancel.ts';
import type { SeparateReport } from '../formats/incomes-register-separate.ts';
import { zBusinessId, zHetu } from './identifier-input.ts';

/** What may be left out, or said to be nothing. */
const maybe = <T extends z.ZodType>(type: T) =>
  type.nullish().transform((value): z.output<T> | undefined => value ?? undefined);

const amount = z.int().min(0).max(1_000_000_000_000).transform(cents);
const signedAmount = z.int().min(-1_000_000_000_000).max(1_000_000_000_000).transform(cents);
const text = (most: number) => z.string().trim().min(1).max(most);
const business = z.strictObject({ businessId: zBusinessId });
const code = z.int().min(0).max(99_999);
const period = { from: zDay, to: zDay };

const frame = {
  deliveryId: z.string(),
  // The register's clock times have seconds.
  createdAt: z.iso.datetime({ offset: true }).regex(/T\d\d:\d\d:\d\d/, 'the seconds are missing'),
  production: z.boolean().default(false),
  owner: business,
  creator: maybe(business),
};
const contact = z.strictObject({ name: text(200), phone: text(40) });
const action = {
  action: z.enum(['new', 'replace']),
  registerReportId: maybe(z.string()),
  version: maybe(z.int()),
};

const country = { country: z.string(), countryName: maybe(text(70)) };
const address = z.strictObject({
  type: z.literal([1, 2]),
  co: maybe(text(70)),
  street: maybe(text(100)),
  poBox: maybe(text(10)),
  postalCode: text(20),
  town: text(200),
  country: maybe(z.string()),
  countryName: maybe(text(70)),
});

const recovery = z.strictObject({
  on: zDay,
  withheldCents: maybe(signedAmount),
  taxAtSourceCents: maybe(signedAmount),
  of: z.array(z.strictObject({ ...period, paidOn: maybe(zDay) })).min(1),
});
const item = z.strictObject({
  type: code,
  cents: maybe(signedAmount),
  inKind: maybe(z.boolean()),
  oneOff: maybe(z.boolean()),
  unjustEnrichment: maybe(z.boolean()),
  recovery: maybe(recovery),
  insurance: maybe(z.array(z.strictObject({ code, included: z.boolean() }))),
  earned: maybe(z.array(z.strictObject(period))),
  car: maybe(z.strictObject({ kind: code, ageGroup: code, kilometres: maybe(z.int()), emissions: maybe(z.int()) })),
  mealAtTaxValue: maybe(z.boolean()),
  benefits: maybe(z.array(code)),
  allowances: maybe(z.array(code)),
  kilometres: maybe(z.int()),
});

const travel = z.strictObject({
  kilometreCents: amount.default(zero),
  kilometres: maybe(z.int().min(0)),
  perDiemCents: amount.default(zero),
  perDiemKinds: z.array(z.enum(['partial', 'full', 'foreign'])).default([]),
  mealCents: amount.default(zero),
});

const common = {
  reportId: z.string(),
  ...action,
  hetu: maybe(zHetu),
  businessId: maybe(zBusinessId),
  otherIds: maybe(z.array(z.strictObject({ type: code, code: text(30), ...country }))),
  firstName: maybe(text(100)),
  lastName: maybe(text(200)),
  companyName: maybe(text(200)),
  birthDate: maybe(zDay),
  gender: maybe(z.literal([1, 2])),
  addresses: maybe(z.array(address)),
  profession: maybe(z.string()),
  international: maybe(
    z.strictObject({
      certificate: maybe(code),
      nonResidentOf: maybe(z.strictObject(country)),
      withheldAsResident: maybe(z.boolean()),
      treatyCountry: maybe(z.string()),
    }),
  ),
  insuranceExceptions: maybe(z.array(code)),
  earnerTypes: maybe(z.array(code)),
  pension: maybe(z.strictObject({ act: code, provider: maybe(code), policy: maybe(z.string()) })),
  withheldCents: signedAmount,
  taxAtSourceCents: maybe(signedAmount),
  sourceTaxDeductionCents: maybe(amount),
  garnishedCents: maybe(amount),
  items: maybe(z.array(item)),
};
// A wage told item by item has no sum of its own.
const wages = { ...common, wagesCents: amount.default(zero), travel: maybe(travel) };

const royalty = { ...common, royaltyCents: amount };
const kinds = z.discriminatedUnion('case', [
  z.strictObject({ case: z.literal('wages-not-obliged'), ...wages }),
  z.strictObject({ case: z.literal('wages-yel'), ...wages }),
  z.strictObject({ case: z.literal('wages-myel'), ...wages }),
  z.strictObject({ case: z.literal('wages-yel-unknown'), ...wages }),
  z.strictObject({ case: z.literal('wages'), ...wages }),
  z.strictObject({
    case: z.literal('trade-income'),
    ...common,
    tradeIncomeCents: amount,
    prepaymentRegister: maybe(z.boolean()),
  }),
  z.strictObject({ case: z.literal('royalty-earned'), ...royalty }),
  z.strictObject({ case: z.literal('royalty-capital'), ...royalty }),
  z.strictObject({ case: z.literal('royalty-non-resident'), ...royalty }),
  z.strictObject({ case: z.literal('items-only'), ...common }),
]);
const report = kinds.transform((asked): EarningsReport => ({ ...asked, paid: paidFrom(asked) }));

function paidFrom(asked: z.output<typeof kinds>): Paid {
  switch (asked.case) {
    case 'items-only':
      return { case: asked.case };
    case 'trade-income':
      return { case: asked.case, cents: asked.tradeIncomeCents, prepaymentRegister: asked.prepaymentRegister };
    case 'royalty-earned':
    case 'royalty-capital':
    case 'royalty-non-resident':
      return { case: asked.case, cents: asked.royaltyCents };
    default:
      return { case: asked.case, cents: asked.wagesCents, travel: asked.travel };
  }
}

/** The input of `register earnings`. */
export const zEarnings = z.strictObject({
  ...frame,
  contact,
  paidOn: zDay,
  periodFrom: zDay,
  periodTo: zDay,
  payer: z.strictObject({ businessId: zBusinessId, types: maybe(z.array(code)) }),
  reports: z.array(report),
});

// Whoever keeps one frame for all messages may leave it as it is: these say nothing in a message that is of no payment day.
const notOfAPayment = { paidOn: maybe(zDay), periodFrom: maybe(zDay), periodTo: maybe(zDay) };

/** The input of `register separate`: a contribution of nothing, with nothing else said, is a month without wages. */
export const zSeparate = z
  .strictObject({
    ...frame,
    ...notOfAPayment,
    contact,
    payer: business,
    reportId: maybe(z.string()),
    ...action,
    action: z.enum(['new', 'replace']).default('new'),
    month: z.string().transform((value) => value as Month),
    employerHealthContributionCents: amount.default(zero),
    deductionsCents: maybe(amount),
    noWages: maybe(z.boolean()),
  })
  .transform((asked, context): SeparateReport => {
    const { noWages, employerHealthContributionCents, deductionsCents, ...rest } = asked;
    const report = { ...rest, reportId: asked.reportId ?? asked.deliveryId };
    const nothing = employerHealthContributionCents === 0 && !deductionsCents;
    if (noWages && !nothing)
      context.addIssue({ code: 'custom', path: ['noWages'], message: 'there is a contribution' });
    if (noWages ?? nothing) return { ...report, noWages: true };
    return { ...report, employerHealthContributionCents, deductionsCents };
  });

/** The input of `register cancel`. */
export const zCancellation = z
  .strictObject({
    ...frame,
    ...notOfAPayment,
    contact: maybe(contact),
    payer: maybe(business),
    of: z.enum(['earnings', 'separate', 'earnings-delivery', 'separate-delivery']).default('earnings'),
    reports: z.array(
      z.strictObject({ reportId: maybe(z.string()), registerReportId: maybe(z.string()), version: maybe(z.int()) }),
    ),
  })
  .transform(
    ({ contact: _contact, payer: _payer, of, reports, ...rest }): Cancellation => ({
      ...rest,
      of: `cancel-${of}`,
      items: reports.map(({ reportId, registerReportId, version }) => ({
        id: reportId,
        registerId: registerReportId,
        version,
      })),
    }),
  );
