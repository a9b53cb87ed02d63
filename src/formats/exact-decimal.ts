import { type Cents, cents, dividedHalfAway } from '../basics/money.ts';

/** A decimal number exactly as it was written: `units ÷ 10^scale`. */
export type ExactDecimal = { readonly units: bigint; readonly scale: number };

const shape = /^([+-]?)(\d{0,18})(?:[.,](\d{0,12}))?$/;

/** Reads a decimal number with a point or a comma; null where the text is none or longer than any amount. */
export function exactDecimal(text: string): ExactDecimal | null {
  const match = shape.exec(text);
  const [, sign, whole = '', fraction = ''] = match ?? [];
  if (!match || whole + fraction === '') return null;
  const kept = fraction.replace(/0+$/, '');
  const units = BigInt(whole + kept);
  return { units: sign === '-' ? -units : units, scale: kept.length };
}

/** The number in whole hundredths (cents of an amount, basis points of a percentage), or null where it has a finer part. */
export const hundredths = (value: ExactDecimal): number | null =>
  value.scale > 2 ? null : safe(value.units * 10n ** BigInt(2 - value.scale));

/** The amount in cents, rounded half away from zero where it is finer; null where it is too large for cents. */
export function roundedCents({ units, scale }: ExactDecimal): Cents | null {
  const value = safe(dividedHalfAway(units * 100n, 10n ** BigInt(scale)));
  return value === null ? null : cents(value);
}

/** A price for so many units as whole cents for one, or null where that is not whole. */
export function centsForOne(price: ExactDecimal, units: ExactDecimal | null): Cents | null {
  const numerator = price.units * 100n * 10n ** BigInt(units?.scale ?? 0);
  const denominator = 10n ** BigInt(price.scale) * (units?.units ?? 1n);
  if (denominator === 0n || numerator % denominator !== 0n) return null;
  const value = safe(numerator / denominator);
  return value === null ? null : cents(value);
}

/** The number in its shortest spelling with a point: `7.5`, `-1`, `0`. */
export function plainDecimal({ units, scale }: ExactDecimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

export const negated = ({ units, scale }: ExactDecimal): ExactDecimal => ({ units: -units, scale });

const safe = (value: bigint): number | null => (Number.isSafeInteger(Number(value)) ? Number(value) : null);
