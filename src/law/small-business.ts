import { type Day, dayOf, yearOf } from '../basics/day.ts';
import { type Cents, minus, plus, sum, zero } from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { ruleOn } from './rule.ts';
import { finnishLaw, type Law } from './rules.ts';

export type Sale = { readonly on: Day; readonly cents: Cents };

/** Whether somebody need not pay VAT for a year, and if not, from which day and by what. */
export type SmallBusiness =
  | { readonly small: true; readonly roomCents: Cents }
  | { readonly small: false; readonly since: Day; readonly because: 'previous-year' | 'sale' };

/**
 * The small-business test of a calendar year (AVL 3 §, as in force from 2025): sales without VAT must stay within the
 * threshold in this year and in the one before. Over it last year means liable from the first day; over it this year from
 * the sale that passes it. Sales of other years are left out. Refuses `rule-missing` before 2025, when another test held.
 */
export function smallBusiness(
  sales: readonly Sale[],
  year: number,
  law: Law = finnishLaw,
): SmallBusiness | Refusal<'rule-missing'> {
  const first = dayOf(year, 1, 1);
  const threshold = ruleOn(law, 'vat.small_business_threshold', first);
  if (isRefusal(threshold)) return threshold;
  if (year < 2025) return { refused: 'rule-missing', data: { rule: threshold.rule, on: first } };
  const before = sum(sales.filter(({ on }) => yearOf(on) === year - 1).map(({ cents }) => cents));
  if (before > threshold.value) return { small: false, since: first, because: 'previous-year' };
  const ofYear = sales.filter(({ on }) => yearOf(on) === year).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  let total = zero;
  for (const { on, cents } of ofYear) {
    total = plus(total, cents);
    if (total > threshold.value) return { small: false, since: on, because: 'sale' };
  }
  return { small: true, roomCents: minus(threshold.value, total) };
}
