import { type Day, day } from '../basics/day.ts';
import { type BasisPoints, bp, type Cents, cents } from '../basics/money.ts';
import { enacted, rule, unverified } from './rule.ts';

const register = 'Incomes Information System Act 53/2018; Incomes Register, deadlines for reporting';
const selfAssessed = 'Act on the assessment procedure of self-assessed taxes 768/2016';

export const reportDates = {
  'deadline.earnings_report': rule<number>('days', enacted('2019-01-01', 5, `${register}: days after the payment`)),
  'deadline.earnings_report.advance': rule<number>(
    'days',
    enacted('2019-01-01', 45, `${register}: at most so many days before the payment`),
  ),
  'deadline.earnings_report.paper': rule<number>(
    'days',
    enacted('2019-01-01', 8, `${register}: days after the payment, on paper`),
  ),
  'deadline.expenses_report': rule<number>(
    'day-of-month',
    enacted(
      '2019-01-01',
      5,
      `${register}: tax-free reimbursements and fringe benefits, of the month after the payment month`,
    ),
  ),
  'deadline.separate_report': rule<number>(
    'day-of-month',
    enacted('2019-01-01', 5, `${register}: of the month after the payment month`),
  ),
  'deadline.tax_payment': rule<number>(
    'day-of-month',
    enacted('2019-01-01', 12, `${selfAssessed}: of the month after the payment month`),
  ),
  'deadline.vat_return': rule<number>(
    'day-of-month',
    enacted('2019-01-01', 12, `${selfAssessed}: of the second month after the period`),
  ),
  'register.late_fee.day': rule<Cents>('cents-per-day', enacted('2021-01-01', cents(3_00), `${register}: late fee`)),
  'register.late_fee.month': rule<Cents>(
    'cents',
    enacted('2021-01-01', cents(135_00), `${register}: late fee at most in a month`),
  ),
  'register.late_fee.share': rule<BasisPoints>(
    'basis-points',
    enacted('2021-01-01', bp(100), `${register}: of what is reported later than the correction period`),
  ),
  'register.correction_period': rule<number>(
    'days',
    enacted('2021-01-01', 45, `${register}: corrections without a fee`),
  ),
  'dac7.deadline': rule<Day>(
    'day',
    enacted('2023-01-01', day('2024-01-31'), 'DAC7: 31 January after the year 2023, the first one'),
    enacted('2024-01-01', day('2025-01-31'), 'DAC7: 31 January after the year 2024'),
    unverified('2025-01-01', day('2026-02-02'), 'DAC7: 31 January after the year 2025, moved over the weekend'),
    unverified('2026-01-01', day('2027-02-01'), 'DAC7: 31 January after the year 2026, moved over the weekend'),
    enacted('2027-01-01', day('2028-01-31'), 'DAC7: 31 January after the year 2027'),
  ),
};
