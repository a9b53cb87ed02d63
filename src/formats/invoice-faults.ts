import { type InvoiceTotals, invoiceTotals, negativeQuantity } from '../basics/invoice-arithmetic.ts';
import { negative, zero } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { type GivenInvoice, type Invoice, type InvoiceLine, payableOf } from './en16931.ts';
import { type IdentifierFault, withIdentifiers } from './invoice-identifiers.ts';
import { type TextFault, textFault } from './invoice-limits.ts';
import { tidied } from './invoice-tidy.ts';

/** Why an invoice cannot be written, whatever its format. */
export type InvoiceFault = LineFault | IdentifierFault | WholeFault | TextFault;

type LineFault =
  | 'no-lines'
  | 'price-negative'
  | 'amount-too-large'
  | 'vat-rate-missing'
  | 'vat-rate-not-allowed'
  | 'vat-reason-missing'
  | 'vat-reason-not-allowed'
  | 'vat-outside-scope-mixed'
  | 'period-backwards';
type WholeFault =
  | 'seller-vat-number-missing'
  | 'buyer-vat-number-missing'
  | 'currency-not-euro'
  | 'original-invoice-missing'
  | 'reminders-without-reminder'
  | 'household-work-not-in-total'
  | 'payable-negative';

/**
 * The totals of lines that may be invoiced. Refused: no lines, a negative price (a correction has a negative quantity,
 * EN 16931 BR-27), VAT categories without what they need, a period that ends before it begins.
 */
export function totalsOf(lines: readonly InvoiceLine[]): InvoiceTotals | Refusal<LineFault> {
  if (lines.length === 0) return refuse('no-lines');
  for (const line of lines) {
    const fault = lineFault(line);
    if (fault) return refuse(fault, { line: line.id });
  }
  const outside = lines.filter((line) => line.vat.category === 'O').length;
  if (outside > 0 && outside < lines.length) return refuse('vat-outside-scope-mixed');
  return invoiceTotals(lines);
}

// Ten thousand lines of this size still add up to a safe integer of cents, VAT included.
const largestLineCents = 100_000_000_000;

function lineFault(line: InvoiceLine): LineFault | null {
  const { category, rateBp } = line.vat;
  if (line.unitPriceCents < 0) return 'price-negative';
  if (Math.abs(Number(line.quantity)) * line.unitPriceCents > largestLineCents) return 'amount-too-large';
  if (category === 'S' && rateBp === 0) return 'vat-rate-missing';
  if (category !== 'S' && rateBp !== 0) return 'vat-rate-not-allowed';
  const needsReason = category !== 'S' && category !== 'Z';
  if (needsReason && line.reason === null) return 'vat-reason-missing';
  if (!needsReason && line.reason !== null) return 'vat-reason-not-allowed';
  return line.servedFrom && line.servedTo && line.servedTo < line.servedFrom ? 'period-backwards' : null;
}

/**
 * The invoice fit to be written in any format, or why it is not. Its texts and identifiers are in one spelling, and a credit
 * note that came with a negative total, as some programs write it, has its quantities turned to say what is credited.
 */
export function soundInvoice(given: GivenInvoice): Invoice | Refusal<InvoiceFault> {
  const counted = totalsOf(given.lines);
  if (isRefusal(counted)) return counted;
  if (given.currency !== 'EUR') return refuse('currency-not-euro', { currency: given.currency });
  const isTurned = given.kind === 'credit-note' && counted.grossCents < 0;
  const tidy = tidied(isTurned ? turned(given) : given);
  const totals = isTurned ? invoiceTotals(tidy.lines) : counted;
  const payableCents = payableOf(tidy, totals.grossCents);
  // A total may be negative in itself, but what was paid before cannot make one so: that money is paid back, not invoiced.
  if (payableCents < 0 && totals.grossCents >= 0)
    return refuse('payable-negative', { field: tidy.prepaidCents ? 'prepaidCents' : 'roundingCents', payableCents });
  const fault = wholeFault(tidy, totals);
  if (fault) return refuse(fault);
  const invoice = withIdentifiers(tidy);
  return isRefusal(invoice) ? invoice : (textFault(invoice) ?? invoice);
}

const turned = ({ prepaidCents = zero, roundingCents = zero, ...invoice }: GivenInvoice): GivenInvoice => ({
  ...invoice,
  ...(prepaidCents !== 0 && { prepaidCents: negative(prepaidCents) }),
  ...(roundingCents !== 0 && { roundingCents: negative(roundingCents) }),
  lines: invoice.lines.map((line) => ({ ...line, quantity: negativeQuantity(line.quantity) })),
});

function wholeFault(invoice: GivenInvoice, totals: InvoiceTotals): InvoiceFault | null {
  if (invoice.kind !== 'invoice' && invoice.originalInvoice === null) return 'original-invoice-missing';
  if (invoice.kind !== 'reminder' && invoice.precedingReminders.length > 0) return 'reminders-without-reminder';
  const household = invoice.householdWorkCents ?? 0;
  if (household < 0 || household > Math.max(0, totals.grossCents)) return 'household-work-not-in-total';
  const categories = new Set(invoice.lines.map((line) => line.vat.category));
  const sellerIsTaxed = categories.has('S') || categories.has('AE') || categories.has('K') || categories.has('G');
  if (sellerIsTaxed && invoice.seller.vatNumber === null) return 'seller-vat-number-missing';
  // The buyer pays the tax, so the invoice must name the buyer's VAT number (AVL 209 e § 1 mom. 4 kohta).
  if ((categories.has('AE') || categories.has('K')) && invoice.buyer.vatNumber === null)
    return 'buyer-vat-number-missing';
  return null;
}
