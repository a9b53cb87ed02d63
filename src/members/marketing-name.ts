import { type Refusal, refuse } from '../basics/refusal.ts';
import { plainText } from './contact.ts';

// A name an entrepreneur works under beside the legal one; it never stands in for it on a statutory document.
type MarketingNameFault = 'length' | 'characters' | 'address' | 'number' | 'company';

// The forms of company in Finland; a light entrepreneur has none, and a name that claims one misleads the customer.
const companyForms =
  /(^|[\s,.])(oy|ab|oyj|abp|ky|kb|ay|öb|osk|rf|ry|tmi|ltd|gmbh|inc|osakeyhtiö|aktiebolag|toiminimi)($|[\s,.])/iu;

/**
 * Reads a marketing name. Refuses `marketing-name-invalid` with `fault`: `length`, `characters` (symbols that are not
 * writing), `address` (a web or e-mail address), `number` (six digits or more: a telephone or an identity code), `company`.
 */
export function parseMarketingName(text: string): string | Refusal<'marketing-name-invalid'> {
  const name = plainText(text);
  const fault = faultOf(name);
  return fault ? refuse('marketing-name-invalid', { fault }) : name;
}

function faultOf(name: string): MarketingNameFault | null {
  if (name.length < 2 || name.length > 60) return 'length';
  if (!/\p{L}/u.test(name) || !/^[\p{L}\p{M}\p{Nd} &+,.'’!()/:–-]+$/u.test(name)) return 'characters';
  if (/www\.|https?:|\.(fi|com|net|org|eu|se|io|ax)\b/iu.test(name)) return 'address';
  if (name.replace(/[^\p{Nd}]/gu, '').length >= 6) return 'number';
  return companyForms.test(name) ? 'company' : null;
}
