import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../refusal.ts';
import { parseBusinessId } from './business-id.ts';
import { parseHetu } from './hetu.ts';
import { parseIban } from './iban.ts';
import { parseReference, parseRf, referenceFrom, rfFrom } from './reference.ts';

const words = (text: string) => text.trim().split(/\s+/);
const refused = (value: unknown) => (isRefusal(value) ? value.refused : null);

// Artificial people of the Digital and Population Data Services Agency, and codes from others' test suites.
test('published personal identity codes are valid', () => {
  for (const code of words(`131052-308T 010594Y9032 010594Y9021 020594X903P 020594X902N 030594W903B 030694W9024
    040594V9030 040594V902Y 050594U903M 050594U902L 010516B903X 010516B902W 020516C903K 020516C902J 030516D9037
    030516D9026 010501E9032 020502E902X 020503F9037 020504A902E 020504B904H 010195+433X 010114A173M 290296-7808
    290200A248A 010190-999W`))
    assert.equal(parseHetu(code), code);
});

test('codes with a wrong check character, or of a day that never was, are not', () => {
  assert.equal(refused(parseHetu('131052-308U')), 'check-digit');
  for (const code of ['010190-999K', '010190Y999K']) assert.equal(refused(parseHetu(code)), 'check-digit', code);
  // No 31 February, no 30 of month 13, and 1900 was no leap year.
  for (const code of ['310252-308Y', '301398-1233', '290200-101P'])
    assert.equal(refused(parseHetu(code)), 'date', code);
});

test('two codes with the same digits and another sign are two people', () => {
  assert.notEqual(parseHetu('010594Y9032'), parseHetu('010594-9032'));
});

test('published accounts are valid, and one with a wrong digit is not', () => {
  for (const iban of words(`FI2112345600000785 FI3715903000000776 FI4950009420028730 FI5810171000000122
    FI0250004640001302 FI1566010001530641 FI1680001400050267`))
    assert.equal(parseIban(iban), iban);
  assert.equal(refused(parseIban('FI2112345600000786')), 'check-digit');
});

test('published references come of their bases, and their RF forms of them', () => {
  const made: [base: string, reference: string, rf?: string][] = [
    ['1234', '12344', 'RF0812344'],
    ['1111', '11112', 'RF9811112'],
    ['123456', '1234561', 'RF341234561'],
    ['234823', '2348236', 'RF332348236'],
    ['202600001', '2026000011', 'RF632026000011'],
    ['100', '1009'],
  ];
  for (const [base, expected, rf] of made) {
    const reference = referenceFrom(base);
    assert.ok(!isRefusal(reference));
    assert.equal(reference, expected);
    if (rf) assert.equal(rfFrom(reference), rf);
  }
  for (const rf of words('RF06559582243294671 RF5869875672083435364 RF847758474790647489')) {
    assert.equal(parseRf(rf), rf);
    assert.equal(parseReference(rf.slice(4)), rf.slice(4));
  }
});

test('published business ids are valid; a wrong check digit and one that is never given are not', () => {
  for (const id of words('2077474-0 3168892-8 0245458-3 1572860-0 1234567-1')) assert.equal(parseBusinessId(id), id);
  for (const id of ['3168892-7', '1375045-1']) assert.equal(refused(parseBusinessId(id)), 'check-digit', id);
});
