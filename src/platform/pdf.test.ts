import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { textOf, unpackedPdf } from '../../dev/pdf.ts';
import { closePdf, type PdfRequest, renderPdf } from './pdf.ts';
import { printable } from './pdf-font.ts';

const plain = '#import "paper.typ": sheet\n#let page(data) = sheet([= #data.name\n#text(data.row)])';
let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kevyt-pdf-'));
  await writeFile(join(folder, 'secret.txt'), 'keep out');
});
after(async () => {
  await closePdf();
  await rm(folder, { recursive: true });
});

/** A template in a folder of its own, one level under the secret. */
async function template(name: string, text: string): Promise<URL> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'page.typ'), text);
  return pathToFileURL(join(folder, name, 'page.typ'));
}

const ask = async (changes: Partial<PdfRequest> = {}): Promise<PdfRequest> => ({
  template: await template('plain', plain),
  data: { name: 'Lasku', row: 'Äänityö' },
  language: 'sv',
  title: 'Faktura 7',
  created: new Date('2026-06-01T00:00:00Z'),
  ...changes,
});

test('a document is PDF/A-3a: tagged, in its language, with its title and its day', async () => {
  const said = unpackedPdf(await renderPdf(await ask()));
  assert.match(said, /<pdfaid:part>3<\/pdfaid:part>/);
  assert.match(said, /<pdfaid:conformance>A<\/pdfaid:conformance>/);
  assert.match(said, /\/MarkInfo\s*<<\s*\/Marked true/);
  assert.match(said, /\/Lang\s*\(sv-FI\)/);
  assert.match(said, /Faktura 7/);
  assert.match(said, /2026-06-01T00:00:00/);
});

test('the same request gives the same bytes, and another day gives others', async () => {
  const [first, second] = [await renderPdf(await ask()), await renderPdf(await ask())];
  assert.deepEqual(first, second);
  assert.notDeepEqual(await renderPdf(await ask({ created: new Date('2026-06-02T00:00:00Z') })), first);
});

test('an attachment is inside byte for byte, as another form of the same document', async () => {
  const xml = '<Finvoice>€ Ääkköset</Finvoice>';
  const bytes = new TextEncoder().encode(xml);
  const attachments = [{ name: 'invoice.xml', bytes, mime: 'application/xml', description: 'Finvoice' }];
  const said = unpackedPdf(await renderPdf(await ask({ attachments })));
  assert.ok(said.includes(Buffer.from(bytes).toString('latin1')));
  assert.match(said, /\/AFRelationship\s*\/Alternative/);
  assert.match(said, /\(invoice\.xml\)/);
});

test('the attachment of one document is not in the next', async () => {
  const attachments = [{ name: 'a.xml', bytes: Buffer.from('<a/>'), mime: 'application/xml', description: 'a' }];
  await renderPdf(await ask({ attachments }));
  assert.doesNotMatch(unpackedPdf(await renderPdf(await ask())), /a\.xml|AFRelationship/);
});

test('Typst code in the data is printed, not run', async (t) => {
  const row = '#panic("run") #read("/etc/passwd") *bold* $x$';
  const pdf = await renderPdf(await ask({ data: { name: '#panic("run")', row } }));
  const read = textOf(pdf);
  if (read === null) return t.skip('pdftotext is not installed: what is printed was not read back');
  assert.ok(read.includes(row));
});

test('a template reads nothing outside its own folder', async () => {
  for (const path of ['../secret.txt', '/../secret.txt', join(folder, 'secret.txt'), '/etc/hosts'])
    await assert.rejects(
      renderPdf(await ask({ template: await template('reaching', `#let page(_) = read("${path}")`) })),
      /access denied|file not found/,
      path,
    );
});

test('a template that imports a package or evaluates text is refused', async () => {
  const importing = await template('importing', '#import "@preview/cetz:0.3.0": canvas\n#let page(_) = []');
  const evaluating = await template('evaluating', '#let page(data) = eval(data.row)');
  for (const reaching of [importing, evaluating])
    await assert.rejects(renderPdf(await ask({ template: reaching })), /imports a package or evaluates text/);
});

test('a text with letters that the font does not have still becomes a document', async () => {
  const row = '😀 中文 ไทย עברית \u0000\u0007\u202e\ud800 \ue000 ﬁ\r\nx';
  await renderPdf(await ask({ data: { name: row, row }, title: row }));
});

test('text is shown as it is where it can be, and nothing invisible is left in it', () => {
  assert.equal(printable('Åäö Šž Жук Ωm² € − “ok”\u00a0½'), 'Åäö Šž Жук Ωm² € − “ok”\u00a0½');
  assert.equal(printable('a\u0308 e\u0301'), 'ä é');
  assert.equal(printable('ﬁnal １２'), 'final 12');
  assert.equal(printable('a\u202eb\u200bc\u00add\ufeff'), 'abcd');
  assert.equal(printable('one\r\ntwo\rthree\tfour\u0000'), 'one\ntwo\nthree four');
  assert.equal(printable('x 😀 中'), 'x □ □');
});

test('many documents at once each get their own answer, and a failing one harms no other', async () => {
  const broken = await ask({ template: await template('broken', '#let page(data) = data.missing') });
  const titles = Array.from({ length: 20 }, (_, index) => `Document ${index}.`);
  const asked = await Promise.all(titles.map((title) => ask({ title })));
  const [refused, ...made] = await Promise.allSettled([broken, ...asked].map(renderPdf));
  assert.equal(refused?.status, 'rejected');
  for (const [index, one] of made.entries()) {
    assert.equal(one.status, 'fulfilled');
    if (one.status === 'fulfilled') assert.ok(unpackedPdf(one.value).includes(titles[index] ?? ''));
  }
});

test('after closing, the next document starts a new worker', async () => {
  const first = await renderPdf(await ask());
  await closePdf();
  assert.deepEqual(await renderPdf(await ask()), first);
});

test('the worker does not keep a finished process alive', async () => {
  const script = `
    import { renderPdf } from ${JSON.stringify(new URL('./pdf.ts', import.meta.url))};
    const template = new URL(${JSON.stringify(await template('plain', plain))});
    const data = { name: 'n', row: 'r' };
    const pdf = await renderPdf({ template, data, language: 'fi', title: 't', created: new Date(0) });
    console.log(pdf.length > 1000);`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  assert.deepEqual([child.status, child.stdout, child.stderr], [0, 'true\n', '']);
});
