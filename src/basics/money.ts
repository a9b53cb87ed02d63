// Money is whole cents in a safe integer; a rate is whole basis points (1 % = 100 bp). Nothing here uses floats.

export type Cents = number & { readonly __cents: true };
export type BasisPoints = number & { readonly __basisPoints: true };

/** A whole number of cents. Throws on anything that is not a safe integer: amounts from outside are parsed before. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of cents: ${value}`);
  return (value === 0 ? 0 : value) as Cents;
}

/** A rate in basis points, 0 or more: `bp(2550)` is 25.5 %. */
export function bp(value: number): BasisPoints {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`not a rate in basis points: ${value}`);
  return value as BasisPoints;
}

export const zero = cents(0);

export const sum = (amounts: Iterable<Cents>): Cents => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
};

export const plus = (...amounts: Cents[]): Cents => sum(amounts);
export const minus = (from: Cents, ...taken: Cents[]): Cents => cents(from - sum(taken));
export const negative = (amount: Cents): Cents => cents(-amount);
export const smaller = (a: Cents, b: Cents): Cents => (a < b ? a : b);
export const larger = (a: Cents, b: Cents): Cents => (a > b ? a : b);

/** `amount × numerator ÷ denominator`, rounded once, half away from zero. Exact for any safe integers. */
export function ratio(amount: Cents, numerator: number | bigint, denominator: number | bigint): Cents {
  return cents(Number(dividedHalfAway(BigInt(amount) * BigInt(numerator), BigInt(denominator))));
}

/** The share of an amount at a rate: `share(cents(100_00), bp(2550))` is 25.50 €. Half away from zero. */
export const share = (amount: Cents, rate: BasisPoints): Cents => ratio(amount, rate, 10_000);

/** An integer division rounded half away from zero. */
export function dividedHalfAway(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new Error('a denominator is positive');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}

/** The machine form with a point and two decimals, for XML and JSON text: `-1234.05`. */
export function decimal(amount: Cents): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export type Language = 'fi' | 'sv' | 'en';

/** What a person reads: `1 234,50 €` in Finnish and Swedish, `€1,234.50` in English; no-break spaces inside. */
export function euros(amount: Cents, language: Language = 'fi'): string {
  const [whole = '0', fraction = '00'] = decimal(cents(Math.abs(amount))).split('.');
  const sign = amount < 0 ? '−' : '';
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, language === 'en' ? ',' : '\u00a0');
  return language === 'en' ? `${sign}€${grouped}.${fraction}` : `${sign}${grouped},${fraction}\u00a0€`;
}

/** A rate as a person reads it: `25,5 %`. */
export function percent(rate: BasisPoints, language: Language = 'fi'): string {
  const text = decimal(cents(rate)).replace(/\.?0+$/, '');
  return language === 'en' ? `${text}%` : `${text.replace('.', ',')}\u00a0%`;
}

/** Cents from what a person typed (`1 234,5`, `1234.50 €`, `−5`), or null where it is not an amount. */
export function parseEuros(text: string): Cents | null {
  const plain = text
    .replace(/[\s\u00a0\u202f€]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  const match = /^(-?)(\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const value = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return cents(match[1] ? -value : value);
}
