import { type RuleStatus, rowOnDay } from '../basics/dated.ts';
import { type Day, yearOf } from '../basics/day.ts';
import { type Cents, cents } from '../basics/money.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import { missing, type Rule, type RuleInForce, type Rules, rule, type Unit, yearly } from './rule.ts';

/** The yearly decision on what may be paid for travel without tax (Income Tax Act 1535/1992 §§ 73 and 75). */
export const travelDecision = (year: string): string =>
  `Tax Administration decision on tax-free travel reimbursements for ${year}`;

/** The amounts abroad stand in the annex of each year's decision; from the year's first day they wait for it. */
export const undecidedAbroad = (year: number) => missing(`${year}-01-01`, `${travelDecision(String(year))}, annex`);

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

/** An amount of the decision that holds on a day. A decision is of its own year only, so last year’s never lives on. */
export function decidedOn(law: Rules, key: string, on: Day): RuleInForce<Cents> | Refusal<'rule-missing'> {
  const row = rowOnDay(law[key]?.rows ?? [], on);
  if (!row || row.value === null || yearOf(row.since) !== yearOf(on)) return refuse('rule-missing', { rule: key, on });
  return { rule: key, value: row.value as Cents, source: row.source, status: row.status };
}

/** One line of "why this cent" of a trip; `day` is the travel day it belongs to, the first being 1. */
export type TravelStep = {
  readonly name: 'distance' | 'per-diem' | 'meal' | 'night' | 'kilometres';
  readonly day?: number;
  readonly cents: Cents;
  readonly formula: string;
  readonly rule: string;
  readonly source: string;
  readonly status: RuleStatus;
};

export const travelStep = (
  name: TravelStep['name'],
  cents: Cents,
  formula: string,
  { rule, source, status }: Pick<RuleInForce<unknown>, 'rule' | 'source' | 'status'>,
  day?: number,
): TravelStep => ({ name, ...(day === undefined ? {} : { day }), cents, formula, rule, source, status });
