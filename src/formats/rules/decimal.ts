/** An exact decimal number, `digits / 10^scale`: money and rates are compared to the last digit, as the rules demand. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

// Longer numbers have no meaning, but would cost time that grows faster than their length.
const mostDigits = 5_000;
const written = /^[ \t\n\r]*([+-]?)(\d*)(?:\.(\d*))?[ \t\n\r]*$/;

/** A number as xs:decimal is written (no exponent), or null where it is none. */
export function decimalOf(text: string): Decimal | null {
  return plainDecimalOf(text) ?? anyDecimalOf(text);
}

// So many digits a floating-point number holds exactly.
const exactDigits = 15;

/** Nearly every amount is a few digits with or without a point, and then needs no pattern; null where it is anything else. */
function plainDecimalOf(text: string): Decimal | null {
  if (text.length > exactDigits || text.length === 0) return null;
  let value = 0;
  let point = -1;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (digit === -2 && point === -1) point = at;
    else return null;
  }
  if (point !== -1 && text.length === 1) return null;
  return { digits: BigInt(value), scale: point === -1 ? 0 : text.length - point - 1 };
}

function anyDecimalOf(text: string): Decimal | null {
  const parts = written.exec(text);
  if (parts === null) return null;
  const [, sign, whole = '', fraction = ''] = parts;
  const digits = whole + fraction;
  if (digits === '' || digits.length > mostDigits) return null;
  const value = BigInt(digits);
  return { digits: sign === '-' ? -value : value, scale: fraction.length };
}

export const decimal = (whole: number): Decimal => ({ digits: BigInt(whole), scale: 0 });
export const zero: Decimal = { digits: 0n, scale: 0 };
export const one: Decimal = { digits: 1n, scale: 0 };

const powers: bigint[] = [];
for (let scale = 0; scale < 64; scale++) powers.push(10n ** BigInt(scale));
const tenTo = (scale: number): bigint => powers[scale] ?? 10n ** BigInt(scale);
const digitsAt = (number: Decimal, scale: number): bigint =>
  number.scale === scale ? number.digits : number.digits * tenTo(scale - number.scale);

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale };
}

const negated = (a: Decimal): Decimal => ({ digits: -a.digits, scale: a.scale });
export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, negated(b));
export const times = (a: Decimal, b: Decimal): Decimal => ({ digits: a.digits * b.digits, scale: a.scale + b.scale });
export const absolute = (a: Decimal): Decimal => (a.digits < 0n ? negated(a) : a);
export const percent = (a: Decimal): Decimal => ({ digits: a.digits, scale: a.scale + 2 });
export const sum = (numbers: readonly Decimal[]): Decimal => numbers.reduce(plus, zero);

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export function compared(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const [first, second] = [digitsAt(a, scale), digitsAt(b, scale)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** To a whole number; a half goes up, also below zero (-2.5 → -2), as XPath's round() does. */
export function rounded(a: Decimal): Decimal {
  if (a.scale === 0) return a;
  const unit = tenTo(a.scale);
  const doubled = a.digits * 2n + unit;
  const quotient = doubled / (unit * 2n);
  return { digits: doubled < 0n && quotient * unit * 2n !== doubled ? quotient - 1n : quotient, scale: 0 };
}

/** To two decimals, a half going up. */
export const inCents = (a: Decimal): Decimal =>
  a.scale <= 2 ? a : { digits: rounded({ digits: a.digits, scale: a.scale - 2 }).digits, scale: 2 };

/** The exact value of a binary floating-point number, which is seldom what was written; null where it is not finite. */
export function decimalOfDouble(double: number): Decimal | null {
  if (!Number.isFinite(double)) return null;
  let scale = 0;
  let whole = double;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    scale++;
  }
  // whole / 2^scale = whole · 5^scale / 10^scale; doubling is exact, so nothing is lost.
  return { digits: BigInt(whole) * 5n ** BigInt(scale), scale };
}
