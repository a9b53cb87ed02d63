import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { kevyt, kevytReading } from '../../dev/kevyt.ts';

const statement = `<?xml version="1.0" encoding="ISO-8859-15"?><Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Id>N1</Id>
<Acct><Id><IBAN>FI2112345600000785</IBAN></Id></Acct>
<Ntry><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-15</Dt></BookgDt>
<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Öljy Oy</Nm></Dbtr></RltdPties><RmtInf><Strd><CdtrRefInf><Ref>00000000000000012344</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;

test('a bank file becomes a line for each payment and one for its end', async () => {
  const { code, lines } = await kevytReading(Buffer.from(statement, 'latin1'), 'bank', 'read', '-');
  assert.equal(code, 0);
  assert.deepEqual(lines, [
    {
      account: 'FI2112345600000785',
      bookedOn: '2026-06-15',
      valueOn: null,
      amountCents: 10000,
      currency: 'EUR',
      credit: true,
      reference: '12344',
      endToEndId: null,
      bankReference: null,
      batch: null,
      counterparty: { name: 'Öljy Oy', iban: null },
      message: null,
      reversal: false,
      family: null,
    },
    {
      statement: true,
      account: 'FI2112345600000785',
      id: 'N1',
      openingCents: null,
      closingCents: null,
      entries: 1,
      balanced: null,
    },
  ]);
});

test('a file that is cut or hostile ends with one line that tells the place', async () => {
  for (const bad of [statement.slice(0, -20), '<!DOCTYPE a [<!ENTITY b "c">]><a/>', 'tiliote', '']) {
    const { code, stderr } = await kevytReading(bad, 'bank', 'read', '-');
    assert.equal(code, 2);
    assert.match(stderr, /^kevyt: -: line \d+, column \d+: [^\n]+\n$/);
  }
});

const order = {
  messageId: 'M1',
  createdAt: '2026-06-15T09:00:00Z',
  executeOn: '2026-06-16',
  debtor: { name: 'Kevyt Oy', iban: 'FI2112345600000785' },
  payments: [
    {
      endToEndId: 'E1',
      amountCents: 71250,
      creditor: { name: 'Matti Malli', iban: 'FI37 1590 3000 0007 76' },
      reference: 'rf08 12344',
      salary: true,
    },
  ],
};

test('a payment order becomes the same bytes every time', async () => {
  const first = await kevytReading(JSON.stringify(order), 'bank', 'pay', '--version', '09', '-');
  const second = await kevytReading(JSON.stringify(order), 'bank', 'pay', '-', '--version', '09');
  assert.equal(first.code, 0);
  assert.match(first.stdout, /pain\.001\.001\.09.*<IBAN>FI3715903000000776<.*<Ref>RF0812344</s);
  assert.equal(first.stdout, second.stdout);
});

test('the seconds that people leave out of a time are written, whatever its zone', async () => {
  for (const [createdAt, written] of [
    ['2026-06-15T12:00', '2026-06-15T12:00:00'],
    ['2026-06-15T12:00Z', '2026-06-15T12:00:00Z'],
    ['2026-06-15T12:00+03:00', '2026-06-15T12:00:00+03:00'],
    ['2026-06-15T12:00:30-02:00', '2026-06-15T12:00:30-02:00'],
  ]) {
    const { stdout } = await kevytReading(JSON.stringify({ ...order, createdAt }), 'bank', 'pay', '-');
    assert.ok(stdout.includes(`<CreDtTm>${written}</CreDtTm>`), createdAt);
  }
});

test('an order that pays twice is refused, and one with a wrong field is named', async () => {
  const twice = { ...order, payments: [...order.payments, ...order.payments] };
  const refused = await kevytReading(JSON.stringify(twice), 'bank', 'pay', '-');
  assert.equal(refused.code, 1);
  assert.deepEqual(refused.lines, [{ refused: 'payment-id-repeated', id: 'E1' }]);
  const [payment] = order.payments;
  for (const [change, refusal] of [
    [
      { creditor: { name: 'A', iban: 'FI3715903000000777' } },
      { refused: 'account-invalid', id: 'E1', reason: 'check-digit' },
    ],
    [{ reference: '12345' }, { refused: 'reference-invalid', id: 'E1', reason: 'check-digit' }],
    [{ amountCents: -1 }, { refused: 'payment-amount-invalid', id: 'E1' }],
  ] as const) {
    const wrong = { ...order, payments: [{ ...payment, ...change }] };
    const { code, lines } = await kevytReading(JSON.stringify(wrong), 'bank', 'pay', '-');
    assert.deepEqual([code, lines], [1, [refusal]]);
  }
  const unknown = await kevytReading(JSON.stringify({ ...order, urgent: true }), 'bank', 'pay', '-');
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /urgent/);
});

const rejected = (id: string) => `<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>${id}</OrgnlMsgId>
<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>DU01</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>`;

test('the bank’s answer is told for each payment of the original, and without it in one line', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'kevyt-answer-'));
  t.after(() => rm(folder, { recursive: true }));
  const original = join(folder, 'order.xml');
  await writeFile(original, (await kevytReading(JSON.stringify(order), 'bank', 'pay', '-')).stdout);
  const answer = {
    messageId: 'M1',
    status: 'rejected',
    code: 'DU01',
    reason: 'An order of this id has been sent before.',
  };

  const alone = await kevytReading(rejected('M1'), 'bank', 'answer', '-');
  assert.deepEqual([alone.code, alone.lines], [0, [{ ...answer, endToEndId: null }]]);
  const spread = await kevytReading(rejected('M1'), 'bank', 'answer', '-', '--original', original);
  assert.deepEqual([spread.code, spread.lines], [0, [{ ...answer, endToEndId: 'E1' }]]);

  const other = await kevytReading(rejected('M2'), 'bank', 'answer', '-', '--original', original);
  assert.equal(other.code, 2);
  assert.match(other.stderr, /^kevyt: -: line 2, column \d+: the answer is about another order than the original\n$/);
});

test('an answer without its file is a wrong usage', async () => {
  for (const args of [[], ['--original'], ['a', 'b']]) {
    const { code, stderr } = await kevyt('bank', 'answer', ...args);
    assert.equal(code, 2);
    assert.equal(stderr, 'kevyt: usage: kevyt bank answer FILE [--original FILE]\n');
  }
});
