import { type Refusal, refuse } from '../basics/refusal.ts';
import type { Invoice, InvoiceLine } from './en16931.ts';

export type TextFault = 'text-too-long' | 'text-too-short';

type Limit = readonly [field: string, value: string | null, least: number, most: number];

/**
 * Why some text does not fit Finvoice 3.0, whose fields are the narrowest: nothing is ever cut off to make it fit. Lengths
 * are of characters after white space has become single spaces; a name may take four elements and a street three.
 */
export function textFault(invoice: Invoice): Refusal<TextFault> | null {
  for (const [field, value, least, most] of limits(invoice)) {
    if (value === null) continue;
    const length = value.length > most ? [...value].length : value.length;
    if (length > most) return refuse('text-too-long', { field, most });
    if (length < least) return refuse('text-too-short', { field, least });
  }
  return null;
}

function* limits(invoice: Invoice): Generator<Limit> {
  yield ['number', invoice.number, 1, 20];
  yield ['reference', invoice.reference, 1, 42];
  yield ['buyerReference', invoice.buyerReference, 1, 70];
  yield ['orderReference', invoice.orderReference, 1, 70];
  yield ['originalInvoice.number', invoice.originalInvoice?.number ?? null, 1, 20];
  for (const who of ['seller', 'buyer'] as const) {
    const party = invoice[who];
    yield [`${who}.name`, party.name, 2, 280];
    yield [`${who}.businessId`, party.businessId, 1, 35];
    yield [`${who}.vatNumber`, party.vatNumber, 1, 35];
    yield [`${who}.eAddress`, party.eAddress, 2, 35];
    yield [`${who}.intermediator`, party.intermediator, 2, 35];
    yield [`${who}.email`, party.email, 3, 70];
    yield [`${who}.address.street`, party.address.street, 2, 105];
    yield [`${who}.address.postCode`, party.address.postCode, 2, 35];
    yield [`${who}.address.town`, party.address.town, 2, 35];
  }
  yield ['seller.phone', invoice.seller.phone, 1, 35];
  yield ['seller.performedBy', invoice.seller.performedBy, 1, 200];
  yield ['buyer.contact', invoice.buyer.contact, 1, 70];
  for (const [at, line] of invoice.lines.entries()) yield* limitsOfLine(`lines.${at}`, line);
  for (const [at, note] of invoice.notes.entries()) yield [`notes.${at}`, note, 1, 5000];
  for (const [at, { number }] of invoice.precedingReminders.entries())
    yield [`precedingReminders.${at}.number`, number, 1, 20];
}

function* limitsOfLine(path: string, line: InvoiceLine): Generator<Limit> {
  yield [`${path}.id`, line.id, 1, 35];
  yield [`${path}.description`, line.description, 1, 2000];
  yield [`${path}.reason`, line.reason, 1, 210];
}
