import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bicOf } from '../src/basics/identifiers/bic.ts';
import { parseBusinessId } from '../src/basics/identifiers/business-id.ts';
import { bornOn, parseHetu } from '../src/basics/identifiers/hetu.ts';
import { type Iban, parseIban } from '../src/basics/identifiers/iban.ts';
import { displayReference, displayRf, parseReference, parseRf } from '../src/basics/identifiers/reference.ts';
import { parseVatNumber } from '../src/basics/identifiers/vat-number.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import { bankBarcode } from '../src/formats/bank-barcode.ts';
import { compared } from './compared.ts';
import { fixtures, withFixtures } from './fixtures.ts';

// Vectors gathered from the test suites of others; each list was checked there by people who do not know this code.
const vectors = () => JSON.parse(fixtures.text('identifiers/vectors.json'));
type Parse = (text: string) => unknown;

function sort(parse: Parse, valid: string[], invalid: string[]) {
  assert.ok(valid.length > 0);
  assert.deepEqual(
    valid.filter((text) => isRefusal(parse(text))),
    [],
  );
  assert.deepEqual(
    invalid.filter((text) => !isRefusal(parse(text))),
    [],
  );
  compared('identifiers', 'published vectors', valid.length + invalid.length);
}

test('personal identity codes are told from others by every vector', withFixtures, () => {
  const { hetu } = vectors();
  // Individual numbers 000 and 001 are never given, so one suite's example of 000 is refused here.
  const valid = [...hetu.valid, ...hetu.validTemporary9xx].filter((code: string) => code.slice(7, 10) > '001');
  // White space around a code is dropped on input, so those vectors are no errors here.
  const invalid = hetu.invalid.filter((code: string) => code === code.trim());
  sort(parseHetu, valid, invalid);
  for (const { id, birth } of hetu.parsed) {
    const code = parseHetu(id);
    assert.ok(!isRefusal(code));
    assert.equal(bornOn(code), birth);
  }
});

test('business ids, VAT numbers and accounts are told from others by every vector', withFixtures, () => {
  const { ytunnus, vatFI, iban } = vectors();
  sort(parseBusinessId, ytunnus.valid, ytunnus.invalid);
  sort(parseVatNumber, vatFI.valid, vatFI.invalid);
  const valid = [...iban.valid, ...iban.bbanToIban.map(([, account]: string[]) => account)];
  sort(parseIban, valid, iban.invalid);
});

test('references are told from others and printed as every vector says', withFixtures, () => {
  const { reference } = vectors();
  const isRf = (text: string) => text.startsWith('RF');
  sort(
    parseReference,
    reference.validNational,
    reference.invalid.filter((text: string) => !isRf(text)),
  );
  const rfs = [...reference.validRFNational, ...reference.validRFGeneralIso11649, ...reference.notFinnishButValidRF];
  sort(parseRf, rfs, reference.invalid.filter(isRf));
  for (const [text, printed] of Object.entries(reference.format)) {
    const read = isRf(text) ? parseRf(text) : parseReference(text);
    assert.ok(!isRefusal(read));
    assert.equal(isRf(text) ? displayRf(read as never) : displayReference(read as never), printed);
  }
});

test('bank barcodes are the guide’s own, digit by digit', withFixtures, () => {
  const { bankBarcode: cases } = vectors();
  assert.ok(cases.length > 0);
  for (const { code, iban, cents, ref, due } of cases) {
    const made = bankBarcode({ iban, amountCents: cents, reference: ref, dueOn: due ?? undefined });
    assert.ok(!isRefusal(made));
    assert.equal(made.barcode, code);
  }
  compared('bank barcode', 'published vectors', cases.length);
});

test(
  'the bank of an account is the one that the list of bank codes names, and codes nobody has are no bank’s',
  withFixtures,
  () => {
    type Bank = { bic: string; bank_codes: string[] };
    const { entries }: { entries: Bank[] } = JSON.parse(
      fixtures.text('registries/banks/schwifty_generated_fi.v2.json'),
    );
    const published = new Map(entries.flatMap(({ bic, bank_codes }) => bank_codes.map((code) => [code, bic] as const)));
    for (let code = 100; code < 1_000; code += 1)
      assert.equal(bicOf(`FI00${code}00000000000` as Iban), published.get(String(code)) ?? null, String(code));
    compared('bank codes', 'the list of Finnish banks', 900);
  },
);
