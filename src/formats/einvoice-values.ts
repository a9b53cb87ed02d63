import { type Day, isDay } from '../basics/day.ts';
import { parseBusinessId } from '../basics/identifiers/business-id.ts';
import { parseIban } from '../basics/identifiers/iban.ts';
import { parseOvt } from '../basics/identifiers/ovt.ts';
import { parseReference, parseRf } from '../basics/identifiers/reference.ts';
import type { Vat, VatCategory } from '../basics/invoice-arithmetic.ts';
import { type BasisPoints, bp, type Cents } from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { notReadable } from './einvoice-fault.ts';
import type { GivenInvoice } from './en16931.ts';
import { type ExactDecimal, exactDecimal, hundredths, roundedCents } from './exact-decimal.ts';
import type { Part } from './xml-cursor.ts';

// Amounts above this are no invoice, and below it ten thousand of them add up to a safe integer.
const largestCents = 100_000_000_000;

/** The day an element holds, `2026-06-01` (a time zone may follow) or `20260601`. */
export function dayAt(part: Part): Day {
  const text = part.text() ?? '';
  const day = text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3').replace(/(?:Z|[+-]\d{2}:\d{2})$/, '');
  if (!isDay(day)) throw notReadable('value-wrong', part, { value: text });
  return day;
}

/** The day at a path, null where the element is missing or empty. */
export function maybeDay(part: Part, ...path: string[]): Day | null {
  const found = part.part(...path);
  return found?.text() ? dayAt(found) : null;
}

export function decimalAt(part: Part): ExactDecimal {
  const text = part.text() ?? '';
  const value = exactDecimal(text);
  if (!value) throw notReadable('value-wrong', part, { value: text });
  return value;
}

export function maybeDecimal(part: Part, ...path: string[]): ExactDecimal | null {
  const found = part.part(...path);
  return found?.text() ? decimalAt(found) : null;
}

/** The amount an element holds in cents; what is finer is rounded, half away from zero. */
export function centsAt(part: Part): Cents {
  const value = roundedCents(decimalAt(part));
  if (value === null || Math.abs(value) > largestCents) throw notReadable('amount-too-large', part);
  return value;
}

export function maybeCents(part: Part, ...path: string[]): Cents | null {
  const found = part.part(...path);
  return found?.text() ? centsAt(found) : null;
}

/** A percentage in basis points, null where it is finer than them or no rate. */
export function basisPoints(percent: ExactDecimal | null): BasisPoints | null {
  const value = percent && hundredths(percent);
  return value !== null && value >= 0 && value <= 10_000 ? bp(value) : null;
}

const categories: Record<VatCategory, true> = { S: true, Z: true, E: true, AE: true, K: true, G: true, O: true };
const isCategory = (code: string): code is VatCategory => Object.hasOwn(categories, code);

/** The VAT of a line from its two elements; without a code the rate tells whether the supply is taxed. */
export function vatAt(holder: Part, codeName: string, rateName: string): Vat {
  const code = holder.part(codeName);
  const rate = holder.part(rateName);
  const rateBp = rate?.text() ? basisPoints(decimalAt(rate)) : bp(0);
  if (rate && rateBp === null) throw notReadable('vat-rate-not-exact', rate, { value: rate.text() });
  const category = code?.text() ?? ((rateBp ?? 0) > 0 ? 'S' : 'Z');
  if (!isCategory(category)) throw notReadable('vat-category-unknown', code ?? holder, { value: category });
  return { category, rateBp: rateBp ?? bp(0) };
}

/** The identifier in its one spelling where it is valid, else as it stands: reading does not judge. */
export const spelt = (text: string | null, parse: (text: string) => string | Refusal): string | null => {
  if (text === null) return null;
  const parsed = parse(text);
  return isRefusal(parsed) ? text : parsed;
};

export const speltIban = (text: string | null): string | null => spelt(text, parseIban);
export const speltReference = (text: string | null): string | null =>
  spelt(text, /^\s*rf/i.test(text ?? '') ? parseRf : parseReference);
export const speltOvt = (text: string | null): string | null => spelt(text, parseOvt);
export const speltBusinessId = (text: string | null, country: string): string | null =>
  country === 'FI' ? spelt(text, parseBusinessId) : text;

/** No format says that a buyer is a private person; one has no business id, no VAT number and no address of a business. */
export const seemsPerson = (buyer: Pick<GivenInvoice['buyer'], 'businessId' | 'vatNumber' | 'eAddress'>): boolean =>
  buyer.businessId === null && buyer.vatNumber === null && !buyer.eAddress?.startsWith('0037');
