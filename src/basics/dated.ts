import type { Day } from './day.ts';

// enacted: law or decision in force · derived: computed from enacted figures · unverified: a default nobody has confirmed · missing: not decided yet.
export type RuleStatus = 'enacted' | 'derived' | 'unverified' | 'missing';

/** A figure that holds from `since` until the next row's day; `value` null means nobody has decided it yet. */
export type DatedRow<T> = {
  readonly since: Day;
  readonly value: T | null;
  readonly source: string;
  readonly status: RuleStatus;
};

/** Rows in any order; `until` of a row is the day before the next one's `since`. */
export type Dated<T> = readonly DatedRow<T>[];

/** The row in force on a day, or undefined where the table starts later. */
export function rowOnDay<T>(table: Dated<T>, on: Day): DatedRow<T> | undefined {
  let found: DatedRow<T> | undefined;
  for (const row of table) if (row.since <= on && (!found || row.since > found.since)) found = row;
  return found;
}
