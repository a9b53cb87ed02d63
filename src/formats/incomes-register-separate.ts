import { type Day, dayInFinland, type Month } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import { type Cents, decimal } from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import { type Contact, contactPersons, type Delivery, frameOf, identified, isOwnId } from './incomes-register-frame.ts';
import { type FrameFault, faultInAction, faultInFrame } from './incomes-register-rules.ts';
import { el, xmlDocument } from './xml.ts';

/** The employer's separate report of one month: the employer's health insurance contribution on its wages, or that no wages were paid. */
export type SeparateReport = Delivery & {
  readonly contact: Contact;
  readonly payer: { readonly businessId: BusinessId };
  readonly reportId: string;
  readonly action: 'new' | 'replace';
  readonly registerReportId?: string | undefined;
  readonly version?: number | undefined;
  readonly month: Month;
} & Contribution;

type Contribution =
  | { readonly noWages: true }
  | {
      readonly noWages?: false | undefined;
      readonly employerHealthContributionCents: Cents;
      /** What is deducted from the contribution; nothing is said of nothing. */
      readonly deductionsCents?: Cents | undefined;
    };

export type SeparateFault =
  | FrameFault
  | 'report-id-invalid'
  | 'report-amount-invalid'
  | 'month-invalid'
  | 'month-out-of-range';

/**
 * The separate report as the register takes it (PayerSummaryReportsToIR). Refused as the schema document says: ids, negative amounts,
 * `month-invalid`, and `month-out-of-range` for a month before 2019, or more than one month on, or six where no wages were paid.
 */
export function separateReport(report: SeparateReport): string | Refusal<SeparateFault> {
  return faultIn(report) ?? written(report);
}

function faultIn(report: SeparateReport): Refusal<SeparateFault> | null {
  const { reportId: id, month } = report;
  const inFrame = faultInFrame(report, report.payer);
  if (inFrame) return inFrame;
  if (!isOwnId(id)) return refuse('report-id-invalid', { id });
  const inAction = faultInAction(report);
  if (inAction) return { ...inAction, data: { id } };
  const amounts = report.noWages ? [] : [report.employerHealthContributionCents, report.deductionsCents ?? 0];
  if (amounts.some((amount) => !Number.isSafeInteger(amount) || amount < 0 || amount >= 1e15))
    return refuse('report-amount-invalid', { id });
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return refuse('month-invalid', { id, month });
  const ahead = monthsFrom(reportedOn(report).slice(0, 7), month);
  if (month < '2019-01' || ahead > (report.noWages ? 6 : 1)) return refuse('month-out-of-range', { id, month });
  return null;
}

const reportedOn = (report: Delivery): Day => dayInFinland(new Date(report.createdAt));
const monthsFrom = (from: string, to: string): number => ordinal(to) - ordinal(from);
const ordinal = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

function written(report: SeparateReport): string {
  const root = 'psrtir:PayerSummaryReportsRequestToIR';
  const frame = [
    ...frameOf(report, 'separate'),
    contactPersons(report.contact),
    el('ReportDate', reportedOn(report)),
    el('Payer', el('PayerIds', el('Id', identified(1, report.payer.businessId)))),
  ];
  const one = el('Report', [
    el('ReportData', [
      el('ActionCode', report.action === 'new' ? 1 : 2),
      el('IRReportId', report.registerReportId),
      el('ReportId', report.reportId),
      el('ReportVersion', report.version),
    ]),
    el('PaymentMonth', [el('Month', Number(report.month.slice(5, 7))), el('Year', Number(report.month.slice(0, 4)))]),
    el('Transactions', transactions(report)),
  ]);
  return xmlDocument(
    el(root, el('DeliveryData', [frame, el('Reports', one)]), {
      'xmlns:psrtir': 'http://www.tulorekisteri.fi/2017/1/PayerSummaryReportsToIR',
    }),
  );
}

/** 101 no wages paid · 102 the employer's health insurance contribution · 103 what is deducted from it. */
function transactions(report: SeparateReport) {
  if (report.noWages) return [transaction(101)];
  const { employerHealthContributionCents, deductionsCents } = report;
  const deducted = deductionsCents ? [transaction(103, deductionsCents)] : [];
  return [transaction(102, employerHealthContributionCents), ...deducted];
}

const transaction = (code: number, amount?: Cents) =>
  el(
    'Transaction',
    el('TransactionBasic', [
      el('SummaryTransactionCode', code),
      el('Amount', amount === undefined ? undefined : decimal(amount)),
    ]),
  );
