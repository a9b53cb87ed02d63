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
import { closePdf } from '../src/platform/pdf.ts';
import { compared } from './compared.ts';

const folder = mkdtempSync(join(tmpdir(), 'kevyt-invoice-pdf-'));
after(async () => {
  await closePdf();
  rmSync(folder, { recursive: true });
});

const withQpdf = {
  skip: spawnSync('qpdf', ['--version']).error ? 'qpdf is not installed: the documents were not checked' : false,
};
const qpdf = (...args: string[]) => spawnSync('qpdf', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
const inEachLanguage: Invoice['language'][] = ['fi', 'sv', 'en'];

async function written(invoice: Invoice): Promise<string> {
  const path = join(folder, `${invoice.number}-${invoice.language}.pdf`);
  writeFileSync(path, await invoicePdf(invoice, finvoice(invoice, messageOf(invoice))));
  return path;
}

test(
  'every invoice is a sound PDF, tagged, in its language, with its Finvoice inside byte for byte',
  withQpdf,
  async () => {
    for (const name of exampleNames()) {
      const invoice = exampleInvoice(name);
      const path = await written(invoice);
      const checked = qpdf('--check', path);
      assert.equal(checked.status, 0, `${name}: ${checked.stdout}${checked.stderr}`);
      const attachment = `finvoice-${invoice.number}.xml`;
      assert.match(qpdf('--list-attachments', path).stdout, new RegExp(`^${attachment} `, 'm'));
      assert.equal(qpdf(`--show-attachment=${attachment}`, path).stdout, finvoice(invoice, messageOf(invoice)), name);
      const { objects } = catalogOf(path);
      assert.equal(objects['/Lang'], `u:${invoice.language}-FI`);
      assert.deepEqual(objects['/MarkInfo'], { '/Marked': true, '/Suspects': false });
      assert.ok(objects['/StructTreeRoot'] && objects['/AF'], name);
      compared('invoice PDF', 'qpdf: sound, tagged, attachment', 1);
    }
  },
);

function catalogOf(path: string): { objects: Record<string, unknown> } {
  const { qpdf: parts } = JSON.parse(qpdf('--json', path).stdout);
  const [, all] = parts;
  const { value } = all.trailer;
  const resolved = (one: unknown): unknown => (typeof one === 'string' && all[`obj:${one}`]?.value) || one;
  const root = resolved(value['/Root']) as Record<string, unknown>;
  return { objects: Object.fromEntries(Object.entries(root).map(([key, one]) => [key, resolved(one)])) };
}

test('a scanner reads the account, sum and reference from both codes of every invoice that asks for money', async (t) => {
  for (const name of exampleNames()) {
    const invoice = exampleInvoice(name);
    const codes = scanned(readFileSync(await written(invoice)));
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

test('the household deduction and reverse charge are told on the page in each language', async (t) => {
  for (const language of inEachLanguage) {
    const read = async (name: string) => textOf(readFileSync(await written(exampleInvoice(name, { language }))));
    const [household, reverse] = [await read('household'), await read('reverse-charge')];
    if (household === null || reverse === null) return t.skip('pdftotext is not installed: the pages were not read');
    assert.match(household.replace(/\s+/g, ' '), said[language].household);
    assert.match(reverse.replace(/\s+/g, ' '), said[language].reverseCharge);
  }
});
