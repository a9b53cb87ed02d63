import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyInvoice, exampleInvoice, exampleNames } from '../dev/invoices.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import type { Invoice } from '../src/formats/en16931.ts';
import { finvoice } from '../src/formats/finvoice.ts';
import { framedFinvoice } from '../src/formats/finvoice-frame.ts';
import { peppol } from '../src/formats/peppol.ts';
import { compared } from './compared.ts';
import { schemaValidator, withFixtures } from './fixtures.ts';
import { official, type StyleSheet } from './saxon.ts';

const message = { messageId: '3168892-8/20261001', sentAt: '2026-06-01T00:00:00Z' };
// The same invoices every time, so that a failure can be looked at again.
const drawn = (count: number): Invoice[] => fc.sample(anyInvoice, { seed: 16931, numRuns: count });
const invoices = (count: number): Invoice[] => [...exampleNames().map((name) => exampleInvoice(name)), ...drawn(count)];

function inPeppol(invoice: Invoice): string[] {
  const written = peppol(invoice);
  return isRefusal(written) ? [] : [written];
}

test('every Finvoice is valid against the official schema', withFixtures, () => {
  const complaint = schemaValidator('finvoice/xsd/Finvoice3.0.xsd');
  const written = invoices(300);
  for (const invoice of written) assert.equal(complaint(finvoice(invoice, message)), null, invoice.number);
  compared('Finvoice 3.0', 'official schema', written.length);
});

test('a framed Finvoice is a valid frame and a valid invoice, both in ISO-8859-15', withFixtures, () => {
  const frameComplaint = schemaValidator('finvoice/xsd/envelope.xsd');
  const complaint = schemaValidator('finvoice/xsd/Finvoice3.0.xsd');
  for (const invoice of invoices(300)) {
    const file = framedFinvoice(invoice, message);
    if (isRefusal(file)) continue;
    const documentAt = Buffer.from(file).indexOf('<?xml');
    assert.equal(frameComplaint(file.subarray(0, documentAt)), null);
    assert.equal(complaint(file.subarray(documentAt)), null);
    compared('Finvoice in its SOAP frame', 'official schemas', 1);
  }
});

test('every Peppol document is valid against the UBL schema', withFixtures, () => {
  const complaints = {
    Invoice: schemaValidator('einvoice/ubl21-xsd/maindoc/UBL-Invoice-2.1.xsd'),
    CreditNote: schemaValidator('einvoice/ubl21-xsd/maindoc/UBL-CreditNote-2.1.xsd'),
  };
  const documents = invoices(200).flatMap(inPeppol);
  assert.ok(documents.length >= 200);
  for (const document of documents)
    assert.equal(complaints[document.includes('<CreditNote ') ? 'CreditNote' : 'Invoice'](document), null);
  compared('Peppol BIS Billing 3', 'schema of UBL 2.1', documents.length);
});

// A spoilt document shows that the rules are really run.
const spoilt = {
  'CEN-EN16931-UBL': { rule: 'BR-CO-16 fatal', from: /(<cbc:PayableAmount [^>]*>)/, to: '$19' },
  'PEPPOL-EN16931-UBL': { rule: 'PEPPOL-EN16931-CL008 fatal', from: 'schemeID="0216"', to: 'schemeID="0037"' },
} satisfies Record<StyleSheet, object>;

test('the official rules find nothing to remark', withFixtures, async () => {
  const documents = invoices(40).flatMap(inPeppol);
  const sheets = Object.entries(spoilt) as [StyleSheet, (typeof spoilt)[StyleSheet]][];
  for (const [sheet, { rule, from, to }] of sheets) {
    const broken = inPeppol(exampleInvoice('hourly-work')).map((document) => document.replace(from, to));
    const verdicts = await official(sheet, [...documents, ...broken]);
    assert.deepEqual(verdicts, [...documents.map(() => ({ failed: [] })), { failed: [rule] }]);
    compared('Peppol BIS Billing 3', `rules ${sheet}`, documents.length);
  }
});
