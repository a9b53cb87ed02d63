import type { Element } from './element.ts';
import { Undecidable } from './rule.ts';
import { path, single } from './select.ts';

const written = /^[ \t\n\r]*(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)(?:(Z)|([+-])(\d\d):(\d\d))?[ \t\n\r]*$/;

/** When a day written as xs:date begins, in minutes (UTC where no zone is given), or null where it is no day. */
export function dateOf(text: string): number | null {
  const parts = written.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const zone = Number(parts[6] ?? 0) * 60 + Number(parts[7] ?? 0);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (zone > 14 * 60 || Number(parts[7] ?? 0) > 59) return null;
  return daysBefore(year, month, day) * 1440 - (parts[5] === '-' ? -zone : zone);
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

// Years begin in March here, so that the leap day is the last of a year.
function daysBefore(year: number, month: number, day: number): number {
  const [y, m] = month < 3 ? [year - 1, month + 9] : [year, month - 3];
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((m * 306 + 5) / 10) + day;
}

/** The day in the one element at the path, null where there is none. */
export function dateAt(which: string): (here: Element) => number | null {
  const select = path(which);
  return (here) => {
    const element = single(select(here));
    if (element === undefined) return null;
    const date = dateOf(element.text);
    if (date === null) throw new Undecidable(`${element.name} “${element.text.slice(0, 30)}” is not a day`);
    return date;
  };
}
