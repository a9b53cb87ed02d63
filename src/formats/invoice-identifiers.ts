import { parseBusinessId } from '../basics/identifiers/business-id.ts';
import { parseIban } from '../basics/identifiers/iban.ts';
import { parseOvt } from '../basics/identifiers/ovt.ts';
import { parseReference, parseRf } from '../basics/identifiers/reference.ts';
import { parseVatNumber } from '../basics/identifiers/vat-number.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { isCountryCode } from './codes.ts';
import type { Address, Buyer, GivenInvoice, GivenMention, Invoice, InvoiceMention, Seller } from './en16931.ts';

export type IdentifierFault =
  | 'seller-business-id-missing'
  | 'seller-business-id-invalid'
  | 'seller-vat-number-invalid'
  | 'buyer-business-id-invalid'
  | 'buyer-vat-number-invalid'
  | 'address-missing'
  | 'e-address-invalid'
  | 'iban-missing'
  | 'iban-invalid'
  | 'bic-invalid'
  | 'reference-invalid'
  | 'original-invoice-day-missing';

/** The invoice with every identifier read and in its one spelling, and nothing missing that a written invoice must say. */
export function withIdentifiers(given: GivenInvoice): Invoice | Refusal<IdentifierFault> {
  const { reference } = given;
  const readReference = reference && (/^\s*rf/i.test(reference) ? parseRf(reference) : parseReference(reference));
  if (isRefusal(readReference)) return refuse('reference-invalid', { because: readReference.refused });
  const seller = sellerOf(given.seller);
  if (isRefusal(seller)) return seller;
  const buyer = buyerOf(given.buyer);
  if (isRefusal(buyer)) return buyer;
  const { originalInvoice, precedingReminders } = given;
  if (originalInvoice && !isDated(originalInvoice)) return refuse('original-invoice-day-missing');
  if (!precedingReminders.every(isDated)) return refuse('original-invoice-day-missing', { of: 'precedingReminders' });
  return { ...given, currency: 'EUR', originalInvoice, precedingReminders, reference: readReference, seller, buyer };
}

const isDated = (mention: GivenMention): mention is InvoiceMention => mention.issuedOn !== null;

function sellerOf(seller: GivenInvoice['seller']): Seller | Refusal<IdentifierFault> {
  if (seller.iban === null) return refuse('iban-missing');
  const iban = parseIban(seller.iban);
  if (isRefusal(iban)) return refuse('iban-invalid', { because: iban.refused });
  if (seller.bic !== null && !isBic(seller.bic)) return refuse('bic-invalid');
  if (seller.businessId === null) return refuse('seller-business-id-missing');
  const businessId = parseBusinessId(seller.businessId);
  if (isRefusal(businessId)) return refuse('seller-business-id-invalid', { because: businessId.refused });
  const vatNumber = readVatNumber(seller.vatNumber);
  if (isRefusal(vatNumber)) return refuse('seller-vat-number-invalid', { because: vatNumber.refused });
  const home = placeOf(seller, 'seller');
  return isRefusal(home) ? home : { ...seller, ...home, iban, businessId, vatNumber };
}

function buyerOf(buyer: GivenInvoice['buyer']): Buyer | Refusal<IdentifierFault> {
  const isFinnish = buyer.businessId !== null && buyer.address.country === 'FI';
  const businessId = isFinnish ? parseBusinessId(buyer.businessId) : buyer.businessId;
  if (isRefusal(businessId)) return refuse('buyer-business-id-invalid', { because: businessId.refused });
  const vatNumber = readVatNumber(buyer.vatNumber);
  if (isRefusal(vatNumber)) return refuse('buyer-vat-number-invalid', { because: vatNumber.refused });
  const home = placeOf(buyer, 'buyer');
  return isRefusal(home) ? home : { ...buyer, ...home, businessId, vatNumber };
}

/** Where a party is reached: its postal address whole, as the VAT Act wants it (AVL 209 e §), and its e-invoice address. */
function placeOf(
  { address, eAddress }: Pick<GivenInvoice['seller'], 'address' | 'eAddress'>,
  of: 'seller' | 'buyer',
): { address: Address; eAddress: string | null } | Refusal<'address-missing' | 'e-address-invalid'> {
  const { street, postCode, town, country } = address;
  if (street === null) return refuse('address-missing', { of, part: 'street' });
  if (postCode === null) return refuse('address-missing', { of, part: 'postCode' });
  if (town === null) return refuse('address-missing', { of, part: 'town' });
  // Only an OVT can be tested: an IBAN or an operator's own identifier is whatever the intermediator agreed on.
  const read = eAddress?.startsWith('0037') ? parseOvt(eAddress) : eAddress;
  if (isRefusal(read)) return refuse('e-address-invalid', { of, because: read.refused });
  return { address: { street, postCode, town, country }, eAddress: read };
}

/** Whether the text is a bank's code (ISO 9362): four letters, a country, a place, and perhaps a branch. */
export const isBic = (text: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(text);

/** VAT numbers of other countries are only tested for their country prefix: each country has its own check (BR-CO-09). */
function readVatNumber(text: string | null): string | null | Refusal {
  if (text === null) return null;
  const code = text.replace(/\s/g, '').toUpperCase();
  if (code.startsWith('FI')) return parseVatNumber(code);
  const prefix = code.slice(0, 2);
  if (!isCountryCode(prefix) && prefix !== 'EL') return refuse('prefix');
  return /^[0-9A-Z+*]{2,13}$/.test(code.slice(2)) ? code : refuse('format');
}
