import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../basics/day.ts';
import type { Iban } from '../basics/identifiers/iban.ts';
import { parseRf, type Reference, type RfReference, referenceFrom, rfFrom } from '../basics/identifiers/reference.ts';
import { cents } from '../basics/money.ts';
import { bankBarcode } from './bank-barcode.ts';

const iban = 'FI3715903000000776' as Iban;
const reference = '11112' as Reference;

test('the bank’s own examples become the same 54 digits', () => {
  assert.deepEqual(bankBarcode({ iban, amountCents: cents(12_25), reference, dueOn: day('2016-12-21') }), {
    barcode: '437159030000007760000122500000000000000000011112161221',
    version: 4,
  });
  const rf = 'RF9811112' as RfReference;
  assert.deepEqual(bankBarcode({ iban, amountCents: cents(1_10), reference: rf, dueOn: day('2017-01-01') }), {
    barcode: '537159030000007760000011098000000000000000011112170101',
    version: 5,
  });
});

test('a sum of a million euros leaves the amount open, and so does a missing due date the day', () => {
  const fits = bankBarcode({ iban, amountCents: cents(999_999_99), reference });
  const over = bankBarcode({ iban, amountCents: cents(1_000_000_00), reference });
  assert.ok('barcode' in fits && 'barcode' in over);
  assert.equal(fits.barcode.slice(17, 25), '99999999');
  assert.equal(over.barcode.slice(17, 25), '00000000');
  assert.equal(over.barcode.slice(-6), '000000');
});

test('a foreign account, letters in the reference and a negative sum have no barcode', () => {
  const amountCents = cents(1);
  assert.deepEqual(bankBarcode({ iban: 'NO9386011117947' as Iban, amountCents, reference }), {
    refused: 'not-finnish',
  });
  assert.deepEqual(bankBarcode({ iban, amountCents, reference: parseRf('RF97C2H5OH') as RfReference }), {
    refused: 'reference-has-letters',
  });
  assert.deepEqual(bankBarcode({ iban, amountCents: cents(-1), reference }), { refused: 'amount-negative' });
});

test('every payment makes 54 digits that hold its cents', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_99 }),
      fc.bigInt({ min: 100n, max: 10n ** 19n - 1n }),
      fc.boolean(),
      (amount, base, international) => {
        const national = referenceFrom(String(base)) as Reference;
        const made = bankBarcode({
          iban,
          amountCents: cents(amount),
          reference: international ? rfFrom(national) : national,
        });
        assert.ok('barcode' in made);
        assert.match(made.barcode, /^[45]\d{53}$/);
        assert.equal(Number(made.barcode.slice(17, 25)), amount);
        assert.equal(BigInt(made.barcode.slice(27, 48)), BigInt(national));
      },
    ),
  );
});
