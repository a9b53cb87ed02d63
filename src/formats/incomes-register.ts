import type { Day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Hetu } from '../basics/identifiers/hetu.ts';
import { type Cents, decimal } from '../basics/money.ts';
import type { Refusal } from '../basics/refusal.ts';
import { faultInDelivery, type RegisterFault } from './incomes-register-rules.ts';
import { el, type Xml } from './xml.ts';

/** One delivery of earnings payment reports: everything that was paid on one day for one period. */
export type EarningsDelivery = {
  /** The payer's own id of the delivery, 1–40 of a–z A–Z 0–9 _ -, never used twice. */
  readonly deliveryId: string;
  /** An instant in ISO 8601 with its time zone. */
  readonly createdAt: string;
  readonly production: boolean;
  readonly owner: { readonly businessId: BusinessId };
  readonly contact: { readonly name: string; readonly phone: string };
  readonly paidOn: Day;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly payer: { readonly businessId: BusinessId };
  readonly reports: readonly EarningsReport[];
};

export type EarningsReport = {
  /** The payer's own id of the report, of the same characters; a replacement names the report it replaces. */
  readonly reportId: string;
  readonly action: 'new' | 'replace';
  /** The register's id of the report replaced. */
  readonly registerReportId?: string | undefined;
  readonly hetu: Hetu;
  readonly firstName: string;
  readonly lastName: string;
  readonly paid: Paid;
  readonly withheldCents: Cents;
  readonly garnishedCents?: Cents | undefined;
};

/**
 * Wages of an entrepreneur without YEL duty, wages of one insured by YEL or of whom that is not known, or trade income of
 * one outside the prepayment register.
 */
export type Paid =
  | {
      readonly case: 'wages-not-obliged' | 'wages-yel' | 'wages-yel-unknown';
      readonly cents: Cents;
      readonly travel?: Travel | undefined;
    }
  | { readonly case: 'trade-income'; readonly cents: Cents };

/** Tax-free travel, which is inside the net and beside the wage. */
type Travel = {
  readonly kilometreCents: Cents;
  readonly kilometres: number;
  readonly perDiemCents: Cents;
  readonly perDiemKinds: readonly PerDiemKind[];
  readonly mealCents: Cents;
};
type PerDiemKind = 'partial' | 'full' | 'foreign';

/** A piece of the file with that number; a new number begins a new file. */
export type RegisterPiece = { readonly file: number; readonly text: string };

/** The Incomes Register takes no delivery past this. */
const largestBytes = 50_000_000;

/**
 * The delivery as the Incomes Register takes it (WageReportsToIR), in pieces, so that a large run is never held whole; a new
 * file with a delivery id of its own begins before one would pass `limitBytes`. Refused as incomes-register-rules.ts says.
 */
export function earningsReport(
  delivery: EarningsDelivery,
  limitBytes = largestBytes,
): Generator<RegisterPiece> | Refusal<RegisterFault> {
  return faultInDelivery(delivery) ?? pieces(delivery, limitBytes);
}

/** The delivery id of the file with a number, which is also its name: every delivery needs one of its own. */
export function deliveryIdOf(deliveryId: string, file: number): string {
  const suffix = file === 1 ? '' : `_${file}`;
  return deliveryId.slice(0, 40 - suffix.length) + suffix;
}

function* pieces(delivery: EarningsDelivery, limitBytes: number): Generator<RegisterPiece> {
  let file = 1;
  let bytes = 0;
  let bundle = opening(delivery, file);
  for (const report of delivery.reports) {
    const text = `${reportOf(report).markup}\n`;
    bytes += byteLength(text);
    if (bytes > limitBytes - envelopeBytes && bytes > byteLength(text)) {
      yield { file, text: bundle + closing };
      file++;
      bytes = byteLength(text);
      bundle = opening(delivery, file);
    }
    bundle += text;
    if (bundle.length > 200_000) {
      yield { file, text: bundle };
      bundle = '';
    }
  }
  yield { file, text: bundle + closing };
}

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;

// More than the opening and closing tags with everything around the reports can ever be.
const envelopeBytes = 10_000;

const closing = '</Reports></DeliveryData></wrtir:WageReportsRequestToIR>\n';

function opening(delivery: EarningsDelivery, file: number): string {
  const head = [
    el('Timestamp', delivery.createdAt),
    el('Source', 'Kevyt'),
    el('DeliveryDataType', 100),
    el('DeliveryId', deliveryIdOf(delivery.deliveryId, file)),
    // One faulty report must not keep the others from being in time.
    el('FaultyControl', 1),
    el('ProductionEnvironment', String(delivery.production)),
    ...['DeliveryDataOwner', 'DeliveryDataCreator', 'DeliveryDataSender'].map((role) =>
      el(role, identified(1, delivery.owner.businessId)),
    ),
    el('PaymentPeriod', [
      el('PaymentDate', delivery.paidOn),
      el('StartDate', delivery.periodFrom),
      el('EndDate', delivery.periodTo),
    ]),
    el(
      'ContactPersons',
      el('ContactPerson', [
        el('Name', inLine(delivery.contact.name, 200)),
        el('Telephone', inLine(delivery.contact.phone, 40)),
        el('ResponsibilityCode', 1),
      ]),
    ),
    el('Payer', el('PayerIds', el('Id', identified(1, delivery.payer.businessId)))),
  ];
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<wrtir:WageReportsRequestToIR xmlns:wrtir="http://www.tulorekisteri.fi/2017/1/WageReportsToIR"><DeliveryData>\n' +
    `${head.join('\n')}\n<Reports>\n`
  );
}

const reportOf = (report: EarningsReport): Xml =>
  el('Report', [
    el('ReportData', [
      el('ActionCode', report.action === 'new' ? 1 : 2),
      el('IRReportId', report.registerReportId),
      el('ReportId', report.reportId),
    ]),
    el('IncomeEarner', [
      el('IncomeEarnerIds', el('Id', identified(2, report.hetu))),
      el('IncomeEarnerBasic', [
        el('LastName', inLine(report.lastName, 200)),
        el('FirstName', inLine(report.firstName, 100)),
      ]),
      ...insurance[report.paid.case],
    ]),
    el('Transactions', transactionsOf(report)),
  ]);

const exceptions = (...codes: number[]) =>
  el(
    'InsuranceExceptions',
    codes.map((code) => el('ExceptionCode', code)),
  );

// Codes 1 no insurance duty at all · 3 no pension · 4 no accident · 5 no unemployment; income earner type 14 is an entrepreneur without
// YEL or MYEL duty, and pension act 3 is YEL, whose wage stays under health insurance, so code 1 must not be used with it.
const insurance: Record<Paid['case'], Xml[]> = {
  'wages-not-obliged': [exceptions(1), el('IncomeEarnerOther', el('IncomeEarnerTypes', el('IncomeEarnerType', 14)))],
  'wages-yel': [el('PensionInsurance', el('PensionActCode', 3)), exceptions(3, 4, 5)],
  'wages-yel-unknown': [exceptions(3, 4, 5)],
  'trade-income': [],
};

/** Income types: 101 wages in one sum · 336 trade income · 311 kilometres · 331 per diem · 303 meal · 402 tax withheld · 417 garnished. */
function transactionsOf({ paid, withheldCents, garnishedCents }: EarningsReport): Xml[] {
  const travel = paid.case === 'trade-income' ? undefined : paid.travel;
  return [
    transaction(paid.case === 'trade-income' ? 336 : 101, paid.cents),
    travel && transaction(311, travel.kilometreCents, el('KmAllowance', el('Kilometers', travel.kilometres))),
    travel && transaction(331, travel.perDiemCents, el('DailyAllowance', allowanceCodes(travel))),
    travel && transaction(303, travel.mealCents),
    transaction(402, withheldCents),
    transaction(417, garnishedCents),
  ].filter((one) => one !== undefined);
}

/** Nothing is reported of an amount that was not paid. */
const transaction = (code: number, amount: Cents | undefined, more?: Xml): Xml | undefined =>
  amount === undefined || amount === 0
    ? undefined
    : el('Transaction', [el('TransactionBasic', [el('TransactionCode', code), el('Amount', decimal(amount))]), more]);

const allowances: Record<PerDiemKind, number> = { partial: 2, full: 3, foreign: 4 };
const allowanceCodes = ({ perDiemKinds }: Travel): Xml[] =>
  [...new Set(perDiemKinds)].map((kind) => el('AllowanceCode', allowances[kind]));

const identified = (type: 1 | 2, code: string): Xml[] => [el('Type', type), el('Code', code)];

/** Text in one line and so many characters, without the character pairs that the register refuses anywhere in a message. */
const inLine = (text: string, characters: number): string =>
  [...text.replace(/\s+/g, ' ').replace(/\/\*+/g, '/').replace(/-{2,}/g, '-').trim()]
    .slice(0, characters)
    .join('')
    .trim();
