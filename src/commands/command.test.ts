import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kevyt, kevytReading } from '../../dev/kevyt.ts';
import { repeatedName } from './repeated-name.ts';

test('a name given twice in one object is found, however it is spelt and wherever it stands', () => {
  assert.equal(repeatedName('{"a":1,"b":[{"c":1},{"c":1}],"d":{"a":1}}'), null);
  assert.equal(repeatedName('{"a":"a","b":"{\\"a\\":1}","c":"a"}'), null);
  assert.equal(repeatedName('{"a":1,"b":{},"a":2}'), 'a');
  assert.equal(repeatedName('[{"b":{"a" :1,"\\u0061"\n:2}}]'), 'a');
  assert.equal(repeatedName('"a"'), null);
});

test('a field given twice is named, because the last would count without a word', async () => {
  const debt = '"principalCents":100000,"dueOn":"2024-12-01","paidOn":"2025-01-31","debtor":"business"';
  const { code, stdout, stderr } = await kevytReading(`{"principalCents":1,${debt}}`, 'interest', '-');
  assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
  assert.equal(stderr, 'kevyt: -: "principalCents" is given twice in one object\n');
});

test('a day that does not exist is told to be no day', async () => {
  const debt = { principalCents: 1, dueOn: '2026-02-30', paidOn: '2026-03-01', debtor: 'business' };
  const { code, stderr } = await kevytReading(JSON.stringify(debt), 'interest', '-');
  assert.deepEqual([code, stderr], [2, 'kevyt: -: dueOn: not a day written YYYY-MM-DD\n']);
});

test('whatever is wrong with the options is one line', async () => {
  const { code, stderr } = await kevyt('barcode', '--iban', 'FI2112345600000785', '--amount-cents', '-1');
  assert.equal(code, 2);
  assert.match(stderr, /^kevyt: usage: kevyt barcode [^\n]+\n$/);
});
