import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { issuedClaims } from '../dev/claims.ts';
import { entrepreneurReady, type Ready, staffMember } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';
import { day } from '../src/basics/day.ts';
import { statementFile } from '../src/demo/fake-bank.ts';

let service: TestService;
let bertta: Ready;
let payer: Visitor;
let id = '';
before(async () => {
  service = await testService();
  const aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  bertta = await entrepreneurReady(service, 'bertta@testi.example', 'Bertta Testinen');
  payer = await staffMember(service, 'maksaja@testi.example', ['money'], 'Matti Maksaja');
  const approver = await staffMember(service, 'hyvaksyja@testi.example', ['money', 'approve'], 'Hilla Hyväksyjä');
  for (const one of [aino, bertta]) await customerPays(one);
  id = (await runs().prepare({})).id;
  const { version, totals } = await runs().get({ id });
  await approver.client.payouts.runs.approve({ id, version, netCents: totals.netCents });
  await service.work();
});
after(() => service.close());

const runs = () => payer.client.payouts.runs;

async function customerPays(of: Ready): Promise<void> {
  const [invoice] = await issuedClaims(service.services, of.id, [{ net: 100_00, vat: 25_50 }]);
  const entry = { cents: 125_50, on: day('2026-06-01'), reference: invoice?.reference ?? '', bankReference: of.id };
  const account = service.services.config.operator.iban;
  await payer.client.banking.statements.upload({
    file: statementFile({ account, id: of.id, openingCents: 0, entries: [entry] }),
  });
  await service.work();
}

/** What the bank answers to a payment file: the status of the whole, and of payments named by their ids. */
const answerOf = (messageId: string, status: string, rejected: Record<string, string> = {}) => {
  const payments = Object.entries(rejected).map(
    ([id, code]) =>
      `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf></TxInfAndSts>`,
  );
  const xml = `<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><GrpSts>${status}</GrpSts></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}</OrgnlPmtInfId>${payments.join('')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
  return { file: new File([xml], 'vastaus.xml') };
};

test('the bank’s answer rejects one payment of a run: its money waits for the next run, and the others stay sent', async () => {
  const sent = (await runs().payouts({ id })).items;
  const berttas = sent.find(({ name }) => name === 'Bertta Testinen');
  assert.ok(berttas);
  const [file] = (await runs().get({ id })).files;
  const messageId = file?.messageId ?? '';
  const payment = berttas.id.replaceAll('-', '');

  const repeated = await runs().readAnswer(answerOf(messageId, 'PART', { [payment]: 'DU04' }));
  await service.work();
  assert.equal(repeated.runId, id);
  assert.equal(
    (await runs().payout({ id: berttas.id })).state,
    'sent',
    'what the bank has already is never paid again',
  );

  const answer = answerOf(messageId, 'ACCP', { [payment]: 'AC04' });
  const counts = { runId: id, accepted: sent.length - 1, rejected: 1, pending: 0 };
  assert.deepEqual(await runs().readAnswer(answer), counts);
  assert.deepEqual(await runs().readAnswer(answer), counts);
  await service.work();
  const after = await runs().payout({ id: berttas.id });
  assert.deepEqual([after.state, after.rejectedReason], ['rejected', 'AC04: The account is closed.']);
  const told = (await runs().get({ id })).files[0]?.answers ?? [];
  assert.deepEqual(
    told.map(({ accepted, rejected, pending, open }) => [accepted, rejected, pending, open.length]),
    [
      [0, 1, 1, 0],
      [1, 1, 0, 0],
    ],
  );
  const states = (await runs().payouts({ id })).items.map(({ name, state }) => `${name} ${state}`);
  assert.deepEqual(states.sort(), ['Aino Testinen sent', 'Bertta Testinen rejected']);
  assert.deepEqual(
    (await bertta.client.payouts.own.next()).holds.map(({ reason }) => reason),
    ['account-rejected'],
  );

  await assert.rejects(runs().readAnswer(answerOf('MUU', 'RJCT')), code('bank-answer-unknown'));
  await assert.rejects(
    runs().readAnswer(answerOf(messageId, 'ACCP', { TUNTEMATON: 'AC04' })),
    code('bank-answer-unknown'),
  );
  await assert.rejects(runs().readAnswer({ file: new File(['<Document/>'], 'x.xml') }), code('bank-answer-unreadable'));
});
