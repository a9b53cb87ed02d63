import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validateUbl } from './validate.ts';

const ubl = (root: string, content: string): Uint8Array =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">${content}</${root}>`);

const rulesBroken = (bytes: Uint8Array): string[] =>
  validateUbl(bytes, 'en16931').findings.map(({ rule, location }) => `${rule} ${location}`);

test('a finding names the rule and the element, counted where there are several', () => {
  const address = '<cac:Party><cbc:EndpointID>1</cbc:EndpointID></cac:Party>';
  const broken = rulesBroken(
    ubl('Invoice', `<cac:AccountingSupplierParty>${address}${address}</cac:AccountingSupplierParty>`),
  );
  assert.ok(broken.includes('BR-62 /Invoice/cac:AccountingSupplierParty/cac:Party[2]/cbc:EndpointID'), broken.join());
  assert.ok(broken.includes('BR-CO-26 /Invoice/cac:AccountingSupplierParty'), broken.join());
});

test('a file that is no invoice is told so, with the place of the fault', () => {
  const verdict = validateUbl(new TextEncoder().encode('<a>\n<b></a>'));
  assert.deepEqual([verdict.format, verdict.valid], ['unknown', false]);
  assert.deepEqual(
    verdict.findings.map(({ rule, location }) => [rule, location]),
    [['not-well-formed', 'line 2, column 4']],
  );
});
