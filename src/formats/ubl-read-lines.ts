import type { Vat } from '../basics/invoice-arithmetic.ts';
import { cents, type Language, negative } from '../basics/money.ts';
import { isUnitCode } from './codes.ts';
import { needed, neededText, notReadable } from './einvoice-fault.ts';
import { type Adjustment, adjustmentText, linesFrom, lotLine } from './einvoice-lines.ts';
import { basisPoints, centsAt, decimalAt, maybeDay, maybeDecimal, vatAt } from './einvoice-values.ts';
import type { InvoiceLine } from './en16931.ts';
import type { Part } from './xml-cursor.ts';

/** The ground for a VAT category and rate, as the document's VAT breakdown gives it. */
export type ReasonOf = (vat: Vat) => string | null;

export function linesOf(root: Part, isCreditNote: boolean, reasonOf: ReasonOf, language: Language): InvoiceLine[] {
  const lines = root
    .parts(isCreditNote ? 'CreditNoteLine' : 'InvoiceLine')
    .flatMap((line) => lineFrom(line, isCreditNote, reasonOf, language));
  return [...lines, ...documentLevel(root, reasonOf, language)];
}

function lineFrom(line: Part, isCreditNote: boolean, reasonOf: ReasonOf, language: Language): InvoiceLine[] {
  const quantity = line.part(isCreditNote ? 'CreditedQuantity' : 'InvoicedQuantity');
  const item = needed(line, 'Item');
  const price = line.part('Price');
  const priceAmount = price?.part('PriceAmount');
  // The gross price and its rebate led to the net price, which alone counts.
  price?.passed('AllowanceCharge');
  price?.passed('BaseQuantity');
  const vat = categoryOf(item, line);
  const noted = withReason(line.texts('Note'), reasonOf(vat));
  const stated = {
    id: neededText(line, 'ID'),
    description: descriptionOf(item, noted.others),
    quantity: quantity ? decimalAt(quantity) : null,
    unit: unitOf(quantity),
    prices: priceAmount
      ? [{ amount: decimalAt(priceAmount), units: price ? maybeDecimal(price, 'BaseQuantity') : null }]
      : [],
    adjustments: adjustmentsOf(line),
    discountBp: discountOf(line),
    netCents: centsAt(needed(line, 'LineExtensionAmount')),
    vat,
    reason: noted.reason,
    servedFrom: maybeDay(line, 'InvoicePeriod', 'StartDate'),
    servedTo: maybeDay(line, 'InvoicePeriod', 'EndDate'),
  };
  return linesFrom(stated, language);
}

function categoryOf(item: Part, line: Part): Vat {
  const category = item.part('ClassifiedTaxCategory');
  if (!category) throw notReadable('value-missing', line, { value: 'ClassifiedTaxCategory' });
  category.passed('TaxScheme');
  return vatAt(category, 'ID', 'Percent');
}

function unitOf(quantity: Part | null): string {
  const code = quantity?.attribute('unitCode') ?? null;
  if (quantity && code !== null && !isUnitCode(code)) throw notReadable('value-wrong', quantity, { value: code });
  return code ?? 'C62';
}

const descriptionOf = (item: Part, notes: readonly string[]): string => {
  const name = item.text('Name');
  const texts = [name, ...item.texts('Description').filter((text) => text !== name), ...notes];
  const description = texts.filter((text) => text !== null).join(' – ');
  if (description === '') throw notReadable('value-missing', item, { value: 'Name' });
  return description;
};

/** A note of a line that repeats one of the grounds of its VAT category tells which of them it is. */
function withReason(notes: readonly string[], reason: string | null): { reason: string | null; others: string[] } {
  const own = notes.find((note) => reason?.split('; ').includes(note) || reason?.includes(note));
  return { reason: own ?? reason, others: notes.filter((note) => note !== own) };
}

const isCharge = (allowance: Part): boolean => /^(?:true|1)$/.test(neededText(allowance, 'ChargeIndicator'));

function adjustmentFrom(allowance: Part): Adjustment {
  allowance.passed('AllowanceChargeReasonCode', 'MultiplierFactorNumeric', 'BaseAmount');
  const amount = centsAt(needed(allowance, 'Amount'));
  return { text: allowance.text('AllowanceChargeReason'), cents: isCharge(allowance) ? amount : negative(amount) };
}

const adjustmentsOf = (line: Part): Adjustment[] => line.parts('AllowanceCharge').map(adjustmentFrom);

const discountOf = (line: Part) => {
  const [only] = line.parts('AllowanceCharge');
  return only && !isCharge(only) ? basisPoints(maybeDecimal(only, 'MultiplierFactorNumeric')) : null;
};

/** Allowances and charges of the whole document, each a line of its own: their VAT is counted as if they were lines. */
function documentLevel(root: Part, reasonOf: ReasonOf, language: Language): InvoiceLine[] {
  return root.parts('AllowanceCharge').flatMap((allowance, at) => {
    const adjustment = adjustmentFrom(allowance);
    const category = needed(allowance, 'TaxCategory');
    category.passed('TaxScheme');
    const vat = vatAt(category, 'ID', 'Percent');
    if (adjustment.cents === 0) return [];
    const description = adjustmentText(adjustment, language);
    const id = `${isCharge(allowance) ? 'C' : 'A'}${at + 1}`;
    return [
      lotLine(
        { id, description, vat, reason: reasonOf(vat), servedFrom: null, servedTo: null },
        cents(adjustment.cents),
      ),
    ];
  });
}
