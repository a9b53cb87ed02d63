import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../src/basics/day.ts';
import type { BusinessId } from '../src/basics/identifiers/business-id.ts';
import type { Iban } from '../src/basics/identifiers/iban.ts';
import type { Reference, RfReference } from '../src/basics/identifiers/reference.ts';
import { cents } from '../src/basics/money.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import { type PaymentOrder, paymentFile } from '../src/formats/pain.ts';
import { compared } from './compared.ts';
import { schemaValidator, withFixtures } from './fixtures.ts';

const iban = 'FI3715903000000776' as Iban;
const long = 'Åäö & <Kumppanit> "Oy" '.repeat(12);
const parts = { executeOn: day('2026-06-16'), createdAt: '2026-06-15T09:00:00+03:00' };

const orders: Record<string, PaymentOrder> = {
  'one salary with no more than must be said': {
    ...parts,
    messageId: '1',
    debtor: { name: 'Kevyt Oy', iban },
    payments: [{ endToEndId: '1', amountCents: cents(1), creditor: { name: 'Matti', iban }, salary: true }],
  },
  'everything that may be said, at its longest': {
    ...parts,
    messageId: 'M'.repeat(35),
    debtor: { name: long, iban, bic: 'NDEAFIHHXXX', businessId: '3168892-8' as BusinessId },
    payments: [
      { endToEndId: 'A'.repeat(35), amountCents: cents(999_999_999_99), creditor: { name: long, iban }, salary: true },
      {
        endToEndId: 'B',
        amountCents: cents(100),
        creditor: { name: long, iban, address: { street: long, postCode: '00210', town: long, country: 'FI' } },
        message: long,
        salary: false,
      },
      {
        endToEndId: 'C',
        amountCents: cents(100),
        creditor: { name: 'C', iban },
        reference: '12344' as Reference,
        salary: false,
      },
      {
        endToEndId: 'D',
        amountCents: cents(100),
        creditor: { name: 'D', iban },
        reference: 'RF0812344' as RfReference,
        salary: false,
      },
    ],
  },
};

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
const anyOrder: fc.Arbitrary<PaymentOrder> = fc
  .array(
    fc.record({
      amountCents: fc.integer({ min: 1, max: 999_999_999_99 }).map(cents),
      creditor: fc.record({
        name: anyText.filter((text) => /\p{L}/u.test(text.slice(0, 70))),
        iban: fc.constant(iban),
        address: fc.option(
          fc.record({ street: anyText, postCode: anyText, town: fc.constant('Oulu'), country: fc.constant('FI') }),
          { nil: undefined },
        ),
      }),
      reference: fc.option(fc.constantFrom('12344' as Reference, 'RF0812344' as RfReference), { nil: undefined }),
      message: fc.option(anyText, { nil: undefined }),
      salary: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((payments) => ({
    ...parts,
    messageId: 'RUN',
    debtor: { name: 'Kevyt Oy', iban },
    payments: payments.map((payment, at) => ({ endToEndId: `E${at}`, ...payment })),
  }));

for (const version of ['09', '03'] as const)
  test(`whatever order is drawn is valid by the schema of version ${version}`, withFixtures, () => {
    const complaint = schemaValidator(`iso20022/xsd/pain.001.001.${version}.xsd`);
    fc.assert(
      fc.property(anyOrder, (order) => {
        const made = paymentFile(order, version);
        assert.ok(!isRefusal(made));
        assert.equal(complaint([...made].join('')), null);
        compared(`pain.001.001.${version}`, 'official schema', 1);
      }),
    );
  });

for (const version of ['09', '03'] as const)
  test(`every order is valid by the schema of version ${version}`, withFixtures, () => {
    const complaint = schemaValidator(`iso20022/xsd/pain.001.001.${version}.xsd`);
    for (const [name, order] of Object.entries(orders)) {
      const made = paymentFile(order, version);
      assert.ok(!isRefusal(made), name);
      assert.equal(complaint([...made].join('')), null, name);
    }
  });
