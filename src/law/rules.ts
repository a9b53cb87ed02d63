import { type Dated, type DatedRow, type RuleStatus, rowOnDay } from '../basics/dated.ts';
import { addDays, type Day } from '../basics/day.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import { collectionCaps } from './collection-caps.ts';
import { garnishment } from './garnishment.ts';
import { healthContribution } from './health-contribution.ts';
import { householdDeduction } from './household-deduction.ts';
import { lateInterest } from './late-interest.ts';
import { paymentTerms } from './payment-terms.ts';
import { reportDates } from './report-dates.ts';
import type { Rule, Unit } from './rule.ts';
import { travel } from './travel.ts';
import { vat } from './vat.ts';
import { wageBase } from './wage-base.ts';
import { withholding } from './withholding.ts';
import { yel } from './yel.ts';

/** Everything the law decides a figure for, by key. Plain data: an operator's own rows replace a rule by a spread. */
export const finnishLaw = {
  ...vat,
  ...wageBase,
  ...healthContribution,
  ...yel,
  ...withholding,
  ...garnishment,
  ...travel,
  ...lateInterest,
  ...paymentTerms,
  ...collectionCaps,
  ...householdDeduction,
  ...reportDates,
};

export type Law = typeof finnishLaw;
export type RuleKey = keyof Law;
type ValueOf<K extends RuleKey> = Law[K] extends Rule<infer T> ? T : never;

/** A figure in force and where it stands: what a calculation cites. */
export type RuleInForce<T> = {
  readonly rule: RuleKey;
  readonly value: T;
  readonly source: string;
  readonly status: RuleStatus;
};

/** The figure in force on a day; refuses `rule-missing` where nobody has decided it for that day. */
export function ruleOn<K extends RuleKey>(
  law: Law,
  key: K,
  on: Day,
): RuleInForce<ValueOf<K>> | Refusal<'rule-missing'> {
  const rows: Dated<unknown> = law[key].rows;
  const row = rowOnDay(rows as Dated<ValueOf<K>>, on);
  if (!row || row.value === null) return refuse('rule-missing', { rule: key, on });
  return { rule: key, value: row.value, source: row.source, status: row.status };
}

export type RuleLine = {
  key: string;
  value: unknown;
  unit: Unit;
  since: Day;
  until: Day | null;
  status: RuleStatus;
  source: string;
};

/** Every rule that stands on a day, in the order of the registry; `until` is the last day it holds, null where no end is known. */
export function rulesOn(law: Law, on: Day, prefix = ''): RuleLine[] {
  const rules: [string, Rule<unknown>][] = Object.entries(law);
  return rules
    .filter(([key]) => key.startsWith(prefix))
    .flatMap(([key, { unit, rows }]) => {
      const row = rowOnDay(rows, on);
      return row
        ? [
            {
              key,
              value: row.value,
              unit,
              since: row.since,
              until: lastDayOf(row, rows),
              status: row.status,
              source: row.source,
            },
          ]
        : [];
    });
}

function lastDayOf(row: DatedRow<unknown>, rows: Dated<unknown>): Day | null {
  const next = rows
    .map(({ since }) => since)
    .filter((since) => since > row.since)
    .sort()[0];
  return next === undefined ? null : addDays(next, -1);
}
