import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyInvoice, exampleInvoice, exampleNames } from '../dev/invoices.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import type { Invoice } from '../src/formats/en16931.ts';
import { finvoice } from '../src/formats/finvoice.ts';
import { framedFinvoice } from '../src/formats/finvoice-frame.ts';
import { peppol } from '../src/formats/peppol.ts';
import { fixtures, schemaValidator, withFixtures } from './fixtures.ts';

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
  for (const invoice of invoices(300)) assert.equal(complaint(finvoice(invoice, message)), null, invoice.number);
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
});

const saxon = '/usr/share/java/Saxon-HE.jar';
const java = join(process.env.JAVA_HOME ?? '/usr', 'bin/java');
const withSaxon = {
  skip:
    withFixtures.skip ||
    (existsSync(saxon) && existsSync(java)
      ? false
      : `${java} or ${saxon} is not there (Debian: libsaxonhe-java): the official rules were not run`),
};

// A spoilt document shows that the rules are really run.
const spoilt = {
  'CEN-EN16931-UBL': { rule: 'BR-CO-16', from: /(<cbc:PayableAmount [^>]*>)/, to: '$19' },
  'PEPPOL-EN16931-UBL': { rule: 'PEPPOL-EN16931-CL008', from: 'schemeID="0216"', to: 'schemeID="0037"' },
};

for (const [rules, { rule, from, to }] of Object.entries(spoilt))
  test(`the official rules ${rules} find nothing to remark`, withSaxon, () => {
    const folder = mkdtempSync(join(tmpdir(), 'kevyt-peppol-'));
    try {
      const documents = invoices(40).flatMap(inPeppol);
      const broken = inPeppol(exampleInvoice('hourly-work')).map((document) => document.replace(from, to));
      [...documents, ...broken].forEach((document, at) => {
        writeFileSync(join(folder, `${at}.xml`), document);
      });
      const reports = rulesRun(rules, folder);
      assert.equal(reports.length, documents.length + 1);
      for (const report of reports) assert.match(report, /<svrl:fired-rule/);
      const found = reports.flatMap(findings);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', new RegExp(rule));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

const findings = (report: string): string[] =>
  [...report.matchAll(/<svrl:(?:failed-assert|successful-report)[\s\S]*?<svrl:text>([\s\S]*?)<\/svrl:text>/g)].map(
    (match) => match[1] ?? '',
  );

function rulesRun(rules: string, folder: string): string[] {
  const output = mkdtempSync(join(tmpdir(), 'kevyt-rules-'));
  try {
    const styleSheet = fixtures.path(`einvoice/peppol-2026.5/xslt/${rules}.xslt`);
    const transform = ['-cp', saxon, 'net.sf.saxon.Transform', `-s:${folder}`, `-xsl:${styleSheet}`, `-o:${output}`];
    const { status, stderr } = spawnSync(java, transform, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return readdirSync(output).map((file) => readFileSync(join(output, file), 'utf8'));
  } finally {
    rmSync(output, { recursive: true });
  }
}
