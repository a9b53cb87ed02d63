import { addDays, type Day, dayOf, weekday, yearOf } from '../basics/day.ts';

export type Holiday =
  | 'new-year'
  | 'epiphany'
  | 'good-friday'
  | 'easter-sunday'
  | 'easter-monday'
  | 'may-day'
  | 'ascension'
  | 'pentecost'
  | 'midsummer-day'
  | 'all-saints'
  | 'independence-day'
  | 'christmas-day'
  | 'second-christmas-day';

/** The public holidays of a year in Finland, in order; as the law has had them since 1992. */
export function publicHolidays(year: number): { on: Day; name: Holiday }[] {
  const easter = easterSunday(year);
  return [
    { on: dayOf(year, 1, 1), name: 'new-year' },
    { on: dayOf(year, 1, 6), name: 'epiphany' },
    { on: addDays(easter, -2), name: 'good-friday' },
    { on: easter, name: 'easter-sunday' },
    { on: addDays(easter, 1), name: 'easter-monday' },
    { on: dayOf(year, 5, 1), name: 'may-day' },
    { on: addDays(easter, 39), name: 'ascension' },
    { on: addDays(easter, 49), name: 'pentecost' },
    { on: midsummerDay(year), name: 'midsummer-day' },
    { on: saturdayFrom(dayOf(year, 10, 31)), name: 'all-saints' },
    { on: dayOf(year, 12, 6), name: 'independence-day' },
    { on: dayOf(year, 12, 25), name: 'christmas-day' },
    { on: dayOf(year, 12, 26), name: 'second-christmas-day' },
  ];
}

/**
 * Whether banks pay and authorities' time limits may end on a day: Monday to Friday, no public holiday, no Midsummer or
 * Christmas Eve (Act 150/1930 § 5). Every such day is also a settlement day of the euro area, whose holidays are all here.
 */
export function isBankDay(on: Day): boolean {
  if (weekday(on) > 5) return false;
  const year = yearOf(on);
  if (on === addDays(midsummerDay(year), -1) || on === dayOf(year, 12, 24)) return false;
  return !publicHolidays(year).some((holiday) => holiday.on === on);
}

/** The day itself where it is a bank day, else the next one. */
export function bankDayFrom(on: Day): Day {
  let found = on;
  while (!isBankDay(found)) found = addDays(found, 1);
  return found;
}

const midsummerDay = (year: number): Day => saturdayFrom(dayOf(year, 6, 20));
const saturdayFrom = (on: Day): Day => addDays(on, (13 - weekday(on)) % 7);

/** The anonymous Gregorian computus of 1876. */
function easterSunday(year: number): Day {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const leapless = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (leapless + 19 * golden + 15) % 30;
  const moon = epact - (epact > 28 || (epact === 28 && golden > 10) ? 1 : 0);
  const sunday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  return addDays(dayOf(year, 3, 28), moon - sunday);
}
