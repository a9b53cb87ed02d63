import { addDays, type Day, yearOf } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import { referenceFrom } from '../basics/identifiers/reference.ts';
import { vatNumberOf } from '../basics/identifiers/vat-number.ts';
import type { Vat } from '../basics/invoice-arithmetic.ts';
import { type BasisPoints, bp, type Language } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import type { Invoice, InvoiceLine } from '../formats/en16931.ts';
import { type InvoiceFault, soundInvoice } from '../formats/invoice-faults.ts';
import { type ContentCode, contentFindings } from '../law/invoice-content.ts';
import { ruleOn } from '../law/rule.ts';
import type { Law } from '../law/rules.ts';
import { reverseChargeText } from '../law/vat-of-supply.ts';
import type { Customer } from './customer.ts';
import { type DraftContent, type DraftRow, invoiceNumber, vatOf } from './invoice.ts';

/** The seller of record: the operator, in whose name every invoice goes out. */
export type SellerOfRecord = {
  name: string;
  businessId: BusinessId;
  street: string;
  postCode: string;
  town: string;
  email: string;
  phone: string;
  iban: Iban;
  bic: string;
  eAddress: string;
  intermediator: string;
};

/**
 * The invoice a draft becomes on its day of issue: numbered, with a reference made of the number, VAT by the day of
 * supply, due after its term. Refuses what no format could carry, with the format's own reason, and what lacks the content
 * that the VAT act asks of an invoice.
 */
export function issued(
  draft: DraftContent,
  customer: Customer,
  seller: SellerOfRecord,
  performedBy: string | null,
  counter: number,
  today: Day,
  law: Law,
): Invoice | Refusal<InvoiceFault | ContentCode> {
  const number = invoiceNumber(yearOf(today), counter);
  const reference = referenceFrom(number);
  if (isRefusal(reference)) throw new Error(`the invoice number ${number} makes no reference`);
  const dueOn = addDays(today, draft.termDays);
  const { name, businessId, street, postCode, town, email, phone, iban, bic, eAddress, intermediator } = seller;
  const sound = soundInvoice({
    kind: 'invoice',
    number,
    issuedOn: today,
    dueOn,
    currency: 'EUR',
    language: draft.language,
    reference,
    buyerReference: draft.buyerReference,
    orderReference: draft.orderReference,
    originalInvoice: null,
    seller: {
      name,
      businessId,
      vatNumber: vatNumberOf(businessId),
      address: { street, postCode, town, country: 'FI' },
      eAddress,
      intermediator,
      iban,
      bic,
      email,
      phone,
      performedBy,
    },
    buyer: {
      name: customer.name,
      businessId: customer.businessId,
      vatNumber: customer.businessId ? vatNumberOf(customer.businessId as BusinessId) : null,
      person: customer.kind === 'person',
      address: { street: customer.street, postCode: customer.postCode, town: customer.town, country: customer.country },
      eAddress: customer.eAddress,
      intermediator: customer.intermediator,
      contact: customer.contact,
      email: customer.email,
    },
    lines: draft.rows.map((row, index) => lineOf(row, index, draft.language, today, law)),
    notes: draft.notes,
    lateInterestBp: lateInterestOn(dueOn, customer.kind === 'person', law),
    householdWorkCents: null,
    precedingReminders: [],
  });
  if (isRefusal(sound)) return sound;
  const [lacking] = contentFindings(sound, { selfBilled: false, supplyOnIssueDay: false }, law);
  return lacking ? refuse(lacking.code, { field: lacking.field, law: lacking.law }) : sound;
}

/** The rate of late interest written on an invoice: by debtor on the due day; null where the half-year's rate is not known yet. */
function lateInterestOn(dueOn: Day, consumer: boolean, law: Law): BasisPoints | null {
  const rate = ruleOn(law, consumer ? 'late_interest.consumer' : 'late_interest.b2b', dueOn);
  return isRefusal(rate) ? null : rate.value;
}

const lineOf = (row: DraftRow, index: number, language: Language, today: Day, law: Law): InvoiceLine => {
  const vat = vatOf(row, today, law);
  return {
    id: String(index + 1),
    description: row.description.trim(),
    quantity: row.quantity,
    unit: row.unit,
    unitPriceCents: row.unitPriceCents,
    discountBp: bp(0),
    vat,
    reason: reasonOf(row, vat, language),
    servedFrom: row.servedFrom,
    servedTo: row.servedTo,
  };
};

/** Why a row has no VAT, as the invoice says it; the buyer who pays the tax must be told so in the law's words. */
function reasonOf({ vatReason }: DraftRow, { category }: Vat, language: Language): string | null {
  if (category === 'S' || category === 'Z') return null;
  return category === 'AE' && vatReason !== null ? reverseChargeText(vatReason, language) : vatReason;
}
