import { type Cents, cents } from '../basics/money.ts';
import { type Rule, rule, type Unit, yearly } from './rule.ts';

/** The yearly decision on what may be paid for travel without tax (Income Tax Act 1535/1992 §§ 73 and 75). */
export const travelDecision = (year: string): string =>
  `Tax Administration decision on tax-free travel reimbursements for ${year}`;

/** An amount of the decision year by year, in cents; null where a year's amount is not known. */
export const decidedYearly = (unit: Unit, figures: Record<number, number | null>): Rule<Cents> =>
  rule<Cents>(
    unit,
    ...yearly<Cents>(
      travelDecision,
      Object.fromEntries(
        Object.entries(figures).map(([year, amount]) => [year, amount === null ? null : cents(amount)]),
      ),
    ),
  );
