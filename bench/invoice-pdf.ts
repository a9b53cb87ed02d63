import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { exampleInvoice } from '../dev/invoices.ts';
import type { Invoice } from '../src/formats/en16931.ts';
import { finvoice } from '../src/formats/finvoice.ts';
import { messageOf } from '../src/formats/finvoice-parties.ts';
import { type InvoicePage, invoicePage } from '../src/invoicing/documents/invoice-page.ts';
import { invoicePdf } from '../src/invoicing/documents/invoice-pdf.ts';
import { bankBarcodeSymbol, type PrintedSymbol, paymentQrSymbol } from '../src/invoicing/documents/payment-symbols.ts';

// What is measured: our tagged PDF/A-3 with its Finvoice inside, beside pdfkit drawing the same texts and codes at given places
// with the same two fonts embedded, in the same run. Pdfkit's document is neither tagged nor for archives, and has no Finvoice.
const goal = 5;
const turns = Number(process.env.PDF_TURNS ?? 5);
const documents = Number(process.env.PDF_DOCUMENTS ?? 20);

const file = (name: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${name}`));
const regular = readFileSync(file('400Regular/Inter_400Regular.ttf'));
const semibold = readFileSync(file('600SemiBold/Inter_600SemiBold.ttf'));

const invoices = Array.from({ length: documents }, (_, at) =>
  exampleInvoice('hourly-work', { number: String(20_261_000 + at) }),
);

const mm = 72 / 25.4;
const left = 20 * mm;
const right = left + 172 * mm;

const ours = (invoice: Invoice) => invoicePdf(invoice, finvoice(invoice, messageOf(invoice)));
const theirs = (invoice: Invoice) => drawn(invoicePage(invoice));

const times = { ours: Infinity, theirs: Infinity };
const bytes = { ours: (await oneByOne(ours)).bytes, theirs: (await oneByOne(theirs)).bytes };
// The two take turns, so that a busy moment of the machine falls on both; the fastest turn of each counts.
for (let turn = 0; turn < turns; turn++) {
  times.ours = Math.min(times.ours, (await oneByOne(ours)).milliseconds);
  times.theirs = Math.min(times.theirs, (await oneByOne(theirs)).milliseconds);
}
const ratio = Math.round((times.theirs / times.ours) * 100) / 100;
console.log(
  JSON.stringify({
    bench: 'invoice-pdf',
    cpuMs: times.ours,
    pdfkitCpuMs: times.theirs,
    ratio,
    goal,
    met: ratio >= goal,
    bytes,
  }),
);

/** Processor time of one document, all threads together: on a busy machine the clock would measure the others. */
async function oneByOne(make: (invoice: Invoice) => Uint8Array | Promise<Uint8Array>) {
  const start = process.cpuUsage();
  let bytes = 0;
  for (const invoice of invoices) bytes = (await make(invoice)).length;
  const { user, system } = process.cpuUsage(start);
  return { milliseconds: Math.round((user + system) / documents / 10) / 100, bytes };
}

function drawn(page: InvoicePage): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 0, info: { Title: page.title } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const whole = new Promise<Uint8Array>((resolve) => document.on('end', () => resolve(Buffer.concat(parts))));
  document.registerFont('regular', regular);
  document.registerFont('semibold', semibold);
  drawPage(document, page);
  document.end();
  return whole;
}

type Kit = InstanceType<typeof PDFDocument>;

function put(kit: Kit, text: string, x: number, y: number, size = 9.5, font = 'regular', to?: number): void {
  kit.font(font).fontSize(size);
  if (to === undefined) kit.text(text, x, y, { lineBreak: false });
  else kit.text(text, x, y, { width: to - x, align: 'right', lineBreak: false });
}

function drawPage(kit: Kit, page: InvoicePage): void {
  put(kit, page.seller.name, left, 66, 14, 'semibold');
  if (page.seller.performedBy) put(kit, page.seller.performedBy.join(': '), left, 88);
  put(kit, page.title, left + 92 * mm, 66, 22, 'semibold');
  put(kit, page.buyer.label, left, 150, 8.5);
  for (const [at, line] of page.buyer.lines.entries()) put(kit, line, left, 162 + at * 14, 10.5);
  pairs(kit, page.facts, left + 92 * mm, 150);
  const tableY = 320;
  const columns = page.columns.map((_, at) => right - (page.columns.length - 1 - at) * 58);
  for (const [at, [head, note]] of page.columns.entries()) {
    if (at === 0) put(kit, head, left, tableY, 8.5, 'semibold');
    else put(kit, note ? `${head} ${note}` : head, (columns[at] ?? 0) - 58, tableY, 7.5, 'semibold', columns[at]);
  }
  kit
    .moveTo(left, tableY + 14)
    .lineTo(right, tableY + 14)
    .stroke();
  for (const [at, row] of page.rows.entries()) {
    const y = tableY + 20 + at * 24;
    put(kit, row.description, left, y);
    if (row.detail !== '') put(kit, row.detail, left, y + 11, 8.5);
    for (const [index, cell] of row.cells.entries())
      put(kit, cell, (columns[index + 1] ?? 0) - 58, y, 9.5, 'regular', columns[index + 1]);
    kit
      .moveTo(left, y + 22)
      .lineTo(right, y + 22)
      .stroke();
  }
  sums(kit, page, tableY + 40 + page.rows.length * 24);
  if (page.payment) slip(kit, page.payment);
  for (const [at, lines] of page.footer.entries())
    for (const [index, line] of lines.entries()) put(kit, line, left + at * 60 * mm, 770 + index * 10, 8);
}

function sums(kit: Kit, page: InvoicePage, y: number): void {
  put(kit, page.vat.title, left, y, 10, 'semibold');
  for (const [row, cells] of [page.vat.columns, ...page.vat.rows].entries())
    for (const [at, cell] of cells.entries()) put(kit, cell, left + at * 62, y + 14 + row * 14, 8.5);
  for (const [at, [label, value]] of page.totals.entries()) {
    put(kit, label, left + 102 * mm, y + at * 14);
    put(kit, value, left + 102 * mm, y + at * 14, 9.5, 'regular', right);
  }
  kit
    .roundedRect(left + 102 * mm, y + 32, 70 * mm, 30, 4)
    .fill('#f1f5f4')
    .fillColor('#0f211d');
  put(kit, page.total[0], left + 105 * mm, y + 40, 9.5, 'semibold');
  put(kit, page.total[1], left + 105 * mm, y + 37, 15, 'semibold', right - 3 * mm);
  const notes = [page.household, ...page.reasons, ...page.notes.paragraphs].filter((text) => text !== null);
  for (const [at, text] of notes.entries()) put(kit, text, left, y + 80 + at * 13);
}

function slip(kit: Kit, payment: NonNullable<InvoicePage['payment']>): void {
  kit.moveTo(left, 620).lineTo(right, 620).stroke();
  put(kit, payment.title, left, 630, 10, 'semibold');
  pairs(kit, payment.to, left, 648);
  pairs(kit, payment.what, left + 80 * mm, 648);
  if (payment.barcode) {
    symbol(kit, bankBarcodeSymbol(payment.barcode.digits), left, 700);
    put(kit, `${payment.barcode.label} ${payment.barcode.digits}`, left, 738, 8.5);
  }
  const code = payment.qr && paymentQrSymbol(payment.qr.text);
  if (payment.qr && code) {
    symbol(kit, code, right - code.drawing.width * code.unitMm * mm, 640);
    put(kit, payment.qr.label, right - 25 * mm, 716, 8.5);
  }
}

function pairs(kit: Kit, items: InvoicePage['facts'], x: number, y: number): void {
  for (const [at, [label, value]] of items.entries()) {
    put(kit, label, x, y + at * 13, 8.5);
    put(kit, value, x + 32 * mm, y + at * 13);
  }
}

function symbol(kit: Kit, { drawing, unitMm }: PrintedSymbol, x: number, y: number): void {
  kit
    .save()
    .translate(x, y)
    .scale(unitMm * mm);
  for (const [left, top, width, down] of drawing.rectangles) kit.rect(left, top, width, down);
  kit.fill('#000').restore();
}
