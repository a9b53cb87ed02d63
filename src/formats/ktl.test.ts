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

async function faultOf(bytes: Uint8Array | string): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    assert.ok(error instanceof XmlFault, String(error));
    return error.message;
  }
  return assert.fail('it was read');
}

const header = `02606160400FB1234567891${' '.repeat(67)}`.replace('FB', '50');
const payment = ({ type = '3', amount = 154937, name = '[YR{P{|N OY', correction = '0', feedback = ' ' } = {}) =>
  `${type}12345600000785260615260614${'2606155936192D00'}${'2026000011'.padStart(20, '0')}${name.padEnd(12)}1A${String(amount).padStart(10, '0')}${correction}A${feedback}`;
const sums = (count: number, total: number, corrections = 0, corrected = 0) =>
  `9${String(count).padStart(6, '0')}${String(total).padStart(11, '0')}${String(corrections).padStart(6, '0')}${String(corrected).padStart(11, '0')}${'0'.repeat(17)}`.padEnd(
    90,
  );
const file = (...records: string[]) => `${[header, ...records].join('\r\n')}\r\n`;

test('a reference payment tells who paid what, when, and for which reference', async () => {
  const { lines, ends } = await read(file(payment(), sums(1, 154937)));
  assert.deepEqual(lines, [
    {
      account: 'FI2112345600000785',
      statementId: null,
      entryNumber: 1,
      bookedOn: '2026-06-15',
      valueOn: '2026-06-14',
      amountCents: 154937,
      currency: 'EUR',
      credit: true,
      reference: '2026000011',
      endToEndId: null,
      orderId: null,
      bankReference: '2606155936192D00',
      batch: null,
      counterparty: { name: 'ÄYRäPäöN OY', iban: null },
      message: null,
      reversal: false,
      returnReason: null,
      family: null,
    },
  ]);
  assert.deepEqual(ends, [
    {
      statement: true,
      account: 'FI2112345600000785',
      id: null,
      openingCents: null,
      closingCents: null,
      entries: 1,
      balanced: null,
    },
  ]);
});

test('a correction takes money back, and a failed direct debit brings none', async () => {
  const { lines } = await read(
    file(
      payment({ amount: 1000 }),
      payment({ amount: 400, correction: '1' }),
      payment({ type: '5', amount: 700, feedback: '1' }),
      payment({ type: '5', amount: 200 }),
      sums(2, 1200, 1, 400),
    ),
  );
  assert.deepEqual(
    lines.map((line) => [line.amountCents, line.credit, line.reversal]),
    [
      [1000, true, false],
      [400, false, true],
      [200, true, false],
    ],
  );
});

test('letters are read whichever of the old sets they are written in', async () => {
  const named = (name: Uint8Array) => {
    const text = file(payment({ name: '@@@@@@' }), sums(1, 154937));
    const at = text.indexOf('@');
    const bytes = latin(text);
    return new Uint8Array([...bytes.subarray(0, at), ...name, ...bytes.subarray(at + 6)]);
  };
  for (const name of [
    latin('ÄÖÅäöå'),
    new Uint8Array([0x8e, 0x99, 0x8f, 0x84, 0x94, 0x86]),
    new TextEncoder().encode('ÄÖÅäöå'),
  ])
    assert.equal((await read(named(name))).lines[0]?.counterparty.name, 'ÄÖÅäöå');
});

test('records are read with any line ends or none, and with blanks at the end left out', async () => {
  const whole = await read(file(payment(), sums(1, 154937)));
  const records = [header, payment(), sums(1, 154937)];
  for (const text of [
    records.join('\n'),
    records.join(''),
    `${records.map((record) => record.trimEnd()).join('\n')}\n\u001a`,
    `\ufeff${records.join('\n')}`.replace('\ufeff', '\xef\xbb\xbf'),
  ])
    assert.deepEqual(await read(text), whole);
  for (let length = 1; length < 100; length++)
    assert.deepEqual(await read(file(payment(), sums(1, 154937)), length), whole);
});

test('several batches in one file are several lists', async () => {
  const one = file(payment(), sums(1, 154937));
  const { lines, ends } = await read(one + one);
  assert.deepEqual([lines.length, ends.length], [2, 2]);
});

const faulty: [string, string, RegExp][] = [
  ['a batch with another sum', file(payment(), sums(1, 154936)), /^line 3, column 2: the batch does not hold/],
  ['a batch with a payment too few', file(payment(), sums(2, 154937)), /^line 3, column 2: the batch does not hold/],
  ['a batch without its sums', file(payment()), /^line 2, column 91: the batch breaks off/],
  [
    'an amount with letters',
    file(payment().replace('154937', '15493X'), sums(1, 154937)),
    /^line 2, column 78: the amount/,
  ],
  [
    'a day that is none',
    file(payment().replace('260615', '260631'), sums(1, 154937)),
    /^line 2, column 16: the booking day/,
  ],
  ['another currency', file(payment().replace('1A0', '2A0'), sums(1, 154937)), /^line 2, column 76: the currency/],
  ['a payment before its batch', `${header}\n${sums(0, 0)}\n${payment()}`, /^line 3, column 1: a batch begins/],
  ['a record of no kind', file('X'.repeat(90)), /^line 2, column 1: no record begins like this/],
];
for (const [what, text, message] of faulty)
  test(`${what} is refused with its place`, async () => {
    assert.match(await faultOf(text), message);
  });

test('a list cut anywhere is refused', async () => {
  const bytes = latin(file(payment(), payment(), sums(2, 309874)));
  // The line end and the blanks after the last sum may be missing.
  for (let length = 0; length < bytes.length - 2; length++) await faultOf(bytes.subarray(0, length));
});

test('whatever is done to a list, it is read or refused', async () => {
  const whole = latin(file(payment(), payment({ correction: '1' }), sums(1, 154937, 1, 154937)));
  const change = fc.tuple(fc.nat(whole.length), fc.nat(95), fc.uint8Array({ maxLength: 5 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const damaged = changes.reduce(
        (bytes, [at, length, put]) =>
          new Uint8Array([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + length)]),
        whole,
      );
      await read(damaged).catch((error: unknown) => assert.ok(error instanceof XmlFault, String(error)));
    }),
    { numRuns: 300 },
  );
});
