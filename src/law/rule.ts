import { type Dated, type DatedRow, type RuleStatus, rowOnDay } from '../basics/dated.ts';
import { addDays, type Day, day } from '../basics/day.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';

export type Unit =
  | 'basis-points'
  | 'cents'
  | 'cents-per-day'
  | 'cents-per-kilometre'
  | 'day'
  | 'day-of-month'
  | 'days'
  | 'formula'
  | 'hours'
  | 'kilometres'
  | 'months'
  | 'one-in'
  | 'times'
  | 'yes-no'
  | 'years';

/** A matter the law decides a figure for, with every figure it has had. */
export type Rule<T> = { readonly unit: Unit; readonly rows: Dated<T> };

export const rule = <T>(unit: Unit, ...rows: DatedRow<T>[]): Rule<T> => ({ unit, rows });

/** A figure in force from a day by law, decree or an authority's decision. */
export const enacted = <T>(since: string, value: T, source: string): DatedRow<T> => ({
  since: day(since),
  value,
  source,
  status: 'enacted',
});

/** A figure computed from enacted ones by the formula the source names. */
export const derived = <T>(since: string, value: T, source: string): DatedRow<T> => ({
  ...enacted(since, value, source),
  status: 'derived',
});

/** A default nobody has confirmed from the law itself. */
export const unverified = <T>(since: string, value: T, source: string): DatedRow<T> => ({
  ...enacted(since, value, source),
  status: 'unverified',
});

/** From this day a new figure is needed and not known; the source says who decides it. */
export const missing = (since: string, source: string): DatedRow<never> => ({
  since: day(since),
  value: null,
  source,
  status: 'missing',
});

/** A figure decided for each calendar year, null where a year's decision is not known. */
export const yearly = <T>(sourceOf: (year: string) => string, figures: Record<number, T | null>): DatedRow<T>[] =>
  Object.entries(figures).map(([year, value]) =>
    value === null ? missing(`${year}-01-01`, sourceOf(year)) : enacted(`${year}-01-01`, value, sourceOf(year)),
  );

/** Any set of rules by key: the whole law, or the part of it that a calculation goes by. */
export type Rules = Readonly<Record<string, Rule<unknown>>>;
type ValueOf<R> = R extends Rule<infer T> ? T : never;

/** A figure in force and where it stands: what a calculation cites. */
export type RuleInForce<T> = {
  readonly rule: string;
  readonly value: T;
  readonly source: string;
  readonly status: RuleStatus;
};

/** The figure in force on a day; refuses `rule-missing` where nobody has decided it for that day. */
export function ruleOn<L extends Rules, K extends keyof L & string>(
  law: L,
  key: K,
  on: Day,
): RuleInForce<ValueOf<L[K]>> | Refusal<'rule-missing'> {
  const row = rowOnDay(law[key]?.rows ?? [], on);
  if (!row || row.value === null) return refuse('rule-missing', { rule: key, on });
  return { rule: key, value: row.value as ValueOf<L[K]>, source: row.source, status: row.status };
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
export function rulesOn(law: Rules, on: Day, prefix = ''): RuleLine[] {
  return Object.entries(law)
    .filter(([key]) => key.startsWith(prefix))
    .flatMap(([key, { unit, rows }]) => {
      const row = rowOnDay(rows, on);
      return row ? [lineOf(key, unit, row, rows)] : [];
    });
}

/** One row of a rule with its last day. */
export const lineOf = (key: string, unit: Unit, row: DatedRow<unknown>, rows: Dated<unknown>): RuleLine => ({
  key,
  value: row.value,
  unit,
  since: row.since,
  until: lastDayOf(row, rows),
  status: row.status,
  source: row.source,
});

function lastDayOf(row: DatedRow<unknown>, rows: Dated<unknown>): Day | null {
  const next = rows
    .map(({ since }) => since)
    .filter((since) => since > row.since)
    .sort()[0];
  return next === undefined ? null : addDays(next, -1);
}
