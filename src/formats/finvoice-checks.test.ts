import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyInvoice, exampleInvoice, exampleNames } from '../../dev/invoices.ts';
import { isRefusal } from '../basics/refusal.ts';
import type { Invoice } from './en16931.ts';
import { finvoice } from './finvoice.ts';
import { validateFinvoice } from './finvoice-checks.ts';
import { framedFinvoice } from './finvoice-frame.ts';
import { messageOf } from './finvoice-parties.ts';
import type { Finding } from './rules/rule.ts';

const written = (invoice: Invoice): string => finvoice(invoice, messageOf(invoice));
const findingsIn = (document: string): readonly Finding[] => {
  const verdict = validateFinvoice(new TextEncoder().encode(document));
  assert.ok(verdict);
  return verdict.findings;
};

const sound = written(exampleInvoice('hourly-work'));
const creditNote = written(exampleInvoice('credit-note'));

/** What is found where one place of a sound document was spoilt. */
function spoilt(from: string | RegExp, to: string, document = sound): string[] {
  const changed = document.replace(from, to);
  assert.notEqual(changed, document);
  return findingsIn(changed).map(({ rule, severity, location }) => `${rule} ${severity} ${location}`);
}

test('whatever we write is found sound, also in the frame of a bank', () => {
  for (const name of exampleNames()) assert.deepEqual(findingsIn(written(exampleInvoice(name))), [], name);
  const framed = framedFinvoice(exampleInvoice('reverse-charge'), messageOf(exampleInvoice('reverse-charge')));
  assert.ok(!isRefusal(framed));
  assert.deepEqual(validateFinvoice(framed), { valid: true, findings: [] });
  fc.assert(
    fc.property(anyInvoice, (invoice) => {
      assert.deepEqual(
        findingsIn(written(invoice)).filter(({ severity }) => severity === 'fatal'),
        [],
      );
    }),
    { numRuns: 60 },
  );
});

test('of a transmission everything is judged, and what is no Finvoice is told with its place', () => {
  const invoice = exampleInvoice('reverse-charge');
  const file = framedFinvoice(invoice, messageOf(invoice));
  assert.ok(!isRefusal(file));
  const framed = new TextDecoder('iso-8859-15')
    .decode(file)
    .replace(/^<\?xml[^>]*>/, '')
    .replaceAll('ISO-8859-15', 'UTF-8');
  const frame = framed.slice(0, framed.indexOf('</SOAP-ENV:Envelope>') + '</SOAP-ENV:Envelope>'.length);
  const briefly = (document: string) => findingsIn(document).map(({ rule, location }) => `${rule} ${location}`);
  const declared = (root: string) => `<?xml version="1.0"?>\n${root}`;

  assert.deepEqual(briefly(framed + framed), []);
  assert.deepEqual(briefly(framed + framed.replace('<OriginCode>', '<Colour>red</Colour><OriginCode>')), [
    'FI-UNKNOWN /Finvoice[2]/InvoiceDetails/Colour',
  ]);
  assert.deepEqual(briefly(sound + declared('<Order/>')), ['FI-DOCUMENT /Order']);
  assert.deepEqual(briefly(declared('<Order/>') + sound), ['FI-DOCUMENT /Order']);
  assert.deepEqual(briefly(sound + declared('<FinvoiceAttachments/>')), []);
  assert.deepEqual(briefly(`${framed}\n${frame}`), ['FI-DOCUMENT /Envelope']);
  assert.deepEqual(briefly(`${frame}\n${framed}`), ['FI-DOCUMENT /Envelope']);
  const inside = sound.replace(/^<\?xml.*\?>\n/, '').replace(/<\?xml-stylesheet.*\?>\n/, '');
  assert.deepEqual(briefly(`<Finvoices><Signature/>${inside}<Order/></Finvoices>`), ['FI-DOCUMENT /Order']);

  const cut = `${framed}\n${framed}`.replace(/<\/Finvoice>\s*$/, '');
  const [fault] = findingsIn(cut);
  assert.equal(fault?.location.split(',')[0], `line ${cut.split('\n').length}`, 'a line of the whole file');
});

test('an element that is unknown, missing, misplaced or one too many is told with its place', () => {
  const details = '/Finvoice/InvoiceDetails';
  assert.deepEqual(spoilt('<OriginCode>', '<Colour>red</Colour><OriginCode>'), [`FI-UNKNOWN fatal ${details}/Colour`]);
  assert.deepEqual(spoilt(/<InvoiceNumber>.*<\/InvoiceNumber>\n/, ''), [`FI-MISSING fatal ${details}`]);
  assert.deepEqual(spoilt(/(<OriginCode>.*<\/OriginCode>)\n(<InvoiceNumber>.*<\/InvoiceNumber>)/, '$2\n$1'), [
    `FI-ORDER fatal ${details}/OriginCode`,
  ]);
  assert.deepEqual(spoilt(/(<InvoiceNumber>.*<\/InvoiceNumber>)/, '$1$1'), [
    `FI-REPEATED fatal ${details}/InvoiceNumber[2]`,
  ]);
});

test('a value too long, of the wrong form or without its attribute is told', () => {
  const number = '/Finvoice/InvoiceDetails/InvoiceNumber';
  assert.deepEqual(spoilt('>20261001<', `>${'1'.repeat(21)}<`), [`FI-VALUE fatal ${number}`]);
  assert.deepEqual(spoilt(/(<RowVatExcludedAmount[^>]*>\d+),/, '$1.'), [
    'FI-VALUE fatal /Finvoice/InvoiceRow/RowVatExcludedAmount',
  ]);
  assert.deepEqual(spoilt(/<InvoiceDate Format="CCYYMMDD">/, '<InvoiceDate>'), [
    'FI-ATTRIBUTE fatal /Finvoice/InvoiceDetails/InvoiceDate',
  ]);
  assert.deepEqual(spoilt('Version="3.0"', 'Version="4.0"')[0], 'FI-VERSION fatal /Finvoice/@Version');
});

test('identifiers with wrong check digits are told, each by its rule', () => {
  const rules = (from: string, to: string) => spoilt(from, to).map((line) => line.split(' ', 2).join(' '));
  assert.deepEqual(rules('<SellerPartyIdentifier>3168892-8', '<SellerPartyIdentifier>3168892-9'), [
    'FI-BUSINESS-ID fatal',
  ]);
  assert.deepEqual(rules('>FI31688928<', '>FI31688929<'), ['FI-VAT-NUMBER fatal']);
  assert.deepEqual(rules('<SellerOrganisationUnitNumber>003731688928', '<SellerOrganisationUnitNumber>003731688929'), [
    'FI-OVT fatal',
  ]);
  assert.deepEqual(
    rules('<EpiAccountID IdentificationSchemeName="IBAN">FI21', '<EpiAccountID IdentificationSchemeName="IBAN">FI22'),
    ['FI-IBAN fatal', 'FI-EPI-ACCOUNT warning'],
  );
  assert.deepEqual(rules('"SPY">2026000011<', '"SPY">2026000012<'), ['FI-REFERENCE fatal']);
  assert.deepEqual(rules('"SPY">2026000011<', '"ISO">RF642026000011<'), ['FI-RF fatal']);
  assert.deepEqual(rules('"SPY">2026000011<', '"ISO">2026000011<'), ['FI-REFERENCE-SCHEME fatal']);
});

test('days and codes that do not exist are told', () => {
  assert.deepEqual(spoilt(/(<InvoiceDate[^>]*>)\d{8}/, '$120260230'), [
    'FI-DATE fatal /Finvoice/InvoiceDetails/InvoiceDate',
  ]);
  assert.deepEqual(spoilt('<CountryCode>FI', '<CountryCode>XX')[0]?.split(' ')[0], 'FI-COUNTRY');
  assert.deepEqual(spoilt('<RowVatCode>S', '<RowVatCode>Q')[0]?.split(' ')[0], 'FI-VAT-CODE');
  assert.deepEqual(spoilt('QuantityUnitCodeUN="HUR"', 'QuantityUnitCodeUN="QQQ"'), [
    'FI-UNIT-CODE warning /Finvoice/InvoiceRow/InvoicedQuantity',
  ]);
});

test('sums that do not agree are told where they stand', () => {
  const details = '/Finvoice/InvoiceDetails';
  const more = (name: string) => spoilt(new RegExp(`(<${name} [^>]*>)(\\d+),`), '$19$2,');
  assert.deepEqual(more('RowsTotalVatExcludedAmount'), [`FI-ROWS-TOTAL fatal ${details}/RowsTotalVatExcludedAmount`]);
  assert.deepEqual(more('VatBaseAmount'), [`FI-VAT-BASE fatal ${details}/VatSpecificationDetails/VatBaseAmount`]);
  assert.deepEqual(more('VatRateAmount'), [
    `FI-VAT-AMOUNT fatal ${details}/VatSpecificationDetails/VatRateAmount`,
    `FI-TOTAL-VAT fatal ${details}/InvoiceTotalVatAmount`,
  ]);
  assert.deepEqual(more('InvoiceTotalVatAmount'), [
    `FI-TOTAL-VAT fatal ${details}/InvoiceTotalVatAmount`,
    `FI-TOTAL fatal ${details}/InvoiceTotalVatIncludedAmount`,
  ]);
  assert.deepEqual(more('EpiInstructedAmount'), [
    'FI-EPI-AMOUNT fatal /Finvoice/EpiDetails/EpiPaymentInstructionDetails/EpiInstructedAmount',
  ]);
});

test('VAT counted row by row is as right as VAT counted from the base', () => {
  const invoice = exampleInvoice('hourly-work', { lines: [1, 2, 3].map((id) => ({ ...lineOf(), id: `${id}` })) });
  // Three rows of 0.10 € at 25.5 %: 3 cents each row by row, 8 cents from the base of 30.
  const byRows = written(invoice)
    .replaceAll(/>0,08</g, '>0,09<')
    .replaceAll('>0,38<', '>0,39<')
    .replaceAll(
      '<RowVatExcludedAmount',
      '<RowVatAmount AmountCurrencyIdentifier="EUR">0,03</RowVatAmount>\n<RowVatExcludedAmount',
    );
  assert.deepEqual(findingsIn(byRows), []);
});

test('VAT inside consumers’ prices is as right as VAT counted from the base', () => {
  // 57.12 € of rows with VAT at 24 %: 46.06 without and 11.06 of VAT, though 24 % of 46.06 is 11.05.
  const amount = (name: string, value: string) => `<${name} AmountCurrencyIdentifier="EUR">${value}</${name}>`;
  const inside = (vat: string) =>
    sound
      .replace(/<RowVatExcludedAmount.*<\/RowVatExcludedAmount>/, amount('RowAmount', '57,12'))
      .replace(/<RowsTotalVatExcludedAmount.*<\/RowsTotalVatExcludedAmount>\n/, '')
      .replace(/(<(?:InvoiceTotalVatExcluded|VatBase)Amount [^>]*>)[^<]*/g, '$146,06')
      .replace(/(<(?:InvoiceTotalVat|VatRate)Amount [^>]*>)[^<]*/g, `$1${vat}`)
      .replace(/(<(?:InvoiceTotalVatIncluded|EpiInstructed)Amount [^>]*>)[^<]*/g, '$157,12')
      .replace(/(<(?:RowVatRate|VatRate)Percent>)[^<]*/g, '$124');
  const rules = (vat: string) => findingsIn(inside(vat)).map(({ rule }) => rule);
  assert.deepEqual(rules('11,06'), []);
  assert.deepEqual(rules('11,04'), ['FI-VAT-AMOUNT', 'FI-TOTAL']);
});

function lineOf(): Invoice['lines'][number] {
  const [line] = exampleInvoice('hourly-work').lines;
  assert.ok(line);
  return { ...line, quantity: '0.002', unitPriceCents: 5000 as Invoice['lines'][number]['unitPriceCents'] };
}

test('a credit note above zero, a category without its ground and a payment on another day are told', () => {
  assert.deepEqual(
    spoilt('>INV01<', '>INV02<').map((line) => line.split(' ')[0]),
    ['FI-TYPE-CODE', 'FI-ORIGINAL-INVOICE', 'FI-CREDIT-SIGN'],
  );
  assert.deepEqual(findingsIn(creditNote.replace('>Original<', '>Cancel<')), []);
  const reverse = written(exampleInvoice('reverse-charge')).replaceAll(
    /<(?:VatFreeText|RowFreeText|VatExemptionReasonCode)>.*<\/.*>\n/g,
    '',
  );
  assert.deepEqual(
    findingsIn(reverse).map(({ rule }) => rule),
    ['FI-VAT-REASON'],
  );
  assert.deepEqual(spoilt(/(<EpiDateOptionDate[^>]*>)\d{8}/, '$120260701'), [
    'FI-EPI-DATE fatal /Finvoice/EpiDetails/EpiPaymentInstructionDetails/EpiDateOptionDate',
  ]);
});

test('what is no Finvoice is left to others, and a Finvoice that breaks off is told as such', () => {
  const verdictOf = (text: string) => validateFinvoice(new TextEncoder().encode(text));
  assert.equal(verdictOf('<Invoice/>'), null);
  assert.equal(verdictOf('hello'), null);
  const broken = verdictOf(sound.slice(0, 2000));
  assert.deepEqual([broken?.valid, broken?.findings.map(({ rule }) => rule)], [false, ['FI-XML']]);
});

test('a document spoilt anywhere is judged, never a surprise', () => {
  const anySpoiling = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(60),
    put: fc.oneof(fc.constantFrom('', '-', '9'.repeat(60), '\u0000', 'NaN', ',', '<a/>'), fc.string({ maxLength: 9 })),
  });
  fc.assert(
    fc.property(anySpoiling, ({ at, cut, put }) => {
      const from = Math.floor(at * sound.length);
      const verdict = validateFinvoice(new TextEncoder().encode(sound.slice(0, from) + put + sound.slice(from + cut)));
      for (const { rule, location, message } of verdict?.findings ?? []) {
        assert.match(rule, /^FI-[A-Z-]+$/);
        assert.ok(location !== '' && message !== '' && !message.includes('\n'));
      }
    }),
    { numRuns: 300 },
  );
});
