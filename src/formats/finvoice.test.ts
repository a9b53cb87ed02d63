import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { golden } from '../../dev/golden.ts';
import { anyInvoice, exampleFile, exampleInvoice, exampleNames } from '../../dev/invoices.ts';
import { invoiceTotals } from '../basics/invoice-arithmetic.ts';
import { cents, parseEuros } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type Invoice, payableOf } from './en16931.ts';
import { finvoice } from './finvoice.ts';
import { framedFinvoice } from './finvoice-frame.ts';

const messageOf = ({ seller, number, issuedOn }: Invoice) => ({
  messageId: `${seller.businessId}/${number}`,
  sentAt: `${issuedOn}T00:00:00Z`,
});
const written = (invoice: Invoice) => finvoice(invoice, messageOf(invoice));
const framed = (invoice: Invoice) => framedFinvoice(invoice, messageOf(invoice));
const texts = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map((match) => match[1]);
const amounts = (xml: string, name: string) => texts(xml, name).map((text) => parseEuros(text ?? ''));

for (const name of exampleNames())
  test(`the example ${name} is written as it was looked through`, () => {
    golden(exampleFile(name, 'finvoice'), written(exampleInvoice(name)));
  });

test('an invoice framed for a bank is written as it was looked through, in ISO-8859-15', () => {
  const file = framed(exampleInvoice('reverse-charge'));
  assert.ok(!isRefusal(file));
  golden(exampleFile('reverse-charge', 'finvoice-soap'), file);
});

test('a private person without an e-invoice address has a Finvoice, but none that a bank could carry', () => {
  const invoice = exampleInvoice('household');
  assert.ok(!written(invoice).includes('<MessageTransmissionDetails>'));
  assert.deepEqual(framed(invoice), {
    refused: 'e-invoice-address-missing',
    data: { of: 'buyer' },
  });
});

test('a credit note is INV02, names the invoice it corrects, and its sums are negative', () => {
  const xml = written(exampleInvoice('credit-note'));
  assert.deepEqual(texts(xml, 'InvoiceTypeCode'), ['INV02']);
  assert.deepEqual(texts(xml, 'OriginalInvoiceNumber'), ['20261001']);
  assert.deepEqual(texts(xml, 'InvoicedQuantity'), ['-2,50', '-1']);
  assert.deepEqual(texts(xml, 'UnitPriceAmount'), ['50,00', '9,99']);
  assert.deepEqual(texts(xml, 'RowDiscountAmount'), ['-12,50']);
  assert.deepEqual(texts(xml, 'EpiInstructedAmount'), ['-153,72']);
});

test('a household customer sees the work that gives a deduction, and who did it', () => {
  const notes = texts(written(exampleInvoice('household')), 'InvoiceFreeText');
  assert.deepEqual(notes, [
    'Työn suoritti: Siivous Sirkku',
    'Kotitalousvähennykseen oikeuttava työn osuus: 313,75 € (sis. ALV)',
  ]);
});

test('every element stands on a line of its own, and no value begins or ends with a space', () => {
  fc.assert(
    fc.property(anyInvoice, (invoice) => {
      for (const line of written(invoice).trimEnd().split('\n')) {
        assert.match(line, /^<.*>$/);
        assert.doesNotMatch(line, /^<[^>]+> | <\/[^>]+>$/);
      }
    }),
    { numRuns: 50 },
  );
});

test('rows, rates and totals agree whatever is invoiced, and what was paid before is not asked for again', () => {
  fc.assert(
    fc.property(anyInvoice, (invoice) => {
      const xml = written(invoice);
      const totals = invoiceTotals(invoice.lines);
      const sign = invoice.kind === 'credit-note' ? -1 : 1;
      const total = (name: string) => amounts(xml, name).reduce<number>((sum, each) => sum + (each ?? Number.NaN), 0);
      assert.equal(total('RowVatExcludedAmount'), cents(sign * totals.netCents));
      assert.equal(total('VatBaseAmount'), cents(sign * totals.netCents));
      assert.equal(total('InvoiceTotalVatExcludedAmount'), cents(sign * totals.netCents));
      assert.equal(total('VatRateAmount'), total('InvoiceTotalVatAmount'));
      assert.equal(total('InvoiceTotalVatIncludedAmount'), cents(sign * totals.grossCents));
      const open =
        total('InvoiceTotalVatIncludedAmount') - total('InvoicePaidAmount') + total('InvoiceTotalRoundoffAmount');
      assert.equal(total('EpiInstructedAmount'), cents(open));
      assert.equal(total('EpiInstructedAmount'), cents(sign * payableOf(invoice, totals.grossCents)));
    }),
  );
});
