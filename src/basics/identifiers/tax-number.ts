import { type Refusal, refuse } from '../refusal.ts';
import { typed } from './typed.ts';

/** A Finnish tax number (veronumero) of construction sites: twelve digits, no check digit. */
export type TaxNumber = string & { readonly __taxNumber: true };

/** Reads a tax number. Refused: `format`, `length`. Whether it is in the public register is not told by its digits. */
export function parseTaxNumber(text: string): TaxNumber | Refusal<'format' | 'length'> {
  const code = typed(text);
  if (!/^\d+$/.test(code)) return refuse('format');
  return code.length === 12 ? (code as TaxNumber) : refuse('length');
}
