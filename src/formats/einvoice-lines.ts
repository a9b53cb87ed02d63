import { isQuantity, lineAmounts } from '../basics/invoice-arithmetic.ts';
import { type BasisPoints, bp, type Cents, cents, decimal, type Language, plus, sum } from '../basics/money.ts';
import type { InvoiceLine } from './en16931.ts';
import { centsForOne, type ExactDecimal, negated, plainDecimal } from './exact-decimal.ts';
import { chargeText, discountText, unitText } from './invoice-words.ts';

/** What is taken off a line (negative) or put on it, with the reason given. */
export type Adjustment = { readonly text: string | null; readonly cents: Cents };

/** A line as a document states it: its net amount is what counts, and everything else must lead to it exactly. */
export type StatedLine = Omit<InvoiceLine, 'quantity' | 'unitPriceCents' | 'discountBp' | 'unit'> & {
  readonly quantity: ExactDecimal | null;
  readonly unit: string;
  /** Prices that the document gives, each for so many units; the first that leads to the net amount is taken. */
  readonly prices: readonly { readonly amount: ExactDecimal; readonly units: ExactDecimal | null }[];
  readonly adjustments: readonly Adjustment[];
  /** The discount as the document gives it in percent, where that is whole basis points. */
  readonly discountBp: BasisPoints | null;
  readonly netCents: Cents;
};

/**
 * The lines of an invoice object that a stated line becomes. Mostly it is one. A discount that is no whole share of the price
 * and an addition become lines of their own, with the same VAT. Where the price is finer than cents or does not lead to
 * the net amount, the line is one lot at its net amount, and says in words what it was made of. Sums never change.
 */
export function linesFrom(stated: StatedLine, language: Language): InvoiceLine[] {
  for (const price of stated.prices) {
    const priced = stated.quantity && pricedLines(stated, stated.quantity, price, language);
    if (priced) return priced;
  }
  return [lot(stated, language)];
}

/** A line of one lot: an allowance or charge of the whole document, or what has no price of its own. */
export function lotLine(
  of: Pick<InvoiceLine, 'id' | 'description' | 'vat' | 'reason' | 'servedFrom' | 'servedTo'>,
  netCents: Cents,
): InvoiceLine {
  const { id, description, vat, reason, servedFrom, servedTo } = of;
  const quantity = netCents < 0 ? '-1' : '1';
  const unitPriceCents = cents(Math.abs(netCents));
  return {
    id,
    description,
    quantity,
    unit: 'LS',
    unitPriceCents,
    discountBp: bp(0),
    vat,
    reason,
    servedFrom,
    servedTo,
  };
}

function pricedLines(
  stated: StatedLine,
  quantity: ExactDecimal,
  { amount, units }: StatedLine['prices'][number],
  language: Language,
): InvoiceLine[] | null {
  const price = centsForOne(amount, units);
  if (price === null) return null;
  // A price is never negative here; what was negative is the quantity.
  const text = plainDecimal(price < 0 ? negated(quantity) : quantity);
  if (!isQuantity(text) || Math.abs(price) * Math.abs(Number(text)) > largest) return null;
  const { id, description, unit, vat, reason, servedFrom, servedTo, netCents, adjustments } = stated;
  const line: InvoiceLine = {
    id,
    description,
    quantity: text,
    unit,
    unitPriceCents: cents(Math.abs(price)),
    discountBp: bp(0),
    vat,
    reason,
    servedFrom,
    servedTo,
  };
  const { fullCents: full } = lineAmounts(line);
  if (adjustments.length === 0) return full === netCents ? [line] : null;
  const discounted = withDiscount(line, stated, full);
  if (discounted) return [discounted];
  if (plus(full, sum(adjustments.map((one) => one.cents))) !== netCents) return null;
  return [
    line,
    ...adjustments
      .filter((one) => one.cents !== 0)
      .map((one, at) =>
        lotLine({ ...line, id: `${id}.${at + 1}`, description: adjustmentText(one, language) }, one.cents),
      ),
  ];
}

// Beyond this a line cannot be counted in safe integers; its net amount is then refused where it is read.
const largest = 1e14;

/** The line with a whole share of the price taken off, where exactly that is what the document took off. */
function withDiscount(
  line: InvoiceLine,
  { netCents, adjustments, discountBp }: StatedLine,
  full: Cents,
): InvoiceLine | null {
  const [only, ...more] = adjustments;
  if (!only || more.length > 0) return null;
  const shares = full === 0 ? [] : rounder(Math.round((-only.cents / full) * 10_000), Math.abs(full));
  for (const share of discountBp === null ? shares : [discountBp, ...shares]) {
    const discounted = { ...line, discountBp: share };
    const amounts = lineAmounts(discounted);
    if (amounts.netCents === netCents && amounts.discountCents === -only.cents) return discounted;
  }
  return null;
}

/** Shares that may have been meant: a small amount has many that round to it, and the roundest comes first. */
function rounder(basisPoints: number, full: number): BasisPoints[] {
  const slack = Math.ceil(10_000 / full);
  return [100, 50, 10, 1]
    .map((step) => Math.round(basisPoints / step) * step)
    .filter((round) => round > 0 && round <= 10_000 && Math.abs(round - basisPoints) <= slack)
    .map(bp);
}

function lot(stated: StatedLine, language: Language): InvoiceLine {
  const [price] = stated.prices;
  const terms = [
    stated.quantity && `${plainDecimal(stated.quantity)} ${unitText(stated.unit, language)}`,
    price && `× ${plainDecimal(price.amount)}${price.units ? ` / ${plainDecimal(price.units)}` : ''}`,
    ...stated.adjustments.map((one) => `${adjustmentText(one, language)} ${decimal(one.cents)}`),
  ].filter((term) => term !== null && term !== undefined);
  const description = terms.length > 0 ? `${stated.description} (${terms.join(', ')})` : stated.description;
  return lotLine({ ...stated, description }, stated.netCents);
}

export const adjustmentText = ({ text, cents: amount }: Adjustment, language: Language): string =>
  text ?? (amount < 0 ? discountText(language) : chargeText(language));
