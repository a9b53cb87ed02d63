import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kevyt } from '../../dev/kevyt.ts';

test('one value is one line, and an invalid one makes the exit code 1', async () => {
  const { code, lines } = await kevyt('check', 'iban', 'fi21 1234 5600 0007 85', 'FI2112345600000786');
  assert.equal(code, 1);
  assert.deepEqual(lines, [
    {
      kind: 'iban',
      value: 'fi21 1234 5600 0007 85',
      valid: true,
      canonical: 'FI2112345600000785',
      display: 'FI21 1234 5600 0007 85',
    },
    { kind: 'iban', value: 'FI2112345600000786', valid: false, reason: 'check-digit' },
  ]);
});

test('a personal identity code tells its birthday and nothing else about the person', async () => {
  const { code, lines } = await kevyt('check', 'hetu', '010594y9032');
  const canonical = '010594Y9032';
  assert.equal(code, 0);
  assert.deepEqual(lines, [
    { kind: 'hetu', value: '010594y9032', valid: true, canonical, display: canonical, bornOn: '1994-05-01' },
  ]);
});

test('an unknown kind is one line on standard error and exit code 2', async () => {
  const { code, lines, stderr } = await kevyt('check', 'passport', 'X1');
  assert.equal(code, 2);
  assert.deepEqual(lines, []);
  assert.match(stderr, /^kevyt: check needs a kind, one of: hetu [^\n]+\n$/);
});

test('a reference is made of its base, and a barcode of a payment', async () => {
  const made = await kevyt('reference', '1234');
  assert.deepEqual(made.lines, [{ reference: '12344', rf: 'RF0812344' }]);
  const payment = ['--iban', 'FI3715903000000776', '--amount-cents', '110', '--due', '2017-01-01'];
  const international = await kevyt('barcode', ...payment, '--reference', 'RF9811112');
  const barcode = '537159030000007760000011098000000000000000011112170101';
  assert.deepEqual(international.lines, [{ barcode, version: 5 }]);
  const wrong = await kevyt('barcode', ...payment, '--reference', 'RF9811113');
  assert.equal(wrong.code, 1);
  assert.deepEqual(wrong.lines, [{ refused: 'check-digit', field: 'reference' }]);
});
