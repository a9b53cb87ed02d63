import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { exampleInvoice, exampleNames } from '../dev/invoices.ts';
import { scanned, textOf } from '../dev/pdf.ts';
import type { Invoice } from '../src/formats/en16931.ts';
import { finvoice } from '../src/formats/finvoice.ts';
import { messageOf } from '../src/formats/finvoice-parties.ts';
import { invoicePage } from '../src/invoicing/documents/invoice-page.ts';
import { invoicePdf } from '../src/invoicing/documents/invoice-pdf.ts';
import { compared } from './compared.ts';

const folder = mkdtempSync(join(tmpdir(), 'kevyt-invoice-pdf-'));
after(() => rmSync(folder, { recursive: true }));

const withQpdf = {
  skip: spawnSync('qpdf', ['--version']).error ? 'qpdf is not installed: the documents were not checked' : false,
};
const qpdf = (...args: string[]) => spawnSync('qpdf', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
const inEachLanguage: Invoice['language'][] = ['fi', 'sv', 'en'];

function written(invoice: Invoice): string {
  const path = join(folder, `${invoice.number}-${invoice.language}.pdf`);
  writeFileSync(path, invoicePdf(invoice, finvoice(invoice, messageOf(invoice))));
  return path;
}

test('every invoice is a sound PDF, tagged, in its language, with its Finvoice inside byte for byte', withQpdf, () => {
  for (const name of exampleNames()) {
    const invoice = exampleInvoice(name);
    const path = written(invoice);
    const checked = qpdf('--check', path);
    assert.equal(checked.status, 0, `${name}: ${checked.stdout}${checked.stderr}`);
    const attachment = `finvoice-${invoice.number}.xml`;
    assert.match(qpdf('--list-attachments', path).stdout, new RegExp(`^${attachment} `, 'm'));
    assert.equal(qpdf(`--show-attachment=${attachment}`, path).stdout, finvoice(invoice, messageOf(invoice)), name);
    const { objects } = catalogOf(path);
    assert.equal(objects['/Lang'], `u:${invoice.language}-FI`);
    assert.deepEqual(objects['/MarkInfo'], { '/Marked': true });
    assert.ok(objects['/StructTreeRoot'] && objects['/AF'], name);
    compared('invoice PDF', 'qpdf: sound, tagged, attachment', 1);
  }
});

function catalogOf(path: string): { objects: Record<string, unknown> } {
  const { qpdf: parts } = JSON.parse(qpdf('--json', path).stdout);
  const [, all] = parts;
  const { value } = all.trailer;
  const resolved = (one: unknown): unknown => (typeof one === 'string' && all[`obj:${one}`]?.value) || one;
  const root = resolved(value['/Root']) as Record<string, unknown>;
  return { objects: Object.fromEntries(Object.entries(root).map(([key, one]) => [key, resolved(one)])) };
}

const withPoppler = {
  skip: spawnSync('pdfinfo', ['-v']).error ? 'poppler is not installed: fonts and structure were not read' : false,
};
const poppler = (tool: string, ...args: string[]) => spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 26 });

test(
  'another program finds PDF/A-3a, every font inside as a subset with its characters, and no fault',
  withPoppler,
  () => {
    for (const name of exampleNames()) {
      const path = written(exampleInvoice(name));
      const { stdout, stderr } = poppler('pdfinfo', path);
      assert.match(stdout, /^Tagged: +yes$/m, name);
      assert.match(stdout, /^PDF version: +1\.7$/m, name);
      assert.equal(stderr, '', name);
      const meta = poppler('pdfinfo', '-meta', path).stdout;
      assert.match(meta, /<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A<\/pdfaid:conformance>/, name);
      const fonts = poppler('pdffonts', path).stdout.trim().split('\n').slice(2);
      assert.equal(fonts.length, 2, name);
      for (const font of fonts)
        assert.match(font, /^[A-Z]{6}\+Inter-\w+ +CID TrueType +Identity-H +yes yes yes /, name);
      compared('invoice PDF', 'poppler: tagged, fonts', 1);
    }
  },
);

test('another program hears every amount and text of the page by its structure alone', withPoppler, () => {
  for (const name of exampleNames()) {
    const invoice = exampleInvoice(name);
    const { stdout, stderr } = poppler('pdfinfo', '-struct-text', written(invoice));
    assert.equal(stderr, '', name);
    const heard = [...stdout.matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text).join(' ');
    const { title, facts, rows, vat, totals, total, footer, payment } = invoicePage(invoice);
    const said = [
      title,
      ...facts.flat(),
      ...rows.flatMap((row) => [row.description, ...row.cells]),
      ...vat.rows.flat(),
    ];
    for (const text of [...said, ...totals.flat(), ...total, ...footer.flat(), payment?.barcode?.digits ?? ''])
      assert.ok(heard.includes(text), `${name}: ${text}`);
    compared('invoice PDF', 'poppler: structure', 1);
  }
});

test('a scanner reads the account, sum and reference from both codes of every invoice that asks for money', (t) => {
  for (const name of exampleNames()) {
    const invoice = exampleInvoice(name);
    const codes = scanned(readFileSync(written(invoice)));
    if (codes === null) return t.skip('pdftoppm or zbarimg is not installed: the codes were not scanned');
    const { payment } = invoicePage(invoice);
    const expected = [payment?.barcode?.digits, payment?.qr?.text].filter((text) => text !== undefined);
    assert.deepEqual(codes.toSorted(), expected.toSorted(), name);
    compared('barcode and QR', 'zbarimg', expected.length);
  }
});

const said: Record<Invoice['language'], { household: RegExp; reverseCharge: RegExp }> = {
  fi: {
    household: /Kotitalousvähennykseen oikeuttava työn osuus: 313,75 €/,
    reverseCharge: /Käännetty verovelvollisuus/,
  },
  sv: {
    household: /Arbetets andel som berättigar till hushållsavdrag: 313,75 €/,
    reverseCharge: /Omvänd skattskyldighet/,
  },
  en: { household: /Share of work that gives a household deduction: €313\.75/, reverseCharge: /Reverse charge/ },
};

test('the household deduction and reverse charge are told on the page in each language', (t) => {
  for (const language of inEachLanguage) {
    const read = (name: string) => textOf(readFileSync(written(exampleInvoice(name, { language }))));
    const [household, reverse] = [read('household'), read('reverse-charge')];
    if (household === null || reverse === null) return t.skip('pdftotext is not installed: the pages were not read');
    assert.match(household.replace(/\s+/g, ' '), said[language].household);
    assert.match(reverse.replace(/\s+/g, ' '), said[language].reverseCharge);
  }
});
