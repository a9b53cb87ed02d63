import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../basics/refusal.ts';
import { parseAddress, parseName, parsePhone } from './contact.ts';

const refused = (value: unknown) => (isRefusal(value) ? value.refused : value);

test('names of people pass as they are written, codes and markup do not', () => {
  for (const name of ['Aino', 'Aino Maria', 'von Öhman-Åström', "D'Angelo", 'J. R.', 'Nguyễn', 'Łukasz', 'Þór'])
    assert.equal(refused(parseName(` ${name} `)), name);
  for (const text of ['', '   ', '131052-308T', 'Aino1', '<b>Aino</b>', '.Aino', 'a'.repeat(101), 'Aino@x'])
    assert.equal(refused(parseName(text)), 'name-invalid', text);
});

test('a name never carries invisible characters that turn the text around', () => {
  assert.equal(refused(parseName('Ai\u202eno\u200b')), 'Aino');
});

test('a telephone number is read however it is written', () => {
  for (const text of ['040 123 4567', '+358 40 1234567', '00358401234567', '(040) 123-4567', '040–123–4567'])
    assert.equal(refused(parsePhone(text)), '+358401234567', text);
  assert.equal(refused(parsePhone('+46 70 123 45 67')), '+46701234567');
  for (const text of ['', '12', 'numero', '+0401234567', '+3584012345678901'])
    assert.equal(refused(parsePhone(text)), 'phone-invalid', text);
});

test('a Finnish post code has five digits, others are left to their countries', () => {
  const address = { street: 'Testikatu 1', postCode: '00100', town: 'Helsinki', country: 'FI' };
  assert.deepEqual(refused(parseAddress(address)), address);
  assert.equal(refused(parseAddress({ ...address, postCode: '100' })), 'post-code-invalid');
  const london = { street: '1 Test Street', postCode: 'sw1a 1aa', town: 'London', country: 'GB' };
  assert.deepEqual(refused(parseAddress(london)), { ...london, postCode: 'SW1A 1AA' });
});
