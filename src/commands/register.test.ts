import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { kevyt, kevytReading } from '../../dev/kevyt.ts';

const report = {
  reportId: 'PAYOUT-1',
  action: 'new',
  hetu: '010594Y9032',
  firstName: 'Matti',
  lastName: 'Malli',
  case: 'wages-yel',
  wagesCents: 93220,
  withheldCents: 23305,
  travel: { kilometreCents: 12240, kilometres: 180, perDiemCents: 0, perDiemKinds: [], mealCents: 0 },
};
const delivery = {
  deliveryId: '2026-06-15-1',
  createdAt: '2026-06-15T09:00:00Z',
  production: false,
  owner: { businessId: '3168892-8' },
  contact: { name: 'Maija Malli', phone: '+358401234567' },
  paidOn: '2026-06-15',
  periodFrom: '2026-06-01',
  periodTo: '2026-06-12',
  payer: { businessId: '3168892-8' },
  reports: [report],
};
const earnings = (input: unknown, ...args: string[]) =>
  kevytReading(JSON.stringify(input), 'register', 'earnings', '-', ...args);

test('a payment becomes a report to the Incomes Register', async () => {
  const { code, stdout } = await earnings(delivery);
  assert.equal(code, 0);
  assert.match(stdout, /<TransactionCode>101<\/TransactionCode><Amount>932\.20</);
  assert.match(stdout, /<TransactionCode>311<\/TransactionCode><Amount>122\.40<.*<Kilometers>180</);
});

test('kilometres that nobody tells are left out, because a report of 0 kilometres would say something untrue', async () => {
  const { code, stdout } = await earnings({ ...delivery, reports: [{ ...report, travel: { kilometreCents: 12240 } }] });
  assert.equal(code, 0);
  assert.match(stdout, /<TransactionCode>311<\/TransactionCode><Amount>122\.40</);
  assert.ok(!stdout.includes('Kilometers'));
});

test('a delivery in a folder is named by its id and never written over', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kevyt-'));
  try {
    const file = join(folder, '2026-06-15-1.xml');
    assert.deepEqual((await earnings(delivery, '--out', folder)).lines, [{ file }]);
    assert.match(await readFile(file, 'utf8'), /<\/wrtir:WageReportsRequestToIR>\n$/);
    assert.equal((await earnings(delivery, '--out', folder)).code, 2);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a report of a wrong shape is named, and one the register would refuse is refused', async () => {
  const wrong = await earnings({ ...delivery, reports: [{ ...report, case: 'trade-income' }] });
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /^kevyt: -: reports\.0[^\n]*tradeIncomeCents[^\n]*\n$/);
  const hetu = await earnings({ ...delivery, reports: [{ ...report, hetu: '010594Y9033' }] });
  assert.match(hetu.stderr, /reports\.0\.hetu: not a valid personal identity code \(check-digit\)/);
  assert.ok(!hetu.stderr.includes('010594Y9033'));
  const twice = await earnings({ ...delivery, reports: [report, report] });
  assert.equal(twice.code, 1);
  assert.deepEqual(twice.lines, [{ refused: 'report-id-repeated', id: 'PAYOUT-1' }]);
});

const frame = {
  deliveryId: '2026-07-01-1',
  createdAt: '2026-07-01T09:00:00Z',
  owner: { businessId: '3168892-8' },
  contact: { name: 'Maija Malli', phone: '+358401234567' },
  payer: { businessId: '3168892-8' },
};
const separate = (input: object) =>
  kevytReading(JSON.stringify({ ...frame, month: '2026-06', ...input }), 'register', 'separate', '-');

test('a month’s health contribution is reported, and a month without wages says so', async () => {
  const { paidOn, periodFrom, periodTo } = delivery;
  const days = { paidOn, periodFrom, periodTo };
  const { code, stdout } = await separate({ ...days, employerHealthContributionCents: 12345, deductionsCents: 0 });
  assert.equal(code, 0);
  assert.match(stdout, /<ReportId>2026-07-01-1<.*<Month>6<\/Month><Year>2026<.*Code>102<\/[^>]*><Amount>123\.45</);
  assert.ok(!stdout.includes('>103<'));
  assert.match(
    (await separate({ employerHealthContributionCents: 0 })).stdout,
    /<SummaryTransactionCode>101<\/\w+><\//,
  );
  const nothingDue = await separate({ employerHealthContributionCents: 0, noWages: false });
  assert.match(nothingDue.stdout, />102<\/\w+><Amount>0\.00</);
  const contrary = await separate({ employerHealthContributionCents: 1, noWages: true });
  assert.equal(contrary.code, 2);
  assert.deepEqual((await separate({ month: '2026-09', employerHealthContributionCents: 1 })).lines, [
    { refused: 'month-out-of-range', id: '2026-07-01-1', month: '2026-09' },
  ]);
});

test('reports are cancelled by the payer’s id or the register’s', async () => {
  const cancel = (reports: object[]) => kevytReading(JSON.stringify({ ...frame, reports }), 'register', 'cancel', '-');
  const { code, stdout } = await cancel([{ reportId: 'PAYOUT-1' }, { registerReportId: 'ab'.repeat(16), version: 2 }]);
  assert.equal(code, 0);
  assert.match(stdout, /<DeliveryDataType>105<.*<Item><ItemId>PAYOUT-1<\/ItemId><\/Item><Item><IRItemId>(ab){16}</);
  assert.deepEqual((await cancel([{}])).lines, [{ refused: 'report-id-missing' }]);
});

test('an answer of the register is read, and something rejected in it is exit code 1', async () => {
  const answer = (inside: string) =>
    `<StatusResponseFromIR><StatusResponse><IRResponseId>${'ab'.repeat(16)}</IRResponseId><IRResponseTimestamp>` +
    `2026-06-15T10:00:00Z</IRResponseTimestamp><DeliveryDataStatus>3</DeliveryDataStatus>${inside}</StatusResponse></StatusResponseFromIR>`;
  const taken = await kevytReading(answer(''), 'register', 'answer', '-');
  assert.deepEqual([taken.code, JSON.parse(taken.stdout).state], [0, 'valid']);
  const item = '<InvalidItems><Item><ItemId>P-1</ItemId></Item></InvalidItems>';
  assert.equal((await kevytReading(answer(item), 'register', 'answer', '-')).code, 1);
  const broken = await kevytReading('<StatusResponseFromIR>', 'register', 'answer', '-');
  assert.equal(broken.code, 2);
  assert.match(broken.stderr, /^kevyt: -: line 1, column \d+: [^\n]+\n$/);
});

test('a signature needs a key and the certificate that goes with it', async () => {
  const { code, stderr } = await earnings(delivery, '--sign', 'key.pem');
  assert.equal(code, 2);
  assert.equal(stderr, 'kevyt: a signature needs both --sign KEY.pem and --certificate CERT.pem\n');
  assert.equal((await earnings(delivery, '--sign', 'none.pem', '--certificate', 'none.pem')).code, 2);
});

test('the input of every message is told by --help', async () => {
  const { code, stdout } = await kevyt('register', '--help');
  assert.equal(code, 0);
  for (const word of ['hetu', 'recovery', 'noWages', 'registerReportId']) assert.ok(stdout.includes(word), word);
});
