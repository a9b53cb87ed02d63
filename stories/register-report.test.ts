import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { schemaValidator, withFixtures } from '../conformance/fixtures.ts';
import { type PayOffice, payOffice } from '../dev/pay-office.ts';
import { type Ready, staffMember } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { fields, registerDesk } from '../dev/register-desk.ts';
import { day } from '../src/basics/day.ts';
import { cents, decimal } from '../src/basics/money.ts';
import { reportRun } from '../src/reporting/actions/report-run.ts';
import { writeDelivery } from '../src/reporting/actions/write-delivery.ts';

let office: PayOffice;
let aino: Ready;
let bertta: Ready;
let cecilia: Ready;
before(async () => {
  office = await payOffice();
  aino = await office.entrepreneur('Aino Testinen');
  bertta = await office.entrepreneur('Bertta Testinen', { yel: 'insured' });
  cecilia = await office.entrepreneur('Cecilia Testinen', { mode: 'trade-income' });
});
after(() => office.close());

const { approvedRun, ownPayout, ownReport, register, newest, folder, files, textOf } = registerDesk(() => office);
const reportsOf = (xml: string) =>
  new Map(
    xml
      .split('<Report>')
      .slice(1)
      .map((one) => [fields(one, 'FirstName')[0], one]),
  );

let firstRun = '';
test('what an approved run pays is reported once, by the case of each person and to the cent', async () => {
  await office.payer.client.payouts.garnishments.record({
    owner: bertta.id,
    rule: 'fixed',
    dependants: 0,
    cents: 50_00,
    caseNumber: '2026/1',
    creditor: { name: 'Ulosottolaitos', iban: 'FI2112345600000785', reference: '2026000011' },
    validFrom: day('2026-06-01'),
  });
  firstRun = await approvedRun([
    [aino, 1000_00],
    [bertta, 2000_00],
    [cecilia, 300_00],
  ]);
  assert.deepEqual(await ownReport(aino), { state: 'waiting', on: null, dueOn: '2026-06-08' });
  await office.service.work();

  const delivery = await newest();
  assert.deepEqual(
    [delivery.state, delivery.runId, delivery.reports, delivery.paidOn, delivery.dueOn, delivery.overdue],
    // Paid on Tuesday; the fifth day after it is a Sunday.
    ['written', firstRun, 3, '2026-06-02', '2026-06-08', false],
  );
  assert.deepEqual(files(), [`${delivery.deliveryId}.xml`]);
  const xml = textOf(`${delivery.deliveryId}.xml`);
  assert.equal(createHash('sha256').update(xml).digest('hex'), delivery.sha256);
  assert.deepEqual(fields(xml, 'PaymentDate'), ['2026-06-02']);
  assert.deepEqual(fields(xml, 'DeliveryId'), [delivery.deliveryId]);

  const reports = reportsOf(xml);
  const [ainos = '', berttas = '', cecilias = ''] = ['Aino', 'Bertta', 'Cecilia'].map((name) => reports.get(name));
  const [a, b, c] = await Promise.all([aino, bertta, cecilia].map(ownPayout));
  const euros = (...amounts: (number | undefined)[]) => amounts.map((one) => decimal(cents(one ?? 0)));
  assert.deepEqual(fields(ainos, 'TransactionCode'), ['101', '402']);
  assert.deepEqual(fields(ainos, 'Amount'), euros(a?.taxableCents, a?.withheldCents));
  assert.deepEqual(fields(ainos, 'ExceptionCode'), ['1']);
  assert.deepEqual(fields(ainos, 'Code')[0], aino.hetu);
  assert.deepEqual(fields(ainos, 'ReportId'), [a?.id.replaceAll('-', '')]);
  assert.deepEqual(fields(berttas, 'TransactionCode'), ['101', '402', '417']);
  assert.deepEqual(fields(berttas, 'Amount'), euros(b?.taxableCents, b?.withheldCents, b?.garnishedCents));
  assert.deepEqual([fields(berttas, 'PensionActCode'), fields(berttas, 'ExceptionCode')], [['3'], ['3', '4', '5']]);
  assert.deepEqual(fields(cecilias, 'TransactionCode'), ['336', '402']);
  assert.deepEqual(fields(cecilias, 'Amount'), euros(c?.taxableCents, c?.withheldCents));
  assert.equal(delivery.paidCents, (a?.taxableCents ?? 0) + (b?.taxableCents ?? 0) + (c?.taxableCents ?? 0));
});

test('the file is valid by the register’s schema', withFixtures, async () => {
  const complaint = schemaValidator('incomes-register/xsd-2026/WageReportsToIR.xsd');
  for (const name of files()) assert.equal(complaint(textOf(name)), null);
});

test('whatever is done again, nothing is reported twice, not even where the file has been fetched', async () => {
  const delivery = await newest();
  await reportRun(office.service.services, { runId: firstRun });
  await office.service.work();
  await writeDelivery(office.service.services, { id: delivery.id });
  assert.deepEqual(files(), [`${delivery.deliveryId}.xml`]);

  const fetched = join(office.service.services.config.dataDir, 'fetched.xml');
  renameSync(join(folder(), `${delivery.deliveryId}.xml`), fetched);
  await writeDelivery(office.service.services, { id: delivery.id });
  await reportRun(office.service.services, { runId: firstRun });
  await office.service.work();
  assert.deepEqual(files(), []);
  assert.equal((await register().list({})).items.length, 1);
  renameSync(fetched, join(folder(), `${delivery.deliveryId}.xml`));
});

test('staff see whom a delivery tells of by masked codes, download the file, and everybody in it sees who looked', async () => {
  const { id, sha256, deliveryId } = await newest();
  const shown = await register().get({ id });
  assert.deepEqual(shown.items.map(({ name, hetu, paidAs }) => [name, hetu, paidAs]).sort(), [
    ['Aino Testinen', `${aino.hetu.slice(0, 7)}••••`, 'wages-not-obliged'],
    ['Bertta Testinen', `${bertta.hetu.slice(0, 7)}••••`, 'wages-yel'],
    ['Cecilia Testinen', `${cecilia.hetu.slice(0, 7)}••••`, 'trade-income'],
  ]);
  const answer = await office.payer.fetch(`/api/register-deliveries/${id}/file`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
  assert.match(answer.headers.get('content-disposition') ?? '', new RegExp(`${deliveryId}\\.xml`));
  for (const one of [aino, bertta, cecilia]) {
    const { items } = await one.client.privacy.ownAccesses({});
    assert.equal(items.filter((look) => look.what.includes('identity-code') && look.what.includes('pay')).length, 2);
  }
});

test('nobody but staff who handle money sees deliveries, and nobody sees the report of another', async () => {
  const { id } = await newest();
  const reviewer = await staffMember(office.service, 'tarkastaja@testi.example', ['review']);
  for (const [who, no] of [
    [aino, 'not-allowed'],
    [reviewer, 'not-allowed'],
    [office.service.visitor(), 'not-signed-in'],
  ] as const) {
    await assert.rejects(who.client.reporting.deliveries.list({}), code(no));
    await assert.rejects(who.client.reporting.deliveries.get({ id }), code(no));
    await assert.rejects(who.client.reporting.deliveries.file({ id }), code(no));
    await assert.rejects(who.client.reporting.deliveries.markSent({ id }), code(no));
  }
  const { id: payoutId } = await ownPayout(aino);
  await assert.rejects(bertta.client.reporting.own.report({ id: payoutId }), code('not-found'));
});

test('a delivery is sent, then acknowledged, each once, and its people see that they were reported', async () => {
  const { id } = await newest();
  await assert.rejects(register().markAcknowledged({ id }), code('delivery-not-sent'));
  await register().markSent({ id });
  await assert.rejects(register().markSent({ id }), code('delivery-not-written'));
  assert.deepEqual(await ownReport(bertta), { state: 'sent', on: '2026-06-01', dueOn: '2026-06-08' });
  assert.deepEqual((await register().waiting()).unanswered, 1);
  await register().markAcknowledged({ id });
  await assert.rejects(register().markRejected({ id, reason: 'Väärä vastaus' }), code('delivery-settled'));
  await assert.rejects(register().correct({ id }), code('nothing-to-correct'));
  assert.deepEqual(await ownReport(bertta), { state: 'accepted', on: '2026-06-01', dueOn: '2026-06-08' });
  const { toSend, unanswered, uncorrected, unreported, nextDueOn } = await register().waiting();
  assert.deepEqual([toSend, unanswered, uncorrected, unreported, nextDueOn], [0, 0, 0, 0, null]);
  assert.deepEqual((await register().list({ only: 'open' })).items, []);
});
