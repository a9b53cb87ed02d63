import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../basics/day.ts';
import type { BusinessId } from '../basics/identifiers/business-id.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import type { Reference, RfReference } from '../basics/identifiers/reference.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type PainVersion, type Payment, type PaymentOrder, paymentFile } from './pain.ts';
import { XmlReader } from './xml-events.ts';

const iban = 'FI3715903000000776' as Iban;
const payment = (changes: Partial<Payment> = {}): Payment => ({
  endToEndId: 'E1',
  amountCents: cents(712_50),
  creditor: { name: 'Matti Malli', iban },
  salary: true,
  ...changes,
});
const order = (...payments: Payment[]): PaymentOrder => ({
  messageId: 'RUN-1',
  createdAt: '2026-06-15T09:00:00Z',
  executeOn: day('2026-06-16'),
  debtor: {
    name: 'Kevyt Oy',
    iban: 'FI2112345600000785' as Iban,
    bic: 'NDEAFIHH',
    businessId: '3168892-8' as BusinessId,
  },
  payments,
});

function written(from: PaymentOrder, version: PainVersion = '09'): string {
  const made = paymentFile(from, version);
  assert.ok(!isRefusal(made), JSON.stringify(made));
  return [...made].join('');
}

const refusal = (from: PaymentOrder) => {
  const made = paymentFile(from, '09');
  return isRefusal(made) ? made.refused : 'written';
};

/** Every text of an element of that name. */
function texts(xml: string, name: string): string[] {
  const found: string[] = [];
  const reader = new XmlReader({ opened: () => undefined, closed: (at, text) => at === name && found.push(text) });
  reader.write(new TextEncoder().encode(xml));
  reader.end();
  return found;
}

test('a salary is paid in a group of its own, so that the statement shows one sum', () => {
  const xml = written(order(payment(), payment({ endToEndId: 'E2', salary: false, message: 'Palautus' })));
  assert.deepEqual(texts(xml, 'PmtInfId'), ['RUN-1-1', 'RUN-1-2']);
  assert.equal(xml.split('<CtgyPurp><Cd>SALA</Cd></CtgyPurp>').length, 2);
  assert.deepEqual(texts(xml, 'NbOfTxs'), ['2', '1', '1']);
  assert.deepEqual(texts(xml, 'CtrlSum'), ['1425.00', '712.50', '712.50']);
});

test('a Finnish reference names no issuer, and an RF reference names ISO', () => {
  const national = written(order(payment({ reference: '12344' as Reference, message: 'unsent' })));
  assert.match(national, /<Cd>SCOR<\/Cd><\/CdOrPrtry><\/Tp><Ref>12344</);
  assert.ok(!national.includes('unsent'));
  const international = written(order(payment({ reference: 'RF0812344' as RfReference })));
  assert.match(international, /<\/CdOrPrtry><Issr>ISO<\/Issr><\/Tp><Ref>RF0812344</);
});

test('the two versions differ in the words for day and bank', () => {
  assert.match(written(order(payment()), '09'), /<ReqdExctnDt><Dt>2026-06-16<\/Dt>.*<BICFI>NDEAFIHH</);
  assert.match(written(order(payment()), '03'), /<ReqdExctnDt>2026-06-16<.*<BIC>NDEAFIHH</);
});

test('an address is structured, and what is missing is left out', () => {
  const creditor = { name: 'Matti', iban, address: { street: '', town: 'Helsinki', country: 'FI' } };
  assert.match(written(order(payment({ creditor }))), /<PstlAdr><TwnNm>Helsinki<\/TwnNm><Ctry>FI<\/Ctry><\/PstlAdr>/);
});

test('text is one line of letters and signs that banks carry', () => {
  const told = payment({ message: ' Kiitos\u0007\n🎉  Žižek\u202e ', creditor: { name: '\u0000', iban } });
  const xml = written(order(told));
  assert.deepEqual(texts(xml, 'Ustrd'), ['Kiitos ? Žižek']);
  assert.ok(!xml.includes('\ufffd'));
});

test('an order that would pay twice, nothing, or outside SEPA is refused', () => {
  assert.equal(refusal(order()), 'no-payments');
  assert.equal(refusal(order(payment(), payment())), 'payment-id-repeated');
  assert.equal(refusal(order(payment({ endToEndId: 'palkka_ä' }))), 'payment-id-invalid');
  assert.equal(refusal(order(payment({ endToEndId: 'x'.repeat(36) }))), 'payment-id-invalid');
  assert.equal(refusal(order(payment({ endToEndId: '/x' }))), 'payment-id-invalid');
  assert.equal(refusal(order(payment({ amountCents: cents(0) }))), 'payment-amount-invalid');
  const turkish = { name: 'A', iban: 'TR330006100519786457841326' as Iban };
  assert.equal(refusal(order(payment({ creditor: turkish }))), 'account-outside-sepa');
});

test('the same order gives the same text, and what is read back is what was to be paid', () => {
  const anyPayment = fc.record({
    amountCents: fc.integer({ min: 1, max: 999_999_999_99 }).map(cents),
    name: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 70 }).filter((text) => text.trim() !== ''),
    salary: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(anyPayment, { minLength: 1, maxLength: 30 }),
      fc.constantFrom('09', '03'),
      (drawn, version) => {
        const payments = drawn.map(({ amountCents, name, salary }, at) =>
          payment({ endToEndId: `E${at}`, amountCents, salary, creditor: { name, iban } }),
        );
        const xml = written(order(...payments), version);
        assert.equal(xml, written(order(...payments), version));
        const inOrder = [...payments.filter((one) => one.salary), ...payments.filter((one) => !one.salary)];
        assert.deepEqual(
          texts(xml, 'EndToEndId'),
          inOrder.map((one) => one.endToEndId),
        );
        assert.deepEqual(
          texts(xml, 'InstdAmt').map((amount) => Number(amount.replace('.', ''))),
          inOrder.map((one) => one.amountCents),
        );
      },
    ),
  );
});
