import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { exampleFile, exampleInvoice } from '../../dev/invoices.ts';
import { kevyt, kevytReading } from '../../dev/kevyt.ts';
import { unpackedPdf } from '../../dev/pdf.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kevyt-invoice-'));
});
after(() => rm(folder, { recursive: true }));

const example = (name: string) => exampleFile(name, 'x').replace('.x.xml', '.json');

test('the document holds the Finvoice that einvoice render gives', async () => {
  const out = join(folder, 'invoice.pdf');
  const { code, stdout, stderr } = await kevyt('invoice', 'pdf', example('hourly-work'), '--out', out);
  assert.deepEqual([code, stdout, stderr], [0, '', '']);
  const said = unpackedPdf(await readFile(out));
  const finvoice = await readFile(exampleFile('hourly-work', 'finvoice'));
  assert.ok(said.startsWith('%PDF-1.7'));
  assert.ok(said.includes(finvoice.toString('latin1')));
});

test('an invoice that is not sound is refused with its code, and nothing is written', async () => {
  const out = join(folder, 'refused.pdf');
  const unsound = JSON.stringify({ ...exampleInvoice('hourly-work'), reference: '2026000012' });
  const { code, stdout } = await kevytReading(unsound, 'invoice', 'pdf', '-', '--out', out);
  assert.equal(code, 1);
  assert.equal(JSON.parse(stdout).refused, 'reference-invalid');
  await assert.rejects(readFile(out), { code: 'ENOENT' });
});

test('a missing path, an unknown action and a folder that is not there are wrong usage', async () => {
  const file = example('hourly-work');
  for (const args of [
    ['pdf', file],
    ['print', file],
    ['pdf', file, '--out', join(folder, 'no', 'such.pdf')],
  ]) {
    const { code, stderr } = await kevyt('invoice', ...args);
    assert.equal(code, 2);
    assert.match(stderr, /^kevyt: [^\n]+\n$/);
  }
});
