import { rowOnDay } from '../basics/dated.ts';
import { addDays, type Day, dayOf, daysBetween, yearOf } from '../basics/day.ts';
import { type BasisPoints, type Cents, ratio, sum } from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import { finnishLaw, type Law } from './rules.ts';

/** A business pays the rate of commercial contracts; whoever is none of those pays the consumer's. */
export type Debtor = 'business' | 'consumer';

export type LateDebt = {
  readonly principalCents: Cents;
  readonly dueOn: Day;
  readonly paidOn: Day;
  readonly debtor: Debtor;
};

export type InterestPeriod = {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly rateBp: BasisPoints;
  readonly cents: Cents;
};

/**
 * Late interest from the day after the due day to the day of payment, half-year by half-year, each by its own rate and
 * rounded by itself; a year counts 365 days, a leap year too (Interest Act 633/1982 §§ 4, 4 a, 12). Refuses `rate-missing`
 * with the half-year for which no rate is known.
 */
export function lateInterestOf(
  debt: LateDebt,
  law: Law = finnishLaw,
): { interestCents: Cents; periods: InterestPeriod[] } | Refusal<'rate-missing'> {
  const periods: InterestPeriod[] = [];
  let from = addDays(debt.dueOn, 1);
  while (from <= debt.paidOn) {
    const half = halfYearOf(from);
    const rateBp = rateOf(half, debt.debtor, law);
    if (rateBp === null) return refuse('rate-missing', half);
    const to = half.to < debt.paidOn ? half.to : debt.paidOn;
    const days = daysBetween(from, to) + 1;
    periods.push({ from, to, days, rateBp, cents: ratio(debt.principalCents, rateBp * days, 10_000 * 365) });
    from = addDays(to, 1);
  }
  return { interestCents: sum(periods.map(({ cents }) => cents)), periods };
}

type HalfYear = { halfYear: string; from: Day; to: Day };

function halfYearOf(on: Day): HalfYear {
  const year = yearOf(on);
  return on < dayOf(year, 7, 1)
    ? { halfYear: `${year}-H1`, from: dayOf(year, 1, 1), to: dayOf(year, 6, 30) }
    : { halfYear: `${year}-H2`, from: dayOf(year, 7, 1), to: dayOf(year, 12, 31) };
}

/** The rate given for just this half-year: one of an earlier half never lives on. */
function rateOf({ from, to }: HalfYear, debtor: Debtor, law: Law): BasisPoints | null {
  const row = rowOnDay(law[debtor === 'business' ? 'late_interest.b2b' : 'late_interest.consumer'].rows, to);
  return row && row.since >= from ? row.value : null;
}
