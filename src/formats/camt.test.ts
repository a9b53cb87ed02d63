import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BankLine, readStatement, type StatementEnd } from './camt.ts';
import { XmlFault } from './xml-events.ts';

async function* streamed(text: string, pieceLength = 1000): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

async function read(xml: string): Promise<{ lines: BankLine[]; ends: StatementEnd[] }> {
  const lines: BankLine[] = [];
  const ends: StatementEnd[] = [];
  for await (const one of readStatement(streamed(xml)))
    if ('statement' in one) ends.push(one);
    else lines.push(one);
  return { lines, ends };
}

const account = '<Acct><Id><IBAN>FI2112345600000785</IBAN></Id></Acct>';
const statement = (inside: string, version = '053.001.08') =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${version}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S1</Id>${account}${inside}</Stmt></BkToCstmrStmt></Document>`;
const balance = (code: string, amount: string, direction = 'CRDT') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><CdtLine><Incl>true</Incl><Amt Ccy="EUR">1.00</Amt></CdtLine><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd></Bal>`;
const entry = (amount: string, inside = '', direction = 'CRDT') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${inside}</Ntry>`;
const details = (...members: string[]) =>
  `<NtryDtls>${members.map((member) => `<TxDtls>${member}</TxDtls>`).join('')}</NtryDtls>`;
const reference = (text: string) => `<RmtInf><Strd><CdtrRefInf><Ref>${text}</Ref></CdtrRefInf></Strd></RmtInf>`;
const amount = (text: string, currency = 'EUR') => `<Amt Ccy="${currency}">${text}</Amt>`;
const party = (role: string, name: string, iban = '') =>
  `<${role}><Pty><Nm>${name}</Nm></Pty></${role}>${iban && `<${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct>`}`;

test('a payment tells who paid what, when, and for which reference', async () => {
  const { lines } = await read(
    statement(
      entry(
        '1549.37',
        '<Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-06-15T10:00:00+03:00</DtTm></BookgDt><ValDt><Dt>2026-06-16</Dt></ValDt><AcctSvcrRef>A1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>' +
          details(
            `<Refs><EndToEndId>E1</EndToEndId></Refs><RltdPties>${party('Dbtr', 'Asiakas &amp; Kumpp.', 'FI37 1590 3000 0007 76')}</RltdPties><RmtInf><Ustrd>Kiitos!</Ustrd><Strd><CdtrRefInf><Ref>00000000002026000011</Ref></CdtrRefInf></Strd></RmtInf>`,
          ),
      ),
    ),
  );
  assert.deepEqual(lines, [
    {
      account: 'FI2112345600000785',
      statementId: 'S1',
      entryNumber: 1,
      bookedOn: '2026-06-15',
      valueOn: '2026-06-16',
      amountCents: 154937,
      currency: 'EUR',
      credit: true,
      reference: '2026000011',
      endToEndId: 'E1',
      orderId: null,
      bankReference: 'A1',
      batch: null,
      counterparty: { name: 'Asiakas & Kumpp.', iban: 'FI3715903000000776' },
      message: 'Kiitos!',
      reversal: false,
      returnReason: null,
      family: 'PMNT/RCDT/ESCT',
    },
  ]);
});

test('a statement whose entries bridge its balances is balanced, and one cent off is not', async () => {
  const between = entry('10.00') + entry('2.50', '', 'DBIT');
  const ends = async (closing: string) =>
    (await read(statement(balance('OPBD', '5.00', 'DBIT') + balance('CLBD', closing) + between))).ends;
  assert.deepEqual(await ends('2.50'), [
    {
      statement: true,
      account: 'FI2112345600000785',
      id: 'S1',
      openingCents: -500,
      closingCents: 250,
      entries: 2,
      balanced: true,
    },
  ]);
  assert.equal((await ends('2.51'))[0]?.balanced, false);
  assert.equal((await read(statement(between))).ends[0]?.balanced, null);
});

test('a batch is opened into its members, each with its own reference', async () => {
  const batch = details(
    `<Refs><AcctSvcrRef>A1</AcctSvcrRef></Refs>${amount('10.00')}<CdtDbtInd>CRDT</CdtDbtInd>${reference('00012344')}`,
    `${amount('20.50')}${reference('RF0812344')}`,
  );
  const { lines, ends } = await read(statement(entry('1.00') + entry('30.50', `<AcctSvcrRef>B</AcctSvcrRef>${batch}`)));
  assert.deepEqual(
    lines.map((line) => [line.batch, line.amountCents, line.reference, line.bankReference, line.entryNumber]),
    [
      [null, 100, null, null, 1],
      [1, 1000, '12344', 'A1', 2],
      [1, 2050, 'RF0812344', 'B', 2],
    ],
  );
  assert.equal(ends[0]?.entries, 2);
});

test('a batch whose members do not add up stays whole, since the entry is what was booked', async () => {
  const members = details(`${amount('10.00')}${reference('12344')}`, `${amount('20.00')}${reference('12357')}`);
  const { lines } = await read(statement(entry('30.01', members)));
  assert.deepEqual(
    lines.map((line) => [line.batch, line.amountCents, line.reference]),
    [[null, 3001, null]],
  );
});

test('a member taken back inside a batch lessens it', async () => {
  const members = details(amount('10.00'), `${amount('4.00')}<CdtDbtInd>DBIT</CdtDbtInd>`);
  const { lines } = await read(statement(entry('6.00', members)));
  assert.deepEqual(
    lines.map((line) => [line.amountCents, line.credit]),
    [
      [1000, true],
      [400, false],
    ],
  );
});

test('a payment in foreign money counts as what was booked in the account’s currency', async () => {
  const foreign = `<AmtDtls><InstdAmt>${amount('100.00', 'USD')}</InstdAmt><TxAmt>${amount('90.01')}</TxAmt></AmtDtls>`;
  const { lines } = await read(
    statement(entry('180.02', details(foreign, foreign)) + entry('90.01', details(foreign))),
  );
  assert.deepEqual(
    lines.map((line) => [line.amountCents, line.currency]),
    [
      [9001, 'EUR'],
      [9001, 'EUR'],
      [9001, 'EUR'],
    ],
  );
});

test('a payment that comes back is a credit from the one it was sent to', async () => {
  const parties = `<RltdPties>${party('Dbtr', 'Kevyt Oy', 'FI2112345600000785')}${party('Cdtr', 'Matti Malli', 'FI3715903000000776')}</RltdPties>`;
  const returned = details(`${parties}<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>`);
  const { lines } = await read(statement(entry('50.00', `<RvslInd>true</RvslInd>${returned}`)));
  const [line] = lines;
  assert.equal(line?.credit, true);
  assert.equal(line?.reversal, true);
  assert.equal(line?.returnReason, 'AC04');
  assert.deepEqual(line?.counterparty, { name: 'Matti Malli', iban: 'FI3715903000000776' });
});

test('entries still pending are not money yet', async () => {
  const { lines, ends } = await read(statement(entry('1.00', '<Sts>PDNG</Sts>') + entry('2.00', '<Sts>BOOK</Sts>')));
  assert.deepEqual(
    lines.map((line) => line.amountCents),
    [200],
  );
  assert.equal(ends[0]?.entries, 1);
});

test('a notification and an account report are read like a statement, with any prefix', async () => {
  const notification = statement(entry('1.00'), '054.001.02')
    .replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn')
    .replaceAll('Stmt>', 'Ntfctn>');
  assert.equal((await read(notification)).lines.length, 1);
  const prefixed = statement(entry('1.00')).replaceAll('<', '<x:').replaceAll('<x:/', '</x:').replace('<x:?', '<?');
  assert.equal((await read(prefixed)).lines[0]?.amountCents, 100);
});

test('a message cut into lines of 35 characters is whole again', async () => {
  const pieces =
    '<RmtInf><Ustrd>Free text max 140 characters and ma</Ustrd><Ustrd>x 35</Ustrd><Ustrd>more</Ustrd></RmtInf>';
  const { lines } = await read(statement(entry('1.00', details(pieces))));
  assert.equal(lines[0]?.message, 'Free text max 140 characters and max 35 more');
});

test('a payment for several invoices has no reference of its own, and its message names them', async () => {
  const two = (reference('12344') + reference('12357')).replace('</RmtInf><RmtInf>', '');
  const { lines } = await read(statement(entry('1.00', details(two))));
  assert.deepEqual([lines[0]?.reference, lines[0]?.message], [null, '12344 12357']);
});

const notStatements: [string, string][] = [
  ['an amount with letters', statement(entry('12a.00'))],
  ['an amount smaller than a cent', statement(entry('1.005'))],
  ['an amount past all money', statement(entry(`1${'0'.repeat(400)}`))],
  ['a negative amount', statement(entry('-1.00'))],
  ['an entry without direction', statement('<Ntry><Amt Ccy="EUR">1.00</Amt></Ntry>')],
  ['an entry without amount', statement('<Ntry><CdtDbtInd>CRDT</CdtDbtInd></Ntry>')],
  ['another message', '<Document><CstmrPmtStsRpt/></Document>'],
  [
    'another message beside a statement',
    '<Bank><Document><BkToCstmrStmt><Stmt/></BkToCstmrStmt></Document><Document><CstmrPmtStsRpt/></Document></Bank>',
  ],
  ['entries outside any statement', '<Document><BkToCstmrStmt><Stmt/><Ntry/></BkToCstmrStmt></Document>'],
  ['a message without a statement', '<Document><BkToCstmrStmt/></Document>'],
  ['half a statement', statement(entry('1.00')).slice(0, -40)],
];
for (const [what, xml] of notStatements)
  test(`${what} is refused in one line`, async () => {
    await assert.rejects(read(xml), (error: unknown) => {
      assert.ok(error instanceof XmlFault, String(error));
      assert.match(error.message, /^line \d+, column \d+: [^\n]+$/);
      return true;
    });
  });

test('a statement’s pages pass an interim balance on', async () => {
  const { ends } = await read(statement(balance('ITBD', '5.00') + balance('ITBD', '7.00') + entry('2.00')));
  assert.deepEqual([ends[0]?.openingCents, ends[0]?.closingCents, ends[0]?.balanced], [500, 700, true]);
  const report = (await read(statement(balance('OPBD', '1.00') + balance('ITBD', '3.00') + entry('2.00')))).ends[0];
  assert.deepEqual([report?.openingCents, report?.closingCents, report?.balanced], [100, 300, true]);
});

test('a member that alone tells no amount has the rest of its batch', async () => {
  const members = details(`${amount('10.00')}${reference('12344')}`, reference('12357'));
  const { lines } = await read(statement(entry('30.50', members)));
  assert.deepEqual(
    lines.map((line) => [line.batch, line.amountCents, line.reference]),
    [
      [1, 1000, '12344'],
      [1, 2050, '12357'],
    ],
  );
  const silent = await read(statement(entry('30.50', details(reference('12344'), reference('12357')))));
  assert.deepEqual(
    silent.lines.map((line) => [line.batch, line.amountCents]),
    [[null, 3050]],
  );
});

test('a statement cut anywhere is refused', async () => {
  const bytes = new TextEncoder().encode(
    statement(entry('1.00', details(`${party('Dbtr', 'Ä')}${reference('12344')}`))),
  );
  for (let length = 0; length < bytes.length; length++)
    await assert.rejects(async () => {
      async function* cut() {
        yield bytes.subarray(0, length);
      }
      for await (const _ of readStatement(cut()));
    }, XmlFault);
});

test('amounts with up to five decimals are read where only zeros follow the cents', async () => {
  const { lines } = await read(statement(entry('8.85000') + entry('2700') + entry('0007.5')));
  assert.deepEqual(
    lines.map((line) => line.amountCents),
    [885, 270000, 750],
  );
});

test('thousands of damaged statements are read or refused, and none makes the reader fall over', async () => {
  const whole = statement(
    balance('OPBD', '5.00') +
      entry('30.50', details(`${amount('10.00')}${reference('12344')}`, amount('20.50'))) +
      entry('1.00', details(`<RltdPties>${party('Dbtr', 'A', 'FI3715903000000776')}</RltdPties>`)),
  );
  const pieces = [
    '<',
    '>',
    '</',
    '&',
    '<!DOCTYPE x>',
    '\u0000',
    '</Ntry>',
    '<Ntry>',
    '<TxDtls>',
    '-',
    '9'.repeat(40),
    ']]>',
  ];
  let seed = 20261122;
  const chance = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed >>> 8) % below;
  };
  const outcomes = { read: 0, refused: 0 };
  for (let turn = 0; turn < 4000; turn++) {
    let damaged = whole;
    for (let times = chance(3); times >= 0; times--) {
      const at = chance(damaged.length);
      const put = chance(2) === 0 ? pieces[chance(pieces.length)] : '0.1Zä'.charAt(chance(5));
      damaged = damaged.slice(0, at) + put + damaged.slice(at + 1 + chance(chance(8) + 1));
    }
    try {
      await read(damaged);
      outcomes.read++;
    } catch (error) {
      assert.ok(error instanceof XmlFault, `${error}\n${damaged}`);
      outcomes.refused++;
    }
  }
  assert.ok(outcomes.read > 100 && outcomes.refused > 1000, JSON.stringify(outcomes));
});
