import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inter } from '../../dev/fonts.ts';
import { textOf, unpackedPdf } from '../../dev/pdf.ts';
import { drawnText, elementsOf, meaningOf, saidBy } from '../../dev/pdf-meaning.ts';
import { PdfReader } from '../../dev/pdf-reader.ts';
import { figure, stack, written } from '../formats/pdf/boxes.ts';
import { labelled, table } from '../formats/pdf/columns.ts';
import type { PdfRequest } from '../formats/pdf/document.ts';
import { printable } from '../formats/pdf/printable.ts';
import * as paper from './paper.ts';
import { renderPdf } from './pdf.ts';

const drawing = { width: 2, height: 1, rectangles: [[0, 0, 1, 1]] as const };

/** A document with one of everything, all its texts the same. */
function ask(said: string, changes: Partial<PdfRequest> = {}): PdfRequest {
  const [text, small] = [[said, paper.body] as const, [said, paper.quiet] as const];
  const body = stack([
    paper.title(said),
    written([text, small]),
    labelled([[small, text]], { widths: ['fit', { share: 1 }], gap: 9, rowGap: 6 }),
    table({
      widths: [{ share: 1 }, 'fit'],
      gap: 9,
      inset: 5,
      head: [small, [small, small]],
      rows: [
        [text, text],
        [text, text],
      ],
      headLine: paper.lineUnderHead,
      rowLine: paper.lineUnderRow,
    }),
    paper.result([said, said]),
    figure(drawing, 20, said),
  ]);
  const sheet = paper.onPaper({ running: said, footer: [[said], [said]] }, { body, foot: paper.subtitle(said) });
  return { sheet, language: 'sv', title: 'Faktura 7', created: new Date('2026-06-01T00:00:00Z'), ...changes };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

test('a document is PDF/A-3a: tagged, in its language, with its title and its day', () => {
  const said = unpackedPdf(renderPdf(ask('Äänityö')));
  assert.match(said, /<pdfaid:part>3<\/pdfaid:part>/);
  assert.match(said, /<pdfaid:conformance>A<\/pdfaid:conformance>/);
  assert.match(said, /\/MarkInfo\s*<<\s*\/Marked true/);
  assert.match(said, /\/Lang\s*\(sv-FI\)/);
  assert.match(said, /Faktura 7/);
  assert.match(said, /2026-06-01T00:00:00/);
});

test('what the document says of itself is the same in both places', () => {
  const title = 'Lasku 7 – “Äiti & <poika>” (1)\\';
  const pdf = new PdfReader(renderPdf(ask('x', { title })));
  const info = pdf.dictionary(pdf.trailer.get('Info'));
  const xmp = Buffer.from(pdf.stream(pdf.catalog.get('Metadata'))).toString();
  assert.equal(info.get('Title'), title);
  assert.ok(xmp.includes('Lasku 7 – “Äiti &amp; &lt;poika&gt;” (1)\\</rdf:li>'));
  for (const [key, date] of [
    ['CreationDate', 'CreateDate'],
    ['ModDate', 'ModifyDate'],
  ] as const) {
    assert.equal(info.get(key), 'D:20260601000000Z');
    assert.match(xmp, new RegExp(`<xmp:${date}>2026-06-01T00:00:00Z</xmp:${date}>`));
  }
  assert.equal(pdf.dictionary(pdf.catalog.get('ViewerPreferences')).get('DisplayDocTitle'), true);
});

test('its colours are those of a profile inside it, and nothing is see-through', () => {
  const bytes = renderPdf(ask('x'));
  const pdf = new PdfReader(bytes);
  const intent = pdf.dictionary(pdf.list(pdf.catalog.get('OutputIntents'))[0]);
  const profile = Buffer.from(pdf.stream(intent.get('DestOutputProfile')));
  assert.equal(profile.readUInt32BE(0), profile.length);
  assert.equal(profile.toString('latin1', 12, 20), 'mntrRGB ');
  assert.equal(profile.toString('latin1', 36, 40), 'acsp');
  assert.doesNotMatch(unpackedPdf(bytes), /\/ExtGState|\/Group|\/SMask|\/ca |\/CA /);
});

test('the same request gives the same bytes, and another day gives others', () => {
  const [first, second] = [renderPdf(ask('Lasku')), renderPdf(ask('Lasku'))];
  assert.deepEqual(first, second);
  assert.notDeepEqual(renderPdf(ask('Lasku', { created: new Date('2026-06-02T00:00:00Z') })), first);
});

test('an attachment is inside byte for byte, as another form of the same document', () => {
  const bytes = new TextEncoder().encode('<Finvoice>€ Ääkköset</Finvoice>');
  const attachments = [{ name: 'invoice.xml', bytes, mime: 'application/xml', description: 'Finvoice (x)' }];
  const pdf = new PdfReader(renderPdf(ask('Lasku', { attachments })));
  const [file] = pdf.list(pdf.catalog.get('AF')).map((one) => pdf.dictionary(one));
  assert.ok(file);
  assert.deepEqual(
    ['F', 'UF', 'Desc', 'AFRelationship'].map((key) => file.get(key)),
    ['invoice.xml', 'invoice.xml', 'Finvoice (x)', '/Alternative'],
  );
  const embedded = pdf.dictionary(file.get('EF')).get('F');
  assert.deepEqual(Buffer.from(pdf.stream(embedded)), Buffer.from(bytes));
  assert.equal(pdf.dictionary(embedded).get('Subtype'), '/application/xml');
  assert.equal(pdf.dictionary(pdf.dictionary(embedded).get('Params')).get('Size'), bytes.length);
  const names = pdf.list(pdf.dictionary(pdf.dictionary(pdf.catalog.get('Names')).get('EmbeddedFiles')).get('Names'));
  assert.equal(names[0], 'invoice.xml');
});

test('the attachment of one document is not in the next', () => {
  const attachments = [{ name: 'a.xml', bytes: Buffer.from('<a/>'), mime: 'application/xml', description: 'a' }];
  renderPdf(ask('Lasku', { attachments }));
  assert.doesNotMatch(unpackedPdf(renderPdf(ask('Lasku'))), /a\.xml|AFRelationship/);
});

test('whatever people write is on the page as text, in elements of its meaning, each mark owned once', () => {
  const anyText = fc.string({
    unit: fc.oneof(fc.constantFrom(...'aäÅ (\\)<>]\n\t-€łő\u202e😀Жعनि'), fc.string()),
    maxLength: 60,
  });
  fc.assert(
    fc.property(anyText, (text) => {
      const said = `k${text}t`;
      const pdf = new PdfReader(renderPdf(ask(said, { title: said })));
      const meaning = meaningOf(pdf);
      const shown = oneLine(printable(said, inter));
      const texts = (role: string) => elementsOf(meaning, role).map((one) => oneLine(saidBy(one)));
      assert.deepEqual(texts('H1'), [shown]);
      assert.deepEqual(texts('TD'), [shown, shown, shown, shown]);
      assert.deepEqual(texts('TH'), [shown, `${shown} ${shown}`]);
      assert.deepEqual(texts('LI'), [`${shown} ${shown}`]);
      assert.deepEqual(texts('P'), [`${shown} ${shown}`, shown, shown, shown, shown]);
      assert.ok(drawnText(pdf, 0).includes('1 (1)'));
    }),
    { numRuns: 60 },
  );
});

test('a reader hears what heads a table and what a drawing shows, and finds where it stands', () => {
  const meaning = meaningOf(new PdfReader(renderPdf(ask('Koodi'))));
  for (const head of elementsOf(meaning, 'TH'))
    assert.deepEqual(
      head.element.get('A'),
      new Map([
        ['O', '/Table'],
        ['Scope', '/Column'],
      ]),
    );
  const [shape] = elementsOf(meaning, 'Figure');
  assert.equal(shape?.element.get('Alt'), 'Koodi');
  const place = shape?.element.get('A');
  assert.ok(place instanceof Map);
  const [left, bottom, right, top] = place.get('BBox') as number[];
  assert.ok(left !== undefined && bottom !== undefined && right && top && right - left > 39.9 && top - bottom > 19.9);
});

test('text that looks like the language of PDF is printed, not run', (t) => {
  const said = ') Tj ET EMC endstream endobj (\\';
  const pdf = renderPdf(ask(said));
  assert.ok(saidBy(meaningOf(new PdfReader(pdf))).includes(said));
  const read = textOf(pdf);
  if (read === null) return t.skip('pdftotext is not installed: what is printed was not read back');
  assert.ok(read.includes(said));
});

test('a text with letters that the font does not have still becomes a document', () => {
  const said = '😀 中文 ไทย עברית \u0000\u0007\u202e\ud800 \ue000 ﬁ\r\nx';
  meaningOf(new PdfReader(renderPdf(ask(said, { title: said }))));
});
