import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exampleFile } from '../../dev/invoices.ts';
import { kevyt, kevytReading } from '../../dev/kevyt.ts';

const good = exampleFile('hourly-work', 'peppol');
const wrongTotal = readFileSync(good, 'utf8').replace(/(<cbc:PayableAmount [^>]*>)/, '$19');

test('each file has its line, and one bad file makes the exit code 1', async () => {
  const { code, stdout, stderr } = await kevytReading(wrongTotal, 'einvoice', 'validate', good, '-');
  assert.deepEqual([code, stderr], [1, '']);
  const [first, second] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(first, { file: good, format: 'ubl-invoice', valid: true, findings: [] });
  assert.deepEqual([second.file, second.format, second.valid], ['-', 'ubl-invoice', false]);
  assert.deepEqual(second.findings, [
    {
      rule: 'BR-CO-16',
      severity: 'fatal',
      location: '/Invoice/cac:LegalMonetaryTotal',
      message:
        'The amount to be paid (BT-115) must be the amount with VAT (BT-112), less what is paid (BT-113), plus rounding (BT-114).',
    },
  ]);
});

test('the rules of the European standard may be asked for alone', async () => {
  const noReference = readFileSync(good, 'utf8').replace(/<cbc:BuyerReference>[^<]*<\/cbc:BuyerReference>/, '');
  const rulesOf = async (...args: string[]) =>
    JSON.parse((await kevytReading(noReference, 'einvoice', 'validate', ...args, '-')).stdout).findings.map(
      ({ rule }: { rule: string }) => rule,
    );
  assert.deepEqual(await rulesOf('--rules', 'en16931'), []);
  assert.deepEqual(await rulesOf(), ['PEPPOL-EN16931-R003']);
});

test('a file that is no invoice is invalid, and a file that is not there is wrong usage', async () => {
  const { code, stdout } = await kevytReading('<html/>', 'einvoice', 'validate', '-');
  assert.deepEqual([code, JSON.parse(stdout).format, JSON.parse(stdout).valid], [1, 'unknown', false]);
  assert.equal((await kevyt('einvoice', 'validate', 'no-such-file.xml')).code, 2);
  assert.equal((await kevyt('einvoice', 'validate', '--rules', 'other', good)).code, 2);
});
