import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { parseIban } from '../basics/identifiers/iban.ts';
import { parseReference, parseRf } from '../basics/identifiers/reference.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type EpcPayment, epcPayment } from './epc-qr.ts';

const sure = <T>(value: T): Exclude<T, { refused: string }> => {
  assert.ok(!isRefusal(value));
  return value as Exclude<T, { refused: string }>;
};
const payment: EpcPayment = {
  name: 'Kevyt Malli Oy',
  iban: sure(parseIban('FI2112345600000785')),
  bic: 'NDEAFIHH',
  amountCents: cents(62_75),
  reference: sure(parseReference('2026000011')),
  text: 'Lasku 20261001',
  dueOn: day('2026-06-15'),
};
const linesOf = (changes: Partial<EpcPayment> = {}) => {
  const text = epcPayment({ ...payment, ...changes });
  assert.ok(typeof text === 'string');
  return text.split('\n');
};

test('a payer’s bank learns payee, account, sum, reference and due day, each on its line', () => {
  assert.deepEqual(linesOf(), [
    'BCD',
    '002',
    '1',
    'SCT',
    'NDEAFIHH',
    'Kevyt Malli Oy',
    'FI2112345600000785',
    'EUR62.75',
    '',
    'RF632026000011',
    '',
    'ReqdExctnDt/2026-06-15',
  ]);
});

test('an RF reference stays as it is; without a reference the text says what is paid', () => {
  const rf = sure(parseRf('RF18539007547034'));
  assert.deepEqual(linesOf({ reference: rf }).slice(9, 11), ['RF18539007547034', '']);
  assert.deepEqual(linesOf({ reference: null }).slice(9, 11), ['', 'Lasku 20261001']);
});

test('the code stays within its bytes whatever the names are, and a bank code may be missing', () => {
  const lines = linesOf({ name: 'Ä'.repeat(280), text: '€'.repeat(300), bic: null, reference: null });
  assert.equal(lines[4], '');
  assert.equal([...(lines[5] ?? '')].length, 70);
  assert.equal([...(lines[10] ?? '')].length, 140);
});

test('a sum of nothing or beyond a transfer has no code', () => {
  assert.deepEqual(epcPayment({ ...payment, amountCents: cents(0) }), { refused: 'amount-out-of-range' });
  assert.deepEqual(epcPayment({ ...payment, amountCents: cents(1_000_000_000_00) }), {
    refused: 'amount-out-of-range',
  });
});
