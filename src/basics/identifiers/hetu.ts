import { type Day, isDay } from '../day.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { typed } from './typed.ts';

/** A Finnish personal identity code in its written form, `010594Y9032`; comparable only whole, since the sign tells people apart. */
export type Hetu = string & { readonly __hetu: true };

// The new signs of each century came into force on 2023-01-01 (government decree 690/2022).
const centuries: Record<string, string> = Object.fromEntries([
  ['+', '18'],
  ...[...'-YXWVU'].map((sign) => [sign, '19']),
  ...[...'ABCDEF'].map((sign) => [sign, '20']),
] as [string, string][]);
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/**
 * Reads a personal identity code. Refused: `length`, `format` (also the individual numbers 000 and 001, which are never
 * given), `date` (no such day, or a birth after `today` where that is told), `check-digit`.
 * Artificial codes (individual number 900–999) pass: whether they are welcome is the caller's matter.
 */
export function parseHetu(text: string, today?: Day): Hetu | Refusal<'format' | 'length' | 'date' | 'check-digit'> {
  const code = typed(text);
  const match = /^(\d{6})([-+A-FU-Y])(\d{3})([0-9A-Y])$/.exec(code);
  if (!match) return refuse(/^[-+\dA-Y]+$/.test(code) && code.length !== 11 ? 'length' : 'format');
  const [, birthDigits = '', , individual = '', check = ''] = match;
  if (individual < '002') return refuse('format');
  const bornOn = birthText(code);
  if (!isDay(bornOn) || (today !== undefined && bornOn > today)) return refuse('date');
  if (checkCharacters[Number(birthDigits + individual) % 31] !== check) return refuse('check-digit');
  return code as Hetu;
}

/** The day of birth that a personal identity code tells. */
export const bornOn = (hetu: Hetu): Day => birthText(hetu) as Day;

const birthText = (code: string): string =>
  `${centuries[code.charAt(6)]}${code.slice(4, 6)}-${code.slice(2, 4)}-${code.slice(0, 2)}`;
