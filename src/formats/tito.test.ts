import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readBankFile } from './bank-file.ts';
import type { StatementEnd } from './camt.ts';
import type { BankLine } from './camt-entry.ts';
import { XmlFault } from './xml-events.ts';

async function* pieces(bytes: Uint8Array, length = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

async function read(bytes: Uint8Array | string, length?: number): Promise<{ lines: BankLine[]; ends: StatementEnd[] }> {
  const found: { lines: BankLine[]; ends: StatementEnd[] } = { lines: [], ends: [] };
  for await (const one of readBankFile(pieces(typeof bytes === 'string' ? latin(bytes) : bytes, length)))
    if ('statement' in one) found.ends.push(one);
    else found.lines.push(one);
  return found;
}

const amount = (cents: number, length = 18) =>
  `${cents < 0 ? '-' : '+'}${String(Math.abs(cents)).padStart(length, '0')}`;
const record = (name: string, inside: string) => `${name}${String(inside.length + 6).padStart(3, '0')}${inside}`;
const head = (opening: number) =>
  record(
    'T00',
    `10012345600000785026260615260615260616040031688928         260614${amount(opening)}000004EUR${'KÄYTTÖTILI'.padEnd(30)}${'0'.repeat(18)}${'KEVYT OY'.padEnd(35)}${' '.repeat(80)}${'FI2112345600000785'.padEnd(30)}${'NDEAFIHH'.padEnd(30)}`,
  );
const entry = (
  cents: number,
  { kind = cents < 0 ? '2' : '1', level = ' ', reference = '', name = 'ASIAKAS OY', account = '' } = {},
) =>
  record(
    'T10',
    `0000012606155936192D0092260615260616260614${kind}705${'VIITESIIRTO'.padEnd(35)}${amount(cents)} A${name.padEnd(35)}J${account.padEnd(14)} ${reference.padStart(20, reference === '' ? ' ' : '0')}${' '.repeat(8)}${level}`,
  );
const message = (...lines: string[]) => record('T11', `00${lines.map((line) => line.padEnd(35)).join('')}`);
const beside = (id: string, iban: string, payee: string, payer: string) =>
  record(
    'T11',
    `11${id.padEnd(35)}${iban.padEnd(35)}${'NDEAFIHH'.padEnd(35)}${payee.padEnd(70)}${payer.padEnd(70)}${' '.repeat(70)}`,
  );
const closing = (cents: number) => record('T40', `260615${amount(cents)}${amount(cents)}`);
const file = (...records: string[]) => `${records.join('\r\n')}\r\n`;

test('an entry tells who paid what, when, and for which reference', async () => {
  const { lines, ends } = await read(
    file(
      head(100_00),
      entry(1549_37, { reference: '2026000011' }),
      message('Kiitos ty|st{!'),
      beside('E1', '', '', 'Asiakkaan Pitkä Nimi Oy'),
      closing(1649_37),
    ),
  );
  assert.deepEqual(lines, [
    {
      account: 'FI2112345600000785',
      statementId: '026',
      entryNumber: 1,
      bookedOn: '2026-06-15',
      valueOn: '2026-06-16',
      amountCents: 1549_37,
      currency: 'EUR',
      credit: true,
      reference: '2026000011',
      endToEndId: 'E1',
      orderId: null,
      bankReference: '2606155936192D0092',
      batch: null,
      counterparty: { name: 'ASIAKAS OY', iban: null },
      message: 'Kiitos työstä!',
      reversal: false,
      returnReason: null,
      family: null,
    },
  ]);
  assert.deepEqual(ends, [
    {
      statement: true,
      account: 'FI2112345600000785',
      id: '026',
      openingCents: 100_00,
      closingCents: 1649_37,
      entries: 1,
      balanced: true,
    },
  ]);
});

test('money that goes out names the account it went to', async () => {
  const paid = beside('PALKKA-1', 'FI3715903000000776', 'Matti Malli', 'Kevyt Oy');
  const { lines } = await read(
    file(head(0), entry(-500, { name: '' }), paid, entry(-100, { account: '15903000000776' }), closing(-600)),
  );
  assert.deepEqual(
    lines.map((line) => [line.credit, line.endToEndId, line.counterparty]),
    [
      [false, 'PALKKA-1', { name: 'Matti Malli', iban: 'FI3715903000000776' }],
      [false, null, { name: 'ASIAKAS OY', iban: 'FI3715903000000776' }],
    ],
  );
});

test('an itemised entry is opened into its members where they add up, and stays whole where not', async () => {
  const members = [entry(10_00, { level: '1', reference: '12344' }), entry(20_00, { level: '1', reference: '13' })];
  const deeper = entry(20_00, { level: '2', reference: '999' });
  const opened = await read(
    file(head(0), entry(5_00), entry(30_00), ...members, deeper, message('deeper'), closing(35_00)),
  );
  assert.deepEqual(
    opened.lines.map((line) => [line.batch, line.amountCents, line.reference, line.entryNumber, line.message]),
    [
      [null, 5_00, null, 1, null],
      [1, 10_00, '12344', 2, null],
      [1, 20_00, '13', 2, null],
    ],
  );
  assert.deepEqual([opened.ends[0]?.entries, opened.ends[0]?.balanced], [2, true]);
  const whole = await read(file(head(0), entry(31_00), ...members, closing(31_00)));
  assert.deepEqual(
    whole.lines.map((line) => [line.batch, line.amountCents]),
    [[null, 31_00]],
  );
});

test('what was taken back is a reversal, and what was declined moves no money', async () => {
  const declined = [entry(7_00, { kind: '9' }), entry(7_00, { level: '1' }), message('not this')];
  const { lines, ends } = await read(file(head(10_00), entry(-4_00, { kind: '3' }), ...declined, closing(6_00)));
  assert.deepEqual(
    lines.map((line) => [line.amountCents, line.credit, line.reversal, line.message]),
    [[4_00, false, true, null]],
  );
  assert.equal(ends[0]?.balanced, true);
});

test('notices, sums of periods and message collections say nothing of entries', async () => {
  const others = [
    record('T50', `1260615${'00000001'}${amount(5_00)}${'00000000'}${amount(0)}`),
    record('T60', 'PNKerityistä'),
    record('T70', `PNK${'tiedote'.padEnd(80)}`),
    entry(99_00).replace('T10', 'T80'),
    message('ei tästä').replace('T11', 'T81'),
  ];
  const { lines, ends } = await read(file(head(0), entry(5_00), closing(5_00), ...others));
  assert.deepEqual([lines.length, lines[0]?.message, ends[0]?.balanced], [1, null, true]);
});

test('a statement that does not bridge its balances is not balanced, and one without the last balance says nothing', async () => {
  assert.equal((await read(file(head(0), entry(5_00), closing(6_00)))).ends[0]?.balanced, false);
  assert.equal((await read(file(head(0), entry(5_00), closing(5_00), entry(1_00)))).ends[0]?.balanced, null);
});

test('several statements in one file, cut anywhere into pieces, with any line ends or none', async () => {
  const records = [head(0), entry(5_00, { reference: '12344' }), message('a'.repeat(35), 'b'), closing(5_00)];
  const whole = await read(file(...records, ...records));
  assert.deepEqual([whole.ends.length, whole.lines[1]?.message], [2, `${'a'.repeat(35)}b`]);
  for (const text of [
    [...records, ...records].join(''),
    [...records, ...records]
      .map((one) => one.trimEnd())
      .join('\n')
      .concat('\n'),
  ])
    assert.deepEqual(await read(text), whole);
  assert.deepEqual(await read(new TextEncoder().encode(file(...records, ...records))), whole);
  for (let length = 1; length < 700; length += 13)
    assert.deepEqual(await read(file(...records, ...records), length), whole);
});

const faulty: [string, string, RegExp][] = [
  ['an amount with letters', file(head(0), entry(5_00).replace('+0000', '+00X0')), /^line 2, column 89: the amount/],
  [
    'an amount without sign',
    file(head(0), entry(5_00).replace('+0000', 'x0000')),
    /^line 2, column 88: the amount has no sign/,
  ],
  [
    'a day that is none',
    file(head(0), entry(5_00).replace('260615260616', '260699260616')),
    /^line 2, column 31: the booking day/,
  ],
  [
    'a record that no statement has',
    file(head(0), record('T12', 'x')),
    /^line 2, column 1: a statement has no record T12/,
  ],
  ['a record of no length', file(head(0), 'T10XXX'), /^line 2, column 1: no record begins like this/],
  ['a member without an entry', file(head(0), entry(5_00, { level: '1' })), /^line 2, column 188: a member/],
  ['a record that breaks off', file(head(0), entry(5_00)).slice(0, -60), /^line 2, column \d+: the record breaks off/],
];
for (const [what, text, fault] of faulty)
  test(`${what} is refused with its place`, async () => {
    await assert.rejects(read(text), (error: unknown) => {
      assert.ok(error instanceof XmlFault, String(error));
      assert.match(error.message, fault);
      return true;
    });
  });

const statement = latin(
  file(head(0), entry(5_00, { reference: '12344' }), message('viesti'), entry(-1_00), closing(4_00)),
);

test('a statement cut anywhere is refused, or at the end of a record says that it is not balanced', async () => {
  for (let length = 0; length < statement.length - 2; length++)
    try {
      const { ends } = await read(statement.subarray(0, length));
      assert.equal(ends[0]?.balanced, null, `${length} bytes`);
    } catch (error) {
      assert.ok(error instanceof XmlFault, String(error));
    }
});

test('whatever is done to a statement, it is read or refused', async () => {
  const change = fc.tuple(fc.nat(statement.length), fc.nat(200), fc.uint8Array({ maxLength: 5 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const damaged = changes.reduce(
        (bytes, [at, length, put]) =>
          new Uint8Array([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + length)]),
        statement,
      );
      await read(damaged).catch((error: unknown) => assert.ok(error instanceof XmlFault, String(error)));
    }),
    { numRuns: 300 },
  );
});
