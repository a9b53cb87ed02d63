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

test('what comes later says so', async () => {
  const { code, stderr } = await kevyt('register', 'separate', 'file.json');
  assert.equal(code, 2);
  assert.equal(stderr, 'kevyt: not yet: register separate\n');
});
