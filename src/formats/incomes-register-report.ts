import type { Day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Hetu } from '../basics/identifiers/hetu.ts';
import type { Cents } from '../basics/money.ts';

// What an earnings payment report says. Codes are the register's own (Koodistot); what a case decides need not be said again.

export type EarningsReport = Earner &
  OtherInsurance & {
    /** The payer's own id of the report, of the same characters; a replacement names the report it replaces. */
    readonly reportId: string;
    readonly action: 'new' | 'replace';
    /** The register's id of the report replaced. */
    readonly registerReportId?: string | undefined;
    /** The version replaced, so that a change made by somebody else meanwhile is not written over. */
    readonly version?: number | undefined;
    readonly paid: Paid;
    /** Negative where a correction gives back what was withheld too much. */
    readonly withheldCents: Cents;
    readonly taxAtSourceCents?: Cents | undefined;
    /** What was left out of the tax at source: 510 € a month or 17 € a day by the card. */
    readonly sourceTaxDeductionCents?: Cents | undefined;
    readonly garnishedCents?: Cents | undefined;
    /** Further income types and deductions, one by one. */
    readonly items?: readonly IncomeItem[] | undefined;
  };

/** What the payment is (cases A–E and J of the register's guidance), which decides its income type and how it is insured. */
export type Paid =
  | { readonly case: WageCase; readonly cents: Cents; readonly travel?: Travel | undefined }
  | {
      readonly case: 'trade-income';
      readonly cents: Cents;
      /** Of a recipient in the prepayment register nothing is reported. */
      readonly prepaymentRegister?: boolean | undefined;
    }
  | { readonly case: 'royalty-earned' | 'royalty-capital' | 'royalty-non-resident'; readonly cents: Cents }
  | { readonly case: 'items-only' };

/** An entrepreneur without YEL duty, with YEL, with MYEL, one of whom it is not known, or an ordinary employee. */
type WageCase = 'wages-not-obliged' | 'wages-yel' | 'wages-myel' | 'wages-yel-unknown' | 'wages';

/** Tax-free travel, which is inside the net and beside the wage. */
type Travel = {
  readonly kilometreCents: Cents;
  /** Left out of the report where nobody has told it. */
  readonly kilometres?: number | undefined;
  readonly perDiemCents: Cents;
  readonly perDiemKinds: readonly PerDiemKind[];
  readonly mealCents: Cents;
};
type PerDiemKind = 'partial' | 'full' | 'foreign';

/** Who was paid: by a Finnish code, or by a foreign one or none, with a name, an address and a birth to know them by. */
type Earner = {
  readonly hetu?: Hetu | undefined;
  readonly businessId?: BusinessId | undefined;
  readonly otherIds?: readonly OtherId[] | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly companyName?: string | undefined;
  readonly birthDate?: Day | undefined;
  /** 1 is a man and 2 a woman. */
  readonly gender?: 1 | 2 | undefined;
  readonly addresses?: readonly EarnerAddress[] | undefined;
  /** An occupation of Statistics Finland (TK10), needed of whoever the payer insures against accidents. */
  readonly profession?: string | undefined;
  readonly international?: International | undefined;
};

/** `type` is of the list IdType: 3 VAT, 4 GIIN, 5 TIN, 6 trade register, 7 foreign business, 9 foreign person, 99 other. */
export type OtherId = { readonly type: number; readonly code: string } & Country;

/** A country by ISO 3166, or 99 with its name where it is not known. */
export type Country = { readonly country: string; readonly countryName?: string | undefined };

/** `type` 1 is the address in the home country, 2 where the work is done; a street or a post-office box. */
export type EarnerAddress = {
  readonly type: 1 | 2;
  readonly co?: string | undefined;
  readonly street?: string | undefined;
  readonly poBox?: string | undefined;
  readonly postalCode: string;
  readonly town: string;
  readonly country?: string | undefined;
  readonly countryName?: string | undefined;
};

type International = {
  /** 1 an A1 from Finland, 2 an A1 to Finland, 3 a country without an agreement. */
  readonly certificate?: number | undefined;
  /** Where a person with limited tax liability lives; without it the person is resident. */
  readonly nonResidentOf?: Country | undefined;
  /** A non-resident's pay that is taxed by withholding all the same. */
  readonly withheldAsResident?: boolean | undefined;
  /** Of one who stayed in Finland 183 days at the most (earner type 10). */
  readonly treatyCountry?: string | undefined;
};

/** What departs from the insurance of the case. */
type OtherInsurance = {
  /** Instead of the case's own. */
  readonly insuranceExceptions?: readonly number[] | undefined;
  /** Besides the case's own. */
  readonly earnerTypes?: readonly number[] | undefined;
  readonly pension?: Pension | undefined;
};
/** Act 1 is TyEL, with its provider and policy; 2 is MYEL and 3 is YEL, without. */
type Pension = {
  readonly act: number;
  readonly provider?: number | undefined;
  readonly policy?: string | undefined;
};

type Period = { readonly from: Day; readonly to: Day };

export type IncomeItem = {
  /** The income type (TransactionCode). */
  readonly type: number;
  /** Left out only of a meal benefit whose whole tax value was charged. */
  readonly cents?: Cents | undefined;
  readonly inKind?: boolean | undefined;
  readonly oneOff?: boolean | undefined;
  readonly unjustEnrichment?: boolean | undefined;
  readonly recovery?: Recovery | undefined;
  readonly insurance?: readonly { readonly code: number; readonly included: boolean }[] | undefined;
  readonly earned?: readonly Period[] | undefined;
  readonly car?: CarBenefit | undefined;
  readonly mealAtTaxValue?: boolean | undefined;
  readonly benefits?: readonly number[] | undefined;
  readonly allowances?: readonly number[] | undefined;
  readonly kilometres?: number | undefined;
};
export type CarBenefit = {
  readonly kind: number;
  readonly ageGroup: number;
  readonly kilometres?: number | undefined;
  /** Whole grams of carbon dioxide a kilometre. */
  readonly emissions?: number | undefined;
};
/** What was taken back of pay reported earlier, with what had been withheld of it. */
export type Recovery = {
  readonly on: Day;
  readonly withheldCents?: Cents | undefined;
  readonly taxAtSourceCents?: Cents | undefined;
  readonly of: readonly (Period & { readonly paidOn?: Day | undefined })[];
};

/** How the report says the earner is insured: what the case decides, and what the report says instead or besides. */
export function insuranceOf(report: EarningsReport): {
  pension: Pension | undefined;
  exceptions: readonly number[];
  earnerTypes: readonly number[];
} {
  const own = insuranceOfCase[report.paid.case];
  // A company that is paid trade income is an organisation to the register.
  const ownTypes = report.companyName === undefined ? own.earnerTypes : [12];
  return {
    pension: report.pension ?? own.pension,
    exceptions: report.insuranceExceptions ?? own.exceptions,
    earnerTypes: report.earnerTypes ? [...new Set([...ownTypes, ...report.earnerTypes])] : ownTypes,
  };
}

type Insured = { pension?: Pension; exceptions: readonly number[]; earnerTypes: readonly number[] };
const usual: Insured = { exceptions: [], earnerTypes: [] };
// Codes 1 no insurance duty at all · 3 no pension · 4 no accident · 5 no unemployment; earner type 14 is an entrepreneur without YEL
// or MYEL duty. A wage beside YEL (act 3) or MYEL (act 2) stays under health insurance, so code 1 must not be used with it.
const insuranceOfCase: Record<Paid['case'], Insured> = {
  'wages-not-obliged': { exceptions: [1], earnerTypes: [14] },
  'wages-yel': { pension: { act: 3 }, exceptions: [3, 4, 5], earnerTypes: [] },
  'wages-myel': { pension: { act: 2 }, exceptions: [3, 4, 5], earnerTypes: [] },
  'wages-yel-unknown': { exceptions: [3, 4, 5], earnerTypes: [] },
  wages: usual,
  'trade-income': usual,
  'royalty-earned': usual,
  'royalty-capital': usual,
  'royalty-non-resident': usual,
  'items-only': usual,
};

/** The income type of a case: 101 wages in one sum · 336 trade income · 313 and 314 royalty as earned and capital income · 362 a non-resident's. */
const typeOfCase: Record<Exclude<Paid['case'], 'items-only'>, number> = {
  'wages-not-obliged': 101,
  'wages-yel': 101,
  'wages-myel': 101,
  'wages-yel-unknown': 101,
  wages: 101,
  'trade-income': 336,
  'royalty-earned': 313,
  'royalty-capital': 314,
  'royalty-non-resident': 362,
};

/**
 * Everything that a report tells was paid and taken, in its order; nothing is said of an amount that was not paid. Income types:
 * 311 kilometres · 331 per diem · 303 meal · 402 tax withheld · 404 tax at source · 405 its deduction · 417 garnished.
 */
export function itemsOf(report: EarningsReport): IncomeItem[] {
  const { paid } = report;
  const items: IncomeItem[] = [];
  const add = (type: number, cents: Cents | undefined, more?: Partial<IncomeItem>) => {
    if (cents !== undefined && cents !== 0) items.push({ type, cents, ...more });
  };
  if (paid.case !== 'items-only') add(typeOfCase[paid.case], paid.cents);
  const travel = 'travel' in paid ? paid.travel : undefined;
  if (travel) {
    add(311, travel.kilometreCents, { kilometres: travel.kilometres });
    add(331, travel.perDiemCents, { allowances: [...new Set(travel.perDiemKinds)].map((kind) => allowances[kind]) });
    add(303, travel.mealCents);
  }
  add(402, report.withheldCents);
  add(404, report.taxAtSourceCents);
  add(405, report.sourceTaxDeductionCents);
  add(417, report.garnishedCents);
  if (report.items) items.push(...report.items);
  return items;
}

const allowances: Record<PerDiemKind, number> = { partial: 2, full: 3, foreign: 4 };
