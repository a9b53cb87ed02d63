import { type Day, dayInFinland } from '../basics/day.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { mayReportEarnings } from '../law/deadlines.ts';
import type { EarningsDelivery, EarningsReport } from './incomes-register.ts';
import { type EarnerFault, faultInEarner } from './incomes-register-earner-rules.ts';
import { type Delivery, isOwnId, isRegisterId } from './incomes-register-frame.ts';
import { faultInItems, type ItemFault } from './incomes-register-item-rules.ts';
import { insuranceOf, itemsOf } from './incomes-register-report.ts';
import { codeLists } from './incomes-register-types.ts';

/** What the Incomes Register would refuse although its XML schema lets it pass. */
export type RegisterFault =
  | FrameFault
  | EarnerFault
  | ItemFault
  | 'no-reports'
  | 'report-id-invalid'
  | 'report-id-repeated'
  | 'report-day-out-of-range'
  | 'report-period-invalid'
  | 'report-empty'
  | 'report-not-needed'
  | 'payer-type-unknown'
  | 'rule-missing';

export type FrameFault =
  | 'owner-not-payer'
  | 'delivery-id-invalid'
  | 'contact-missing'
  | 'register-id-invalid'
  | 'version-invalid';

/**
 * The rules of the register's schema document (WageReportsToIR, 2022) that its XSD does not hold. Refused, with the report's id in
 * `id` and the income type in `type` where it is about one: `report-id-invalid` (1–40 of a–z A–Z 0–9 _ -), `report-id-repeated` (a
 * report may stand once in a delivery), `register-id-invalid` (32 hexadecimal digits) and `version-invalid`, both on a replacement
 * alone, `report-day-out-of-range` (paid before 2019 or more than 45 days on), `report-period-invalid`, `report-empty`,
 * `report-not-needed` (trade income of the prepayment register), `payer-type-unknown`, and what the other rule files say.
 */
export function faultInDelivery(delivery: EarningsDelivery): Refusal<RegisterFault> | null {
  const { reports, paidOn, createdAt, periodFrom, periodTo, payer } = delivery;
  if (reports.length === 0) return refuse('no-reports');
  const inFrame = faultInFrame(delivery, payer);
  if (inFrame) return inFrame;
  const sentOn = dayInFinland(new Date(createdAt));
  const inTime = mayReportEarnings(paidOn, sentOn);
  if (isRefusal(inTime)) return inTime;
  if (!inTime || paidOn < firstDay) return refuse('report-day-out-of-range', { paidOn });
  if (periodTo < periodFrom || periodFrom < earliestDay)
    return refuse('report-period-invalid', { periodFrom, periodTo });
  const unknown = payer.types?.find((code) => !codeLists.payerType.has(code));
  if (unknown !== undefined) return refuse('payer-type-unknown', { code: unknown });
  return faultInReports(delivery, sentOn);
}

// The register holds nothing that was paid before it began, and knows no day before this.
const firstDay = '2019-01-01';
const earliestDay = '1800-01-01';

/** `delivery-id-invalid`, `contact-missing`, or `owner-not-payer`: a delivery is the payer's own, whoever makes it. */
export function faultInFrame(
  delivery: Delivery & { contact?: { name: string; phone: string } },
  payer?: { businessId: string },
): Refusal<FrameFault> | null {
  const { deliveryId, contact, owner } = delivery;
  if (!isOwnId(deliveryId)) return refuse('delivery-id-invalid', { id: deliveryId });
  if (contact && (!contact.name.trim() || !contact.phone.trim())) return refuse('contact-missing', { id: deliveryId });
  if (payer && owner.businessId !== payer.businessId) return refuse('owner-not-payer', { id: deliveryId });
  return null;
}

function faultInReports(delivery: EarningsDelivery, sentOn: Day): Refusal<RegisterFault> | null {
  const seen = new Set<string>();
  for (const report of delivery.reports) {
    const id = report.reportId;
    if (!isOwnId(id)) return refuse('report-id-invalid', { id });
    if (seen.has(id)) return refuse('report-id-repeated', { id });
    seen.add(id);
    const fault = faultInReport(report, delivery, sentOn);
    if (fault) return { ...fault, data: { id, ...fault.data } };
  }
  return null;
}

function faultInReport(report: EarningsReport, delivery: EarningsDelivery, sentOn: Day): Refusal<RegisterFault> | null {
  const inAction = faultInAction(report);
  if (inAction) return inAction;
  if (report.paid.case === 'trade-income' && report.paid.prepaymentRegister) return refuse('report-not-needed');
  const items = itemsOf(report);
  if (items.length === 0) return refuse('report-empty');
  const said = insuranceOf(report);
  return faultInItems(items, delivery.paidOn) ?? faultInEarner(report, { said, items, payer: delivery.payer, sentOn });
}

/** `register-id-invalid` or `version-invalid`: only a replacement names what it replaces. */
export function faultInAction(report: {
  action: 'new' | 'replace';
  registerReportId?: string | undefined;
  version?: number | undefined;
}): Refusal<'register-id-invalid' | 'version-invalid'> | null {
  const { action, registerReportId, version } = report;
  if (registerReportId !== undefined && (action === 'new' || !isRegisterId(registerReportId)))
    return refuse('register-id-invalid');
  if (version !== undefined && (action === 'new' || !isVersion(version))) return refuse('version-invalid', { version });
  return null;
}

// The schema's numbers are 32 bits wide.
export const isVersion = (version: number): boolean =>
  Number.isSafeInteger(version) && version > 0 && version < 2_147_483_648;
