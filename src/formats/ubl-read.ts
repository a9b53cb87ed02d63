import type { Vat } from '../basics/invoice-arithmetic.ts';
import { type Language, sum } from '../basics/money.ts';
import { needed, neededText, notReadable } from './einvoice-fault.ts';
import { withPeriod, withSpokenTexts } from './einvoice-texts.ts';
import { type Stated, type StatedTotals, settle } from './einvoice-totals.ts';
import { centsAt, dayAt, maybeDay, vatAt } from './einvoice-values.ts';
import type { GivenInvoice, GivenMention } from './en16931.ts';
import { languageOfDiscount, spokenText } from './invoice-words.ts';
import { linesOf, type ReasonOf } from './ubl-read-lines.ts';
import { buyerFrom, paymentFrom, sellerFrom } from './ubl-read-parties.ts';
import type { Part } from './xml-cursor.ts';

// Codes of UNCL1001 that name a credit note, also inside an element called Invoice.
const creditNoteTypes = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532']);

/**
 * A UBL 2.1 Invoice or CreditNote of any sender as an invoice object. Throws NotReadable where the object would say something
 * else than the document; what the object has no place for is left unread, for the caller to tell.
 */
export function readUbl(root: Part): GivenInvoice {
  const isCreditNote = root.node.name === 'CreditNote';
  const type = root.text(isCreditNote ? 'CreditNoteTypeCode' : 'InvoiceTypeCode');
  root.passed('UBLVersionID', 'CustomizationID', 'ProfileID');
  const currency = neededText(root, 'DocumentCurrencyCode');
  sameCurrency(root, currency);
  const payment = paymentFrom(root);
  const language = languageOf(root);
  const lines = linesOf(root, isCreditNote, reasonsFrom(root), language);
  if (lines.length === 0) throw notReadable('value-missing', root, { value: 'InvoiceLine' });
  const settled = settle(lines, totalsFrom(root, currency));
  const issuedOn = dayAt(needed(root, 'IssueDate'));
  const due = maybeDay(root, 'DueDate') ?? (payment.means && maybeDay(payment.means, 'PaymentDueDate'));
  const texts = [...root.texts('Note'), ...root.parts('PaymentTerms').flatMap((terms) => terms.texts('Note'))];
  const invoice: GivenInvoice = {
    kind: isCreditNote || creditNoteTypes.has(type ?? '') ? 'credit-note' : 'invoice',
    number: neededText(root, 'ID'),
    issuedOn,
    // Where the document names no day, it is to be paid at once; the payment terms stand among the notes.
    dueOn: due ?? issuedOn,
    currency,
    language,
    reference: payment.reference,
    buyerReference: root.text('BuyerReference'),
    orderReference: root.text('OrderReference', 'ID'),
    originalInvoice: originalFrom(root),
    seller: sellerFrom(root, payment),
    buyer: buyerFrom(root),
    lines,
    notes: texts.flatMap((text) => text.split(/\n/)).flatMap((text) => text.trim() || []),
    lateInterestBp: null,
    householdWorkCents: null,
    precedingReminders: [],
    ...settled,
  };
  passDeliveryToBuyer(root, invoice);
  return withPeriod(withSpokenTexts(invoice), {
    from: maybeDay(root, 'InvoicePeriod', 'StartDate'),
    to: maybeDay(root, 'InvoicePeriod', 'EndDate'),
    delivered: maybeDay(root, 'Delivery', 'ActualDeliveryDate'),
  });
}

/** A delivery to the buyer's own country, which an intra-community sale must name, says nothing new. */
function passDeliveryToBuyer(root: Part, { buyer }: GivenInvoice): void {
  const country = root.part('Delivery', 'DeliveryLocation', 'Address', 'Country', 'IdentificationCode');
  if (country?.node.text.trim() === buyer.address.country) country.pass();
}

/** Every amount is in the invoice's currency but the VAT total that a country wants in its own as well (BT-111). */
function sameCurrency(root: Part, currency: string): void {
  for (const amounts of [root.part('LegalMonetaryTotal'), ...root.parts('AllowanceCharge')])
    for (const { attributes, name } of amounts?.node.children ?? [])
      if (amounts && attributes.currencyID !== undefined && attributes.currencyID !== currency)
        throw notReadable('currency-mixed', amounts.part(name) ?? amounts, { currency: attributes.currencyID });
}

/** UBL does not name its language; our own words do, and else the seller's country is the best guess. */
function languageOf(root: Part): Language {
  const texts = [...root.texts('Note'), ...root.parts('PaymentTerms').flatMap((terms) => terms.texts('Note'))];
  const spoken = texts.flatMap((text) => text.split('\n')).flatMap((text) => spokenText(text.trim()) ?? []);
  if (spoken[0]) return spoken[0].language;
  for (const line of [...root.parts('InvoiceLine'), ...root.parts('CreditNoteLine')])
    for (const allowance of line.parts('AllowanceCharge')) {
      const named = languageOfDiscount(allowance.text('AllowanceChargeReason') ?? '');
      if (named) return named;
    }
  const country = root.text('AccountingSupplierParty', 'Party', 'PostalAddress', 'Country', 'IdentificationCode');
  return country === 'FI' ? 'fi' : country === 'SE' ? 'sv' : 'en';
}

/** The grounds of the VAT breakdown: the text, or its code where there is none. */
function reasonsFrom(root: Part): ReasonOf {
  const reasons = new Map<string, string>();
  for (const total of root.parts('TaxTotal'))
    for (const subtotal of total.parts('TaxSubtotal')) {
      const category = needed(subtotal, 'TaxCategory');
      const { category: code } = vatAt(category, 'ID', 'Percent');
      const text = category.text('TaxExemptionReason');
      const reason = text ?? category.text('TaxExemptionReasonCode');
      if (text !== null) category.passed('TaxExemptionReasonCode');
      if (reason !== null) reasons.set(code, [...new Set([reasons.get(code), reason])].filter(Boolean).join('; '));
    }
  return ({ category }: Vat) => (category === 'S' || category === 'Z' ? null : (reasons.get(category) ?? null));
}

function totalsFrom(root: Part, currency: string): StatedTotals {
  const totals = needed(root, 'LegalMonetaryTotal');
  const stated = (name: string): Stated | null => {
    const at = totals.part(name);
    return at?.text() ? { cents: centsAt(at), at } : null;
  };
  // The sums of lines, allowances and charges only lead to the total without VAT.
  totals.passed('LineExtensionAmount', 'AllowanceTotalAmount', 'ChargeTotalAmount');
  const own = root
    .parts('TaxTotal')
    .filter((one) => (one.part('TaxAmount')?.attribute('currencyID') ?? currency) === currency);
  const taxes = own.map((one) => needed(one, 'TaxAmount'));
  const [at] = taxes;
  return {
    net: stated('TaxExclusiveAmount'),
    vat: at ? { at, cents: sum(taxes.map(centsAt)) } : null,
    gross: stated('TaxInclusiveAmount'),
    payable: stated('PayableAmount'),
    paid: stated('PrepaidAmount'),
    rounding: stated('PayableRoundingAmount'),
    groups: own
      .flatMap((one) => one.parts('TaxSubtotal'))
      .map((subtotal) => {
        const category = needed(subtotal, 'TaxCategory');
        category.passed('TaxScheme');
        const [base, amount] = [needed(subtotal, 'TaxableAmount'), needed(subtotal, 'TaxAmount')];
        return {
          vat: vatAt(category, 'ID', 'Percent'),
          base: { at: base, cents: centsAt(base) },
          amount: { at: amount, cents: centsAt(amount) },
        };
      }),
  };
}

function originalFrom(root: Part): GivenMention | null {
  const original = root.part('BillingReference', 'InvoiceDocumentReference');
  const number = original?.text('ID') ?? null;
  return original && number !== null ? { number, issuedOn: maybeDay(original, 'IssueDate') } : null;
}
