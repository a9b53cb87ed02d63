import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { schemaValidator, withFixtures } from '../conformance/fixtures.ts';
import { issuedClaims } from '../dev/claims.ts';
import { entrepreneurReady, type Ready, signedInAs, staffMember } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';
import { day } from '../src/basics/day.ts';
import { cents, decimal } from '../src/basics/money.ts';
import { statementFile } from '../src/demo/fake-bank.ts';
import { reportMonths } from '../src/reporting/actions/report-month.ts';

let service: TestService;
let aino: Ready;
let bertta: Ready;
let payer: Visitor;
let approver: Visitor;
const ids = new Map<Visitor, string>();
before(async () => {
  service = await testService();
  aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  bertta = await entrepreneurReady(service, 'bertta@testi.example', 'Bertta Testinen', { yel: 'insured' });
  payer = await staffMember(service, 'maksaja@testi.example', ['money'], 'Matti Maksaja');
  approver = await staffMember(service, 'hyvaksyja@testi.example', ['money', 'approve'], 'Hilla Hyväksyjä');
  for (const one of [aino, bertta, payer, approver]) ids.set(one, (await one.client.members.me()).signedIn?.id ?? '');
});
after(async () => {
  await service.close();
});

/** Time goes on; sessions have ended by then, so everybody signs in again. */
async function itIs(instant: string): Promise<void> {
  service.setNow(instant);
  for (const [one, id] of ids) {
    const again = await signedInAs(service, id);
    one.cookies.clear();
    for (const [name, value] of again.cookies) one.cookies.set(name, value);
  }
}

let statements = 0;
/** Customers have paid these people so much without VAT; the run that pays it out is approved and reported. */
async function approvedRun(paid: readonly (readonly [Ready, number])[], on = day('2026-06-01')): Promise<string> {
  for (const [of, net] of paid) {
    const [invoice] = await issuedClaims(service.services, of.id, [{ net, vat: 0 }]);
    const id = `TILIOTE-${++statements}`;
    const entry = { cents: net, on, reference: invoice?.reference ?? '', bankReference: `${id}-1` };
    const account = service.services.config.operator.iban;
    await payer.client.banking.statements.upload({
      file: statementFile({ account, id, openingCents: 0, entries: [entry] }),
    });
    await service.work();
  }
  const { id } = await payer.client.payouts.runs.prepare({});
  const { version, totals } = await approver.client.payouts.runs.get({ id });
  await approver.client.payouts.runs.approve({ id, version, netCents: totals.netCents });
  await service.work();
  return id;
}

const register = () => payer.client.reporting.deliveries;
const newest = async () => (await register().list({})).items[0] ?? assert.fail('there is no delivery');
const textOf = (deliveryId: string) =>
  readFileSync(join(service.services.config.folders.reports, 'out', `${deliveryId}.xml`), 'utf8');
const fields = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1]);

const kinds = { earnings: 100, cancellation: 105, separate: 101 };
type Told = {
  state?: number;
  rejected?: readonly string[];
  errors?: boolean;
  owner?: string;
  production?: boolean;
};

/** What the register answers to a delivery, in its own message. */
async function answerTo(
  { deliveryId, kind }: { deliveryId: string; kind: keyof typeof kinds },
  { state = 3, rejected = [], errors = false, owner, production = service.services.mode === 'real' }: Told = {},
): Promise<File> {
  const error =
    '<ErrorInfo><ErrorCode>EPR-7</ErrorCode><ErrorMessage>Henkilötunnusta ei ole</ErrorMessage></ErrorInfo>';
  const items = rejected.map((id) => `<Item><ItemId>${id}</ItemId><ItemErrors>${error}</ItemErrors></Item>`).join('');
  const by = `<Type>1</Type><Code>${owner ?? service.services.config.operator.businessId}</Code>`;
  const xml =
    '<s:StatusResponseFromIR xmlns:s="http://www.tulorekisteri.fi/2017/1/StatusResponseFromIR"><DeliveryData>' +
    `<Timestamp>2026-06-02T09:00:00Z</Timestamp><DeliveryDataType>${kinds[kind]}</DeliveryDataType><DeliveryId>${deliveryId}</DeliveryId>` +
    `<ProductionEnvironment>${production}</ProductionEnvironment><DeliveryDataOwner>${by}</DeliveryDataOwner>` +
    `<DeliveryDataCreator>${by}</DeliveryDataCreator><DeliveryDataSender>${by}</DeliveryDataSender></DeliveryData><StatusResponse>` +
    `<IRResponseId>${'ab'.repeat(16)}</IRResponseId><IRResponseTimestamp>2026-06-02T10:00:00Z</IRResponseTimestamp>` +
    `<DeliveryDataStatus>${state}</DeliveryDataStatus>${items && `<InvalidItems>${items}</InvalidItems>`}` +
    `${errors ? `<DeliveryErrors>${error}</DeliveryErrors>` : ''}</StatusResponse></s:StatusResponseFromIR>`;
  return new File([xml], 'vastaus.xml', { type: 'application/xml' });
}
const bring = async (...told: Parameters<typeof answerTo>) => register().readAnswer({ file: await answerTo(...told) });

test('the register’s own answer settles a delivery, and each person’s report says why it was refused', async () => {
  await approvedRun([
    [aino, 1000_00],
    [bertta, 2000_00],
  ]);
  const delivery = await newest();
  const before = (await register().get({ id: delivery.id })).items;
  const ainos = before.find((one) => one.name === 'Aino Testinen')?.reportId ?? '';
  assert.deepEqual(await bring(delivery, { rejected: [ainos] }), {
    id: delivery.id,
    state: 'acknowledged',
    refusedReports: 1,
  });
  const { delivery: settled, items } = await register().get({ id: delivery.id });
  assert.deepEqual(
    [settled.state, settled.uncorrected, settled.reason],
    ['acknowledged', 1, 'EPR-7 Henkilötunnusta ei ole'],
  );
  assert.deepEqual(items.map(({ name, refused, refusal }) => [name, refused, refusal]).sort(), [
    ['Aino Testinen', true, 'EPR-7 Henkilötunnusta ei ole'],
    ['Bertta Testinen', false, null],
  ]);
  await assert.rejects(bring(delivery), code('delivery-settled'));
});

test('an answer that is none, is not final, or is to somebody else’s delivery changes nothing', async () => {
  const { id } = await newest();
  await register().correct({ id });
  await service.work();
  const delivery = await newest();
  assert.equal(delivery.state, 'written');
  const unreadable = register().readAnswer({ file: new File(['<Document/>'], 'x.xml') });
  await assert.rejects(unreadable, code('answer-unreadable'));
  await assert.rejects(bring(delivery, { state: 2 }), code('answer-not-final'));
  await assert.rejects(bring(delivery, { owner: '0112038-9' }), code('answer-of-another-payer'));
  const other = service.services.mode !== 'real';
  await assert.rejects(bring(delivery, { production: other }), code('answer-of-another-environment'));
  await assert.rejects(bring({ ...delivery, deliveryId: 'E-none-1' }), code('delivery-unknown'));
  await assert.rejects(bring({ ...delivery, kind: 'separate' }), code('delivery-unknown'));
  await assert.rejects(bring(delivery, { rejected: ['NONE'] }), code('report-not-in-delivery'));
  await assert.rejects(
    aino.client.reporting.deliveries.readAnswer({ file: await answerTo(delivery) }),
    code('not-allowed'),
  );
  assert.equal((await newest()).state, 'written');
});

test('a delivery refused as a whole says why, and its reports wait for correction', async () => {
  const delivery = await newest();
  assert.equal((await bring(delivery, { state: 5, errors: true })).state, 'rejected');
  const { state, reason, uncorrected } = await newest();
  assert.deepEqual([state, reason, uncorrected], ['rejected', 'EPR-7 Henkilötunnusta ei ole', 1]);
  await register().correct({ id: delivery.id });
  await service.work();
  const again = await newest();
  assert.equal((await bring(again)).state, 'acknowledged');
});

test('what the register was told of a payment that the bank rejected afterwards is taken back by itself', async () => {
  const payout = (await aino.client.payouts.own.list({})).items[0];
  assert.ok(payout);
  await payer.client.payouts.runs.reject({ id: payout.id, reason: 'Tili on suljettu.' });
  await service.work();
  const made = await newest();
  assert.deepEqual([made.kind, made.state, made.reports], ['cancellation', 'written', 1]);
  const xml = textOf(made.deliveryId);
  assert.deepEqual(
    [fields(xml, 'DeliveryDataType'), fields(xml, 'ItemId')],
    [['105'], [payout.id.replaceAll('-', '')]],
  );
  const { items } = await register().get({ id: made.id });
  assert.deepEqual(
    items.map(({ name, cancelled, toCancel }) => [name, cancelled, toCancel]),
    [['Aino Testinen', true, false]],
  );
  assert.equal((await register().waiting()).toCancel, 0);

  const refused = await bring(made, { rejected: [payout.id.replaceAll('-', '')] });
  assert.deepEqual([refused.state, (await register().waiting()).toCancel], ['rejected', 1]);
  const told = (await register().list({})).items.find((one) => one.kind === 'earnings' && one.toCancel > 0);
  await register().correct({ id: told?.id ?? '' });
  await service.work();
  const again = await newest();
  assert.notEqual(again.id, made.id);
  await bring(again);
  assert.deepEqual([(await register().waiting()).toCancel, (await newest()).state], [0, 'acknowledged']);
});

test('a payment that failed before the register had its report is taken back once it has', async () => {
  await itIs('2026-06-10T09:00:00Z');
  await approvedRun([[bertta, 700_00]], day('2026-06-10'));
  const told = await newest();
  const payout = (await bertta.client.payouts.own.list({})).items[0];
  await payer.client.payouts.runs.reject({ id: payout?.id ?? '', reason: 'Tili on suljettu.' });
  await service.work();
  assert.deepEqual([(await newest()).id, (await newest()).toCancel], [told.id, 1]);
  await bring(told);
  await service.work();
  assert.equal((await newest()).kind, 'cancellation');
  await bring(await newest());
});

test('each month that is over is reported with the contribution that was booked, and a month without wages says so', async () => {
  await reportMonths(service.services);
  assert.equal((await newest()).kind, 'cancellation', 'June is not over');
  await itIs('2026-08-01T09:00:00Z');
  await reportMonths(service.services);
  await reportMonths(service.services);
  await service.work();
  const [july, june] = (await register().list({})).items.filter((one) => one.kind === 'separate');
  assert.ok(june && july);
  assert.deepEqual([june.periodFrom, june.periodTo, june.dueOn], ['2026-06-01', '2026-06-30', '2026-07-06']);
  const paid = (await bertta.client.payouts.own.list({})).items.filter((one) => one.state !== 'rejected');
  const contribution = paid.reduce((sum, one) => sum + one.contributionCents, 0);
  assert.ok(contribution > 0);
  assert.equal(june.contributionCents, contribution);
  const xml = textOf(june.deliveryId);
  assert.deepEqual(
    [fields(xml, 'SummaryTransactionCode'), fields(xml, 'Amount'), fields(xml, 'ActionCode'), fields(xml, 'Month')],
    [['102'], [decimal(cents(contribution))], ['1'], ['6']],
  );
  const nothing = textOf(july.deliveryId);
  assert.deepEqual([fields(nothing, 'SummaryTransactionCode'), fields(nothing, 'Amount')], [['101'], []]);
  assert.equal((await register().list({})).items.filter((one) => one.kind === 'separate').length, 2);
});

test('a month whose payment came back later is reported anew, as a replacement of what the register has', async () => {
  const june = (await register().list({})).items.find(
    (one) => one.periodFrom === '2026-06-01' && one.kind === 'separate',
  );
  assert.ok(june);
  await bring(june);
  await reportMonths(service.services);
  assert.equal((await newest()).id !== june.id && (await newest()).periodFrom, '2026-07-01');

  const standing = (await bertta.client.payouts.own.list({})).items.find((one) => one.state !== 'rejected');
  await payer.client.payouts.runs.reject({ id: standing?.id ?? '', reason: 'Tili on suljettu.' });
  await reportMonths(service.services);
  await service.work();
  const anew = (await register().list({})).items.find((one) => one.deliveryId === 'S-2026-06-2');
  assert.ok(anew);
  const xml = textOf(anew.deliveryId);
  assert.deepEqual(
    [fields(xml, 'ActionCode'), fields(xml, 'ReportId'), fields(xml, 'SummaryTransactionCode')],
    [['2'], ['S-2026-06'], ['101']],
  );
  await bring(anew, { state: 5, errors: true });
  await register().correct({ id: anew.id });
  await assert.rejects(register().correct({ id: june.id }), code('nothing-to-correct'));
  await service.work();
  assert.equal((await newest()).deliveryId, 'S-2026-06-3');
});

test(
  'every message is valid by the register’s schema, and the books agree with what was told',
  withFixtures,
  async () => {
    const schemas = {
      earnings: schemaValidator('incomes-register/xsd-2026/WageReportsToIR.xsd'),
      cancellation: schemaValidator('incomes-register/xsd-2022/InvalidationsToIR.xsd'),
      separate: schemaValidator('incomes-register/xsd-2022/PayerSummaryReportsToIR.xsd'),
    };
    const { items } = await register().list({});
    assert.deepEqual([...new Set(items.map((one) => one.kind))].sort(), ['cancellation', 'earnings', 'separate']);
    for (const { kind, deliveryId } of items) assert.equal(schemas[kind](textOf(deliveryId)), null, deliveryId);
  },
);
