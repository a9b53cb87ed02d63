import type { Vat } from '../basics/invoice-arithmetic.ts';
import { type Cents, cents, dividedHalfAway, type Language, minus, negative, ratio, zero } from '../basics/money.ts';
import { isUnitCode } from './codes.ts';
import { needed, notReadable } from './einvoice-fault.ts';
import { type Adjustment, adjustmentText, linesFrom, lotLine } from './einvoice-lines.ts';
import type { StatedGroup } from './einvoice-totals.ts';
import { basisPoints, centsAt, decimalAt, maybeCents, maybeDay, maybeDecimal, vatAt } from './einvoice-values.ts';
import type { InvoiceLine } from './en16931.ts';
import { type ExactDecimal, hundredths, negated } from './exact-decimal.ts';
import { fittedNets, type RowNet } from './finvoice-read-nets.ts';
import { goesOn } from './finvoice-text.ts';
import { unitOf } from './invoice-words.ts';
import type { Part } from './xml-cursor.ts';

/** What the rows need to know of the whole document. */
export type RowContext = {
  /** The amounts of a credit note are negative in Finvoice and positive in the object. */
  readonly isTurned: boolean;
  readonly language: Language;
  readonly reasonOf: (vat: Vat) => string | null;
  /** What the document states for each rate, in the signs of the object. */
  readonly groups: readonly StatedGroup[];
};

/** The lines of the rows, and the texts of rows that are only text. Sums of other rows (SubInvoiceRow) count for nothing. */
export function linesOf(root: Part, context: RowContext): { lines: InvoiceLine[]; texts: string[] } {
  const rows = root.parts('InvoiceRow').map((part, at) => ({ part, at, net: netOf(part, context) }));
  const texts = rows.flatMap(({ part, net }) => (net === null ? textsOf(part) : []));
  const ofWhole = documentLevel(root, context);
  const nets = fittedNets(
    rows.flatMap(({ net }) => net ?? []),
    ofWhole,
    context.groups,
  );
  const lines = rows
    .filter(({ net }) => net !== null)
    .flatMap(({ part, at }, index) => lineFrom(part, nets[index] ?? zero, String(at + 1), context));
  return { lines: [...lines, ...ofWhole], texts };
}

const turn = (amount: Cents, { isTurned }: RowContext): Cents => (isTurned ? negative(amount) : amount);

/** The row's amount without VAT; senders that leave it out give the amount with VAT, or only the price. */
function netOf(row: Part, context: RowContext): RowNet | null {
  const stated = row.part('RowVatExcludedAmount');
  const gross = maybeCents(row, 'RowAmount');
  const vatCents = maybeCents(row, 'RowVatAmount');
  const vat = vatAt(row, 'RowVatCode', 'RowVatRatePercent');
  const net = (amount: Cents, isRounded: boolean): RowNet => ({ vat, cents: turn(amount, context), isRounded });
  if (stated?.text()) return net(centsAt(stated), hundredths(decimalAt(stated)) === null);
  if (gross !== null && vatCents !== null) return net(minus(gross, vatCents), false);
  if (gross !== null) return net(ratio(gross, 10_000, 10_000 + vat.rateBp), true);
  const quantity = quantityPart(row);
  const price = maybeDecimal(row, 'UnitPriceNetAmount') ?? maybeDecimal(row, 'UnitPriceAmount');
  const amount = quantity && maybeDecimal(quantity);
  if (!amount || !price || row.part('RowDiscountAmount') || row.part('RowChargeDetails')) return null;
  const { units, scale } = maybeDecimal(row, 'UnitPriceBaseQuantity') ?? { units: 1n, scale: 0 };
  if (units <= 0n) return null;
  const numerator = 100n * amount.units * price.units * 10n ** BigInt(scale);
  const counted = Number(dividedHalfAway(numerator, units * 10n ** BigInt(amount.scale + price.scale)));
  if (!Number.isSafeInteger(counted)) throw notReadable('amount-too-large', row);
  return net(cents(counted), true);
}

const quantityPart = (row: Part): Part | null => row.part('InvoicedQuantity') ?? row.part('DeliveredQuantity');

function lineFrom(row: Part, netCents: Cents, at: string, context: RowContext): InvoiceLine[] {
  const quantity = quantityPart(row);
  const amount = quantity && maybeDecimal(quantity);
  const vat = vatAt(row, 'RowVatCode', 'RowVatRatePercent');
  const { description, reason } = descriptionOf(row, context.reasonOf(vat), vat);
  const { unit, word } = unitFrom(quantity);
  const start = maybeDay(row, 'StartDate');
  const end = maybeDay(row, 'EndDate');
  const stated = {
    id: row.text('RowPositionIdentifier') ?? at,
    description: word === null ? description : `${description} (${word})`,
    quantity: amount && context.isTurned ? negated(amount) : amount,
    unit,
    prices: pricesOf(row),
    adjustments: adjustmentsOf(row, context),
    discountBp: basisPoints(maybeDecimal(row, 'RowDiscountPercent')),
    netCents,
    vat,
    reason,
    servedFrom: start,
    servedTo: end,
  };
  row.passed('RowDiscountBaseAmount', 'RowDiscountTypeCode', 'RowVatAmount', 'RowAmount');
  return linesFrom(stated, context.language);
}

/** The price before and after its own rebate, and for how many units it is. */
function pricesOf(row: Part): { amount: ExactDecimal; units: ExactDecimal | null }[] {
  row.passed('UnitPriceVatIncludedAmount', 'UnitPriceDiscountAmount');
  const units = maybeDecimal(row, 'UnitPriceBaseQuantity');
  const amounts = [maybeDecimal(row, 'UnitPriceAmount'), maybeDecimal(row, 'UnitPriceNetAmount')];
  return amounts.flatMap((amount) => (amount ? [{ amount, units }] : []));
}

function unitFrom(quantity: Part | null): { unit: string; word: string | null } {
  const code = quantity?.attribute('QuantityUnitCodeUN') ?? null;
  const word = quantity?.attribute('QuantityUnitCode') ?? null;
  if (code !== null && isUnitCode(code)) return { unit: code, word: null };
  const known = word === null ? 'C62' : (unitOf(word) ?? (isUnitCode(word) ? word : null));
  // A unit that only the sender knows stays in words beside the count.
  return known === null ? { unit: 'C62', word } : { unit: known, word: null };
}

function adjustmentsOf(row: Part, context: RowContext): Adjustment[] {
  const discount = maybeCents(row, 'RowDiscountAmount');
  const text = row.text('RowDiscountTypeText');
  const taken = discount === null ? [] : [{ text, cents: negative(turn(discount, context)) }];
  const further = row.parts('RowProgressiveDiscountDetails').flatMap((one) => {
    one.passed('RowDiscountPercent', 'RowDiscountBaseAmount', 'RowDiscountTypeCode');
    const amount = maybeCents(one, 'RowDiscountAmount');
    return amount === null ? [] : [{ text: one.text('RowDiscountTypeText'), cents: negative(turn(amount, context)) }];
  });
  const charges = row.parts('RowChargeDetails').flatMap((one) => {
    one.passed('ReasonCode', 'Percent', 'BaseAmount');
    const amount = maybeCents(one, 'Amount');
    return amount === null ? [] : [{ text: one.text('ReasonText'), cents: turn(amount, context) }];
  });
  return [...taken, ...further, ...charges];
}

/**
 * The name and texts of a row in one. A long description goes on from the name in the free texts; where the category needs a
 * ground, the last free text is it when it agrees with the ground that the VAT breakdown gives.
 */
function descriptionOf(row: Part, ground: string | null, { category }: Vat) {
  const name = row.text('ArticleName');
  const described = row.text('ArticleDescription');
  const free = row.texts('RowFreeText');
  const needsReason = category !== 'S' && category !== 'Z';
  const last = free.at(-1);
  const isReason = needsReason && last !== undefined && last.length <= 210 && agrees(last, ground);
  const texts = isReason ? free.slice(0, -1) : free;
  let description = name ?? '';
  let before = { text: description, most: 100 };
  for (const text of [...(described === null ? [] : [described]), ...texts]) {
    const isFull = before.text.length >= before.most;
    const follows = text !== described && goesOn(before.text, text, before.most);
    description += `${description === '' || isFull ? '' : follows ? ' ' : ' – '}${text}`;
    before = { text, most: 512 };
  }
  return { description: description || '–', reason: needsReason ? (isReason ? last : ground) : null };
}

// The breakdown has room for three short texts only, so a long ground is cut there.
const agrees = (text: string, ground: string | null): boolean =>
  ground === null || ground.includes(text) || text.includes(ground) || ground.length > 150;

/** What a row without any amount says: it belongs to the reader, not to the sums. */
function textsOf(row: Part): string[] {
  const texts = [row.text('ArticleName'), row.text('ArticleDescription'), ...row.texts('RowFreeText')];
  return [texts.filter((text) => text !== null).join(' – ')].filter((text) => text !== '');
}

/** Discounts and charges of the whole invoice, each a line of its own. */
function documentLevel(root: Part, context: RowContext): InvoiceLine[] {
  const details = needed(root, 'InvoiceDetails');
  const of = (name: 'DiscountDetails' | 'ChargeDetails') =>
    details.parts(name).flatMap((part, at) => {
      part.passed('ReasonCode', 'Percent', 'BaseAmount');
      const amountPart = part.part('Amount');
      const amount = amountPart?.text() ? turn(centsAt(amountPart), context) : cents(0);
      if (amount === 0) return [];
      const isDiscount = name === 'DiscountDetails';
      const adjustment = {
        text: part.text(isDiscount ? 'FreeText' : 'ReasonText'),
        cents: isDiscount ? negative(amount) : amount,
      };
      const vat = vatAt(part, 'VatCategoryCode', 'VatRatePercent');
      const id = `${isDiscount ? 'A' : 'C'}${at + 1}`;
      const description = adjustmentText(adjustment, context.language);
      const days = { servedFrom: null, servedTo: null };
      return [lotLine({ id, description, vat, reason: context.reasonOf(vat), ...days }, adjustment.cents)];
    });
  return [...of('DiscountDetails'), ...of('ChargeDetails')];
}
