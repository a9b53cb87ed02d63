import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type PayOffice, payOffice } from '../dev/pay-office.ts';
import { type Ready, testIban } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { fields, registerDesk } from '../dev/register-desk.ts';
import { day } from '../src/basics/day.ts';
import { reportRun } from '../src/reporting/actions/report-run.ts';

// Reports that do not go the straight way: broken off, refused by the register, overtaken by the bank.

let office: PayOffice;
let aino: Ready;
let bertta: Ready;
let cecilia: Ready;
before(async () => {
  office = await payOffice();
  aino = await office.entrepreneur('Aino Testinen');
  bertta = await office.entrepreneur('Bertta Testinen', { yel: 'insured' });
  cecilia = await office.entrepreneur('Cecilia Testinen', { mode: 'trade-income' });
  await approvedRun([[aino, 1000_00]]);
  await office.service.work();
  const { id } = await newest();
  await register().markSent({ id });
  await register().markAcknowledged({ id });
});
after(() => office.close());

const { approvedRun, ownPayout, ownReport, register, newest, files, textOf } = registerDesk(() => office);

/** From now on the service breaks off whenever a delivery should become this; whatever waits is tried at once. */
async function breaksOffAt(state: string): Promise<void> {
  await office.service.services.db.pool.query(`
    create or replace function break_off() returns trigger language plpgsql as $$
    begin
      if new.state = '${state}' then raise exception 'broken off'; end if;
      return new;
    end $$;
    create or replace trigger break_off before insert or update on register_delivery for each row execute function break_off();
    update pgboss.job set start_after = now() where state = 'retry'`);
  await office.service.work();
}

test('work that breaks off anywhere goes on where it was, and leaves one file', async () => {
  await office.itIs('2026-06-03T09:00:00Z');
  const before = files();
  await breaksOffAt('queued');
  const runId = await approvedRun(
    [
      [aino, 400_00],
      [bertta, 500_00],
    ],
    day('2026-06-03'),
  );
  await office.service.work();
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

  await office.service.services.db.pool.query("update entrepreneur set last_name = 'Korjattu' where member_id = $1", [
    aino.id,
  ]);
  assert.deepEqual(await register().correct({ id }), { id, reports: 1 });
  await register().correct({ id });
  await office.service.work();
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
  await office.itIs('2026-06-10T09:00:00Z');
  assert.deepEqual([(await newest()).dueOn, (await newest()).overdue], ['2026-06-09', true]);
  assert.equal((await register().waiting()).overdue, 1);
  await register().markRejected({ id, reason: 'Aineisto hylättiin vastaanotossa.' });
  assert.deepEqual(
    [(await newest()).state, (await newest()).overdue, (await newest()).uncorrected],
    ['rejected', true, 1],
  );
  await register().correct({ id });
  await office.service.work();
  const again = await newest();
  assert.notEqual(again.id, id);
  await register().markSent({ id: again.id });
  assert.deepEqual([(await newest()).overdue, (await register().waiting()).overdue], [false, 0]);
  assert.deepEqual(await ownReport(aino), { state: 'sent', on: '2026-06-10', dueOn: '2026-06-09' });
});

test('a payment that the bank rejected afterwards has to be cancelled in the register, and is not reported again', async () => {
  const { id } = await ownPayout(aino);
  await office.payer.client.payouts.runs.reject({ id, reason: 'Tili on suljettu.' });
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
  await office.itIs('2026-06-11T09:00:00Z');
  const paid = [aino, bertta, cecilia].map((one) => [one, 100_00] as const);
  await aino.client.members.giveIban({ iban: testIban(77) });
  await office.itIs('2026-06-15T09:00:00Z');
  const runId = await approvedRun(paid, day('2026-06-15'));
  await reportRun(office.service.services, { runId }, 2);
  await office.service.work();
  const made = (await register().list({})).items.filter((one) => one.runId === runId);
  assert.deepEqual(made.map((one) => one.reports).sort(), [1, 2]);
  assert.equal(new Set(made.flatMap((one) => fields(textOf(`${one.deliveryId}.xml`), 'ReportId'))).size, 3);
});

test('the database itself refuses a second report of a payout, and any change of what was reported', async () => {
  const { pool } = office.service.services.db;
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
