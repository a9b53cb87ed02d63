import { type Day, day } from '../basics/day.ts';
import { enacted, rule, unverified } from './rule.ts';

const register = 'Incomes Information System Act 53/2018; Incomes Register, deadlines for reporting';
const selfAssessed = 'Act on the assessment procedure of self-assessed taxes 768/2016';

export const reportDates = {
  'deadline.earnings_report': rule<number>('days', enacted('2019-01-01', 5, `${register}: days after the payment`)),
  'deadline.earnings_report.advance': rule<number>(
    'days',
    enacted('2019-01-01', 45, `${register}: at most so many days before the payment`),
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
  'dac7.deadline': rule<Day>(
    'day',
    unverified('2025-01-01', day('2026-02-02'), 'DAC7: 31 January after the year 2025, moved over the weekend'),
    unverified('2026-01-01', day('2027-02-01'), 'DAC7: 31 January after the year 2026, moved over the weekend'),
  ),
};
