import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyInvoice, exampleFile, exampleInvoice, exampleNames } from '../../dev/invoices.ts';
import { invoiceTotals } from '../basics/invoice-arithmetic.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { readEinvoices } from './einvoice-read.ts';
import type { GivenInvoice, Invoice } from './en16931.ts';
import { finvoice } from './finvoice.ts';
import { framedFinvoice } from './finvoice-frame.ts';
import { messageOf } from './finvoice-parties.ts';
import { peppol } from './peppol.ts';
import { XmlFault } from './xml-events.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(document: string | Uint8Array): GivenInvoice {
  const [only, ...more] = readEinvoices(typeof document === 'string' ? bytesOf(document) : document);
  assert.ok(only && more.length === 0);
  assert.ok(!isRefusal(only), JSON.stringify(only));
  return only.invoice;
}

function refusalOf(document: string): { code: string; location: unknown } {
  const [only] = readEinvoices(bytesOf(document));
  assert.ok(only && isRefusal(only), JSON.stringify(only));
  return { code: only.refused, location: only.data?.location };
}

const notCarried = (document: string): string[] =>
  readEinvoices(bytesOf(document)).flatMap((one) =>
    isRefusal(one) ? [] : one.notCarried.map(({ location, text }) => `${location} ${text}`),
  );

const written = (invoice: Invoice): string => finvoice(invoice, messageOf(invoice));

// The words of a street may be cut anywhere, since Finvoice has three short lines for it; and no format knows persons.
const comparable = (invoice: GivenInvoice): GivenInvoice => ({
  ...invoice,
  // Finvoice tells how it travels only where both ends are known.
  seller: { ...invoice.seller, intermediator: invoice.buyer.eAddress && invoice.seller.intermediator },
  buyer: {
    ...invoice.buyer,
    person: false,
    address: { ...invoice.buyer.address, street: invoice.buyer.address.street?.replaceAll(' ', '') ?? null },
  },
});

/** What Peppol's document has no element for, as it comes back. */
function asPeppolCarries(invoice: Invoice, back: GivenInvoice): GivenInvoice {
  const { seller, buyer, lines } = invoice;
  const isOutside = lines.some((line) => line.vat.category === 'O');
  const vatNumber = (number: string | null) => (isOutside ? null : number);
  return {
    ...invoice,
    // Our words tell the language where the document has any of them.
    language: back.language,
    buyerReference: invoice.buyerReference ?? buyer.contact,
    seller: { ...seller, vatNumber: vatNumber(seller.vatNumber), intermediator: null },
    buyer: { ...buyer, person: back.buyer.person, vatNumber: vatNumber(buyer.vatNumber), intermediator: null },
  };
}

test('what was written as Finvoice is read back as the same invoice', () => {
  for (const name of exampleNames()) {
    const invoice = exampleInvoice(name);
    assert.deepEqual(comparable(read(written(invoice))), comparable(invoice), name);
    assert.deepEqual(notCarried(written(invoice)), [], name);
  }
  fc.assert(
    fc.property(anyInvoice, (invoice) => {
      assert.deepEqual(comparable(read(written(invoice))), comparable(invoice));
    }),
    { numRuns: 150 },
  );
});

test('what was written for Peppol is read back as the same invoice, but for what Peppol has no place for', () => {
  const check = (invoice: Invoice) => {
    const document = peppol(invoice);
    if (isRefusal(document)) return;
    const back = read(document);
    assert.deepEqual(back, asPeppolCarries(invoice, back));
    assert.deepEqual(notCarried(document), []);
  };
  for (const name of exampleNames()) check(exampleInvoice(name));
  fc.assert(fc.property(anyInvoice, check), { numRuns: 150 });
});

test('both formats of one invoice have the same totals, line by line and rate by rate', () => {
  fc.assert(
    fc.property(anyInvoice, (invoice) => {
      const document = peppol(invoice);
      fc.pre(!isRefusal(document));
      const [ours, other] = [read(written(invoice)), read(document)];
      assert.deepEqual(invoiceTotals(ours.lines), invoiceTotals(invoice.lines));
      assert.deepEqual(invoiceTotals(other.lines), invoiceTotals(invoice.lines));
    }),
    { numRuns: 40 },
  );
});

test('a bank file is read in its own encoding, and its frame gives the addresses that an old document lacks', () => {
  const invoice = exampleInvoice('reverse-charge');
  const file = framedFinvoice(invoice, messageOf(invoice));
  assert.ok(!isRefusal(file));
  assert.deepEqual(read(file), invoice);
  const text = Buffer.from(file)
    .toString('latin1')
    .replace(/<MessageTransmissionDetails>.*<\/MessageTransmissionDetails>\n/s, '');
  assert.deepEqual(read(Buffer.from(text, 'latin1')), invoice);
});

test('a transmission of several files gives its invoices in their order, each read or refused by itself', () => {
  const [first, second] = [exampleInvoice('hourly-work'), exampleInvoice('credit-note')];
  const files = [first, second].map((invoice) => framedFinvoice(invoice, messageOf(invoice)));
  const broken = bytesOf(`\n${written(first).replace('<InvoiceNumber>20261001</InvoiceNumber>', '')}`);
  const stranger = bytesOf('\n<?xml version="1.0"?><Order/>');
  const all = readEinvoices(
    Buffer.concat([...files.map((file) => (isRefusal(file) ? Buffer.alloc(0) : file)), broken, stranger]),
  );
  assert.deepEqual(
    all.map((one) => (isRefusal(one) ? `${one.refused} ${one.data?.location}` : one.invoice.number)),
    [first.number, second.number, 'value-missing /Finvoice[3]/InvoiceDetails/InvoiceNumber', 'not-an-invoice /Order'],
  );
});

test('older Finvoice is read: units in words, no codes, amounts in the smallest form, dates without dashes', () => {
  const invoice = exampleInvoice('hourly-work');
  const old = written(invoice)
    .replace('Version="3.0"', 'Version="1.3"')
    .replaceAll(/ QuantityUnitCodeUN="[A-Z0-9]+"/g, '')
    .replaceAll(/<(RowVatCode|VatCode|InvoiceTypeCodeUN|VatExemptionReasonCode)>[^<]*<\/\1>\n/g, '');
  assert.notEqual(old, written(invoice));
  assert.deepEqual(read(old), invoice);
});

test('a credit note without the minus says what is credited, like one with it', () => {
  const invoice = exampleInvoice('credit-note');
  const unsigned = written(invoice).replaceAll(/>-(\d)/g, '>$1');
  assert.deepEqual(invoiceTotals(read(unsigned).lines), invoiceTotals(invoice.lines));
  assert.equal(read(unsigned).kind, 'credit-note');
});

const foreign = readFileSync(exampleFile('foreign', 'ubl'), 'utf8');

test('an invoice of another country keeps its currency, addresses and identifiers', () => {
  const { currency, language, dueOn, seller, buyer, reference, notes } = read(foreign);
  assert.deepEqual([currency, language, dueOn, reference], ['SEK', 'sv', '2026-06-30', 'OCR 1234']);
  assert.deepEqual(
    [seller.name, seller.businessId, seller.vatNumber, seller.eAddress, seller.iban, seller.address.street],
    ['Exempel AB', '5560000000', 'SE556000000001', '0007:5560000000', '5050-1055', 'Storgatan 1, Uppgång B'],
  );
  assert.deepEqual([buyer.businessId, buyer.vatNumber, buyer.person], [null, null, true]);
  assert.deepEqual(notes, ['Tack för köpet', '30 dagar netto']);
});

test('what changes the money of a foreign invoice becomes a line of its own, and what is finer than cents one lot', () => {
  const { lines } = read(foreign);
  const told = lines.map(({ id, description, quantity, unit, unitPriceCents, discountBp }) =>
    [id, description, quantity, unit, unitPriceCents, discountBp].join(' | '),
  );
  assert.deepEqual(told, [
    '1 | Konsult – Maj | 10 | HUR | 50000 | 1000',
    '2 | Papper | 2 | XPK | 2500 | 0',
    '2.1 | Frakt | 1 | LS | 990 | 0',
    '3 | Kopior (1200 st, × 0.125 / 10) | 1 | LS | 1500 | 0',
    'A1 | Rabatt | -1 | LS | 10000 | 0',
    'C2 | Faktureringsavgift | 1 | LS | 2000 | 0',
  ]);
  assert.deepEqual(invoiceTotals(lines), {
    netCents: 449_490,
    vatCents: 112_373,
    grossCents: 561_863,
    vat: [{ category: 'S', rateBp: 2500, baseCents: 449_490, vatCents: 112_373 }],
  });
});

test('every value of a document that the invoice object has no place for is named with its place', () => {
  assert.deepEqual(notCarried(foreign), [
    '/Invoice/AccountingCost Kst 4711',
    '/Invoice/AccountingSupplierParty/Party/PartyName/Name Exempel & Co',
    '/Invoice/InvoiceLine[1]/OrderLineReference/LineID 7',
  ]);
});

test('a document whose money the object could not tell is refused, and the refusal says where', () => {
  const changed = (from: string | RegExp, to: string) => refusalOf(foreign.replace(from, to));
  const totals = '/Invoice/LegalMonetaryTotal';
  assert.deepEqual(changed(/>5618.63<(?=\/cbc:Payable)/, '>5618.64<'), {
    code: 'totals-disagree',
    location: `${totals}/PayableAmount`,
  });
  for (const name of ['PrepaidAmount', 'PayableRoundingAmount'])
    assert.deepEqual(changed('<cbc:PayableAmount', `<cbc:${name}>0.37</cbc:${name}><cbc:PayableAmount`), {
      code: 'totals-disagree',
      location: `${totals}/PayableAmount`,
    });
  assert.deepEqual(changed(/currencyID="SEK">5618.63/, 'currencyID="EUR">5618.63'), {
    code: 'currency-mixed',
    location: `${totals}/TaxInclusiveAmount`,
  });
  assert.deepEqual(changed('<cbc:ID>S</cbc:ID>', '<cbc:ID>L</cbc:ID>'), {
    code: 'vat-category-unknown',
    location: '/Invoice/AllowanceCharge[1]/TaxCategory/ID',
  });
  assert.deepEqual(changed('>2026-06-01<', '>2026-06-31<'), { code: 'value-wrong', location: '/Invoice/IssueDate' });
});

/** The foreign invoice with the amounts of its total changed, by the names of their elements. */
const withTotals = (changes: Record<string, string>): string => {
  const told = new Map(Object.entries(changes).map(([name, value]) => [name, value]));
  const amounts = [
    'TaxExclusiveAmount',
    'TaxInclusiveAmount',
    'PrepaidAmount',
    'PayableRoundingAmount',
    'PayableAmount',
  ];
  return foreign.replace(/(<cac:LegalMonetaryTotal>)(.*)(<\/cac:LegalMonetaryTotal>)/s, (_all, open, inside, close) => {
    const stated = amounts.map((name) => {
      const value = told.get(name) ?? new RegExp(`<cbc:${name} [^>]*>([^<]*)<`).exec(inside)?.[1];
      return value === undefined ? '' : `<cbc:${name} currencyID="SEK">${value}</cbc:${name}>`;
    });
    return open + stated.join('') + close;
  });
};

test('what was paid before and what is rounded is kept, and the sum to pay is the document’s', () => {
  const settled = (document: string) => {
    const { prepaidCents, roundingCents } = read(document);
    return [prepaidCents, roundingCents];
  };
  assert.deepEqual(settled(foreign), [undefined, undefined]);
  assert.deepEqual(settled(withTotals({ PrepaidAmount: '0.00', PayableRoundingAmount: '0' })), [undefined, undefined]);
  const paid = { PrepaidAmount: '5000.00', PayableRoundingAmount: '0.37', PayableAmount: '619.00' };
  assert.deepEqual(settled(withTotals(paid)), [500_000, 37]);
  assert.deepEqual(settled(withTotals({ PrepaidAmount: '6000.00', PayableAmount: '-381.37' })), [600_000, undefined]);
  assert.equal(refusalOf(withTotals({ ...paid, PayableAmount: '618.63' })).code, 'totals-disagree');
});

test('VAT counted row by row is read, the sum to pay stays, and each amount that is counted otherwise is told', () => {
  const rowByRow = withTotals({ TaxInclusiveAmount: '5618.68', PayableAmount: '5618.68' }).replaceAll(
    '>1123.73<',
    '>1123.78<',
  );
  assert.notEqual(rowByRow, foreign);
  const { roundingCents, lines } = read(rowByRow);
  assert.deepEqual([roundingCents, invoiceTotals(lines).vatCents], [5, 112_373]);
  const told = notCarried(rowByRow).filter((one) => one.includes('counts'));
  assert.deepEqual(told, [
    '/Invoice/TaxTotal/TaxAmount 1123.78 where the object counts 1123.73',
    '/Invoice/TaxTotal/TaxSubtotal/TaxAmount 1123.78 where the object counts 1123.73',
    '/Invoice/LegalMonetaryTotal/TaxInclusiveAmount 5618.68 where the object counts 5618.63',
  ]);
  // Six lines can round to six cents at most.
  const tooMuch = withTotals({ TaxInclusiveAmount: '5618.70', PayableAmount: '5618.70' });
  assert.deepEqual(refusalOf(tooMuch.replaceAll('>1123.73<', '>1123.80<')), {
    code: 'totals-disagree',
    location: '/Invoice/TaxTotal/TaxSubtotal/TaxAmount',
  });
});

test('a Finvoice may say in several ways that part of it was paid, and the sum to pay tells which is meant', () => {
  const invoice = exampleInvoice('hourly-work', { prepaidCents: cents(10_000) });
  const xml = written(invoice);
  const euro = 'AmountCurrencyIdentifier="EUR"';
  const partly = `<PartialPaymentDetails><PaidAmount ${euro}>100,00</PaidAmount></PartialPaymentDetails><InvoiceRow>`;
  const [stated] = /<InvoicePaidAmount.*\n/.exec(xml) ?? [''];
  const without = xml.replace(stated, '');
  assert.deepEqual(read(xml.replace('>100,00</InvoicePaid', '>-100,00</InvoicePaid')), invoice);
  assert.deepEqual(read(without.replace('<InvoiceRow>', partly)), invoice);
  assert.equal(refusalOf(without).code, 'totals-disagree');
  const status = '<PaymentStatusDetails><PaymentStatusCode>PAID</PaymentStatusCode></PaymentStatusDetails><InvoiceRow>';
  const paid = without.replace('<InvoiceRow>', status).replace(/(<EpiInstructedAmount [^>]*>)[^<]*/, '$10,00');
  assert.equal(read(paid).prepaidCents, invoiceTotals(invoice.lines).grossCents);
});

test('rows of a Finvoice priced with VAT add up to the base of their rate, and the sum to pay is the document’s', () => {
  const [line] = exampleInvoice('hourly-work').lines;
  assert.ok(line);
  const lines = [1, 2, 3].map((id) => ({ ...line, id: String(id), quantity: '1', unitPriceCents: cents(333) }));
  // Three rows of 4.17 with VAT are 12.51, which is 9.97 without it; each of them alone is 3.32, together only 9.96.
  const xml = written(exampleInvoice('hourly-work', { lines }))
    .replaceAll(/<UnitPriceAmount.*\n/g, '')
    .replaceAll(/<RowVatExcludedAmount( [^>]*)>[^<]*<\/RowVatExcludedAmount>/g, '<RowAmount$1>4,17</RowAmount>')
    .replaceAll('>9,99<', '>9,97<')
    .replaceAll('>2,55<', '>2,54<')
    .replaceAll('>12,54<', '>12,51<');
  const { lines: back, roundingCents } = read(xml);
  assert.deepEqual(
    [invoiceTotals(back).netCents, invoiceTotals(back).grossCents, roundingCents],
    [997, 1251, undefined],
  );
  assert.deepEqual(notCarried(xml), []);
});

test('amounts that together cannot be counted to the cent are refused', () => {
  const row = '<InvoiceRow><RowVatExcludedAmount>1000000000,00</RowVatExcludedAmount></InvoiceRow>';
  const xml = written(exampleInvoice('hourly-work')).replace('<EpiDetails>', `${row.repeat(95_000)}<EpiDetails>`);
  assert.deepEqual(refusalOf(xml), { code: 'amount-too-large', location: '/Finvoice' });
});

test('a pro forma, an order or another format is no invoice', () => {
  const proForma = written(exampleInvoice('hourly-work')).replace('>INV01<', '>INV06<');
  assert.deepEqual(refusalOf(proForma), {
    code: 'document-type-not-read',
    location: '/Finvoice/InvoiceDetails/InvoiceTypeCode',
  });
  assert.equal(refusalOf('<Invoice xmlns="urn:example">1</Invoice>').code, 'not-an-invoice');
});

test('bytes of any kind are read, refused with a place, or told to be no XML; nothing else happens', () => {
  const documents = [foreign, written(exampleInvoice('two-rates-and-discount'))];
  const anySpoiling = fc.record({
    document: fc.constantFrom(...documents),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(40),
    put: fc.oneof(
      fc.constantFrom('', '-', '<', '&#0;', '&x;', '9'.repeat(400), '<a>'.repeat(200), '<!DOCTYPE a>', '\u0000', ']]>'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
  });
  fc.assert(
    fc.property(anySpoiling, ({ document, at, cut, put }) => {
      const from = Math.floor(at * document.length);
      try {
        readEinvoices(bytesOf(document.slice(0, from) + put + document.slice(from + cut)));
      } catch (error) {
        assert.ok(error instanceof XmlFault, String(error));
        assert.ok(error.place !== undefined && !error.message.includes('\n'));
      }
    }),
    { numRuns: 400 },
  );
});
