import { type BasisPoints, type Cents, cents, plus, ratio, share } from '../../../../src/basics/money.ts';
import { parseScaled, scaledText } from '../../../parts/scaled-number.ts';
import type { DraftRow } from '../data.ts';

/** A row before anything is written on it: an hour's work at the general rate. */
export const emptyRow = (): DraftRow => ({
  description: '',
  quantity: '',
  unit: 'HUR',
  unitPriceCents: cents(0),
  vat: 'standard',
  vatReason: null,
  servedFrom: null,
  servedTo: null,
});

/** How work is priced; a contract price is one piece, so that its quantity needs no asking. */
export const pricings = ['hours', 'days', 'pieces', 'contract', 'kilometres', 'square-metres'] as const;
export type Pricing = (typeof pricings)[number];

export const unitOf: Record<Pricing, DraftRow['unit']> = {
  hours: 'HUR',
  days: 'DAY',
  pieces: 'C62',
  contract: 'C62',
  kilometres: 'KMT',
  'square-metres': 'MTK',
};

/** The pricing a saved row was written with; one piece is taken for a contract. */
export function pricingOf({ unit, quantity }: Pick<DraftRow, 'unit' | 'quantity'>): Pricing {
  if (unit === 'C62') return quantity === '1' ? 'contract' : 'pieces';
  return pricings.find((pricing) => unitOf[pricing] === unit) ?? 'hours';
}

// Finvoice carries five decimals of a quantity at most.
export const quantityDecimals = 5;

/** The quantity of a row as the integer that a number field holds, and back to the decimal text that the row holds. */
export const quantityNumber = (quantity: string): number | null => parseScaled(quantity, quantityDecimals);
export const quantityText = (value: number | null): string =>
  value === null ? '' : scaledText(value, quantityDecimals, 'en').replace('−', '-');

/** A price with VAT, and the price without it whose cents come nearest; the way back may differ by a cent. */
export const withVat = (net: Cents, rate: BasisPoints): Cents => plus(net, share(net, rate));
export const withoutVat = (gross: Cents, rate: BasisPoints): Cents => ratio(gross, 10_000, 10_000 + rate);
