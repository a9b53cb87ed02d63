import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleInvoice } from '../../dev/invoices.ts';
import { bp, cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import type { Invoice, InvoiceLine } from './en16931.ts';
import { soundInvoice } from './invoice-faults.ts';

const example = exampleInvoice('hourly-work');
const [firstLine] = example.lines;

const faultOf = (changes: Partial<Invoice>) => {
  const checked = soundInvoice({ ...example, ...changes });
  return isRefusal(checked) ? checked.refused : null;
};
const faultOfLine = (changes: Partial<InvoiceLine>) =>
  faultOf({ lines: firstLine ? [{ ...firstLine, ...changes }] : [] });
const vat = (category: InvoiceLine['vat']['category'], rate: number) => ({ category, rateBp: bp(rate) });

test('a credit note without the invoice it corrects is refused', () => {
  assert.equal(faultOf({ kind: 'credit-note' }), 'original-invoice-missing');
  const originalInvoice = { number: '1', issuedOn: example.issuedOn };
  assert.equal(faultOf({ kind: 'credit-note', originalInvoice }), null);
});

test('a credit note says what is credited, whether its quantities came with a minus or without', () => {
  const creditNote = exampleInvoice('credit-note');
  const lines = creditNote.lines.map((line) => ({ ...line, quantity: `-${line.quantity}` }));
  assert.deepEqual(soundInvoice({ ...creditNote, lines }), creditNote);
  const paid = { prepaidCents: cents(100), roundingCents: cents(-1) };
  const signed = { prepaidCents: cents(-100), roundingCents: cents(1) };
  assert.deepEqual(soundInvoice({ ...creditNote, lines, ...signed }), { ...creditNote, ...paid });
});

test('what was paid before may be the whole of an invoice, but not more than it asks for', () => {
  assert.equal(faultOf({ prepaidCents: cents(47_063) }), null);
  assert.deepEqual(soundInvoice({ ...example, prepaidCents: cents(47_064) }), {
    refused: 'payable-negative',
    data: { field: 'prepaidCents', payableCents: -1 },
  });
  assert.equal(faultOf({ prepaidCents: cents(47_065), roundingCents: cents(2) }), null);
  assert.equal(faultOf({ roundingCents: cents(-47_064) }), 'payable-negative');
});

test('an invoice needs lines, and a line a price that is not negative', () => {
  assert.equal(faultOf({ lines: [] }), 'no-lines');
  assert.equal(faultOfLine({ unitPriceCents: cents(-1) }), 'price-negative');
  assert.equal(faultOfLine({ quantity: '9999999', unitPriceCents: cents(100_000_000) }), 'amount-too-large');
});

test('a VAT category comes with its rate and reason, and no other', () => {
  assert.equal(faultOfLine({ vat: vat('S', 0) }), 'vat-rate-missing');
  assert.equal(faultOfLine({ vat: vat('E', 2550), reason: 'x' }), 'vat-rate-not-allowed');
  assert.equal(faultOfLine({ vat: vat('AE', 0) }), 'vat-reason-missing');
  assert.equal(faultOfLine({ reason: 'x' }), 'vat-reason-not-allowed');
  assert.equal(faultOfLine({ vat: vat('Z', 0) }), null);
});

test('reverse charge needs the VAT numbers of both', () => {
  const lines = exampleInvoice('reverse-charge').lines;
  assert.equal(faultOf({ lines, buyer: { ...example.buyer, vatNumber: null } }), 'buyer-vat-number-missing');
  assert.equal(faultOf({ lines, seller: { ...example.seller, vatNumber: null } }), 'seller-vat-number-missing');
});

test('identifiers with wrong check digits are refused, each by its name', () => {
  const seller = (changes: Partial<Invoice['seller']>) => faultOf({ seller: { ...example.seller, ...changes } });
  const buyer = (changes: Partial<Invoice['buyer']>) => faultOf({ buyer: { ...example.buyer, ...changes } });
  assert.equal(seller({ iban: 'FI2112345600000786' }), 'iban-invalid');
  assert.equal(seller({ businessId: '3168892-9' }), 'seller-business-id-invalid');
  assert.equal(seller({ vatNumber: 'FI31688929' }), 'seller-vat-number-invalid');
  assert.equal(seller({ eAddress: '003731688929' }), 'e-address-invalid');
  assert.equal(buyer({ businessId: '2077474-1' }), 'buyer-business-id-invalid');
  assert.equal(buyer({ vatNumber: 'QQ123' }), 'buyer-vat-number-invalid');
  assert.equal(faultOf({ reference: '2026000012' }), 'reference-invalid');
  assert.equal(faultOf({ reference: 'RF002026000011' }), 'reference-invalid');
});

test('identifiers of a foreign buyer are not held to Finnish check digits', () => {
  const address = { ...example.buyer.address, country: 'DE' };
  const buyer = { ...example.buyer, address, businessId: 'HRB 12345', vatNumber: 'DE 123 456 789' };
  const checked = soundInvoice({ ...example, buyer });
  assert.ok(!isRefusal(checked));
  assert.deepEqual([checked.buyer.businessId, checked.buyer.vatNumber], ['HRB 12345', 'DE123456789']);
});

test('identifiers are written in one spelling however they were typed', () => {
  const seller = { ...example.seller, iban: 'fi21 1234 5600 0007 85', businessId: '31688928' };
  const checked = soundInvoice({ ...example, seller, reference: '20260 00011' });
  assert.ok(!isRefusal(checked));
  assert.equal(checked.seller.iban, 'FI2112345600000785');
  assert.equal(checked.seller.businessId, '3168892-8');
  assert.equal(checked.reference, '2026000011');
});

test('the work for a household deduction is part of the total, and only reminders name earlier reminders', () => {
  assert.equal(faultOf({ householdWorkCents: cents(47_064) }), 'household-work-not-in-total');
  const earlier = { number: '7', issuedOn: example.issuedOn };
  assert.equal(faultOf({ precedingReminders: [earlier] }), 'reminders-without-reminder');
});
