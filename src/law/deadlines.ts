import { addDays, addMonths, type Day, daysBetween, firstOfMonth } from '../basics/day.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { bankDayFrom } from './holidays.ts';
import { ruleOn } from './rule.ts';
import { finnishLaw, type Law } from './rules.ts';

export type DeadlineKind = 'earnings-report' | 'separate-report' | 'vat-return' | 'tax-payment';

/**
 * The last day to file or pay: an earnings report so many days after the payment day; the separate report and the tax on a
 * date of the month after the payment's; a VAT return on a date of the second month after any day of the period's last
 * month. A weekend, holiday or eve moves it to the next bank day.
 */
export function deadline(kind: DeadlineKind, on: Day, law: Law = finnishLaw): Day | Refusal<'rule-missing'> {
  const figure = ruleOn(law, keys[kind], on);
  if (isRefusal(figure)) return figure;
  if (kind === 'earnings-report') return bankDayFrom(addDays(on, figure.value));
  const month = addMonths(firstOfMonth(on), kind === 'vat-return' ? 2 : 1);
  return bankDayFrom(addDays(month, figure.value - 1));
}

const keys = {
  'earnings-report': 'deadline.earnings_report',
  'separate-report': 'deadline.separate_report',
  'vat-return': 'deadline.vat_return',
  'tax-payment': 'deadline.tax_payment',
} as const;

/** Whether the Incomes Register takes a report sent so long before its payment day. */
export function mayReportEarnings(paidOn: Day, sentOn: Day, law: Law = finnishLaw): boolean | Refusal<'rule-missing'> {
  const advance = ruleOn(law, 'deadline.earnings_report.advance', sentOn);
  return isRefusal(advance) ? advance : daysBetween(sentOn, paidOn) <= advance.value;
}
