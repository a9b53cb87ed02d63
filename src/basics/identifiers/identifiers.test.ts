import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../day.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { parseBusinessId } from './business-id.ts';
import { bornOn, parseHetu } from './hetu.ts';
import { displayIban, parseIban } from './iban.ts';
import { ovtOf, parseOvt } from './ovt.ts';
import {
  canonicalReference,
  displayReference,
  displayRf,
  nationalReference,
  parseReference,
  parseRf,
  type Reference,
  referenceFrom,
  rfFrom,
} from './reference.ts';
import { parseTaxNumber } from './tax-number.ts';
import { parseVatNumber, vatNumberOf } from './vat-number.ts';

const refused = (value: unknown) => (isRefusal(value) ? value.refused : `accepted ${String(value)}`);
function given<T>(value: T | Refusal): T {
  assert.ok(!isRefusal(value), `refused ${JSON.stringify(value)}`);
  return value as T;
}

test('a personal identity code tells the birthday by its century sign, old and new', () => {
  assert.equal(bornOn(given(parseHetu('010594Y9032'))), '1994-05-01');
  assert.equal(bornOn(given(parseHetu('010516b903x'))), '2016-05-01');
  assert.equal(bornOn(given(parseHetu('020288+9818'))), '1888-02-02');
  assert.equal(parseHetu(' 010594\u20139032 '), '010594-9032');
});

test('a personal identity code is refused by its length, shape, date and check character', () => {
  assert.equal(refused(parseHetu('')), 'format');
  assert.equal(refused(parseHetu('10594Y9032')), 'length');
  assert.equal(refused(parseHetu('010594/9032')), 'format');
  assert.equal(refused(parseHetu('131052-000V')), 'format');
  assert.equal(refused(parseHetu('290200-101P')), 'date');
  assert.equal(refused(parseHetu('010594Y9033')), 'check-digit');
  assert.equal(refused(parseHetu('131052A308T', day('2026-11-22'))), 'date');
});

test('a business id carries a check digit, and a remainder of one is never given', () => {
  assert.equal(parseBusinessId('2077474-0'), '2077474-0');
  assert.equal(parseBusinessId(' 2077\u00a04740'), '2077474-0');
  assert.equal(refused(parseBusinessId('1375045-1')), 'check-digit');
  assert.equal(refused(parseBusinessId('261741-4')), 'length');
  assert.equal(refused(parseBusinessId('207747-40')), 'format');
});

test('a VAT number and an e-invoice address are made of the business id', () => {
  const businessId = given(parseBusinessId('3168892-8'));
  assert.equal(vatNumberOf(businessId), 'FI31688928');
  assert.equal(parseVatNumber('fi 3168892-8'), 'FI31688928');
  assert.equal(refused(parseVatNumber('SE31688928')), 'prefix');
  assert.equal(refused(parseVatNumber('FI31688929')), 'check-digit');
  assert.equal(ovtOf(businessId), '003731688928');
  assert.equal(parseOvt('0037 3168 8928 tr001'), '003731688928TR001');
  assert.equal(refused(parseOvt('003831688928')), 'prefix');
  assert.equal(refused(parseOvt('00373168892')), 'length');
  assert.equal(refused(parseOvt('003731688927')), 'check-digit');
});

test('a tax number is twelve digits', () => {
  assert.equal(parseTaxNumber('1234 5678 9123'), '123456789123');
  assert.equal(refused(parseTaxNumber('12345678912')), 'length');
  assert.equal(refused(parseTaxNumber('12345678912A')), 'format');
});

test('an account number of any country is read by that country’s length', () => {
  assert.equal(displayIban(given(parseIban('fi21\u00a01234 5600 0007 85'))), 'FI21 1234 5600 0007 85');
  assert.equal(parseIban('GB82 WEST 1234 5698 7654 32'), 'GB82WEST12345698765432');
  assert.equal(parseIban('NO9386011117947'), 'NO9386011117947');
  assert.equal(refused(parseIban('FI2112345600000786')), 'check-digit');
  assert.equal(refused(parseIban('FI211234560000078')), 'length');
  assert.equal(refused(parseIban('ZZ2112345600000785')), 'prefix');
  assert.equal(refused(parseIban('FI21123456000O0785')), 'format');
});

test('references are made, read and printed with their check digits', () => {
  assert.equal(referenceFrom('1234'), '12344');
  assert.equal(rfFrom(given(referenceFrom('234823'))), 'RF332348236');
  assert.equal(refused(referenceFrom('12')), 'length');
  assert.equal(refused(referenceFrom('12A')), 'format');
  assert.equal(displayReference(given(parseReference('01030100067175800018'))), '1030 10006 71758 00018');
  assert.equal(displayRf(given(parseRf('RF031030100067175800018'))), 'RF03 1030 1000 6717 5800 018');
  assert.equal(refused(parseReference('123')), 'length');
  assert.equal(refused(parseReference('12345')), 'check-digit');
  assert.equal(refused(parseRf('12344')), 'prefix');
  assert.equal(refused(parseRf('RF12345')), 'check-digit');
});

test('a reference padded by the bank is the reference on the invoice, in either form', () => {
  assert.equal(canonicalReference('00000000000000001245'), '1245');
  assert.equal(canonicalReference('rf33 0000 2348236'), 'RF332348236');
  assert.equal(canonicalReference(' RF97C2H5OH '), 'RF97C2H5OH');
  assert.equal(canonicalReference('Invoice 7'), 'Invoice 7');
  assert.equal(canonicalReference('0000'), null);
  assert.equal(nationalReference('RF332348236'), '2348236');
  assert.equal(nationalReference('2348236'), '2348236');
});

test('every reference made is read back, and one changed digit never passes', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 100n, max: 10n ** 19n - 1n }),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      (base, at, by) => {
        const reference = given<Reference>(referenceFrom(String(base)));
        const rf = rfFrom(reference);
        assert.equal(parseReference(reference), reference);
        assert.equal(parseRf(rf), rf);
        assert.equal(nationalReference(rf), reference);
        const changed = withDigitChanged(reference, at % reference.length, by);
        assert.ok(isRefusal(parseReference(changed)) || changed.startsWith('0'));
        assert.ok(isRefusal(parseRf(`${rf.slice(0, 4)}${changed}`)));
      },
    ),
  );
});

test('one changed digit never passes for another account, business or person', () => {
  const cases: [string, (text: string) => unknown][] = [
    ['FI2112345600000785', parseIban],
    ['2077474-0', parseBusinessId],
    ['010594Y9032', (text) => parseHetu(text)],
  ];
  for (const [valid, parse] of cases)
    for (let at = 0; at < valid.length; at++)
      for (let by = 1; by <= 9; by++)
        if (/\d/.test(valid.charAt(at)))
          assert.ok(isRefusal(parse(withDigitChanged(valid, at, by))), `${valid} ${at} ${by}`);
});

test('no text whatever makes a reader of identifiers fall over', () => {
  const readers = [
    parseHetu,
    parseBusinessId,
    parseVatNumber,
    parseOvt,
    parseTaxNumber,
    parseIban,
    parseReference,
    parseRf,
  ];
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      for (const parse of readers) {
        const read = parse(text);
        if (!isRefusal(read)) assert.equal(parse(read), read);
      }
    }),
  );
});

const withDigitChanged = (text: string, at: number, by: number) =>
  text.slice(0, at) + String((Number(text[at]) + by) % 10) + text.slice(at + 1);
