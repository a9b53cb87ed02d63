import { parseBusinessId } from '../basics/identifiers/business-id.ts';
import { parseIban } from '../basics/identifiers/iban.ts';
import { parseOvt } from '../basics/identifiers/ovt.ts';
import { parseReference, parseRf } from '../basics/identifiers/reference.ts';
import { parseVatNumber } from '../basics/identifiers/vat-number.ts';
import { type InvoiceTotals, invoiceTotals, negativeQuantity } from '../basics/invoice-arithmetic.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { isCountryCode } from './codes.ts';
import type { Invoice, InvoiceLine } from './en16931.ts';

/** Why an invoice cannot be written, whatever its format. */
export type InvoiceFault = LineFault | IdentifierFault | WholeFault;

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
type IdentifierFault =
  | 'seller-business-id-invalid'
  | 'seller-vat-number-invalid'
  | 'seller-vat-number-missing'
  | 'buyer-business-id-invalid'
  | 'buyer-vat-number-invalid'
  | 'buyer-vat-number-missing'
  | 'e-address-invalid'
  | 'iban-invalid'
  | 'reference-invalid';
type WholeFault = 'original-invoice-missing' | 'reminders-without-reminder' | 'household-work-not-in-total';

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

// A thousand lines of this size still add up to a safe integer of cents, VAT included.
const largestLineCents = 1_000_000_000_000;

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
 * The invoice fit to be written in any format, or why it is not. Its identifiers are in one spelling, and a credit note
 * that came with a negative total, as some programs write it, has its quantities turned to say what is credited.
 */
export function soundInvoice(given: Invoice): Invoice | Refusal<InvoiceFault> {
  const counted = totalsOf(given.lines);
  if (isRefusal(counted)) return counted;
  const invoice = given.kind === 'credit-note' && counted.grossCents < 0 ? turned(given) : given;
  const fault = wholeFault(invoice, invoice === given ? counted : invoiceTotals(invoice.lines));
  return fault ? refuse(fault) : withReadIdentifiers(invoice);
}

const turned = (invoice: Invoice): Invoice => ({
  ...invoice,
  lines: invoice.lines.map((line) => ({ ...line, quantity: negativeQuantity(line.quantity) })),
});

function wholeFault(invoice: Invoice, totals: InvoiceTotals): InvoiceFault | null {
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

function withReadIdentifiers(invoice: Invoice): Invoice | Refusal<IdentifierFault> {
  const { seller, buyer, reference } = invoice;
  const readReference = reference && (/^\s*rf/i.test(reference) ? parseRf(reference) : parseReference(reference));
  if (isRefusal(readReference)) return refuse('reference-invalid', { because: readReference.refused });
  const iban = parseIban(seller.iban);
  if (isRefusal(iban)) return refuse('iban-invalid', { because: iban.refused });
  const sellerId = parseBusinessId(seller.businessId);
  if (isRefusal(sellerId)) return refuse('seller-business-id-invalid', { because: sellerId.refused });
  const sellerVat = readVatNumber(seller.vatNumber);
  if (isRefusal(sellerVat)) return refuse('seller-vat-number-invalid', { because: sellerVat.refused });
  const buyerIsFinnish = buyer.businessId !== null && buyer.address.country === 'FI';
  const buyerId = buyerIsFinnish ? parseBusinessId(buyer.businessId) : buyer.businessId;
  if (isRefusal(buyerId)) return refuse('buyer-business-id-invalid', { because: buyerId.refused });
  const buyerVat = readVatNumber(buyer.vatNumber);
  if (isRefusal(buyerVat)) return refuse('buyer-vat-number-invalid', { because: buyerVat.refused });
  const sellerAddress = readEAddress(seller.eAddress);
  const buyerAddress = readEAddress(buyer.eAddress);
  if (isRefusal(sellerAddress)) return refuse('e-address-invalid', { of: 'seller', because: sellerAddress.refused });
  if (isRefusal(buyerAddress)) return refuse('e-address-invalid', { of: 'buyer', because: buyerAddress.refused });
  return {
    ...invoice,
    reference: readReference,
    seller: { ...seller, iban, businessId: sellerId, vatNumber: sellerVat, eAddress: sellerAddress },
    buyer: { ...buyer, businessId: buyerId, vatNumber: buyerVat, eAddress: buyerAddress },
  };
}

/** VAT numbers of other countries are only tested for their country prefix: each country has its own check (BR-CO-09). */
function readVatNumber(text: string | null): string | null | Refusal {
  if (text === null) return null;
  const code = text.replace(/\s/g, '').toUpperCase();
  if (code.startsWith('FI')) return parseVatNumber(code);
  const prefix = code.slice(0, 2);
  if (!isCountryCode(prefix) && prefix !== 'EL') return refuse('prefix');
  return /^[0-9A-Z+*]{2,13}$/.test(code.slice(2)) ? code : refuse('format');
}

/** Only an OVT can be tested: an IBAN or an operator's own identifier is whatever the intermediator agreed on. */
const readEAddress = (text: string | null): string | null | Refusal =>
  text?.startsWith('0037') ? parseOvt(text) : text;
