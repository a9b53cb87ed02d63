import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import {
  execute,
  issue,
  moneyTown,
  payOut,
  receive,
  type Step,
  seenRun,
  type Town,
  townAt,
} from '../dev/money-town.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';
import { type Actor, system } from '../src/platform/database.ts';

// What must never happen is tried by hand on the database itself, past all of our code: by the role that the service works
// as, and where nobody at all may do it by the owner of the tables. Every attempt is undone.

let service: TestService;
let town: Town;

before(async () => {
  service = await testService();
  town = townAt(service, await moneyTown(service));
  await done([...issue, ...receive]);
});
after(async () => {
  await service.close();
});

const done = async (steps: readonly Step[]) => {
  for (const step of steps) await step(town);
};

class Taken extends Error {}

/** The service's own role is refused, whoever acts. */
const refused = (statement: string, reason: RegExp, actor: Actor = system) =>
  assert.rejects(
    service.services.db.asActor(actor, async (tx) => {
      await sql.raw(statement).execute(tx);
      throw new Taken(statement);
    }),
    (error) => fits(error, reason),
  );

/** Even the owner of the tables is refused. */
const refusedToAll = (statement: string, reason: RegExp) =>
  assert.rejects(
    service.services.db.asOwner.transaction().execute(async (tx) => {
      await sql.raw(statement).execute(tx);
      throw new Taken(statement);
    }),
    (error) => fits(error, reason),
  );

function fits(error: unknown, reason: RegExp): true {
  assert.ok(!(error instanceof Taken), `the database took: ${(error as Error).message}`);
  const { message, constraint = '' } = error as Error & { constraint?: string };
  assert.match(`${message} ${constraint}`, reason);
  return true;
}

const staff = async (visitor: Visitor): Promise<Actor> => ({
  id: (await visitor.client.members.me()).signedIn?.id ?? '',
  kind: 'staff',
});

/** A transfer written past our code, with a cause of its own. */
const transfer = (bookedOn: string, ...entries: [account: string, cents: number][]) => `
  with booked as (
    insert into ledger_transfer (cause_kind, cause_id, booked_on, lines, content_hash, booked_at)
    values ('payout', 'by-hand', '${bookedOn}', ${entries.length}, '', now()) returning no
  )
  insert into ledger_entry (transfer_no, line, account, cents)
  select no, line, account, cents
  from booked, (values ${entries.map(([account, cents], at) => `(${at + 1}, '${account}', ${cents})`)})
    as entry (line, account, cents)`;

/** The same row once more under another id, and with whatever else is changed. */
const again = (table: string, where = 'true', changed = {}) => `
  insert into ${table}
  select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid()) || '${JSON.stringify(changed)}')).*
  from ${table} one where ${where} limit 1`;

test('nobody approves what they prepared, nor without the duty, nor in the name of another', async () => {
  await town.director.client.payouts.runs.prepare({});
  town = { ...town, memory: { ...town.memory, run: await seenRun(town) } };
  const [director, payer] = await Promise.all([town.director, town.payer].map(staff));
  assert.ok(director && payer);
  const approval = (by: string) =>
    `update payout_run set state = 'approved', approved_by = '${by}', approved_at = now(), files_sha256 = 'x'`;
  await refused(approval(director.id), /nobody_approves_what_they_prepared/, director);
  await refused(approval(payer.id), /only staff with the duty/, payer);
  await refused(approval(director.id), /for themselves/, payer);
  await refused(`update payout_run set prepared_by = '${payer.id}'`, /permission denied/, director);
  await refused(again('payout_run', 'true', { state: 'approved' }), /begins prepared/, director);
});

test('a payment file that was changed after its approval never reaches the bank', async () => {
  const { db, config } = service.services;
  const out = join(config.folders.bank, 'out');
  const tamper = () =>
    db.pool.query('update payout_file set content = set_byte(content, 60, 255 - get_byte(content, 60))');
  const [approve, ...rest] = payOut;
  assert.ok(approve);
  await approve(town);
  for (const change of ["content = ''", "sha256 = 'x'", 'cents = cents + 1'])
    await refused(`update payout_file set ${change}`, /permission denied/);
  await tamper();
  await done(rest);
  assert.equal(existsSync(out), false);

  await tamper();
  await db.pool.query("update pgboss.job set start_after = now() where state = 'retry'");
  await done(rest);
  assert.equal(readdirSync(out).length, 1);
  await done(execute);
});

test('money is neither made nor lost: every transfer sums to zero, whole and once', async () => {
  await refused(transfer('2026-06-01', ['bank', 100], ['fees', -99]), /a_transfer_sums_to_zero/);
  await refused(transfer('2026-06-01', ['bank', 100]), /a_transfer_sums_to_zero/);
  await refused('insert into ledger_entry values ((select max(no) from ledger_transfer), 9, $$bank$$, 1)', /not whole/);
  const alone = (cause: string) => `
    insert into ledger_transfer (cause_kind, cause_id, booked_on, lines, content_hash, booked_at)
    select cause_kind, ${cause}, booked_on, lines, content_hash, booked_at from ledger_transfer limit 1`;
  await refused(alone("'by-hand'"), /a_transfer_sums_to_zero/);
  await refused(alone('cause_id'), /a_cause_is_booked_once/);
});

test('what was received is paid once', async () => {
  await refused('update payable set payout_id = null', /a_payable_is_paid_once/);
  await refused(
    'update payable set payout_id = (select id from payout where id <> payable.payout_id limit 1)',
    /a_payable_is_paid_once/,
  );
  await refused('insert into payable select * from payable limit 1', /payable_pkey/);
  await refused(again('bank_order'), /the_bank_sees_a_message_once|file_name_key|a_file_is_handed_over_once/);
  await refused("update payout set standing = 'rejected', net_cents = 1", /permission denied/);
  await refusedToAll("update payout set standing = 'held'", /does not go from planned to held/);
  await refused("update bank_order set state = 'queued', handed_at = null", /an order does not go from handed/);
});

test('nobody is paid more than came for them', async () => {
  const { id } = await staff(town.aino);
  await refused(transfer('2026-06-02', [`owed:${id}`, 1], ['in-transit', -1]), /nobody_is_paid_more_than_is_theirs/);
  await refused('update ledger_balance set credit_cents = 1000', /permission denied/);
  await refused(
    again('allocation', "target = 'invoice'"),
    /nothing_is_allocated_past_what_came|an_invoice_is_never_paid/,
  );
  await refused('update settlement set gross_cents = gross_cents * 2', /permission denied/);
});

test('a statement and each of its entries come in once', async () => {
  await refused(again('bank_file'), /a_file_is_received_once/);
  await refused(again('bank_entry'), /an_entry_is_brought_once/);
  await refused(again('bank_statement'), /a_statement_stands_once_in_its_file/);
  await refused('update bank_entry set cents = cents + 1', /permission denied/);
  await refusedToAll('delete from bank_entry', /never change/);
});

test('the numbers of invoices have no gap and no double, and what was issued stays as it is', async () => {
  await refusedToAll("update invoice set number = '202600009' where number = '202600001'", /never changed/);
  await refusedToAll("delete from invoice where state = 'issued'", /never changed/);
  await refused(again('invoice', "state = 'issued'"), /invoice_number_key/);
  const { rows } = await service.services.db.pool.query<{ number: string }>('select number from invoice order by 1');
  assert.deepEqual(
    rows.map(({ number }) => number),
    ['202600001', '202600002'],
  );
});

test('the books never change, and closed periods stay closed', async () => {
  for (const table of [
    'ledger_transfer',
    'ledger_entry',
    'allocation',
    'invoice_document',
    'payslip',
    'register_report',
  ]) {
    await refused(`delete from ${table}`, /permission denied/);
    await refusedToAll(`delete from ${table}`, /never change|never changed|refuse|stay/);
  }
  await refusedToAll('update ledger_entry set cents = -cents', /never change/);
  await refusedToAll("update ledger_transfer set booked_on = '2026-05-31'", /never change/);
  await refusedToAll('truncate ledger_entry', /never change/);
  await refused(
    `insert into ledger_period values ('2026-06-30', 'x', now());
      ${transfer('2026-06-30', ['bank', 100], ['fees', -100])}`,
    /a_closed_period_takes_no_bookings/,
  );
});

test('what has gone out does not become unsent', async () => {
  await refused("update payout_run set state = 'prepared'", /does not go from executed to prepared/);
  await refused("update payout_run set state = 'approved', released_at = null", /does not go from executed/);
  await refused("update register_delivery set state = 'queued', written_at = null", /does not go to queued/);
  await refused("update register_delivery set content = ''", /permission denied/);
  await refused("update invoice_delivery set state = 'queued' where state = 'sent'", /a sent delivery stays sent/);
});
