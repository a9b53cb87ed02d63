import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { schemaValidator, withFixtures } from '../conformance/fixtures.ts';
import { issuedClaims } from '../dev/claims.ts';
import { entrepreneurReady, type Ready, signedInAs, staffMember, testIban } from '../dev/people.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';
import { day } from '../src/basics/day.ts';
import { cents, decimal } from '../src/basics/money.ts';
import { type FakeEntry, statementFile } from '../src/demo/fake-bank.ts';
import { closePdf } from '../src/platform/pdf.ts';
import { reportRun } from '../src/reporting/actions/report-run.ts';
import { writeDelivery } from '../src/reporting/actions/write-delivery.ts';

let service: TestService;
let aino: Ready;
let bertta: Ready;
let cecilia: Ready;
let payer: Visitor;
let approver: Visitor;
const ids = new Map<Visitor, string>();
before(async () => {
  service = await testService();
  aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  bertta = await entrepreneurReady(service, 'bertta@testi.example', 'Bertta Testinen', { yel: 'insured' });
  cecilia = await entrepreneurReady(service, 'cecilia@testi.example', 'Cecilia Testinen', { mode: 'trade-income' });
  payer = await staffMember(service, 'maksaja@testi.example', ['money'], 'Matti Maksaja');
  approver = await staffMember(service, 'hyvaksyja@testi.example', ['money', 'approve', 'people'], 'Hilla Hyväksyjä');
  for (const one of [aino, bertta, cecilia, payer, approver])
    ids.set(one, (await one.client.members.me()).signedIn?.id ?? '');
});
after(async () => {
  await closePdf();
  await service.close();
});

const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected);
  return true;
};

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
  await payer.client.banking.statements.upload({
    file: statementFile({ account, id, openingCents: 0, entries: numbered }),
  });
}

/** Customers have paid these people so much without VAT; the run that pays it out is approved, and nothing done after it. */
async function approvedRun(paid: readonly (readonly [Ready, number])[], on = day('2026-06-01')): Promise<string> {
  for (const [of, net] of paid) {
    const [invoice] = await issuedClaims(service.services, of.id, [{ net, vat: 0 }]);
    await statementComes([{ cents: net, on, reference: invoice?.reference ?? '' }]);
    await service.work();
  }
  const { id } = await payer.client.payouts.runs.prepare({});
  const { version, totals } = await approver.client.payouts.runs.get({ id });
  await approver.client.payouts.runs.approve({ id, version, netCents: totals.netCents });
  return id;
}

const register = () => payer.client.reporting.deliveries;
const newest = async () => (await register().list({})).items[0] ?? assert.fail('there is no delivery');
const folder = () => join(service.services.config.folders.reports, 'out');
const files = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
const textOf = (name: string) => readFileSync(join(folder(), name), 'utf8');
const fields = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1]);
const reportsOf = (xml: string) =>
  new Map(
    xml
      .split('<Report>')
      .slice(1)
      .map((one) => [fields(one, 'FirstName')[0], one]),
  );
const ownPayout = async (of: Visitor) => (await of.client.payouts.own.list({})).items[0] ?? assert.fail('no payout');
const ownReport = async (of: Visitor) => of.client.reporting.own.report({ id: (await ownPayout(of)).id });

let firstRun = '';
test('what an approved run pays is reported once, by the case of each person and to the cent', async () => {
  await payer.client.payouts.garnishments.record({
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
  await service.work();

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
  await reportRun(service.services, { runId: firstRun });
  await service.work();
  await writeDelivery(service.services, { id: delivery.id });
  assert.deepEqual(files(), [`${delivery.deliveryId}.xml`]);

  const fetched = join(service.services.config.dataDir, 'fetched.xml');
  renameSync(join(folder(), `${delivery.deliveryId}.xml`), fetched);
  await writeDelivery(service.services, { id: delivery.id });
  await reportRun(service.services, { runId: firstRun });
  await service.work();
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
  const answer = await payer.fetch(`/api/register-deliveries/${id}/file`);
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
  const reviewer = await staffMember(service, 'tarkastaja@testi.example', ['review']);
  for (const [who, no] of [
    [aino, 'not-allowed'],
    [reviewer, 'not-allowed'],
    [service.visitor(), 'not-signed-in'],
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

/** From now on the service breaks off whenever a delivery should become this; whatever waits is tried at once. */
async function breaksOffAt(state: string): Promise<void> {
  await service.services.db.pool.query(`
    create or replace function break_off() returns trigger language plpgsql as $$
    begin
      if new.state = '${state}' then raise exception 'broken off'; end if;
      return new;
    end $$;
    create or replace trigger break_off before insert or update on register_delivery for each row execute function break_off();
    update pgboss.job set start_after = now() where state = 'retry'`);
  await service.work();
}

test('work that breaks off anywhere goes on where it was, and leaves one file', async () => {
  await itIs('2026-06-03T09:00:00Z');
  const before = files();
  await breaksOffAt('queued');
  const runId = await approvedRun(
    [
      [aino, 400_00],
      [bertta, 500_00],
    ],
    day('2026-06-03'),
  );
  await service.work();
  assert.equal((await register().waiting()).unreported, 2);
  assert.notEqual((await newest()).runId, runId);
  for (const [at, until] of [
    ['writing', 'queued'],
    ['written', 'writing'],
    ['nowhere', 'written'],
  ] as const) {
    await breaksOffAt(at);
    assert.deepEqual([(await newest()).runId, (await newest()).state], [runId, until]);
  }
  const delivery = await newest();
  assert.deepEqual([delivery.runId, delivery.state, delivery.reports], [runId, 'written', 2]);
  assert.deepEqual(files(), [...before, `${delivery.deliveryId}.xml`].sort());
  assert.equal((await register().waiting()).unreported, 0);
});

test('a report the register refuses is made anew with the corrected name, under a new delivery id and its own old id', async () => {
  const { id, runId, deliveryId } = await newest();
  await register().markSent({ id });
  const [report] = (await register().get({ id })).items.filter((one) => one.name === 'Aino Testinen');
  assert.ok(report);
  const answer = { id, refusedReports: [report.reportId] };
  await assert.rejects(register().markAcknowledged(answer), code('refusal-needs-reason'));
  await assert.rejects(
    register().markAcknowledged({ id, refusedReports: ['NONE'], reason: 'Nimi puuttuu' }),
    code('report-not-in-delivery'),
  );
  await register().markAcknowledged({ ...answer, reason: 'Sukunimi ei vastaa henkilötunnusta.' });
  const refused = await newest();
  assert.deepEqual([refused.state, refused.uncorrected, refused.overdue], ['acknowledged', 1, false]);
  assert.equal((await ownReport(aino)).state, 'waiting');
  assert.equal((await ownReport(bertta)).state, 'accepted');

  await service.services.db.pool.query("update entrepreneur set last_name = 'Korjattu' where member_id = $1", [
    aino.id,
  ]);
  assert.deepEqual(await register().correct({ id }), { id, reports: 1 });
  await register().correct({ id });
  await service.work();
  const corrected = await newest();
  assert.deepEqual([corrected.runId, corrected.reports, corrected.state], [runId, 1, 'written']);
  assert.notEqual(corrected.deliveryId, deliveryId);
  const xml = textOf(`${corrected.deliveryId}.xml`);
  assert.deepEqual(
    [fields(xml, 'LastName'), fields(xml, 'ReportId'), fields(xml, 'ActionCode')],
    [['Korjattu'], [report.reportId], ['1']],
  );
  await assert.rejects(register().correct({ id }), code('nothing-to-correct'));
  assert.equal((await register().list({})).items.length, 3);
});

test('a delivery refused whole is made anew, and one that is late says so', async () => {
  const { id } = await newest();
  await itIs('2026-06-10T09:00:00Z');
  assert.deepEqual([(await newest()).dueOn, (await newest()).overdue], ['2026-06-09', true]);
  assert.equal((await register().waiting()).overdue, 1);
  await register().markRejected({ id, reason: 'Aineisto hylättiin vastaanotossa.' });
  assert.deepEqual(
    [(await newest()).state, (await newest()).overdue, (await newest()).uncorrected],
    ['rejected', true, 1],
  );
  await register().correct({ id });
  await service.work();
  const again = await newest();
  assert.notEqual(again.id, id);
  await register().markSent({ id: again.id });
  assert.deepEqual([(await newest()).overdue, (await register().waiting()).overdue], [false, 0]);
  assert.deepEqual(await ownReport(aino), { state: 'sent', on: '2026-06-10', dueOn: '2026-06-09' });
});

test('a payment that the bank rejected afterwards has to be cancelled in the register, and is not reported again', async () => {
  const { id } = await ownPayout(aino);
  await payer.client.payouts.runs.reject({ id, reason: 'Tili on suljettu.' });
  const delivery = await newest();
  assert.equal(delivery.toCancel, 1);
  assert.deepEqual(await ownReport(aino), { state: 'none', on: null, dueOn: null });
  const { items } = await register().get({ id: delivery.id });
  assert.deepEqual(
    items.map((one) => one.toCancel),
    [true],
  );
  await register().markRejected({ id: delivery.id, reason: 'Hylätty' });
  await assert.rejects(register().correct({ id: delivery.id }), code('nothing-to-correct'));
});

test('a long run is several deliveries with ids of their own, and nobody is in two', async () => {
  await itIs('2026-06-11T09:00:00Z');
  const paid = [aino, bertta, cecilia].map((one) => [one, 100_00] as const);
  await aino.client.members.giveIban({ iban: testIban(77) });
  await itIs('2026-06-15T09:00:00Z');
  const runId = await approvedRun(paid, day('2026-06-15'));
  await reportRun(service.services, { runId }, 2);
  await service.work();
  const made = (await register().list({})).items.filter((one) => one.runId === runId);
  assert.deepEqual(made.map((one) => one.reports).sort(), [1, 2]);
  assert.equal(new Set(made.flatMap((one) => fields(textOf(`${one.deliveryId}.xml`), 'ReportId'))).size, 3);
});

test('the database itself refuses a second report of a payout, and any change of what was reported', async () => {
  const { pool } = service.services.db;
  const { rows } = await pool.query('select delivery, payout_id from register_report where refused_at is null limit 1');
  const [{ delivery, payout_id }] = rows;
  const { rows: other } = await pool.query('select id from register_delivery where id <> $1 limit 1', [delivery]);
  await assert.rejects(
    pool.query(
      'insert into register_report select $1, payout_id, owner, report_id, paid_as, paid_cents, withheld_cents, garnished_cents, earner, null from register_report where delivery = $2 and payout_id = $3',
      [other[0].id, delivery, payout_id],
    ),
    /a_payout_is_reported_once|register_report_pkey/,
  );
  await assert.rejects(pool.query('update register_report set paid_cents = paid_cents + 1'), /never changes/);
  await assert.rejects(pool.query('delete from register_report'), /never changed or deleted/);
  await assert.rejects(pool.query("update register_delivery set state = 'queued'"), /does not go to/);
});
