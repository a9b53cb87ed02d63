import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { type BusinessId, parseBusinessId } from './business-id.ts';
import { typed } from './typed.ts';

/** A Finnish e-invoice address (OVT): 0037, the business id without its hyphen, and a unit of up to five characters. */
export type Ovt = string & { readonly __ovt: true };

/** Reads an OVT. Refused: `prefix` (does not begin with 0037), `length` (12 to 17 characters), `format`, `check-digit` of the business id. */
export function parseOvt(text: string): Ovt | Refusal<'format' | 'length' | 'prefix' | 'check-digit'> {
  const code = typed(text).replace(/^(0037\d{7})-(\d)/, '$1$2');
  if (!/^[0-9A-Z]+$/.test(code)) return refuse('format');
  if (!code.startsWith('0037')) return refuse('prefix');
  if (code.length < 12 || code.length > 17) return refuse('length');
  const businessId = parseBusinessId(code.slice(4, 12));
  return isRefusal(businessId) ? businessId : (code as Ovt);
}

/** The OVT of a whole business, without a unit. */
export const ovtOf = (businessId: BusinessId): Ovt => `0037${businessId.replace('-', '')}` as Ovt;
