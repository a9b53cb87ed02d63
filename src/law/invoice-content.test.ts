import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { bp, cents } from '../basics/money.ts';
import { type Circumstances, contentFindings, type InvoiceToCheck } from './invoice-content.ts';

const line = {
  description: 'Siivous',
  quantity: '10',
  unitPriceCents: cents(50_00),
  discountBp: bp(0),
  vat: { category: 'S' as const, rateBp: bp(2550) },
  reason: null,
  servedFrom: null,
  servedTo: day('2026-05-31'),
};
const address = { street: 'Kuvitteellinenkatu 1', postCode: '00100', town: 'Helsinki' };
const whole: InvoiceToCheck = {
  kind: 'invoice',
  number: '202600001',
  issuedOn: day('2026-06-01'),
  originalInvoice: null,
  seller: { name: 'Mallipalvelu Oy', vatNumber: 'FI31688928', address },
  buyer: { name: 'Ostaja Oy', vatNumber: null, address },
  lines: [line],
  notes: [],
};
const usual: Circumstances = { selfBilled: false, supplyOnIssueDay: false };
const lacks = (changes: Partial<InvoiceToCheck>, more: Partial<Circumstances> = {}) =>
  contentFindings({ ...whole, ...changes }, { ...usual, ...more }).map(({ code, field }) => [code, field]);

test('an invoice with everything lacks nothing', () => {
  assert.deepEqual(lacks({}), []);
});

test('an empty one lacks every point by its field', () => {
  const nobody = { name: ' ', vatNumber: null, address: { street: null, postCode: null, town: null } };
  const bare = { ...line, description: '', servedTo: null };
  assert.deepEqual(lacks({ number: null, issuedOn: null, seller: nobody, buyer: nobody, lines: [bare] }), [
    ['issue-day-missing', 'issuedOn'],
    ['number-missing', 'number'],
    ['seller-vat-number-missing', 'seller.vatNumber'],
    ['seller-name-missing', 'seller.name'],
    ['seller-address-missing', 'seller.address'],
    ['buyer-name-missing', 'buyer.name'],
    ['buyer-address-missing', 'buyer.address'],
    ['description-missing', 'lines.0.description'],
    ['day-of-supply-missing', 'lines.0.servedTo'],
  ]);
  assert.deepEqual(lacks({ lines: [] }), [['lines-missing', 'lines']]);
  assert.equal(contentFindings({ ...whole, number: '' }, usual)[0]?.law, 'AVL 209 e § 2 mom. 2 kohta');
});

test('the day of supply is not told where it is the day of issue', () => {
  assert.deepEqual(lacks({ lines: [{ ...line, servedTo: null }] }, { supplyOnIssueDay: true }), []);
});

test('where the buyer pays the tax the invoice says so and names the buyer’s VAT number', () => {
  const reverse = { ...line, vat: { category: 'AE' as const, rateBp: bp(0) }, reason: 'AVL 8 c §' };
  assert.deepEqual(lacks({ lines: [reverse] }), [
    ['buyer-vat-number-missing', 'buyer.vatNumber'],
    ['reverse-charge-words-missing', 'lines.0.reason'],
  ]);
  const buyer = { ...whole.buyer, vatNumber: 'FI20774740' };
  for (const reason of ['Käännetty verovelvollisuus, AVL 8 c §', 'Omvänd skattskyldighet', 'Reverse charge'])
    assert.deepEqual(lacks({ buyer, lines: [{ ...reverse, reason }] }), []);
});

test('an exemption tells its ground, and a self-billed invoice that the buyer wrote it', () => {
  const exempt = { ...line, vat: { category: 'E' as const, rateBp: bp(0) } };
  assert.deepEqual(lacks({ lines: [exempt] }), [['exemption-ground-missing', 'lines.0.reason']]);
  assert.deepEqual(lacks({}, { selfBilled: true }), [['self-billing-words-missing', 'notes']]);
  assert.deepEqual(lacks({ notes: ['Itselaskutus'] }, { selfBilled: true }), []);
});

test('a credit note names the invoice it credits', () => {
  assert.deepEqual(lacks({ kind: 'credit-note' }), [['original-invoice-missing', 'originalInvoice']]);
  assert.deepEqual(lacks({ kind: 'credit-note', originalInvoice: { number: '202600001' } }), []);
});

test('an invoice of at most 400 € with VAT needs neither number, addresses nor buyer', () => {
  const nobody = { name: null, vatNumber: null, address: { street: null, postCode: null, town: null } };
  const small = { number: null, buyer: nobody, seller: { ...whole.seller, address: nobody.address } };
  const priced = (unitPriceCents: number) => [
    { ...line, quantity: '1', unitPriceCents: cents(unitPriceCents), servedTo: null },
  ];
  assert.deepEqual(lacks({ ...small, lines: priced(318_72) }), []);
  assert.equal(lacks({ ...small, lines: priced(318_73) }).length, 5);
  const reverse = {
    ...line,
    vat: { category: 'AE' as const, rateBp: bp(0) },
    reason: 'Reverse charge',
    unitPriceCents: cents(1_00),
  };
  assert.ok(lacks({ ...small, lines: [reverse] }).length > 0);
});
