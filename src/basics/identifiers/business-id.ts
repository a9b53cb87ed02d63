import { type Refusal, refuse } from '../refusal.ts';
import { typed } from './typed.ts';

/** A Finnish business id (Y-tunnus) with its hyphen, `2077474-0`. */
export type BusinessId = string & { readonly __businessId: true };

const weights = [7, 9, 10, 5, 8, 4, 2];

/** Reads a business id, with or without its hyphen. Refused: `length`, `format`, `check-digit` (a remainder of 1 is never given). */
export function parseBusinessId(text: string): BusinessId | Refusal<'format' | 'length' | 'check-digit'> {
  const code = typed(text);
  const match = /^(\d{7})-?(\d)$/.exec(code);
  if (!match)
    return refuse(/^(\d+|\d*-\d*)$/.test(code) && digitCount(code) !== 8 && code !== '' ? 'length' : 'format');
  const [, digits = '', check = ''] = match;
  const remainder = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0) % 11;
  if (remainder === 1 || Number(check) !== (11 - remainder) % 11) return refuse('check-digit');
  return `${digits}-${check}` as BusinessId;
}

const digitCount = (code: string): number => code.replace('-', '').length;
