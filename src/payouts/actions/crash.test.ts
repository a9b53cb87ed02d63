import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { payables, payees, staffAsker } from '../../../dev/payees.ts';
import { type Cut, type Power, powerOver } from '../../../dev/power.ts';
import { type TestService, testService } from '../../../dev/service.ts';
import { day } from '../../basics/day.ts';
import { cents } from '../../basics/money.ts';
import { isRefusal } from '../../basics/refusal.ts';
import { ledgerChecks } from '../../ledger/actions/verify.ts';
import { type Asker, type Context, theService, withContext } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { approveRun } from './approve-run.ts';
import { prepareRun } from './prepare-run.ts';
import { releaseRun } from './release-run.ts';
import { settleFile } from './settle-run.ts';

// A run is broken off before its every call of the database and write of a file, and after every commit whose outcome nobody
// then heard of; and it is simply done again. Others, like the queue, ask the database meanwhile.

let service: TestService;
let preparer: Asker;
let approver: Asker;
let people: string[];
let power: Power;
before(async () => {
  service = await testService();
  power = powerOver(service.services.db, service.services.config.dataDir);
  preparer = await staffAsker(service.services, ['money']);
  approver = await staffAsker(service.services, ['approve']);
  people = await payees(service.services, 2, { garnishedEach: 2, checkedBy: approver.id });
});
after(async () => {
  power.leave();
  await service.close();
});

const acting = <T>(actor: Asker, work: (ctx: Context) => Promise<T>): Promise<T> =>
  withContext(service.services, actor, work);

// What the test itself looks at is no part of a run.
const rowsOf = async (text: string, ...values: unknown[]) =>
  (await power.aside(() => service.services.db.pool.query(text, values))).rows;

/** What whoever is at work does until it is done: whatever is not done yet, from what the database says is there. */
async function carryOn(): Promise<void> {
  const { services } = service;
  const [waiting] = await rowsOf('select 1 from payable where payout_id is null');
  const [prepared] = await rowsOf("select id from payout_run where state = 'prepared'");
  if (waiting && !prepared) await acting(preparer, (ctx) => prepareRun(ctx, {}));
  for (const { id, version, net } of await rowsOf(
    "select r.id, r.version, sum(p.net_cents)::bigint as net from payout_run r join payout p on p.run_id = r.id where r.state = 'prepared' group by r.id",
  )) {
    const done = await acting(approver, (ctx) => approveRun(ctx, id, { version, netCents: net }));
    assert.ok(!isRefusal(done), JSON.stringify(done));
  }
  for (const { id } of await rowsOf("select id from payout_run where state = 'approved'"))
    await releaseRun(services, { runId: id });
  for (const { message_id } of await rowsOf('select message_id from payout_file where executed_on is null'))
    await settleFile(services, { batchMessageId: message_id, executedOn: day('2026-06-02') });
}

/** Carries on until nothing breaks; answers whether it was broken off on the way. */
async function inSpiteOf(cut: Cut): Promise<boolean> {
  const { cutAt } = await power.during(cut, carryOn);
  if (cutAt !== null) await carryOn();
  return cutAt !== null;
}

/** Everything received has been paid, once, to the cent, and the files for the bank are those that were approved. */
async function expectPaidOnce(received: number): Promise<void> {
  const [sums] = await rowsOf(
    `select (select sum(received_cents)::bigint from payout) as paid,
      (select count(*) from payable where payout_id is null) as unpaid,
      (select count(*) from payable a join payout p on p.id = a.payout_id where p.owner = a.owner) as taken,
      (select count(*) from payable) as payables,
      (select sum(cents)::bigint from payout_file) as ordered,
      (select sum(net_cents + garnished_cents)::bigint from payout) as net,
      (select sum(total_cents)::bigint from bank_order) as handed,
      (select coalesce(sum(cents), 0)::bigint from ledger_entry where account = 'in-transit') as transit,
      (select coalesce(sum(credit_cents), 0)::bigint from ledger_balance) as owed`,
  );
  const { paid, unpaid, taken, payables: all, ordered, net, handed, transit, owed } = sums;
  assert.deepEqual(
    { paid, unpaid, taken, ordered, handed, transit, owed },
    { paid: received, unpaid: 0, taken: all, ordered: net, handed: net, transit: 0, owed: 0 },
  );
}

test('broken off anywhere and done again, a run pays everybody once and to the cent', async (t) => {
  let received = 0;
  let broken = 0;
  const others = setInterval(() => void service.services.db.pool.query('select 1'), 20);
  t.after(() => clearInterval(others));
  for (const cut of [
    { how: 'fails', of: /./ },
    { how: 'goes-unanswered', of: /^commit/i },
  ] as const)
    for (let nth = 1; ; nth++) {
      received += await payables(service.services, people, (one) => 100_00 + one, day('2026-05-29'));
      if (!(await inSpiteOf({ ...cut, nth }))) break;
      broken++;
    }
  await expectPaidOnce(received);
  await acting(theService, async ({ tx }) => {
    for (const check of ledgerChecks) for await (const found of check.run(tx)) assert.fail(JSON.stringify(found));
  });
  assert.ok(broken > 60, `${broken} calls were broken off`);
});

test('the file that reaches the bank is the approved one, once, also past a folder that could not be written', async () => {
  const other = await testService();
  const { services } = other;
  const [money, approve] = [await staffAsker(services, ['money']), await staffAsker(services, ['approve'])];
  const ids = await payees(services, 2, { checkedBy: approve.id });
  await payables(services, ids, () => 100_00, day('2026-05-29'));
  const run = await withContext(services, money, (ctx) => prepareRun(ctx, {}));
  assert.ok(!isRefusal(run));
  const approved = await withContext(services, approve, (ctx) =>
    approveRun(ctx, run.id, { version: 1, netCents: cents(151_20) }),
  );
  assert.ok(!isRefusal(approved));
  const { bank } = services.config.folders;
  writeFileSync(bank, 'a file where the folder should be');
  await other.work();
  rmSync(bank);
  await services.db.pool.query("update pgboss.job set start_after = now() where state in ('retry', 'created')");
  await other.work();

  const { rows } = await services.db.pool.query('select sha256 from payout_file');
  const out = join(bank, 'out');
  assert.deepEqual(
    readdirSync(out).map((name) => sha256(readFileSync(join(out, name)))),
    rows.map((row) => row.sha256),
  );
  await other.close();
});
