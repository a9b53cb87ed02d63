import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { payables, payees, staffAsker } from '../../dev/payees.ts';
import { type TestService, testService } from '../../dev/service.ts';
import { day } from '../basics/day.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type Asker, theService, withContext } from '../platform/context.ts';
import { type Actor, anyone, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { approveRun } from './actions/approve-run.ts';
import { cancelRun } from './actions/hold-payout.ts';
import { prepareRun } from './actions/prepare-run.ts';

// What the database itself refuses, whoever writes the SQL.

let service: TestService;
let preparer: Asker;
let approver: Asker;
let people: string[];
before(async () => {
  service = await testService();
  preparer = await staffAsker(service.services, ['money', 'approve']);
  approver = await staffAsker(service.services, ['approve']);
  people = await payees(service.services, 3, { garnishedEach: 3, checkedBy: approver.id });
});
after(() => service.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => service.services.db.asActor(actor, work);
const refused = (pattern: RegExp, work: Promise<unknown>) => assert.rejects(work, pattern);

async function prepared(): Promise<{ id: string; payout: string; payable: string }> {
  await payables(service.services, people, () => 100_00, day('2026-05-29'));
  const run = await withContext(service.services, preparer, (ctx) => prepareRun(ctx, {}));
  if (isRefusal(run)) throw new Error(run.refused);
  const { rows } = await service.services.db.pool.query(
    'select p.id as payout, a.id as payable from payout p join payable a on a.payout_id = p.id where run_id = $1 order by p.owner',
    [run.id],
  );
  return { id: run.id, ...rows[0] };
}

async function approved() {
  const run = await prepared();
  const { rows } = await service.services.db.pool.query(
    "select sum(net_cents)::bigint as net from payout where run_id = $1 and standing = 'planned'",
    [run.id],
  );
  const done = await withContext(service.services, approver, (ctx) =>
    approveRun(ctx, run.id, { version: 1, netCents: rows[0].net }),
  );
  if (isRefusal(done)) throw new Error(done.refused);
  return run;
}

async function cancelled(id: string): Promise<void> {
  const done = await withContext(service.services, preparer, (ctx) => cancelRun(ctx, id));
  assert.ok(!isRefusal(done));
}

const approveBy = (actor: Asker, id: string, named = actor.id) =>
  as(actor, (tx) =>
    sql`update payout_run set state = 'approved', approved_by = ${named}, approved_at = now(), files_sha256 = 'x' where id = ${id}`.execute(
      tx,
    ),
  );

test('a run is approved by another person than prepared it, for themselves, with the duty and a second factor', async () => {
  const { id } = await prepared();
  const withoutDuty = await staffAsker(service.services, ['money']);
  const withoutFactor = await staffAsker(service.services, ['approve'], false);
  await refused(/nobody_approves_what_they_prepared/, approveBy(preparer, id));
  await refused(/only staff with the duty/, approveBy(preparer, id, approver.id));
  await refused(/only staff with the duty/, approveBy(withoutDuty, id));
  await refused(/only staff with the duty/, approveBy(withoutFactor, id));
  await service.services.db.pool.query('update staff_duty set ended_at = now() where member_id = $1', [
    withoutFactor.id,
  ]);
  await refused(/only staff with the duty/, approveBy(withoutFactor, id));
  await refused(
    /does not go from prepared to released/,
    as(approver, (tx) =>
      sql`update payout_run set state = 'released', released_at = now() where id = ${id}`.execute(tx),
    ),
  );
  await cancelled(id);
});

test('a run begins prepared by whoever acts, and only one at a time', async () => {
  const { id } = await prepared();
  const insert = (actor: Asker, by: string, state: string) =>
    as(actor, (tx) =>
      sql`insert into payout_run (id, state, executes_on, received_through, prepared_by, prepared_at)
        values (${newId()}, ${state}, '2026-06-02', '2026-06-01', ${by}, now())`.execute(tx),
    );
  await refused(/a run begins prepared/, insert(preparer, approver.id, 'prepared'));
  await refused(/a run begins prepared/, insert(preparer, preparer.id, 'approved'));
  await refused(/one_run_is_prepared_at_a_time/, insert(preparer, preparer.id, 'prepared'));
  await cancelled(id);
  await refused(
    /does not go from cancelled to prepared/,
    as(preparer, (tx) => sql`update payout_run set state = 'prepared' where id = ${id}`.execute(tx)),
  );
});

test('what was calculated and approved never changes', async () => {
  const { id, payout, payable } = await approved();
  const asStaff = (statement: string) => as(approver, (tx) => sql.raw(statement).execute(tx));
  for (const change of ['net_cents = 1', "snapshot = 'x'", "steps = 'x'", `owner = '${newId()}'`, "basis = ''"])
    await refused(/permission denied/, asStaff(`update payout set ${change} where id = '${payout}'`));
  await refused(/permission denied/, asStaff(`update payout_file set content = 'x' where run_id = '${id}'`));
  await refused(/permission denied/, asStaff(`update payable set net_cents = 1 where id = '${payable}'`));
  for (const table of ['payout', 'payout_run', 'payout_file', 'payable', 'payslip', 'payout_hold', 'garnishment_order'])
    await refused(/permission denied/, asStaff(`delete from ${table}`));
  await refused(/never changes/, asStaff(`update payout_run set files_sha256 = 'y' where id = '${id}'`));
  await refused(/never changes/, asStaff(`update payout_run set version = 9 where id = '${id}'`));
  await refused(
    /does not go from planned to held/,
    asStaff(`update payout set standing = 'held' where id = '${payout}'`),
  );
  const figures =
    'paid_on, mode, received_cents, fee_cents, fee_vat_cents, contribution_cents, taxable_cents, tax_free_cents, withheld_cents, garnished_cents, net_cents, warnings, basis, snapshot, steps';
  await refused(
    /a payout begins in a prepared run/,
    asStaff(`insert into payout (id, run_id, owner, standing, ${figures})
      select '${newId()}', run_id, '${newId()}', 'planned', ${figures} from payout where id = '${payout}'`),
  );
});

test('a payable is paid by one payout of its owner, and let go only by one that will never be paid', async () => {
  const approvedOne = await approved();
  const next = await prepared();
  const move = (payable: string, to: string | null) =>
    as(preparer, (tx) => sql`update payable set payout_id = ${to} where id = ${payable}`.execute(tx));
  const once = /paid once|paid to its owner/;
  await refused(once, move(approvedOne.payable, next.payout));
  await refused(once, move(approvedOne.payable, null));
  await refused(once, move(next.payable, null));
  const { rows } = await service.services.db.pool.query(
    'select id from payout where run_id = $1 and id <> $2 limit 1',
    [next.id, next.payout],
  );
  await refused(once, move(next.payable, rows[0].id));
  await refused(once, move(next.payable, newId()));

  const [payable] = (await free()).map((one) => one.id);
  assert.equal(payable, undefined);
  await payables(service.services, people.slice(0, 1), () => 5_00, day('2026-05-29'));
  const [fresh] = await free();
  assert.ok(fresh);
  await refused(once, move(fresh.id, approvedOne.payout));
  await cancelled(next.id);
});

const free = async (): Promise<{ id: string }[]> =>
  (await service.services.db.pool.query('select id from payable where payout_id is null')).rows;

test('everybody sees their own pay and nobody another’s', async () => {
  await approved();
  const [own = ''] = people;
  const tables = ['payout', 'payable', 'payout_hold', 'garnishment_order', 'payslip'];
  for (const table of tables) {
    const seen = await as({ id: own, kind: 'entrepreneur' }, (tx) =>
      sql<{ owner: string }>`select owner from ${sql.table(table)}`.execute(tx),
    );
    assert.ok(
      seen.rows.every((row) => row.owner === own),
      table,
    );
    assert.deepEqual((await as(anyone, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx))).rows, [], table);
  }
  const owned = await as({ id: own, kind: 'entrepreneur' }, (tx) => sql`select 1 from payout`.execute(tx));
  assert.ok(owned.rows.length > 0);
  const files = await as({ id: own, kind: 'entrepreneur' }, (tx) => sql`select 1 from payout_file`.execute(tx));
  assert.deepEqual(files.rows, []);
  const stranger = await as({ id: newId(), kind: 'entrepreneur' }, (tx) => sql`select 1 from payout_run`.execute(tx));
  assert.deepEqual(stranger.rows, []);
  const self: Actor = { id: own, kind: 'entrepreneur' };
  await refused(
    /row-level security/,
    as(self, (tx) =>
      sql`insert into payable (id, owner, invoice_id, net_cents, received_on, gathered_at)
    select ${newId()}, owner, invoice_id, 100000, received_on, now() from payable limit 1`.execute(tx),
    ),
  );
  const changed = await as(self, (tx) => sql`update payout set standing = 'held'`.execute(tx));
  assert.equal(changed.numAffectedRows, 0n);
});

test('nobody but two of the staff sets a price, and a price that was confirmed stays', async () => {
  const price = (changes: string) =>
    sql.raw(`insert into fee_plan (id, valid_from, percent_bp, extra_bp, minimum_cents, taken, source, proposed_by, proposed_at)
      select gen_random_uuid(), '2030-01-01', 500, 0, 0, 'before-tax', 'hinnasto 2030', ${changes}`);
  const asPreparer = (work: ReturnType<typeof price>) =>
    as({ id: preparer.id, kind: 'staff' }, (tx) => work.execute(tx));
  await refused(/one_price_came_with_the_installation|never|begins/, asPreparer(price('null, null')));
  await refused(/a row begins proposed, by the one who acts/, asPreparer(price(`'${approver.id}', now()`)));
  await asPreparer(price(`'${preparer.id}', now()`));
  const decide = (by: string) =>
    as({ id: by, kind: 'staff' }, (tx) =>
      sql`update fee_plan set confirmed_by = ${by}, confirmed_at = now() where valid_from = '2030-01-01'`.execute(tx),
    );
  await refused(/nobody_confirms_their_own_price/, decide(preparer.id));
  await decide(approver.id);
  await refused(/what was confirmed or withdrawn never changes/, decide(approver.id));
  const stranger: Actor = { id: people[0] ?? '', kind: 'entrepreneur' };
  await refused(
    /row-level security|begins proposed/,
    as(stranger, (tx) => price(`'${people[0]}', now()`).execute(tx)),
  );
});

test('one order of a bailiff holds about a person at a time', async () => {
  const owner = people[2] ?? '';
  await refused(
    /one_order_holds_at_a_time/,
    as(theService, (tx) =>
      sql`insert into garnishment_order (id, owner, valid_from, terms, recorded_by, recorded_at)
        values (${newId()}, ${owner}, '2026-06-30', 'x', ${approver.id}, now())`.execute(tx),
    ),
  );
});
