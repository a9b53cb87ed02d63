import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { schemaValidator, withFixtures } from '../conformance/fixtures.ts';
import { findingsOf } from '../dev/findings.ts';
import { signedInAs, staffMember, testHetu, testIban } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { joinService, type TestService, testService, type Visitor } from '../dev/service.ts';
import { company, draftTo, hours, household, submit, submittedInvoice } from '../dev/written-invoices.ts';
import { day } from '../src/basics/day.ts';
import { type FakeEntry, statementFile } from '../src/demo/fake-bank.ts';
import { trialBalance } from '../src/ledger/actions/read-balances.ts';
import { theService, withContext } from '../src/platform/context.ts';

// One person's money from the first letter to the last booking, each step by the person whose it is, over HTTP.

let service: TestService;
let aino: Visitor;
let clerk: Visitor;
let reviewer: Visitor;
let payer: Visitor;
let approver: Visitor;
let toCompany = '';
let toHousehold = '';
let runId = '';
const ids = new Map<Visitor, string>();

before(async () => {
  service = await testService();
  clerk = await staffMember(service, 'henkilot@testi.example', ['people'], 'Helmi Henkilöt');
  reviewer = await staffMember(service, 'tarkastaja@testi.example', ['review'], 'Tarja Tarkastaja');
  payer = await staffMember(service, 'maksaja@testi.example', ['money'], 'Matti Maksaja');
  approver = await staffMember(service, 'hyvaksyja@testi.example', ['money', 'approve'], 'Hilla Hyväksyjä');
  for (const one of [clerk, reviewer, payer, approver]) ids.set(one, await idOf(one));
});
after(async () => {
  await service.close();
});

const idOf = async (visitor: Visitor) => (await visitor.client.members.me()).signedIn?.id ?? '';

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
async function statementComes(entries: readonly FakeEntry[]): Promise<void> {
  const id = `TILIOTE-${++statements}`;
  const account = service.services.config.operator.iban;
  const numbered = entries.map((one, at) => ({ bankReference: `${id}-${at}`, ...one }));
  const file = statementFile({ account, id, openingCents: 0, entries: numbered });
  await payer.client.banking.statements.upload({ file });
  await service.work();
}

const invoice = (id: string) => aino.client.invoicing.invoices.get({ id });
const run = () => approver.client.payouts.runs.get({ id: runId });
const onlyPayout = async () => (await aino.client.payouts.own.list({})).items[0] ?? assert.fail('no payout');
const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);
const bankFiles = () => filesIn(join(service.services.config.folders.bank, 'out'));
const reports = () => filesIn(join(service.services.config.folders.reports, 'out'));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const books = async () => {
  const lines = await withContext(service.services, theService, ({ tx }) => trialBalance(tx));
  return Object.fromEntries(lines.map((line) => [line.name, line.cents as number]).filter(([, cents]) => cents !== 0));
};

test('a person joins by the link in a letter and gives of themselves what invoicing and pay need', async () => {
  aino = await joinService(service, 'aino@testi.example', 'Aino Testinen');
  ids.set(aino, await idOf(aino));
  const { members } = aino.client;
  const { texts } = await members.profile();
  await members.acceptTerms({ textVersion: texts.terms });
  await members.giveName({ firstNames: 'Aino', lastName: 'Testinen' });
  await members.chooseLineOfBusiness({ code: 'cleaning' });
  await members.giveAddress({ street: 'Testikatu 1', postCode: '00100', town: 'Helsinki', country: 'FI' });
  await members.givePhone({ phone: '040 000 0000' });
  await members.giveHetu({ hetu: testHetu(day('1990-01-01'), 905) });
  await members.giveIban({ iban: testIban(905) });
  await members.agreePayoutMode({ mode: 'wages', textVersion: texts['payout-mode'] });
  await members.declareYel({ status: 'not-obliged', since: day('2026-06-01'), textVersion: texts.yel });
  await members.giveTaxCard({
    kind: 'wage',
    baseRateBp: 20_00,
    additionalRateBp: 40_00,
    incomeLimitCents: 30_000_00,
    usedElsewhereCents: 0,
    validFrom: day('2026-01-01'),
    validUntil: day('2026-12-31'),
  });
  const left = async () => (await members.tasks()).tasks.map((task) => task.code);
  assert.deepEqual(await left(), ['identity']);

  await clerk.client.members.verifyIdentity({
    id: await idOf(aino),
    document: 'passport',
    checkedOn: day('2026-06-01'),
  });
  assert.deepEqual(await left(), []);
});

test('an invoice that was returned with a reason is mended and approved; the company gets it as an e-invoice, the household by mail', async () => {
  toCompany = await submittedInvoice(aino, company, hours('7.5', 45_00));
  toHousehold = await submittedInvoice(aino, household, hours('10', 40_00, 'Kodin ikkunoiden pesu'));
  const { review } = reviewer.client.invoicing;
  await review.giveBack({ id: toCompany, reason: 'Sovittu hinta oli 50 euroa tunnilta.' });
  const returned = await invoice(toCompany);
  assert.deepEqual(
    [returned.state, returned.reviews.at(-1)?.reason],
    ['draft', 'Sovittu hinta oli 50 euroa tunnilta.'],
  );
  const better = draftTo(returned.draft.customerId, [hours('7.5', 50_00)]);
  await submit(
    aino,
    await aino.client.invoicing.invoices.save({ id: toCompany, version: returned.version, draft: better }),
  );
  assert.equal((await review.approve({ id: toCompany })).number, '202600001');
  assert.equal((await review.approve({ id: toHousehold })).number, '202600002');
  await service.work();

  const sent = await Promise.all([toCompany, toHousehold].map(invoice));
  assert.deepEqual(
    sent.map(({ netCents, vatCents, grossCents, deliveries }) => [
      [netCents, vatCents, grossCents],
      deliveries.map(({ channel, state }) => `${channel} ${state}`),
    ]),
    [
      [[375_00, 95_63, 470_63], ['e-invoice sent']],
      [[400_00, 102_00, 502_00], ['email sent']],
    ],
  );
  assert.deepEqual(
    filesIn(service.services.config.folders.eInvoices).map((path) => path.split('/').at(-1)),
    ['finvoice-202600001.xml'],
  );
  assert.equal(service.letters(household.email).length, 1);
  assert.deepEqual(await books(), { receivable: 972_63, unpaid: -775_00, 'vat-payable': -197_63 });
});

test('one customer pays exactly, the other a part and then the rest, and every cent finds its invoice', async () => {
  await itIs('2026-06-03T09:00:00Z');
  const [first, second] = await Promise.all([toCompany, toHousehold].map(invoice));
  await statementComes([
    { cents: 470_63, on: day('2026-06-03'), reference: first?.reference ?? '' },
    { cents: 200_00, on: day('2026-06-03'), reference: second?.reference ?? '' },
  ]);
  assert.deepEqual(
    (await Promise.all([toCompany, toHousehold].map(invoice))).map(({ payment, openCents }) => [payment, openCents]),
    [
      ['paid', 0],
      ['partly-paid', 302_00],
    ],
  );
  await itIs('2026-06-04T09:00:00Z');
  await statementComes([{ cents: 302_00, on: day('2026-06-04'), reference: second?.reference ?? '' }]);
  assert.equal((await invoice(toHousehold)).payment, 'paid');
  const { items } = await aino.client.banking.ownPayments({ id: toHousehold });
  assert.deepEqual(items.map(({ cents, netCents }) => [cents, netCents]).sort(), [
    [200_00, 159_36],
    [302_00, 240_64],
  ]);
  assert.deepEqual(await books(), { bank: 972_63, 'vat-payable': -197_63, owed: -775_00 });
});

test('a run is prepared by one and approved by another, and what the bank gets is what was approved, to the byte', async () => {
  runId = (await payer.client.payouts.runs.prepare({})).id;
  const { version, totals } = await run();
  // 775.00 − 42.63 (5.5 %) = 732.37, of which the card takes 20 %: 146.47.
  assert.deepEqual(
    [totals.receivedCents, totals.feeCents, totals.withheldCents, totals.netCents],
    [775_00, 42_63, 146_47, 585_90],
  );
  const seen = { id: runId, version, netCents: totals.netCents };
  await assert.rejects(payer.client.payouts.runs.approve(seen), code('not-allowed'));
  await approver.client.payouts.runs.approve(seen);
  await service.work();

  const [path = '', ...others] = bankFiles();
  const { state, files } = await run();
  assert.deepEqual([state, others], ['released', []]);
  assert.equal(sha256(readFileSync(path)), files[0]?.sha256);
  assert.equal((await onlyPayout()).state, 'sent');
  assert.equal((await books())['in-transit'], -585_90);
});

test('the entrepreneur gets a payslip, and the Incomes Register its report', async () => {
  const { id, payslip, netCents } = await onlyPayout();
  assert.deepEqual([payslip, netCents], [true, 585_90]);
  const { body } = await aino.client.payouts.own.payslip({ id });
  assert.equal((await body.text()).slice(0, 5), '%PDF-');

  const { deliveries } = payer.client.reporting;
  const [delivery, ...others] = (await deliveries.list({})).items;
  assert.deepEqual([delivery?.state, delivery?.reports, delivery?.withheldCents], ['written', 1, 146_47]);
  assert.deepEqual([others.length, reports().length], [0, 1]);
  assert.equal(sha256(readFileSync(reports()[0] ?? '')), delivery?.sha256);
  await deliveries.markSent({ id: delivery?.id ?? '' });
  await deliveries.markAcknowledged({ id: delivery?.id ?? '' });
});

test('the files for the bank and for the register are valid by their schemas', withFixtures, () => {
  const complaints = (schema: string, paths: readonly string[]) =>
    paths.map((path) => schemaValidator(schema)(readFileSync(path)));
  assert.deepEqual(complaints('iso20022/xsd/pain.001.001.09.xsd', bankFiles()), [null]);
  assert.deepEqual(complaints('incomes-register/xsd-2026/WageReportsToIR.xsd', reports()), [null]);
});

test('the bank carries the run out, and the entrepreneur sees everything done', async () => {
  const { files } = await run();
  await itIs('2026-06-05T09:00:00Z');
  await statementComes([{ cents: 585_90, on: day('2026-06-05'), out: true, orderId: files[0]?.messageId ?? '' }]);
  assert.equal((await run()).state, 'executed');
  const { id, state } = await onlyPayout();
  assert.equal(state, 'paid');
  assert.equal((await aino.client.reporting.own.report({ id })).state, 'accepted');
  const { next, items } = await aino.client.payouts.own.next();
  assert.deepEqual([next, items], [null, []]);
});

test('nothing is owed or on its way in the books, and every check of them finds nothing', async () => {
  // What is left at the bank is the tax authority's and the operator's.
  assert.deepEqual(await books(), {
    bank: 386_73,
    'vat-payable': -197_63,
    'withheld-tax-payable': -146_47,
    fees: -42_63,
  });
  assert.deepEqual(await findingsOf(service.services), []);
});
