import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyInvoice, exampleInvoice, exampleNames } from '../dev/invoices.ts';
import { invoiceTotals } from '../src/basics/invoice-arithmetic.ts';
import { parseEuros } from '../src/basics/money.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import { readEinvoices } from '../src/formats/einvoice-read.ts';
import { payableOf } from '../src/formats/en16931.ts';
import { finvoice } from '../src/formats/finvoice.ts';
import { validateFinvoice } from '../src/formats/finvoice-checks.ts';
import { messageOf } from '../src/formats/finvoice-parties.ts';
import { structureFaults } from '../src/formats/finvoice-structure.ts';
import { documentTree } from '../src/formats/xml-cursor.ts';
import { compared } from './compared.ts';
import { fixtures, schemaValidator, withFixtures } from './fixtures.ts';

const samples = 'finvoice/samples';

/** A published sample as text in which its encoding is not said any more. */
const sampleText = (path: string): string => {
  const bytes = fixtures.bytes(path);
  const head = Buffer.from(bytes.subarray(0, 100)).toString('latin1');
  const text = new TextDecoder(/encoding="iso-8859-15"/i.test(head) ? 'iso-8859-15' : 'utf-8').decode(bytes);
  return text.replace(/^\ufeff?<\?xml[^>]*\?>/, '');
};

test('every published Finvoice has the structure that its schema wants', withFixtures, () => {
  for (const path of fixtures.under(samples, /\.xml$/))
    assert.deepEqual(structureFaults(documentTree(fixtures.bytes(path))), [], path);
});

test('every published Finvoice is read, or refused by a reason that has a place', withFixtures, () => {
  for (const path of fixtures.under(samples, /\.xml$/))
    for (const one of readEinvoices(fixtures.bytes(path)))
      if (isRefusal(one)) assert.ok(typeof one.data?.location === 'string', path);
      else assert.ok(one.invoice.lines.length > 0, path);
});

test('every published invoice of UBL is read, and asks for what it asks for', withFixtures, () => {
  const paths = ['einvoice/peppol-2026.5/billing', 'einvoice/en16931-1.3.16/ubl-examples'].flatMap((folder) =>
    fixtures.under(folder, /\.xml$/i),
  );
  assert.ok(paths.length > 0);
  for (const path of paths) {
    const [one, ...more] = readEinvoices(fixtures.bytes(path));
    assert.ok(one && more.length === 0, path);
    assert.ok(!isRefusal(one), path);
    const [, payable] = /<cbc:PayableAmount[^>]*>([^<]*)</.exec(sampleText(path)) ?? [];
    assert.equal(payableOf(one.invoice, invoiceTotals(one.invoice.lines).grossCents), parseEuros(payable ?? ''), path);
  }
  compared('UBL invoices of others', 'their own sum to pay', paths.length);
});

// Values that are right somewhere and wrong elsewhere.
const values = [
  '',
  'x',
  ' ',
  'ä'.repeat(36),
  'ä'.repeat(513),
  '1',
  '-1',
  '1,2',
  '1,20',
  '1.20',
  '20260230',
  'FI',
  'a b',
];

/** One change of an element, an attribute or a value somewhere in the document. */
const anyMutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  other: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('remove', 'double', 'rename', 'move', 'value', 'bare', 'attribute'),
  value: fc.constantFrom(...values),
});

type Mutation = typeof anyMutation extends fc.Arbitrary<infer T> ? T : never;

function mutated(document: string, { at, other, kind, value }: Mutation): string {
  const leaves = [...document.matchAll(/<(\w+)((?: [^<>]*)?)>([^<]*)<\/\1>/g)];
  const pick = (share: number) => leaves[Math.floor(share * leaves.length)];
  const [leaf, another] = [pick(at), pick(other)];
  if (!leaf || !another) return document;
  const [whole, name = '', attributes = '', text = ''] = leaf;
  const put = (replacement: string) =>
    document.slice(0, leaf.index) + replacement + document.slice(leaf.index + whole.length);
  if (kind === 'remove') return put('');
  if (kind === 'double') return put(whole + whole);
  if (kind === 'rename') return put(`<${another[1]}${attributes}>${text}</${another[1]}>`);
  if (kind === 'value') return put(`<${name}${attributes}>${value}</${name}>`);
  if (kind === 'bare') return put(`<${name}>${text}</${name}>`);
  if (kind === 'attribute')
    return put(`<${name} ${value === 'x' ? 'Format' : 'SchemeID'}="${value}">${text}</${name}>`);
  const [first, second] = leaf.index < another.index ? [leaf, another] : [another, leaf];
  const between = document.slice(first.index + first[0].length, second.index);
  return first === second
    ? document
    : document.slice(0, first.index) + between + first[0] + document.slice(second.index + second[0].length);
}

test('documents spoilt in structure are judged as the official schema judges them', withFixtures, () => {
  const complaint = schemaValidator('finvoice/xsd/Finvoice3.0.xsd');
  const documents = [
    ...exampleNames().map((name) => finvoice(exampleInvoice(name), messageOf(exampleInvoice(name)))),
    ...fc.sample(anyInvoice, { seed: 30, numRuns: 10 }).map((invoice) => finvoice(invoice, messageOf(invoice))),
    ...fixtures.under(samples, /\.xml$/).map(sampleText),
  ].map((text) => text.replace(/^<\?xml[^>]*\?>/, ''));
  let wrong = 0;
  for (const [at, mutation] of fc.sample(anyMutation, { seed: 2026, numRuns: 3000 }).entries()) {
    const document = mutated(documents[at % documents.length] ?? '', mutation);
    const official = complaint(document);
    const ours = structureFaults(documentTree(new TextEncoder().encode(document)));
    const told = `${JSON.stringify(mutation)}\nschema: ${official}\nours: ${JSON.stringify(ours)}`;
    assert.equal(ours.length === 0, official === null, told);
    if (official !== null) wrong++;
  }
  assert.ok(wrong > 1000, `${wrong} documents were wrong`);
  compared('rules of Finvoice', 'official schema, on spoilt documents', 3000);
});

test('every published Finvoice is judged; what is told of it is in its own values', withFixtures, () => {
  for (const path of fixtures.under(samples, /\.xml$/)) {
    const verdict = validateFinvoice(fixtures.bytes(path));
    assert.ok(verdict, path);
    const structural = /^FI-(?:UNKNOWN|ORDER|MISSING|REPEATED|VALUE|ATTRIBUTE|VERSION|XML)$/;
    assert.deepEqual(
      verdict.findings.filter(({ rule }) => structural.test(rule)),
      [],
      path,
    );
  }
});
