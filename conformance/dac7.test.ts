import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from '../src/basics/day.ts';
import type { BusinessId } from '../src/basics/identifiers/business-id.ts';
import type { Iban } from '../src/basics/identifiers/iban.ts';
import { cents } from '../src/basics/money.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import { type Dac7Message, dac7Report, type Quarters, type Seller } from '../src/formats/dac7.ts';
import { compared } from './compared.ts';
import { fixtures, schemaValidator, withFixtures } from './fixtures.ts';

const schema = 'dac7/xsd/DPIXML_v1.0.xsd';

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 250 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const country = fc.constantFrom('FI', 'SE', 'EE', 'AX', 'GB', 'US', 'GR', 'XX');
const address = fc.record({ street: maybe(text), postalCode: maybe(text), town: text, country });
const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map(cents);
const quarter = fc.record({
  considerationCents: amount,
  activities: fc.integer({ min: 1, max: 99 }),
  feesCents: amount,
  taxesCents: amount,
});
const quarters = fc.tuple(quarter, quarter, quarter, quarter) as unknown as fc.Arbitrary<Quarters>;
const unique = fc.stringMatching(/^[A-Za-z0-9_.:/]{1,150}$/);

const who: fc.Arbitrary<Seller['who']> = fc.oneof(
  fc.record({
    firstName: text,
    lastName: text,
    birthDate: fc.nat(20_000).map((days) => addDays(day('1940-01-01'), days)),
    birthPlace: fc.record({ city: text, country }),
  }),
  fc.record({
    name: text,
    registrationNumber: text,
    permanentEstablishments: maybe(fc.subarray(['SE', 'EE', 'GR', 'NO'])),
  }),
);

const seller: fc.Arbitrary<Seller> = fc.record({
  docId: unique.map((id) => `FI2026${id}`),
  action: fc.constantFrom('new', 'correct', 'delete'),
  corrects: maybe(unique.map((id) => `FI2026${id}`)),
  residence: fc.array(country, { minLength: 1, maxLength: 2 }),
  taxNumbers: fc.array(fc.record({ country: fc.constantFrom('SE', 'EE'), number: text }), { maxLength: 2 }),
  vatNumber: maybe(text),
  address,
  accounts: fc.array(fc.record({ iban: fc.constant('FI2112345600000785' as Iban), holder: maybe(text) }), {
    maxLength: 2,
  }),
  who,
  activities: fc.record({
    'personal-services': maybe(quarters),
    'sale-of-goods': maybe(quarters),
    'transport-rental': maybe(quarters),
  }),
});

const anyMessage: fc.Arbitrary<Dac7Message> = fc
  .record({
    messageId: unique.map((id) => `FI2026FI${id}`),
    createdAt: fc.constantFrom('2027-01-20T09:00:00Z', '2027-01-20T09:00:00.5+02:00'),
    test: fc.boolean(),
    content: fc.constantFrom('new', 'corrections', 'nothing-to-report'),
    operator: fc.record({
      docId: unique.map((id) => `FI2026${id}`),
      action: fc.constant('resend'),
      businessId: fc.constant('3168892-8' as BusinessId),
      vatNumber: maybe(fc.constant('FI31688928')),
      name: text,
      platformNames: fc.array(text, { maxLength: 2 }),
      address,
    }),
    sellers: fc.array(seller, { minLength: 1, maxLength: 2 }),
  })
  .map(({ content, sellers, ...rest }): Dac7Message => {
    const fitting = sellers.map(
      (one): Seller =>
        content === 'new'
          ? { ...one, action: 'new', corrects: undefined }
          : { ...one, action: one.action === 'new' ? 'correct' : one.action },
    );
    return { ...rest, year: 2026, content, sellers: content === 'nothing-to-report' ? [] : fitting } as Dac7Message;
  });

test('whatever our rules let pass is valid by the schema of DPI XML', withFixtures, () => {
  const complaint = schemaValidator(schema);
  let passed = 0;
  fc.assert(
    fc.property(anyMessage, (message) => {
      const made = dac7Report(message);
      if (isRefusal(made)) return;
      passed++;
      assert.equal(complaint([...made].join('')), null);
    }),
    { numRuns: 1000 },
  );
  assert.ok(passed > 200, `only ${passed} of 1000 were let pass`);
  compared('DAC7 DPI XML', 'official schema', passed);
});

test('the schema that ours is held against refuses what others wrote wrongly', withFixtures, () => {
  const complaint = schemaValidator(schema);
  assert.equal(complaint(fixtures.bytes('dac7/samples/validator-golden-minimal.xml')), null);
  for (const wrong of ['invalid-country', 'missing-currCode', 'invalid-date'])
    assert.notEqual(complaint(fixtures.bytes(`dac7/samples/validator-invalid-${wrong}.xml`)), null, wrong);
});
