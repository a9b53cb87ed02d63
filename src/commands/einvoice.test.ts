import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exampleFile } from '../../dev/invoices.ts';
import { kevyt, kevytReading } from '../../dev/kevyt.ts';

const example = (name: string) => exampleFile(name, '').replace('..xml', '.json');
const changed = (name: string, changes: object) =>
  JSON.stringify({ ...JSON.parse(readFileSync(example(name), 'utf8')), ...changes });

test('an invoice is rendered in each format, byte for byte as the examples', async () => {
  for (const format of ['finvoice', 'peppol']) {
    const { code, stdout, stderr } = await kevyt('einvoice', 'render', '--format', format, example('reverse-charge'));
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, readFileSync(exampleFile('reverse-charge', format), 'utf8'));
  }
});

test('totals are VAT per rate from the base', async () => {
  const { code, stdout } = await kevyt('einvoice', 'totals', example('two-rates-and-discount'));
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), {
    netCents: 91924,
    vatCents: 22361,
    grossCents: 114285,
    vat: [
      { category: 'S', rateBp: 2550, baseCents: 82927, vatCents: 21146 },
      { category: 'S', rateBp: 1350, baseCents: 8997, vatCents: 1215 },
    ],
  });
});

test('a refused invoice says why on standard output with exit code 1', async () => {
  const input = changed('hourly-work', { kind: 'credit-note' });
  const { code, stdout, stderr } = await kevytReading(input, 'einvoice', 'render', '--format', 'peppol', '-');
  assert.deepEqual([code, stderr], [1, '']);
  assert.deepEqual(JSON.parse(stdout), {
    refused: 'original-invoice-missing',
    message: 'A credit note and a reminder name the original invoice.',
  });
});

test('an unknown field is named in one line with exit code 2', async () => {
  const input = changed('hourly-work', { colour: 'red' });
  const { code, stdout, stderr } = await kevytReading(input, 'einvoice', 'totals', '-');
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /^kevyt: [^\n]*colour[^\n]*\n$/);
});

test('an unknown format, a missing file and a file of another kind are wrong usage', async () => {
  for (const args of [
    ['render', '--format', 'edifact', example('hourly-work')],
    ['render', example('hourly-work')],
    ['render', '--format', 'peppol'],
    ['totals', '/nowhere/invoice.json'],
    ['read', example('hourly-work')],
    [],
  ]) {
    const { code, stdout, stderr } = await kevyt('einvoice', ...args);
    assert.deepEqual([code, stdout, stderr.split('\n').length], [2, '', 2], args.join(' '));
  }
});

test('what was rendered is read back as the invoice object, in both formats', async () => {
  const invoice = JSON.parse(readFileSync(example('reverse-charge'), 'utf8'));
  for (const format of ['finvoice', 'finvoice-soap', 'peppol']) {
    const { code, stdout, stderr } = await kevyt('einvoice', 'read', exampleFile('reverse-charge', format));
    assert.deepEqual([code, stderr], [0, '']);
    const read = JSON.parse(stdout);
    assert.deepEqual([read.lines, read.reference], [invoice.lines, invoice.reference]);
    const totals = await kevytReading(stdout, 'einvoice', 'totals', '-');
    assert.deepEqual(totals.stdout, (await kevyt('einvoice', 'totals', example('reverse-charge'))).stdout);
  }
});

test('what the object has no place for is told on standard error, one value a line', async () => {
  const { code, stdout, stderr } = await kevyt('einvoice', 'read', exampleFile('foreign', 'ubl'));
  assert.deepEqual([code, JSON.parse(stdout).currency], [0, 'SEK']);
  assert.match(stderr, /^kevyt: not carried: \/Invoice\/AccountingCost: Kst 4711\n/);
  assert.equal(stderr.trimEnd().split('\n').length, 3);
});

test('a document that cannot be told as the object is refused with its place, and what is no XML is unreadable', async () => {
  const paid = readFileSync(exampleFile('foreign', 'ubl'), 'utf8').replace(
    '<cbc:PayableAmount',
    '<cbc:PrepaidAmount currencyID="SEK">1.00</cbc:PrepaidAmount><cbc:PayableAmount',
  );
  const refused = await kevytReading(paid, 'einvoice', 'read', '-');
  assert.deepEqual([refused.code, refused.stderr], [1, '']);
  const { message, ...told } = JSON.parse(refused.stdout);
  assert.match(message, /what was paid before/);
  assert.deepEqual(told, {
    refused: 'totals-disagree',
    location: '/Invoice/LegalMonetaryTotal/PayableAmount',
    statedCents: 561863,
    countedCents: 561763,
  });
  const broken = await kevytReading(paid.slice(0, 500), 'einvoice', 'read', '-');
  assert.deepEqual([broken.code, broken.stdout], [2, '']);
  assert.match(broken.stderr, /^kevyt: -: line \d+, column \d+: [^\n]+\n$/);
});

test('an invoice partly paid asks for the rest in every format, and is read back as it was', async () => {
  const input = changed('hourly-work', { prepaidCents: 10000, roundingCents: 2 });
  const totals = JSON.parse((await kevytReading(input, 'einvoice', 'totals', '-')).stdout);
  assert.deepEqual([totals.grossCents, totals.payableCents], [47063, 37065]);
  for (const format of ['finvoice', 'peppol']) {
    const rendered = await kevytReading(input, 'einvoice', 'render', '--format', format, '-');
    const { code, stdout, stderr } = await kevytReading(rendered.stdout, 'einvoice', 'read', '-');
    assert.deepEqual([code, stderr], [0, ''], format);
    const { prepaidCents, roundingCents } = JSON.parse(stdout);
    assert.deepEqual([prepaidCents, roundingCents], [10000, 2], format);
  }
  const tooMuch = changed('hourly-work', { prepaidCents: 47064 });
  const refused = await kevytReading(tooMuch, 'einvoice', 'render', '--format', 'peppol', '-');
  assert.deepEqual([refused.code, JSON.parse(refused.stdout).refused], [1, 'payable-negative']);
});

test('VAT counted row by row is told amount by amount, and the sum to pay stays', async () => {
  const rowByRow = readFileSync(exampleFile('hourly-work', 'peppol'), 'utf8')
    .replaceAll('>95.63<', '>95.64<')
    .replaceAll('>470.63<', '>470.64<');
  const { code, stdout, stderr } = await kevytReading(rowByRow, 'einvoice', 'read', '-');
  assert.deepEqual([code, JSON.parse(stdout).roundingCents], [0, 1]);
  assert.equal(
    stderr.split('\n')[0],
    'kevyt: not carried: /Invoice/TaxTotal/TaxAmount: 95.64 where the object counts 95.63',
  );
});

test('a Finvoice is judged by our own rules, also in the frame of a bank', async () => {
  const sound = await kevyt('einvoice', 'validate', exampleFile('reverse-charge', 'finvoice-soap'));
  assert.deepEqual(
    [sound.code, JSON.parse(sound.stdout).format, JSON.parse(sound.stdout).findings],
    [0, 'finvoice', []],
  );
  const spoilt = readFileSync(exampleFile('reverse-charge', 'finvoice'), 'utf8').replaceAll('FI21123456', 'FI22123456');
  const { code, stdout } = await kevytReading(spoilt, 'einvoice', 'validate', '-');
  assert.equal(code, 1);
  const { valid, findings } = JSON.parse(stdout);
  assert.deepEqual([valid, findings.map((one: { rule: string }) => one.rule)], [false, ['FI-IBAN', 'FI-IBAN']]);
});
