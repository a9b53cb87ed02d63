import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { type BusinessId, parseBusinessId } from './business-id.ts';
import { typed } from './typed.ts';

/** A Finnish VAT number: `FI` and the eight digits of the business id. */
export type VatNumber = string & { readonly __vatNumber: true };

/** Reads a Finnish VAT number. Refused: `prefix` (does not begin with FI), `length`, `format`, `check-digit`. */
export function parseVatNumber(text: string): VatNumber | Refusal<'format' | 'length' | 'prefix' | 'check-digit'> {
  const code = typed(text);
  if (code === '') return refuse('format');
  if (!code.startsWith('FI')) return refuse('prefix');
  const businessId = parseBusinessId(code.slice(2).replace(/^-/, ''));
  return isRefusal(businessId) ? businessId : vatNumberOf(businessId);
}

/** The VAT number a Finnish business has when it is in the VAT register. */
export const vatNumberOf = (businessId: BusinessId): VatNumber => `FI${businessId.replace('-', '')}` as VatNumber;
