import type { Vat } from '../basics/invoice-arithmetic.ts';
import type { Language } from '../basics/money.ts';
import { needed, neededText, notReadable } from './einvoice-fault.ts';
import { withPeriod, withSpokenTexts } from './einvoice-texts.ts';
import { settle } from './einvoice-totals.ts';
import { basisPoints, dayAt, maybeDay, maybeDecimal, vatAt } from './einvoice-values.ts';
import type { GivenInvoice, GivenMention } from './en16931.ts';
import { buyerFrom, type Route, referenceFrom, sellerFrom } from './finvoice-read-parties.ts';
import { linesOf } from './finvoice-read-rows.ts';
import { totalsOf } from './finvoice-read-totals.ts';
import { goesOn, joinedPieces } from './finvoice-text.ts';
import { languageOfKind, spokenText } from './invoice-words.ts';
import type { Part } from './xml-cursor.ts';

/** The two ends of the SOAP frame that stood before the document. */
export type Frame = { readonly from: Route; readonly to: Route };

// Interest, internal, collection and self-billed invoices are invoices; pro forma and the rest of the codes are none.
const kinds: Record<string, GivenInvoice['kind']> = {
  INV01: 'invoice',
  INV02: 'credit-note',
  INV03: 'invoice',
  INV04: 'invoice',
  INV05: 'invoice',
  INV07: 'invoice',
  INV08: 'reminder',
};

/**
 * A Finvoice of any version from 1.3 to 3.0 as an invoice object. Throws NotReadable where the object would say something
 * else than the document; what the object has no place for is left unread, for the caller to tell.
 */
export function readFinvoice(root: Part, frame: Frame | null): GivenInvoice {
  const details = needed(root, 'InvoiceDetails');
  const kind = kindOf(details);
  passRepetitions(root, details);
  const { currency, isTurned, totals } = totalsOf(root, details, kind);
  const language = languageOf(root, details);
  const { lines, texts } = linesOf(root, { isTurned, language, reasonOf: reasonsFrom(details), groups: totals.groups });
  if (lines.length === 0) throw notReadable('value-missing', root, { value: 'InvoiceRow' });
  const settled = settle(lines, totals);
  const terms = details.parts('PaymentTermsDetails');
  const issuedOn = dayAt(needed(details, 'InvoiceDate'));
  const due = terms.map((one) => maybeDay(one, 'InvoiceDueDate')).find((day) => day !== null);
  const epiDue = maybeDay(root, 'EpiDetails', 'EpiPaymentInstructionDetails', 'EpiDateOptionDate');
  const original = originalFrom(details);
  const mentions = details.parts('OriginalInvoiceReference').flatMap((one) => mentionFrom(one) ?? []);
  const isReminder = kind === 'reminder';
  const invoice: GivenInvoice = {
    kind,
    number: neededText(details, 'InvoiceNumber'),
    issuedOn,
    dueOn: due ?? epiDue ?? issuedOn,
    currency,
    language,
    reference: referenceFrom(root),
    buyerReference: details.text('BuyerReferenceIdentifier'),
    orderReference: details.text('OrderIdentifier'),
    originalInvoice: original ?? (isReminder ? null : (mentions[0] ?? null)),
    seller: sellerFrom(root, frame?.from ?? null),
    buyer: buyerFrom(root, frame?.to ?? null),
    lines,
    notes: [...notesFrom(details), ...texts, ...terms.flatMap((one) => one.texts('PaymentTermsFreeText'))],
    lateInterestBp: lateInterestFrom(terms),
    householdWorkCents: null,
    precedingReminders: isReminder ? mentions : [],
    ...settled,
  };
  return withPeriod(withSpokenTexts(invoice), {
    from: maybeDay(details, 'InvoicingPeriodStartDate'),
    to: maybeDay(details, 'InvoicingPeriodEndDate'),
    delivered: maybeDay(root, 'DeliveryDetails', 'DeliveryDate'),
  });
}

function kindOf(details: Part): GivenInvoice['kind'] {
  const type = needed(details, 'InvoiceTypeCode');
  const kind = kinds[type.text() ?? ''];
  if (!kind) throw notReadable('document-type-not-read', type, { value: type.text() });
  return kind;
}

/** What only says again, or says to machines on the way, what the object's fields say. */
function passRepetitions(root: Part, details: Part): void {
  root.part('MessageTransmissionDetails')?.passed('MessageDetails');
  details.passed('InvoiceTypeCodeUN', 'OriginCode', 'OriginText', 'RowsTotalVatExcludedAmount');
  details.passed('DiscountsTotalVatExcludedAmount', 'ChargesTotalVatExcludedAmount');
  if (languageOfKind(details.node.children.find((one) => one.name === 'InvoiceTypeText')?.text.trim() ?? ''))
    details.passed('InvoiceTypeText');
  root.part('EpiDetails')?.passed('EpiIdentificationDetails');
  root
    .part('EpiDetails', 'EpiPaymentInstructionDetails')
    ?.passed('EpiCharge', 'EpiPaymentMeansCode', 'EpiDateOptionDate');
  root.passed('VirtualBankBarcode');
}

function languageOf(root: Part, details: Part): Language {
  const code = root.text('InvoiceRecipientLanguageCode')?.toLowerCase();
  if (code === 'fi' || code === 'sv' || code === 'en') return code;
  return code === 'se' ? 'sv' : (languageOfKind(details.text('InvoiceTypeText') ?? '') ?? 'fi');
}

/** The grounds of the VAT breakdown: the text, or its code where there is none. */
function reasonsFrom(details: Part): (vat: Vat) => string | null {
  const reasons = new Map<string, string>();
  for (const one of details.parts('VatSpecificationDetails')) {
    const { category } = vatAt(one, 'VatCode', 'VatRatePercent');
    if (category === 'S' || category === 'Z') continue;
    const text = joinedPieces(one.texts('VatFreeText'), 70);
    const reason = text || one.text('VatExemptionReasonCode');
    one.passed('VatExemptionReasonCode');
    if (reason) reasons.set(category, [reasons.get(category), reason].filter((part) => part !== undefined).join('; '));
  }
  return ({ category }) => (category === 'S' || category === 'Z' ? null : (reasons.get(category) ?? null));
}

/** The free texts as notes: a text that found no room in one element goes on in the next, an empty one parts two notes. */
function notesFrom(details: Part): string[] {
  const notes: string[] = [];
  let last = '';
  for (const part of details.parts('InvoiceFreeText')) {
    const text = part.text() ?? '';
    const isCut = last.length >= 512;
    if (last !== '' && text !== '' && (isCut || goesOn(last, text, 512)))
      notes.push(`${notes.pop() ?? ''}${isCut ? '' : ' '}${text}`);
    else if (text !== '') notes.push(text);
    last = text;
  }
  return notes;
}

function lateInterestFrom(terms: readonly Part[]): GivenInvoice['lateInterestBp'] {
  for (const one of terms) {
    const fine = one.part('PaymentOverDueFineDetails');
    const rate = basisPoints(fine && maybeDecimal(fine, 'PaymentOverDueFinePercent'));
    if (!fine || rate === null) continue;
    // Our own words for the rate, or the bare name of it, say no more than the rate.
    for (const text of fine.parts('PaymentOverDueFineFreeText'))
      if (spokenText(text.node.text.trim()) || /^viivästyskorko:?$/i.test(text.node.text.trim())) text.pass();
    return rate;
  }
  return null;
}

function originalFrom(details: Part): GivenMention | null {
  const number = details.text('OriginalInvoiceNumber');
  return number === null ? null : { number, issuedOn: maybeDay(details, 'OriginalInvoiceDate') };
}

function mentionFrom(reference: Part): GivenMention | null {
  const number = reference.text('InvoiceNumber');
  return number === null ? null : { number, issuedOn: maybeDay(reference, 'InvoiceDate') };
}
