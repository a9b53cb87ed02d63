import type { Dated, DatedRow } from '../basics/dated.ts';
import { day } from '../basics/day.ts';

export type Unit =
  | 'basis-points'
  | 'cents'
  | 'cents-per-day'
  | 'cents-per-kilometre'
  | 'day'
  | 'day-of-month'
  | 'days'
  | 'formula'
  | 'months'
  | 'one-in'
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
