import { invoiceTotals, type Vat } from '../basics/invoice-arithmetic.ts';
import { type Cents, cents, minus, sum } from '../basics/money.ts';
import type { StatedGroup } from './einvoice-totals.ts';
import type { InvoiceLine } from './en16931.ts';

/** A row's amount without VAT, and whether it is finer than cents or counted from its price, so that we rounded it. */
export type RowNet = { readonly vat: Vat; readonly cents: Cents; readonly isRounded: boolean };

/**
 * The rows' amounts without VAT, so that those of each rate add up to the base that the document states for it. Rows priced
 * with VAT have no such amount of their own: of those, and only those, the largest take a cent more or less.
 */
export function fittedNets(
  rows: readonly RowNet[],
  ofWhole: readonly InvoiceLine[],
  groups: readonly StatedGroup[],
): Cents[] {
  const nets = rows.map((row) => row.cents);
  for (const { vat, base } of groups) {
    const isOwn = (other: Vat) => other.category === vat.category && other.rateBp === vat.rateBp;
    if (!base || groups.filter((group) => isOwn(group.vat)).length > 1) continue;
    const counted = sum(rows.filter((row) => isOwn(row.vat)).map((row) => row.cents));
    const { netCents } = invoiceTotals(ofWhole.filter((line) => isOwn(line.vat)));
    const missing = minus(base.cents, counted, netCents);
    const rounded = [...rows.entries()].filter(([, row]) => row.isRounded && isOwn(row.vat));
    if (Math.abs(missing) > rounded.length) continue;
    const largest = rounded.toSorted(([, a], [, b]) => Math.abs(b.cents) - Math.abs(a.cents));
    for (const [at, row] of largest.slice(0, Math.abs(missing))) nets[at] = cents(row.cents + Math.sign(missing));
  }
  return nets;
}
