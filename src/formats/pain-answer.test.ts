import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AnswerStatus, type PaymentAnswer, readAnswer } from './pain-answer.ts';
import { readOriginal } from './pain-original.ts';
import { XmlFault } from './xml-events.ts';

async function* piece(xml: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
}

async function answers(xml: string | Uint8Array, original?: string): Promise<PaymentAnswer[]> {
  const order = original === undefined ? null : await readOriginal(piece(original));
  const found: PaymentAnswer[] = [];
  for await (const one of readAnswer(piece(xml), order)) found.push(one);
  return found;
}

const briefly = (found: readonly PaymentAnswer[]) =>
  found.map(({ endToEndId, status, code }) => `${endToEndId} ${status} ${code}`);

const reason = (code: string, ...texts: string[]) =>
  `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn>${texts.map((text) => `<AddtlInf>${text}</AddtlInf>`).join('')}</StsRsnInf>`;
const payment = (id: string, status: string, inside = '') =>
  `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>${status}</TxSts>${inside}<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">1.00</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>`;
const batch = (id: string, status: string | null, inside = '') =>
  `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${id}</OrgnlPmtInfId>${status === null ? '' : `<PmtInfSts>${status}</PmtInfSts>`}${inside}</OrgnlPmtInfAndSts>`;
const report = (status: string | null, inside = '', version = '10') =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"><CstmrPmtStsRpt><GrpHdr><MsgId>B1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>RUN-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${status === null ? '' : `<GrpSts>${status}</GrpSts>`}</OrgnlGrpInfAndSts>${inside}</CstmrPmtStsRpt></Document>`;

const order = (batches: Record<string, string[]>, messageId = 'RUN-1') =>
  `<Document><CstmrCdtTrfInitn><GrpHdr><MsgId>${messageId}</MsgId></GrpHdr>${Object.entries(batches)
    .map(
      ([id, payments]) =>
        `<PmtInf><PmtInfId>${id}</PmtInfId>${payments
          .map(
            (one) =>
              `<CdtTrfTxInf><PmtId><InstrId>I-${one}</InstrId><EndToEndId>${one}</EndToEndId></PmtId></CdtTrfTxInf>`,
          )
          .join('')}</PmtInf>`,
    )
    .join('')}</CstmrCdtTrfInitn></Document>`;
const twoBatches = order({ 'RUN-1-1': ['E1', 'E2'], 'RUN-1-2': ['E3'] });

test('an order rejected as a whole is one line with the reason', async () => {
  const rejected = report('RJCT').replace(
    '</OrgnlGrpInfAndSts>',
    `${reason('DU01', 'Sent before')}</OrgnlGrpInfAndSts>`,
  );
  assert.deepEqual(await answers(rejected), [
    { messageId: 'RUN-1', endToEndId: null, status: 'rejected', code: 'DU01', reason: 'Sent before' },
  ]);
});

test('with the original every payment of a rejected order is named', async () => {
  assert.deepEqual(briefly(await answers(report('RJCT'), twoBatches)), [
    'E1 rejected null',
    'E2 rejected null',
    'E3 rejected null',
  ]);
});

test('a batch’s status holds for its own payments, and a payment’s own status for itself', async () => {
  const told = report(
    'PART',
    batch('RUN-1-1', 'ACCP', payment('E2', 'RJCT', reason('AC04'))) + batch('RUN-1-2', 'RJCT'),
  );
  assert.deepEqual(briefly(await answers(told, twoBatches)), [
    'E2 rejected AC04',
    'E1 accepted null',
    'E3 rejected null',
  ]);
  assert.deepEqual(briefly(await answers(told)), ['E2 rejected AC04', 'null accepted null', 'null rejected null']);
});

test('a status that only sums up what is told below is not told again', async () => {
  const told = report('RJCT', batch('RUN-1-1', 'RJCT', payment('E1', 'RJCT') + payment('E2', 'RJCT')));
  assert.deepEqual(briefly(await answers(told)), ['E1 rejected null', 'E2 rejected null']);
  const accepted = report('ACCP', batch('RUN-1-1', 'ACCP'));
  assert.deepEqual(briefly(await answers(accepted)), ['null accepted null']);
});

test('a payment named by its instruction is found in the original', async () => {
  const told = report(
    null,
    batch('RUN-1-1', null, payment('E1', 'RJCT').replaceAll('OrgnlEndToEndId', 'OrgnlInstrId')),
  );
  const byInstruction = told.replace('<OrgnlInstrId>E1', '<OrgnlInstrId>I-E1');
  assert.deepEqual(briefly(await answers(byInstruction, twoBatches)), ['E1 rejected null']);
});

test('a batch’s reason holds for a payment rejected without one', async () => {
  const told = report(null, batch('RUN-1-1', 'RJCT', reason('CH04') + payment('E1', 'RJCT') + payment('E2', 'ACSC')));
  assert.deepEqual(briefly(await answers(told)).slice(0, 2), ['E1 rejected CH04', 'E2 accepted null']);
});

test('payments of the same id are answered as often as they were ordered', async () => {
  const twice = order({ A: ['E1'], B: ['E1'] });
  assert.deepEqual(
    briefly(await answers(report(null, batch('A', null, payment('E1', 'ACSC')) + batch('B', 'RJCT')), twice)),
    ['E1 accepted null'],
  );
});

test('every status is accepted, rejected or not decided yet', async () => {
  const meaning: Record<AnswerStatus, string> = {
    accepted: 'ACTC ACCP ACSP ACSC ACWC ACWP ACCC ACFC',
    rejected: 'RJCT CANC',
    pending: 'RCVD PDNG PART PATC PRES XXXX',
  };
  for (const [status, codes] of Object.entries(meaning))
    for (const code of codes.split(' ')) assert.equal((await answers(report(code)))[0]?.status, status, code);
});

test('what the bank wrote is put together again where it was cut, and a code without words gets ours', async () => {
  const cut = `${'The value is not val'.padStart(103, '.')}`;
  const told = report(null, batch('A', null, payment('E1', 'RJCT', reason('NARR', cut, 'id.', 'Ask us.'))));
  assert.match((await answers(told))[0]?.reason ?? '', /not valid\. Ask us\.$/);
  const silent = await answers(report(null, batch('A', null, payment('E1', 'RJCT', reason('AC04')))));
  assert.equal(silent[0]?.reason, 'The account is closed.');
  const own = report(null, batch('A', null, payment('E1', 'RJCT', reason('X').replaceAll('Cd>', 'Prtry>'))));
  assert.deepEqual(briefly(await answers(own)), ['E1 rejected X']);
});

test('a report that decides nothing says so in one line', async () => {
  assert.deepEqual(briefly(await answers(report(null))), ['null pending null']);
});

test('the oldest version, which has no batches, is read too', async () => {
  const old = report(null, payment('E1', 'RJCT', reason('AC01').replaceAll('Rsn>', 'StsRsn>'))).replaceAll(
    'CstmrPmtStsRpt',
    'pain.002.001.02',
  );
  assert.deepEqual(briefly(await answers(old)), ['E1 rejected AC01']);
});

const notAnswers: [string, () => Promise<unknown>][] = [
  ['another message', () => answers('<Document><BkToCstmrStmt/></Document>')],
  ['an answer about another order', () => answers(report('ACCP'), order({ A: ['E1'] }, 'RUN-2'))],
  ['an original that is no order', () => answers(report('ACCP'), report('ACCP'))],
  ['an answer with very many parts', () => answers(report('ACCP', batch('A', null, reason('AC01').repeat(10_000))))],
];
for (const [what, reading] of notAnswers)
  test(`${what} is refused in one line`, async () => {
    await assert.rejects(reading(), (error: unknown) => {
      assert.ok(error instanceof XmlFault, String(error));
      assert.match(error.message, /^line \d+, column \d+: [^\n]+$/);
      return true;
    });
  });

const whole = report(
  'PART',
  batch('RUN-1-1', 'RJCT', reason('AC01', 'ä') + payment('E1', 'RJCT') + payment('E2', 'ACSC')),
);

async function outcome(bytes: Uint8Array | string): Promise<'read' | 'refused'> {
  try {
    await answers(bytes);
    return 'read';
  } catch (error) {
    assert.ok(error instanceof XmlFault, String(error));
    return 'refused';
  }
}

test('a second report in the same file is refused, for the first one’s status would be passed over', async () => {
  const twice = `<Bank>${report('RJCT').replace(/<\?.*\?>/, '')}${report('ACCP').replace(/<\?.*\?>/, '')}</Bank>`;
  await assert.rejects(answers(twice), /column \d+: a second report follows/);
});

test('an answer cut anywhere is refused', async () => {
  const bytes = new TextEncoder().encode(whole);
  for (let length = 0; length < bytes.length; length++)
    assert.equal(await outcome(bytes.subarray(0, length)), 'refused', `${length} bytes`);
});

test('whatever is done to an answer, it is read or refused', async () => {
  const at = fc.nat(whole.length);
  const put = fc.oneof(
    fc.constantFrom('<', '</', '&', '<!DOCTYPE x>', '\u0000', '</TxInfAndSts>', '<TxInfAndSts>', '<OrgnlPmtInfAndSts>'),
    fc.string({ maxLength: 5 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(at, fc.nat(9), put), { maxLength: 4 }), async (changes) => {
      const damaged = changes.reduce(
        (xml, [from, length, text]) => xml.slice(0, from) + text + xml.slice(from + length),
        whole,
      );
      await outcome(damaged);
    }),
    { numRuns: 300 },
  );
});
