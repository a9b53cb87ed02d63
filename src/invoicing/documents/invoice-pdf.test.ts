import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inter } from '../../../dev/fonts.ts';
import { anyInvoice, exampleInvoice, exampleNames } from '../../../dev/invoices.ts';
import { scanned, textOf, unpackedPdf } from '../../../dev/pdf.ts';
import { elementsOf, meaningOf, saidBy } from '../../../dev/pdf-meaning.ts';
import { PdfReader } from '../../../dev/pdf-reader.ts';
import type { Invoice } from '../../formats/en16931.ts';
import { printable } from '../../formats/pdf/printable.ts';
import { type InvoicePage, invoicePage } from './invoice-page.ts';
import { invoicePdf } from './invoice-pdf.ts';

const xml = '<Finvoice Version="3.0">Ääni</Finvoice>';

test('every kind of invoice becomes a document with its Finvoice inside, the same bytes each time', () => {
  for (const name of exampleNames()) {
    const invoice = exampleInvoice(name);
    const pdf = invoicePdf(invoice, xml);
    const said = unpackedPdf(pdf);
    assert.ok(said.includes(Buffer.from(xml).toString('latin1')), name);
    assert.ok(said.includes(`(finvoice-${invoice.number}.xml)`), name);
    assert.ok(said.includes(`/Lang (${invoice.language}-FI)`), name);
    assert.deepEqual(invoicePdf(invoice, xml), pdf, name);
  }
});

/** All that a page says and the spaces between it aside, in the order of reading. */
function saidOn(page: InvoicePage): string[] {
  const { seller, buyer, payment } = page;
  return [
    seller.name,
    ...(seller.performedBy ?? []),
    page.title,
    buyer.label,
    ...buyer.lines,
    ...page.facts.flat(),
    ...(page.opening === null ? [] : [page.opening]),
    ...page.columns.flat().filter((head) => head !== null),
    ...page.rows.flatMap((row) => [row.description, row.detail, ...row.cells]),
    page.vat.title,
    ...page.vat.columns,
    ...page.vat.rows.flat(),
    ...page.reasons,
    ...page.totals.flat(),
    ...page.total,
    ...(page.household === null ? [] : [page.household]),
    ...(page.notes.paragraphs.length > 0 ? [page.notes.title, ...page.notes.paragraphs] : []),
    ...(payment ? [payment.title, ...payment.to.flat(), ...payment.what.flat()] : [page.nothingToPay]),
    ...(payment?.barcode ? [payment.barcode.label, payment.barcode.digits] : []),
    ...(payment?.qr ? [payment.qr.label] : []),
    ...page.footer.flat(),
  ];
}

const unspaced = (text: string) => text.replace(/\s+/g, '');

test('whatever people write, a reader hears all of the page and nothing else, in its order', () => {
  fc.assert(
    fc.property(anyInvoice, (invoice) => {
      const meaning = meaningOf(new PdfReader(invoicePdf(invoice, xml)));
      const page = saidOn(invoicePage(invoice)).map((text) => printable(text, inter));
      assert.equal(unspaced(saidBy(meaning)), unspaced(page.join('')));
    }),
    { numRuns: 60 },
  );
});

test('the rows and the VAT are tables, the codes are figures that say what they are', () => {
  const invoice = exampleInvoice('hourly-work');
  const meaning = meaningOf(new PdfReader(invoicePdf(invoice, xml)));
  const page = invoicePage(invoice);
  assert.deepEqual(
    elementsOf(meaning, 'Figure').map((one) => one.element.get('Alt')),
    [page.payment?.barcode?.spoken, page.payment?.qr?.spoken],
  );
  assert.equal(elementsOf(meaning, 'TH').length, page.columns.length + page.vat.columns.length);
  assert.deepEqual(elementsOf(meaning, 'H1').map(saidBy), [page.title]);
  const figures = elementsOf(meaning, 'TD').map(saidBy);
  for (const cell of [...page.rows.flatMap((row) => row.cells), ...page.vat.rows.flat()])
    assert.ok(figures.includes(cell));
});

test('a scanner reads the payment from both codes on the page', (t) => {
  for (const reference of ['2026000011', 'RF632026000011', null]) {
    const invoice = exampleInvoice('hourly-work', { reference });
    const read = scanned(invoicePdf(invoice, xml));
    if (read === null) return t.skip('pdftoppm or zbarimg is not installed: the codes were not scanned');
    const payment = invoicePage(invoice).payment;
    const expected = [payment?.barcode?.digits, payment?.qr?.text].filter((text) => text !== undefined);
    assert.deepEqual(read.toSorted(), expected.toSorted(), `${reference}`);
  }
});

test('sixty rows go over several pages, each with its number and the heads of the columns', (t) => {
  const example = exampleInvoice('hourly-work');
  const [line] = example.lines;
  assert.ok(line);
  const lines = Array.from({ length: 60 }, (_, index) => ({
    ...line,
    id: `${index}`,
    description: `Row ${index} end`,
  }));
  const text = textOf(invoicePdf({ ...example, lines }, xml));
  if (text === null) return t.skip('pdftotext is not installed: the pages were not read back');
  const pages = text.split('\f').filter((page) => page.trim() !== '');
  assert.ok(pages.length > 2);
  for (const [index, page] of pages.entries()) assert.ok(page.includes(`${index + 1} (${pages.length})`));
  for (const page of pages.filter((one) => /Row \d+ end/.test(one))) assert.match(page, /Kuvaus\s+Määrä/);
  assert.deepEqual(
    [...text.matchAll(/Row (\d+) end/g)].map(([, row]) => Number(row)),
    lines.map((_, index) => index),
  );
});

test('everything the page says can be read from the document as text', (t) => {
  const languages: Invoice['language'][] = ['fi', 'sv', 'en'];
  for (const language of languages) {
    const invoice = exampleInvoice('two-rates-and-discount', { language });
    const text = textOf(invoicePdf(invoice, xml));
    if (text === null) return t.skip('pdftotext is not installed: the document was not read back');
    const page = invoicePage(invoice);
    const said = [page.title, page.seller.name, ...page.buyer.lines, ...page.total, ...page.vat.rows.flat()];
    const plain = text.replace(/\s+/g, ' ');
    for (const one of [...said, ...page.facts.flat(), ...page.rows.flatMap((row) => row.cells), ...page.footer.flat()])
      assert.ok(plain.includes(one.replace(/\s+/g, ' ')), `${language}: ${one}`);
  }
});
