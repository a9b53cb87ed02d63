import { dayInFinland } from '../basics/day.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { mayReportEarnings } from '../law/deadlines.ts';
import type { EarningsDelivery, EarningsReport } from './incomes-register.ts';

/** What the Incomes Register would refuse although its XML schema lets it pass. */
export type RegisterFault =
  | 'no-reports'
  | 'report-id-invalid'
  | 'report-id-repeated'
  | 'register-id-invalid'
  | 'report-day-out-of-range'
  | 'report-period-invalid'
  | 'report-empty'
  | 'report-amount-invalid'
  | 'report-name-missing'
  | 'per-diem-kind-missing'
  | 'rule-missing';

/**
 * The rules of the register's schema document (WageReportsToIR, 2022) that its XSD does not hold. Refused, with the report's id:
 * `report-id-invalid` (1–40 of a–z A–Z 0–9 _ -), `report-id-repeated` (a report may stand once in a delivery), `register-id-invalid`
 * (32 letters and digits, on a replacement alone), `report-day-out-of-range` (paid before 2019 or more than 45 days on),
 * `report-period-invalid`, `report-empty`, `report-amount-invalid`, `report-name-missing`, `per-diem-kind-missing`.
 */
export function faultInDelivery(delivery: EarningsDelivery): Refusal<RegisterFault> | null {
  const { deliveryId, contact, reports, paidOn, createdAt, periodFrom, periodTo } = delivery;
  if (reports.length === 0) return refuse('no-reports');
  if (!ownId.test(deliveryId)) return refuse('report-id-invalid', { id: deliveryId });
  if (!contact.name.trim() || !contact.phone.trim()) return refuse('report-name-missing', { id: deliveryId });
  const inTime = mayReportEarnings(paidOn, dayInFinland(new Date(createdAt)));
  if (isRefusal(inTime)) return inTime;
  if (!inTime || paidOn < firstDay) return refuse('report-day-out-of-range', { paidOn });
  if (periodTo < periodFrom) return refuse('report-period-invalid', { periodFrom, periodTo });
  const seen = new Set<string>();
  for (const report of reports) {
    if (seen.has(report.reportId)) return refuse('report-id-repeated', { id: report.reportId });
    seen.add(report.reportId);
    const fault = faultInReport(report);
    if (fault) return refuse(fault, { id: report.reportId });
  }
  return null;
}

// Two hyphens side by side are refused anywhere in a message.
const ownId = /^(?!.*--)[0-9a-zA-Z_-]{1,40}$/;
// The register holds nothing that was paid before it began.
const firstDay = '2019-01-01';

function faultInReport(report: EarningsReport): RegisterFault | null {
  if (!ownId.test(report.reportId)) return 'report-id-invalid';
  if (
    report.registerReportId !== undefined &&
    (report.action === 'new' || !/^[0-9a-zA-Z]{32}$/.test(report.registerReportId))
  )
    return 'register-id-invalid';
  if (!report.firstName.trim() || !report.lastName.trim()) return 'report-name-missing';
  const { paid, withheldCents, garnishedCents = 0 } = report;
  const travel = paid.case === 'trade-income' ? undefined : paid.travel;
  const travelCents = travel ? [travel.kilometreCents, travel.perDiemCents, travel.mealCents] : [];
  const amounts = [paid.cents, withheldCents, garnishedCents, ...travelCents, travel?.kilometres ?? 0];
  // None of these income types may be negative in the register's list.
  if (amounts.some((amount) => !Number.isSafeInteger(amount) || amount < 0)) return 'report-amount-invalid';
  if (amounts.every((amount) => amount === 0)) return 'report-empty';
  if (travel && travel.perDiemCents > 0 && travel.perDiemKinds.length === 0) return 'per-diem-kind-missing';
  return null;
}
