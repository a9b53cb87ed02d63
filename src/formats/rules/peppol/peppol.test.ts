import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decimal, decimalOf } from '../decimal.ts';
import { validateUbl } from '../validate.ts';
import { divided } from './arithmetic.ts';

const sound = readFileSync(`${import.meta.dirname}/../../examples/hourly-work.peppol.xml`, 'utf8');
type Change = readonly [from: string | RegExp, to: string];

/** The Peppol rules that break once the example is changed. */
function broken(...changes: Change[]): string[] {
  const document = changes.reduce((text, [from, to]) => {
    const changed = text.replaceAll(from, to);
    assert.notEqual(changed, text, `nothing to change: ${from}`);
    return changed;
  }, sound);
  const { findings } = validateUbl(new TextEncoder().encode(document));
  return [...new Set(findings.map(({ rule }) => rule).filter((rule) => !/^(BR|UBL)-/.test(rule)))].sort();
}

const inCountry = (code: string, vatNumber: string): Change[] => [
  [/<cbc:IdentificationCode>FI</g, `<cbc:IdentificationCode>${code}<`],
  [/<cbc:CompanyID>FI\d+</g, `<cbc:CompanyID>${vatNumber}<`],
];

test('what Kevyt writes breaks no rule of Peppol', () => {
  const { valid, findings } = validateUbl(new TextEncoder().encode(sound));
  assert.deepEqual([valid, findings], [true, []]);
});

test('a buyer reference or an order, a known process and an address in a known scheme are demanded', () => {
  assert.deepEqual(broken([/<cbc:BuyerReference>.*\n/g, '']), ['PEPPOL-EN16931-R003']);
  assert.deepEqual(broken(['billing:01:1.0', 'billing:09:1.0']), ['PEPPOL-EN16931-R007']);
  assert.deepEqual(broken(['schemeID="0216"', 'schemeID="0037"']), ['PEPPOL-EN16931-CL008']);
  assert.deepEqual(broken([/<cbc:EndpointID .*\n/g, '']), ['PEPPOL-EN16931-R010', 'PEPPOL-EN16931-R020']);
});

test('an element that holds nothing is told of, whatever it is', () => {
  assert.deepEqual(broken(['<cbc:Name>Olli Ostaja</cbc:Name>', '<cbc:Name> </cbc:Name>']), ['PEPPOL-EN16931-R008']);
});

test('a line may differ from quantity times price by two cents and no more', () => {
  const line = (amount: string): Change => [
    '<cbc:LineExtensionAmount currencyID="EUR">375.00</cbc:LineExtensionAmount>\n<cac:InvoicePeriod>',
    `<cbc:LineExtensionAmount currencyID="EUR">${amount}</cbc:LineExtensionAmount>\n<cac:InvoicePeriod>`,
  ];
  assert.deepEqual(broken(line('375.02')), []);
  assert.deepEqual(broken(line('375.03')), ['PEPPOL-EN16931-R120']);
});

test('a number that is none breaks the rule that needs it, and the document with it', () => {
  assert.deepEqual(broken(['<cbc:PriceAmount currencyID="EUR">50.00', '<cbc:PriceAmount currencyID="EUR">fifty']), [
    'PEPPOL-EN16931-R120',
  ]);
});

test('the period of a line lies within that of the invoice', () => {
  const line: Change = [/(<cac:InvoiceLine>.*<cbc:StartDate>)2026-05-01/gs, '$12026-04-30'];
  assert.deepEqual(broken(line), ['PEPPOL-EN16931-R110']);
});

test('every day is a real one', () => {
  assert.deepEqual(broken(['<cbc:IssueDate>2026-06-01', '<cbc:IssueDate>2026-06-31']), ['PEPPOL-EN16931-F001']);
});

test('identifiers are checked by the scheme they claim', () => {
  const seller = (scheme: string, identifier: string): Change => [
    '<cbc:CompanyID schemeID="0212">3168892-8<',
    `<cbc:CompanyID schemeID="${scheme}">${identifier}<`,
  ];
  assert.deepEqual(broken(seller('0088', '7300010000001')), []);
  assert.deepEqual(broken(seller('0088', '7300010000002')), ['PEPPOL-COMMON-R040']);
  assert.deepEqual(broken(seller('0007', '5567321708')), ['PEPPOL-COMMON-R049']);
  assert.deepEqual(broken(seller('0208', '0203201341')), ['PEPPOL-COMMON-R043']);
});

test('each country has its own demands', () => {
  assert.deepEqual(broken(...inCountry('NO', 'NO974760674MVA')), ['NO-R-001', 'NO-R-002']);
  assert.deepEqual(broken(...inCountry('DK', 'DK12345678')), ['DK-R-014', 'DK-R-017']);
  assert.deepEqual(broken(...inCountry('IT', 'IT00743110157'), [/<cbc:PostalZone>.*\n/g, '']), ['IT-R-004']);
  assert.deepEqual(broken(...inCountry('SE', 'SE556732170701')), ['SE-R-003', 'SE-R-004', 'SE-R-006', 'SE-R-013']);
  assert.deepEqual(broken(...inCountry('IS', 'IS12345')), ['IS-R-002', 'IS-R-004']);
  assert.deepEqual(broken(...inCountry('NL', 'NL123456789B01')), ['NL-R-003', 'NL-R-005']);
  assert.deepEqual(broken(...inCountry('DE', 'DE123456788')), ['DE-R-005']);
});

test('a Greek invoice number carries six parts, the first the seller’s tax number', () => {
  const rules = broken(...inCountry('GR', 'EL094259216'), [
    '<cbc:ID>20261001<',
    '<cbc:ID>094259216|01/06/2026|0|1.1|A|7<',
  ]);
  assert.ok(!rules.some((rule) => rule.startsWith('GR-R-001')), rules.join(' '));
  assert.ok(broken(...inCountry('GR', 'EL094259216')).includes('GR-R-001-1'));
});

test('a German cash discount is written to the letter and ends its line', () => {
  const terms = (text: string): Change[] => [...inCountry('DE', 'DE123456788'), [/Viivästyskorko[^<]*/g, text]];
  assert.deepEqual(broken(...terms('#SKONTO#TAGE=14#PROZENT=2.25#\n')), ['DE-R-005']);
  assert.deepEqual(broken(...terms('#SKONTO#TAGE=14#PROZENT=2.25#')), ['DE-R-005', 'DE-R-018']);
  assert.deepEqual(broken(...terms('#SKONTO#TAGE=14#PROZENT=2#\n')), ['DE-R-005', 'DE-R-018']);
});

test('a quotient is rounded at the eighteenth decimal, a half towards zero', () => {
  assert.deepEqual(divided(decimal(10), decimal(3)), decimalOf('3.333333333333333333'));
  assert.deepEqual(divided(decimal(-20), decimal(3)), decimalOf('-6.666666666666666667'));
  const half = decimalOf('0.000000000000000001');
  assert.ok(half);
  assert.deepEqual(divided(half, decimal(2)), decimalOf('0.000000000000000000'));
});
