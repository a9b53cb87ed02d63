import { type InvoiceTotals, invoiceTotals, type Vat, type VatGroup } from '../basics/invoice-arithmetic.ts';
import { type Cents, sum, zero } from '../basics/money.ts';
import { notReadable } from './einvoice-fault.ts';
import type { InvoiceLine } from './en16931.ts';
import type { Part } from './xml-cursor.ts';

/** An amount that the document states, with the element it stands in; credit notes have their sign turned already. */
export type Stated = { readonly cents: Cents; readonly at: Part };

export type StatedTotals = {
  readonly net: Stated | null;
  readonly vat: Stated | null;
  readonly gross: Stated | null;
  readonly payable: Stated | null;
  readonly paid: Stated | null;
  readonly rounding: Stated | null;
  readonly groups: readonly { readonly vat: Vat; readonly base: Stated | null; readonly amount: Stated | null }[];
};

/**
 * Throws NotReadable where the totals counted from the lines are not, to the cent, those that the document states: an
 * object with other sums than its document would be a forgery. What was paid before and what is rounded off have no place
 * in the object either, so they are refused where they are not zero.
 */
export function checkTotals(lines: readonly InvoiceLine[], stated: StatedTotals): void {
  const counted = invoiceTotals(lines);
  checkGroups(counted, stated.groups);
  agree(stated.net, counted.netCents);
  agree(stated.vat, counted.vatCents);
  agree(stated.gross, counted.grossCents);
  if (stated.paid && stated.paid.cents !== 0)
    throw notReadable('prepaid-amount', stated.paid.at, { cents: stated.paid.cents });
  if (stated.rounding && stated.rounding.cents !== 0)
    throw notReadable('rounding-amount', stated.rounding.at, { cents: stated.rounding.cents });
  agree(stated.payable, counted.grossCents);
}

function agree(stated: Stated | null, countedCents: Cents): void {
  if (stated && stated.cents !== countedCents)
    throw notReadable('totals-disagree', stated.at, { statedCents: stated.cents, countedCents });
}

/** Parts of one rate that are stated apart, such as two exemptions, count together. */
function checkGroups(counted: InvoiceTotals, groups: StatedTotals['groups']): void {
  const keyOf = ({ category, rateBp }: Vat) => `${category} ${rateBp}`;
  const byKey = new Map<string, VatGroup>(counted.vat.map((group) => [keyOf(group), group]));
  for (const key of new Set(groups.map((group) => keyOf(group.vat)))) {
    const alike = groups.filter((group) => keyOf(group.vat) === key);
    const group = byKey.get(key);
    agree(together(alike.map((one) => one.base)), group?.baseCents ?? zero);
    agree(together(alike.map((one) => one.amount)), group?.vatCents ?? zero);
  }
}

function together(parts: readonly (Stated | null)[]): Stated | null {
  const stated = parts.filter((one) => one !== null);
  const [first] = stated;
  if (!first || stated.length < parts.length) return null;
  return { at: first.at, cents: sum(stated.map((one) => one.cents)) };
}
