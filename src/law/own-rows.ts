import type { DatedRow } from '../basics/dated.ts';
import { type Day, isDay, yearOf } from '../basics/day.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import { placeOfKey } from './place-abroad.ts';
import { type Rule, type Rules, rule, type Unit } from './rule.ts';
import { undecidedAbroad } from './travel-decision.ts';

/** A figure the operator has entered itself: a decision newer than this release, or the confirmation of an unverified one. */
export type OwnRow = {
  readonly key: string;
  readonly since: Day;
  readonly value: number | string | boolean;
  readonly source: string;
};

/**
 * The law with the operator's rows in it. A row of the same rule and day takes the place of ours, any other stands beside
 * it; of two own rows for a day the later in the list counts. Rows of rules that this law does not hold are left out.
 * Without rows it is the same object, so nothing is copied.
 */
export function withOwnRows<Law extends object>(law: Law, own: readonly OwnRow[]): Law {
  const known = own.filter(({ key }) => ruleOf(law, key));
  if (known.length === 0) return law;
  const changed = [...Map.groupBy(known, ({ key }) => key)].map(([key, rows]) => {
    const { unit, rows: ours } = ruleOf(law, key) ?? rule('cents-per-day');
    const byDay = new Map(ours.map((row) => [row.since, row]));
    for (const { since, value, source } of rows) byDay.set(since, { since, value, source, status: 'enacted' });
    if (placeOfKey(key)) for (const { since } of rows) endWithItsYear(byDay, yearOf(since));
    return [key, { unit, rows: [...byDay.values()].sort((a, b) => (a.since < b.since ? -1 : 1)) }];
  });
  return { ...law, ...Object.fromEntries(changed) };
}

// A per diem abroad is decided for a year, and of places entered here no release says that the next one is to be entered.
function endWithItsYear(byDay: Map<Day, DatedRow<unknown>>, year: number): void {
  const next = undecidedAbroad(year + 1);
  if (!byDay.has(next.since)) byDay.set(next.since, next);
}

/**
 * A row as it may be entered: a known rule, a value of the rule's unit within sense. Refuses `rule-unknown`;
 * `place-unknown` where a per diem abroad is of no country of ISO 3166, of Finland, or of a city written otherwise; and
 * `value-not-of-unit` with the unit that is wanted.
 */
export function ownRow(
  law: object,
  row: OwnRow,
): OwnRow | Refusal<'rule-unknown' | 'place-unknown' | 'value-not-of-unit'> {
  const { key } = row;
  const rule = ruleOf(law, key);
  if (!rule) return refuse(key.startsWith('per_diem.abroad.') ? 'place-unknown' : 'rule-unknown', { rule: key });
  const { unit, rows } = rule;
  const known = rows.map(({ value }) => value).filter((value) => value !== null);
  if (!fits[unit](row.value, known)) return refuse('value-not-of-unit', { rule: key, unit });
  return row;
}

/** What the law holds under a key. Of the places that have a per diem only some are known here, so any other has none yet. */
export function ruleOf(law: object, key: string): Rule<unknown> | undefined {
  if (Object.hasOwn(law, key)) return (law as Rules)[key];
  return Object.hasOwn(law, 'per_diem.foreign.hours') && placeOfKey(key) ? rule('cents-per-day') : undefined;
}

const wholeBetween =
  (least: number, most: number) =>
  (value: OwnRow['value']): boolean =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
const amount = wholeBetween(0, 100_000_000_00);

// What a value must be by its unit; of a formula only those that the calculations know.
const fits: Record<Unit, (value: OwnRow['value'], known: readonly unknown[]) => boolean> = {
  'basis-points': wholeBetween(0, 100_00),
  cents: amount,
  'cents-per-day': amount,
  'cents-per-kilometre': wholeBetween(0, 100_00),
  day: (value) => typeof value === 'string' && isDay(value),
  'day-of-month': wholeBetween(1, 31),
  days: wholeBetween(0, 3_660),
  formula: (value, known) => known.includes(value),
  hours: wholeBetween(0, 240),
  kilometres: wholeBetween(0, 1_000),
  months: wholeBetween(0, 1_200),
  'one-in': wholeBetween(1, 1_000),
  times: wholeBetween(0, 100),
  'yes-no': (value) => typeof value === 'boolean',
  years: wholeBetween(0, 150),
};
