import { type Refusal, refuse } from '../refusal.ts';
import { inFours, mod97, typed } from './typed.ts';

/** A Finnish payment reference (viitenumero), 4–20 digits with its check digit and no leading zeros. */
export type Reference = string & { readonly __reference: true };

/** An international payment reference (ISO 11649): `RF`, two check digits, 1–21 digits or letters. */
export type RfReference = string & { readonly __rfReference: true };

/** The Finnish reference of 3–19 digits without check digit (weights 7-3-1 from the right). Refused: `format`, `length`. */
export function referenceFrom(base: string): Reference | Refusal<'format' | 'length'> {
  const digits = typed(base).replace(/^0+(?=\d)/, '');
  if (!/^\d+$/.test(digits)) return refuse('format');
  if (digits.length < 3 || digits.length > 19) return refuse('length');
  return (digits + checkDigit(digits)) as Reference;
}

/** Reads a Finnish reference, also as banks pad it with zeros. Refused: `format`, `length` (4–20 digits), `check-digit`. */
export function parseReference(text: string): Reference | Refusal<'format' | 'length' | 'check-digit'> {
  const code = typed(text);
  if (!/^\d+$/.test(code)) return refuse('format');
  const digits = code.replace(/^0+/, '');
  if (code.length > 20 || digits.length < 4) return refuse('length');
  return checkDigit(digits.slice(0, -1)) === digits.slice(-1) ? (digits as Reference) : refuse('check-digit');
}

/** The printed form: groups of five from the right. */
export const displayReference = (reference: Reference): string => reference.replace(/\B(?=(\d{5})+$)/g, ' ');

/** The RF form of a Finnish reference. */
export const rfFrom = (reference: Reference): RfReference =>
  `RF${String(98 - mod97(`${reference}RF00`)).padStart(2, '0')}${reference}` as RfReference;

/**
 * Reads an RF reference; what follows the check digits need not be a Finnish reference.
 * Refused: `format`, `prefix` (does not begin with RF), `length` (5–25 characters), `check-digit`.
 */
export function parseRf(text: string): RfReference | Refusal<'format' | 'length' | 'prefix' | 'check-digit'> {
  const code = typed(text);
  if (!/^[0-9A-Z]+$/.test(code)) return refuse('format');
  if (!code.startsWith('RF')) return refuse('prefix');
  if (code.length < 5 || code.length > 25) return refuse('length');
  if (!/^RF\d\d/.test(code)) return refuse('format');
  const checkDigits = code.slice(2, 4);
  if (checkDigits < '02' || checkDigits > '98') return refuse('check-digit');
  return mod97(code.slice(4) + code.slice(0, 4)) === 1 ? (code as RfReference) : refuse('check-digit');
}

/** The printed form: groups of four from the left. */
export const displayRf = (reference: RfReference): string => inFours(reference);

/**
 * One spelling of a reference as it came from a bank: no padding zeros, RF kept as RF; anything that is neither form is
 * kept as it was written, and nothing but zeros is no reference (null). Validity is not tested: banks pass on what payers wrote.
 */
export function canonicalReference(text: string): string | null {
  const code = typed(text);
  if (/^\d*$/.test(code)) return code.replace(/^0+/, '') || null;
  const rf = /^(RF\d\d)0*(\d+)$/.exec(code);
  if (rf) return `${rf[1]}${rf[2]}`;
  return /^RF\d\d[0-9A-Z]+$/.test(code) ? code : text.trim();
}

/** What two spellings of one payment's reference share: the Finnish reference inside an RF reference, else the canonical form. */
export const nationalReference = (canonical: string): string =>
  /^RF\d\d\d{4,20}$/.test(canonical) ? canonical.slice(4) : canonical;

function checkDigit(digits: string): string {
  let total = 0;
  for (let at = digits.length - 1, turn = 0; at >= 0; at--, turn++)
    total += Number(digits[at]) * ([7, 3, 1][turn % 3] ?? 0);
  return String((10 - (total % 10)) % 10);
}
