import { type Refusal, refuse } from '../basics/refusal.ts';

/** Where a person lives; the country is its two-letter code. */
export type Address = {
  readonly street: string;
  readonly postCode: string;
  readonly town: string;
  readonly country: string;
};

// Letters of any script with marks, spaces, hyphens, apostrophes and the dot of an initial; never digits, so that no code hides in a name.
const nameShape = /^\p{L}[\p{L}\p{M} '’.-]*$/u;

/** A legal first or last name as written, single spaces. Refuses `name-invalid`: empty, over 100 characters, or not a name. */
export function parseName(text: string): string | Refusal<'name-invalid'> {
  const name = plainText(text);
  return name.length <= 100 && nameShape.test(name) ? name : refuse('name-invalid');
}

/** A telephone number in international form, `+358401234567`; a number that starts with 0 is Finnish. Refuses `phone-invalid`. */
export function parsePhone(text: string): string | Refusal<'phone-invalid'> {
  const digits = text.normalize('NFKC').replace(/[\s()./‐-―-]/g, '');
  const number = digits.replace(/^00/, '+').replace(/^0/, '+358');
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : refuse('phone-invalid');
}

/** A postal address. Refuses `post-code-invalid`: a Finnish one has five digits. */
export function parseAddress(given: Address): Address | Refusal<'post-code-invalid'> {
  const address = {
    street: plainText(given.street),
    postCode: plainText(given.postCode).toUpperCase(),
    town: plainText(given.town),
    country: given.country,
  };
  const shape = address.country === 'FI' ? /^\d{5}$/ : /^[0-9A-Z][0-9A-Z -]{1,11}$/;
  return shape.test(address.postCode) ? address : refuse('post-code-invalid');
}

/** Text on one line in composed letters, without invisible characters that change how it reads. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
