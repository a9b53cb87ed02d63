import { addDays, type Day, isDay, yearOf } from '../../src/basics/day.ts';

const words: Record<string, number> = {
  tänään: 0,
  huomenna: 1,
  ylihuomenna: 2,
  eilen: -1,
  'i dag': 0,
  idag: 0,
  'i morgon': 1,
  imorgon: 1,
  'i går': -1,
  igår: -1,
  today: 0,
  tomorrow: 1,
  yesterday: -1,
};

/**
 * The day a person meant: `5.6.2026`, `5.6.26`, `5.6.` (this year), `050626`, `05062026`, `2026-06-05`, `5/6/2026` (day first),
 * `huomenna`. Null where it is no day. Two-digit years fall in the hundred years ending twenty years from now.
 */
export function parseTypedDay(text: string, today: Day): Day | null {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const word = words[plain];
  if (word !== undefined) return addDays(today, word);
  if (isDay(plain)) return plain;
  const match =
    /^(\d{1,2})[./\s-]+(\d{1,2})(?:[./\s-]+(\d{4}|\d{2}))?\.?$/.exec(plain) ??
    /^(\d\d)(\d\d)(\d{4}|\d{2})?$/.exec(plain);
  if (!match) return null;
  const year = match[3] === undefined ? yearOf(today) : fullYear(Number(match[3]), match[3].length, today);
  const written = `${year}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

function fullYear(year: number, digits: number, today: Day): number {
  if (digits === 4) return year;
  const latest = yearOf(today) + 20;
  const guess = latest - (latest % 100) + year;
  return guess > latest ? guess - 100 : guess;
}
