import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { anyInvoice, exampleInvoice, exampleNames } from '../../../dev/invoices.ts';
import { scanned, textOf, unpackedPdf } from '../../../dev/pdf.ts';
import type { Invoice } from '../../formats/en16931.ts';
import { closePdf } from '../../platform/pdf.ts';
import { invoicePage } from './invoice-page.ts';
import { invoicePdf } from './invoice-pdf.ts';

after(closePdf);
const xml = '<Finvoice Version="3.0">Ääni</Finvoice>';

test('every kind of invoice becomes a document with its Finvoice inside, the same bytes each time', async () => {
  for (const name of exampleNames()) {
    const invoice = exampleInvoice(name);
    const pdf = await invoicePdf(invoice, xml);
    const said = unpackedPdf(pdf);
    assert.ok(said.includes(Buffer.from(xml).toString('latin1')), name);
    assert.ok(said.includes(`(finvoice-${invoice.number}.xml)`), name);
    assert.ok(said.includes(`/Lang (${invoice.language}-FI)`), name);
    assert.deepEqual(await invoicePdf(invoice, xml), pdf, name);
  }
});

test('no text that people write breaks the document', async () => {
  await fc.assert(
    fc.asyncProperty(anyInvoice, async (invoice) => {
      assert.ok((await invoicePdf(invoice, xml)).length > 0);
    }),
    { numRuns: 40 },
  );
});

test('a scanner reads the payment from both codes on the page', async (t) => {
  for (const reference of ['2026000011', 'RF632026000011', null]) {
    const invoice = exampleInvoice('hourly-work', { reference });
    const read = scanned(await invoicePdf(invoice, xml));
    if (read === null) return t.skip('pdftoppm or zbarimg is not installed: the codes were not scanned');
    const payment = invoicePage(invoice).payment;
    const expected = [payment?.barcode?.digits, payment?.qr?.text].filter((text) => text !== undefined);
    assert.deepEqual(read.toSorted(), expected.toSorted(), `${reference}`);
  }
});

test('sixty rows go over several pages, each with its number and the heads of the columns', async (t) => {
  const example = exampleInvoice('hourly-work');
  const [line] = example.lines;
  assert.ok(line);
  const lines = Array.from({ length: 60 }, (_, index) => ({
    ...line,
    id: `${index}`,
    description: `Row ${index} end`,
  }));
  const text = textOf(await invoicePdf({ ...example, lines }, xml));
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

test('everything the page says can be read from the document as text', async (t) => {
  const languages: Invoice['language'][] = ['fi', 'sv', 'en'];
  for (const language of languages) {
    const invoice = exampleInvoice('two-rates-and-discount', { language });
    const text = textOf(await invoicePdf(invoice, xml));
    if (text === null) return t.skip('pdftotext is not installed: the document was not read back');
    const page = invoicePage(invoice);
    const said = [page.title, page.seller.name, ...page.buyer.lines, ...page.total, ...page.vat.rows.flat()];
    const plain = text.replace(/\s+/g, ' ');
    for (const one of [...said, ...page.facts.flat(), ...page.rows.flatMap((row) => row.cells), ...page.footer.flat()])
      assert.ok(plain.includes(one.replace(/\s+/g, ' ')), `${language}: ${one}`);
  }
});
