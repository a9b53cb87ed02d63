import { type BasisPoints, type Cents, cents, minus, plus, ratio, share, sum, zero } from './money.ts';

/** VAT category codes of UNCL5305: standard, zero, exempt, reverse charge, intra-community, export, outside the scope. */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';
export type Vat = { readonly category: VatCategory; readonly rateBp: BasisPoints };

/** What of an invoice line decides its money. The quantity is decimal text with a point: `7.5`, `-1`. */
export type PricedLine = {
  readonly quantity: string;
  readonly unitPriceCents: Cents;
  readonly discountBp: BasisPoints;
  readonly vat: Vat;
};

export type LineAmounts = { readonly fullCents: Cents; readonly discountCents: Cents; readonly netCents: Cents };
export type VatGroup = Vat & { readonly baseCents: Cents; readonly vatCents: Cents };
export type InvoiceTotals = {
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly grossCents: Cents;
  readonly vat: readonly VatGroup[];
};

const quantityShape = /^-?(?:0|[1-9]\d{0,6})(?:\.\d{1,5})?$/;

/** Whether the text is a quantity: at most seven digits before the point and five after, the most that Finvoice can carry. */
export const isQuantity = (text: string): boolean => quantityShape.test(text);

/** The same quantity with the other sign. */
export const negativeQuantity = (quantity: string): string =>
  quantity.startsWith('-') ? quantity.slice(1) : /[1-9]/.test(quantity) ? `-${quantity}` : quantity;

/**
 * The money of one line. The net price is rounded once from quantity × price × (1 − discount), half away from zero;
 * the discount is what lies between it and the full price, so that the three always add up.
 */
export function lineAmounts(line: PricedLine): LineAmounts {
  if (!isQuantity(line.quantity)) throw new Error('not a quantity');
  const [whole = '', fraction = ''] = line.quantity.split('.');
  const units = Number(whole + fraction);
  const unitsInOne = 10 ** fraction.length;
  const fullCents = ratio(line.unitPriceCents, units, unitsInOne);
  if (line.discountBp === 0) return { fullCents, discountCents: zero, netCents: fullCents };
  const kept = BigInt(units) * BigInt(10_000 - line.discountBp);
  const netCents = ratio(line.unitPriceCents, kept, BigInt(unitsInOne) * 10_000n);
  return { fullCents, discountCents: minus(fullCents, netCents), netCents };
}

/** The totals of an invoice: VAT per category and rate from the sum of its lines (EN 16931 BR-CO-17), never line by line. */
export function invoiceTotals(lines: readonly PricedLine[]): InvoiceTotals {
  const bases = new Map<string, { vat: Vat; base: number }>();
  for (const line of lines) {
    const key = `${line.vat.category} ${line.vat.rateBp}`;
    const group = bases.get(key) ?? { vat: line.vat, base: 0 };
    group.base += lineAmounts(line).netCents;
    bases.set(key, group);
  }
  const vat = [...bases.values()].map(({ vat: { category, rateBp }, base }) => {
    const baseCents = cents(base);
    return { category, rateBp, baseCents, vatCents: share(baseCents, rateBp) };
  });
  const netCents = sum(vat.map((group) => group.baseCents));
  const vatCents = sum(vat.map((group) => group.vatCents));
  return { netCents, vatCents, grossCents: plus(netCents, vatCents), vat };
}
