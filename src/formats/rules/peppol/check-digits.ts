import { isWhole, part } from './wording.ts';

/** Check digits and forms of identifiers, as the Peppol rules count them; each takes the identifier without needless white space. */

const digitsOf = (text: string): number[] => [...text].map(Number);

// The sum of digits, last first, each times the weight at its place from the end.
const weighed = (digits: number[], weightAt: (place: number) => number): number =>
  digits.toReversed().reduce((sum, digit, place) => sum + digit * weightAt(place), 0);

/** GS1 (GLN, 0088): weights 3 and 1, modulo 10. Any length is taken. */
export function isGln(text: string): boolean {
  if (!/^[0-9]+$/.test(text)) return false;
  const digits = digitsOf(text);
  const check = digits.pop();
  return (10 - (weighed(digits, (place) => (place % 2 === 0 ? 3 : 1)) % 10)) % 10 === check;
}

/** Norwegian organisation number (0192): nine digits, weights 2 to 7, modulo 11. */
export function isNorwegianOrganisation(text: string): boolean {
  if (!/^[0-9]{9}$/.test(text) || Number(text) === 0) return false;
  const digits = digitsOf(text);
  const check = digits.pop();
  return (11 - (weighed(digits, (place) => (place % 6) + 2) % 11)) % 11 === check;
}

/** Danish company number (CVR, 0184): eight digits, with or without DK. */
export const isDanishCompany = (text: string): boolean => /^(DK)?[0-9]{8}$/.test(text);

/** Danish production unit (P number, 0096): ten digits. */
export const isDanishUnit = (text: string): boolean => /^[0-9]{10}$/.test(text);

/** Danish SE number (0198): DK and eight digits. */
export const isDanishSe = (text: string): boolean => /^DK[0-9]{8}$/.test(text);

/** Belgian enterprise number (0208): ten digits, the last two being 97 less the rest modulo 97. */
export const isBelgianEnterprise = (text: string): boolean =>
  /^[0-9]{10}$/.test(text) && Number(text.slice(8)) === 97 - (Number(text.slice(0, 8)) % 97);

/** Italian office code (IPA, 0201): six letters or digits. */
export const isItalianOffice = (text: string): boolean => /^[A-Za-z0-9]{6}$/.test(text);

/** Italian tax code (codice fiscale, 0210): eleven digits for a company, or the sixteen characters of a person. */
export function isItalianTaxCode(text: string): boolean {
  const length = [...text].length;
  if (length === 11) return isWhole(text);
  const letters = /^[A-Za-z]*$/;
  return (
    length === 16 &&
    [part(text, 1, 6), part(text, 9, 1), part(text, 16, 1)].every((piece) => letters.test(piece)) &&
    [part(text, 7, 2), part(text, 10, 2), part(text, 15, 1)].every(isWhole)
  );
}

/** Italian VAT number (0211): IT and eleven digits checked by Luhn; one of another country is not looked into. */
export function isItalianVat(text: string): boolean {
  if (!/^(IT|it)/.test(text)) return true;
  return /^[0-9]{11}$/.test(text.slice(2)) && luhnSum(text.slice(2)) % 10 === 0;
}

// Every second digit from the one before the last counts double, and as the sum of its digits.
function luhnSum(text: string): number {
  return weighedDigits(digitsOf(text).toReversed()).reduce((sum, digit) => sum + digit, 0);
}
const weighedDigits = (digits: number[]): number[] =>
  digits.map((digit, place) => (place % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2));

/** Swedish organisation number (0007): ten digits checked by Luhn. Longer ones are judged by their first ten. */
export function isSwedishOrganisation(text: string): boolean {
  return /^[0-9]{10,}$/.test(text) && luhnSum(text.slice(0, 10)) % 10 === 0;
}

/** Australian business number (0151): eleven digits, the first less one, weights 10, 1, 3 … 19, modulo 89. */
export function isAustralianBusiness(text: string): boolean {
  if (!/^[0-9]{11}$/.test(text)) return false;
  const [first = 0, ...rest] = digitsOf(text);
  const sum = rest.reduce((total, digit, place) => total + digit * (2 * place + 1), (first - 1) * 10);
  return sum % 89 === 0;
}

/** Greek tax number (AFM): eight digits weighed by powers of two, modulo 11, then 10. What follows the ninth is not looked at. */
export function isGreekTin(text: string): boolean {
  if (!/^[0-9]{9}/.test(text)) return false;
  const digits = digitsOf(text.slice(0, 9));
  const check = digits.pop();
  return (weighed(digits, (place) => 2 ** (place + 1)) % 11) % 10 === check;
}

/** Dutch VAT number (9944): NL, nine digits, B and two digits. */
export const isDutchVat = (text: string): boolean => /^NL[0-9]{9}B[0-9]{2}$/.test(text);

/** IBAN: modulo 97. A small letter counts as 32 more than its capital, as the German rules have it. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{0,30}$/.test(text)) return false;
  const turned = text.slice(4) + text.slice(0, 4);
  const digits = [...turned].map((character) => (/\d/.test(character) ? character : character.charCodeAt(0) - 55));
  return BigInt(digits.join('')) % 97n === 1n;
}
