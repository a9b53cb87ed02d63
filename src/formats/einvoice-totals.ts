import { invoiceTotals, type Vat } from '../basics/invoice-arithmetic.ts';
import { type Cents, decimal, minus, negative, plus, sum, zero } from '../basics/money.ts';
import { notReadable } from './einvoice-fault.ts';
import { type InvoiceLine, payableOf } from './en16931.ts';
import type { Part } from './xml-cursor.ts';

/** An amount that the document states, with the element it stands in; credit notes have their sign turned already. */
export type Stated = { readonly cents: Cents; readonly at: Part };

export type StatedGroup = { readonly vat: Vat; readonly base: Stated | null; readonly amount: Stated | null };

export type StatedTotals = {
  readonly net: Stated | null;
  readonly vat: Stated | null;
  readonly gross: Stated | null;
  readonly payable: Stated | null;
  readonly paid: Stated | null;
  readonly rounding: Stated | null;
  readonly groups: readonly StatedGroup[];
};

/**
 * What was paid before and what is rounded, so that the sum to pay is the document's. Throws NotReadable where the totals
 * counted from the lines are not, to the cent, those that it states: an object with other sums would be a forgery.
 *
 * Only VAT may differ, by one cent a line: many count it row by row (the Finvoice guide, 14, tells to), and EN 16931 leaves
 * it room (BR-CO-17). The object counts VAT per rate; what that changes goes to its rounding and is told of each amount.
 */
export function settle(
  lines: readonly InvoiceLine[],
  stated: StatedTotals,
): { readonly prepaidCents: Cents; readonly roundingCents: Cents } {
  const counted = invoiceTotals(lines);
  const byRates = differenceOfRates(lines, stated.groups);
  agree(stated.net, counted.netCents);
  const taxed = lines.filter((line) => line.vat.rateBp > 0).length;
  const vatCents = stated.vat ? difference(stated.vat, counted.vatCents, taxed) : byRates;
  const ownRounding = stated.rounding?.cents ?? zero;
  const roundingCents = plus(ownRounding, vatCents);
  // Some senders have the rounding in the total already.
  const isRounded = stated.gross?.cents === plus(counted.grossCents, roundingCents);
  agree(stated.gross, counted.grossCents, isRounded ? roundingCents : vatCents);
  const prepaidCents = prepaidOf(stated, plus(counted.grossCents, roundingCents));
  agree(stated.payable, payableOf({ prepaidCents, roundingCents }, counted.grossCents));
  return { prepaidCents, roundingCents };
}

/** Some senders give what was paid before with a minus; the sum to pay tells. */
function prepaidOf({ paid, payable }: StatedTotals, openCents: Cents): Cents {
  if (!paid) return zero;
  const isTurned = paid.cents < 0 && payable?.cents === plus(openCents, paid.cents);
  return isTurned ? negative(paid.cents) : paid.cents;
}

/**
 * By how much the VAT stated for the rates is more than counted. Parts of one rate that are stated apart, such as two
 * exemptions, count together.
 */
function differenceOfRates(lines: readonly InvoiceLine[], groups: readonly StatedGroup[]): Cents {
  const byRate = Map.groupBy(lines, (line) => keyOf(line.vat));
  const differences: Cents[] = [];
  for (const [key, alike] of Map.groupBy(groups, (group) => keyOf(group.vat))) {
    const own = byRate.get(key) ?? [];
    const { netCents, vatCents } = invoiceTotals(own);
    agree(together(alike.map((one) => one.base)), netCents);
    const amount = together(alike.map((one) => one.amount));
    const isTaxed = alike.some((one) => one.vat.rateBp > 0);
    if (amount) differences.push(difference(amount, vatCents, isTaxed ? own.length : 0));
  }
  return sum(differences);
}

const keyOf = ({ category, rateBp }: Vat): string => `${category} ${rateBp}`;

function difference(stated: Stated, countedCents: Cents, mostCents: number): Cents {
  const found = minus(stated.cents, countedCents);
  agree(stated, countedCents, Math.abs(found) <= mostCents ? found : zero);
  return found;
}

/** Throws where the amount is not the counted one, but for what is known to differ, which is told. */
function agree(stated: Stated | null, countedCents: Cents, knownCents: Cents = zero): void {
  if (!stated) return;
  if (minus(stated.cents, countedCents) !== knownCents)
    throw notReadable('totals-disagree', stated.at, { statedCents: stated.cents, countedCents });
  if (knownCents === 0) return;
  stated.at.readAs(`${decimal(stated.cents)} where the object counts ${decimal(countedCents)}`);
}

function together(parts: readonly (Stated | null)[]): Stated | null {
  const stated = parts.filter((one) => one !== null);
  const [first] = stated;
  if (!first || stated.length < parts.length) return null;
  return { at: first.at, cents: sum(stated.map((one) => one.cents)) };
}
