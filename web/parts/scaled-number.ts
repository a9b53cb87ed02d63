import type { Language } from '../../src/basics/money.ts';

/** An integer of the smallest unit from what a person typed: with two decimals `7,5` is 750. Null where it is not a number. */
export function parseScaled(text: string, decimals: number): number | null {
  const plain = text
    .replace(/[\s\u00a0\u202f%]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  const match = /^(-?)(\d{1,9})(?:\.(\d*))?$/.exec(plain);
  if (!match || (match[3] ?? '').length > decimals) return null;
  const size = Number((match[2] ?? '') + (match[3] ?? '').padEnd(decimals, '0'));
  return match[1] && size !== 0 ? -size : size;
}

/** What a person reads: 750 with two decimals is `7,5`, in English `7.5`. */
export function scaledText(value: number, decimals: number, language: Language): string {
  const digits = Math.abs(value)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const point = language === 'en' ? '.' : ',';
  return `${value < 0 ? '−' : ''}${whole}${fraction && point + fraction}`;
}
