// A day is a `YYYY-MM-DD` value, an instant is a UTC timestamp; people's days are Europe/Helsinki. The clock is never read here.

export type Day = string & { readonly __day: true };
export type Month = string & { readonly __month: true };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsADay = 86_400_000;

/** Whether the text is a real calendar day written `YYYY-MM-DD`. By arithmetic, since files bring millions of days. */
export function isDay(text: string): text is Day {
  const match = shape.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, date = 0] = match.slice(1).map(Number);
  return month >= 1 && month <= 12 && date >= 1 && date <= lastOfMonth(year, month);
}

const lastOfMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** A day from its text; throws where it is none: days from outside are parsed before. */
export function day(text: string): Day {
  if (!isDay(text)) throw new Error(`not a day: ${text}`);
  return text;
}

export const dayOf = (year: number, month: number, date: number): Day =>
  day(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);

export const yearOf = (value: Day): number => Number(value.slice(0, 4));
export const monthOf = (value: Day): Month => value.slice(0, 7) as Month;
const dateOf = (value: Day): number => Number(value.slice(8, 10));

const toEpoch = (value: Day): number => Date.parse(`${value}T00:00:00Z`);
const fromEpoch = (milliseconds: number): Day => day(new Date(milliseconds).toISOString().slice(0, 10));

export const addDays = (value: Day, days: number): Day => fromEpoch(toEpoch(value) + days * millisecondsADay);

/** Whole days from one day to another; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((toEpoch(to) - toEpoch(from)) / millisecondsADay);

/** The same date so many months on, or the month's last day where that month is shorter. */
export function addMonths(value: Day, months: number): Day {
  const index = yearOf(value) * 12 + Number(value.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (((index % 12) + 12) % 12) + 1;
  return dayOf(year, month, Math.min(dateOf(value), lastOfMonth(year, month)));
}

export const firstOfMonth = (value: Day): Day => day(`${value.slice(0, 7)}-01`);

/** 1 is Monday and 7 is Sunday, as in ISO 8601. */
export const weekday = (value: Day): number => new Date(toEpoch(value)).getUTCDay() || 7;

const finnish = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Finland at an instant. */
export const dayInFinland = (instant: Date): Day => day(finnish.format(instant));

/** What a person reads: `5.6.2026` in Finnish and Swedish, `5 June 2026` in English. */
export function dayText(value: Day, language: 'fi' | 'sv' | 'en' = 'fi'): string {
  if (language === 'en')
    return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(
      toEpoch(value),
    );
  return `${dateOf(value)}.${Number(value.slice(5, 7))}.${yearOf(value)}`;
}
