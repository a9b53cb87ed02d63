import { type Day, dayOf, daysBetween, yearOf } from '../basics/day.ts';
import { rulesOn } from '../law/rule.ts';
import type { Law } from '../law/rules.ts';

export type Finding = { check: string; ok: boolean; detail: string };

/** Which figures nobody has decided or entered yet, for today and for the next year. */
export const lawFindings = (law: Law, today: Day): Finding[] => [lawToday(law, today), lawNextYear(law, today)];

// Without these nobody can be invoiced or paid; other figures stop only the reminder, trip or certificate that needs them.
const moneyRests = /^(deadline|eshi|garnishment|vat|wage|withholding|yel)\./;

const missingOn = (law: Law, on: Day) => rulesOn(law, on).filter(({ status }) => status === 'missing');
const stopsMoney = (missing: ReturnType<typeof missingOn>) => missing.some(({ key }) => moneyRests.test(key));
// By the decision that is waited for, since that is what somebody looks up and enters.
function named(missing: ReturnType<typeof missingOn>, on: Day): string {
  if (missing.length === 0) return `every figure is known on ${on}`;
  const decisions = Map.groupBy(missing, ({ source }) => source);
  const lines = [...decisions].map(([source, rules]) => `${source} (${rules.map(({ key }) => key).join(', ')})`);
  return `to be entered for ${on}: ${lines.join('; ')}`;
}

function lawToday(law: Law, today: Day): Finding {
  const missing = missingOn(law, today);
  return { check: 'law-today', ok: !stopsMoney(missing), detail: named(missing, today) };
}

// Most figures of a year are decided in November and December, so an open one is a fault only when the year is at the door.
function lawNextYear(law: Law, today: Day): Finding {
  const first = dayOf(yearOf(today) + 1, 1, 1);
  const missing = missingOn(law, first);
  const left = daysBetween(today, first);
  return { check: 'law-next-year', ok: left > 14 || !stopsMoney(missing), detail: named(missing, first) };
}
