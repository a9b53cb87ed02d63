import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PaymentAnswer, readAnswer } from '../src/formats/pain-answer.ts';
import { readOriginal } from '../src/formats/pain-original.ts';
import { compared } from './compared.ts';
import { fixtures, schemaValidator, withFixtures } from './fixtures.ts';

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function answers(bytes: Uint8Array): Promise<PaymentAnswer[]> {
  const found: PaymentAnswer[] = [];
  for await (const one of readAnswer(piece(bytes))) found.push(one);
  return found;
}

const nordea = (level: string) => fixtures.bytes(`iso20022/samples-finland/nordea/pain_002_v3_${level}_reject.xml`);
const combination = 'CAP Invalid code or combinations in CategoryPurpose or ServiceLevel';

test(
  'a bank’s rejection of a file, a batch and single payments is read from its own examples',
  withFixtures,
  async () => {
    assert.deepEqual(await answers(nordea('group')), [
      {
        messageId: 'MSGID-PS-TEST-0708-01',
        endToEndId: null,
        status: 'rejected',
        code: 'DU01',
        reason: 'ISO Duplicate Message ID',
      },
    ]);
    const batch = { messageId: 'MSGID-COM-SCE25-1707-01', endToEndId: null };
    assert.deepEqual(await answers(nordea('payment')), [
      { ...batch, status: 'rejected', code: 'NARR', reason: combination },
    ]);
    assert.deepEqual(
      (await answers(nordea('txn'))).map(({ endToEndId, status, code, reason }) => [endToEndId, status, code, reason]),
      ['02', '01'].map((no) => [`ENDTOENDID-950-TEST2-2807-${no}`, 'rejected', 'NARR', combination]),
    );
  },
);

test('every published answer is read, and every published order gives its payments', withFixtures, async () => {
  const published = fixtures.under('iso20022', /pain.002[^/]*\.xml$/);
  assert.ok(published.length > 0);
  for (const path of published) {
    const found = await answers(fixtures.bytes(path));
    assert.ok(found.length > 0, path);
    for (const { messageId, status } of found) assert.ok(messageId && status !== 'pending', path);
  }
  for (const path of fixtures.under('iso20022', /pain.001[^/]*\.xml$/)) {
    const { messageId, batches } = await readOriginal(piece(fixtures.bytes(path)));
    const ids = batches.flatMap(({ payments }) => payments.map(({ endToEndId }) => endToEndId));
    const xml = fixtures.text(path);
    assert.deepEqual(
      ids,
      [...xml.matchAll(/<EndToEndId>([^<]*)</g)].map(([, id]) => id),
      path,
    );
    assert.ok(xml.includes(`<MsgId>${messageId}<`), path);
  }
  compared('pain.002', 'published answers', published.length);
});

for (const version of ['10', '11', '14'])
  test(`an answer of version ${version} is valid by its schema and read the same`, withFixtures, async () => {
    const xml = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"><CstmrPmtStsRpt>
<GrpHdr><MsgId>B1</MsgId><CreDtTm>2026-06-15T12:00:00+03:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>M1-1</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts>
<TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>
<TxInfAndSts><OrgnlEndToEndId>E2</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
    assert.equal(schemaValidator(`iso20022/xsd/pain.002.001.${version}.xsd`)(xml), null);
    assert.deepEqual(
      (await answers(new TextEncoder().encode(xml))).map(({ endToEndId, status, code }) => [endToEndId, status, code]),
      [
        ['E1', 'rejected', 'AC04'],
        ['E2', 'accepted', null],
      ],
    );
  });
