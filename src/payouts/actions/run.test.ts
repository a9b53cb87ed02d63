import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { payables, payees, staffAsker } from '../../../dev/payees.ts';
import { powerOver } from '../../../dev/power.ts';
import { type TestService, testService } from '../../../dev/service.ts';
import { type Day, day } from '../../basics/day.ts';
import { cents } from '../../basics/money.ts';
import { isRefusal, type Refusal } from '../../basics/refusal.ts';
import { owed } from '../../ledger/account.ts';
import { book } from '../../ledger/actions/book.ts';
import { trialBalance } from '../../ledger/actions/read-balances.ts';
import { credit, debit, transfer } from '../../ledger/transfer.ts';
import { type Asker, type Context, theService, withContext } from '../../platform/context.ts';
import { approveRun } from './approve-run.ts';
import { dropPayable } from './gather-payables.ts';
import { cancelRun, holdPayout, liftHolds } from './hold-payout.ts';
import { prepareRun } from './prepare-run.ts';
import { endOrder, recordOrder } from './record-garnishment.ts';
import { releaseRun } from './release-run.ts';
import { rejectPayout, settleFile } from './settle-run.ts';

let service: TestService;
let money: Asker;
let approver: Asker;
before(async () => {
  service = await testService();
  money = await staffAsker(service.services, ['money']);
  approver = await staffAsker(service.services, ['approve']);
});
after(() => service.close());

const acting = <T>(actor: Asker, work: (ctx: Context) => Promise<T>): Promise<T> =>
  withContext(service.services, actor, work);
const rowsOf = async (text: string, ...values: unknown[]) => (await service.services.db.pool.query(text, values)).rows;
const done = <T>(result: T | Refusal): T => {
  assert.ok(!isRefusal(result), JSON.stringify(result));
  return result;
};
const receivedOn = day('2026-05-29');
const receive = (people: readonly string[], net: number) => payables(service.services, people, () => net, receivedOn);
const prepare = (executesOn?: Day) => acting(money, (ctx) => prepareRun(ctx, { executesOn }));

/** Approves as whoever looked at the run would; a refusal rolls everything back, as it does over HTTP. */
async function approve(id: string) {
  const [row] = await rowsOf(
    "select version, (select coalesce(sum(net_cents), 0)::bigint from payout where run_id = r.id and standing <> 'held') as net from payout_run r where id = $1",
    id,
  );
  return refusalOr(approver, (ctx) => approveRun(ctx, id, { version: row.version, netCents: row.net }));
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

async function refusalOr<T>(actor: Asker, work: (ctx: Context) => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await acting(actor, async (ctx) => {
      const result = await work(ctx);
      if (isRefusal(result)) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

async function pay(executesOn?: Day): Promise<string> {
  const run = done(await prepare(executesOn));
  done(await approve(run.id));
  await releaseRun(service.services, { runId: run.id });
  return run.id;
}

const payoutsOf = (owner: string) => rowsOf('select * from payout where owner = $1 order by paid_on, no', owner);

const order = {
  rule: 'table' as const,
  dependants: 0,
  periodDays: 30,
  cents: null,
  freeMonths: [],
  caseNumber: 'UO-7',
  creditor: { name: 'Ulosottolaitos', iban: 'FI21 1234 5600 0007 85', reference: '1232' },
  validFrom: day('2026-06-01'),
  validUntil: null,
};

test('payouts of one month count together for the bailiff, and a new month begins anew', async () => {
  const [owner = ''] = await payees(service.services, 1, { checkedBy: approver.id });
  const { id } = done(await acting(money, (ctx) => recordOrder(ctx, owner, order)));
  await receive([owner], 1500_00);
  await pay(day('2026-06-02'));
  await receive([owner], 1500_00);
  await pay(day('2026-06-15'));
  // Net pay 1 134.00 twice; the protected part of a month is 990.90. First 2/3 × 143.10, then of 2 268.00 a third less that.
  assert.deepEqual(
    (await payoutsOf(owner)).map((one) => one.garnished_cents),
    [95_40, 756_00 - 95_40],
  );
  service.setNow('2026-06-29T09:00:00Z');
  await receive([owner], 1500_00);
  await pay(day('2026-07-01'));
  assert.equal((await payoutsOf(owner)).at(-1).garnished_cents, 95_40);
  service.setNow('2026-06-01T09:00:00Z');

  await receive([owner], 1500_00);
  const run = done(await prepare(day('2026-06-16')));
  done(await acting(money, (ctx) => endOrder(ctx, id)));
  const outdated = await approve(run.id);
  assert.deepEqual(isRefusal(outdated) && outdated.refused, 'run-outdated');
  assert.match(JSON.stringify(outdated), /"changed":\["garnishment"\]/);
  done(await acting(money, (ctx) => cancelRun(ctx, run.id)));
  await pay(day('2026-06-16'));
  assert.equal((await payoutsOf(owner)).at(-2).garnished_cents, 0);
});

test('what the bailiff takes goes to the bailiff with the bailiff’s reference, in the same file', async () => {
  const [owner = ''] = await payees(service.services, 1, { garnishedEach: 1, checkedBy: approver.id });
  await receive([owner], 3000_00);
  const runId = await pay();
  const [payout] = await payoutsOf(owner);
  const [file] = await rowsOf('select payments, cents from payout_file where run_id = $1', runId);
  assert.deepEqual([file.payments, file.cents], [2, payout.net_cents + payout.garnished_cents]);
  const rejected = await refusalOr(money, (ctx) => rejectPayout(ctx, payout.id, 'Tili suljettu'));
  assert.deepEqual(isRefusal(rejected) && rejected.refused, 'garnishment-sent');
});

test('an order whose rule is not known holds the pay, and faulty orders are refused', async () => {
  const [owner = ''] = await payees(service.services, 1, { checkedBy: approver.id });
  const record = (changes: object) => refusalOr(money, (ctx) => recordOrder(ctx, owner, { ...order, ...changes }));
  for (const [changes, code] of [
    [{ rule: 'fixed' }, 'amount-missing'],
    [{ validUntil: day('2026-05-01') }, 'order-days'],
    [{ creditor: { ...order.creditor, iban: 'FI00' } }, 'iban-wrong'],
    [{ creditor: { ...order.creditor, reference: '1233' } }, 'reference-wrong'],
  ] as const) {
    const refused = await record(changes);
    assert.equal(isRefusal(refused) && refused.refused, code);
  }
  done(await record({ rule: 'unclear' }));
  const overlapping = await record({ validFrom: day('2026-08-01') });
  assert.equal(isRefusal(overlapping) && overlapping.refused, 'order-overlaps');
  await receive([owner], 100_00);
  const run = done(await prepare());
  const [held] = await rowsOf('select reason from payout_hold where owner = $1', owner);
  assert.deepEqual([run.held, held.reason], [1, 'garnishment-unclear']);
  const [payout] = await payoutsOf(owner);
  const lifted = await refusalOr(money, (ctx) => liftHolds(ctx, payout.id));
  assert.equal(isRefusal(lifted) && lifted.refused, 'hold-stands');
  done(await acting(money, (ctx) => cancelRun(ctx, run.id)));
  await rowsOf('update payable set reversed_at = now() where owner = $1', owner);
});

test('what was paid in the year counts against the card’s limit and towards the YEL threshold', async () => {
  const [owner = ''] = await payees(service.services, 1, { checkedBy: approver.id });
  await receive([owner], 30_000_00);
  await pay(day('2026-06-02'));
  await receive([owner], 5_000_00);
  await pay(day('2026-06-03'));
  const [first, second] = await payoutsOf(owner);
  // Invoicing passed 9 423.09 €, so the contribution is due though the person said they are not obliged.
  assert.ok(first.contribution_cents > 0);
  assert.equal(first.withheld_cents, Math.round(first.taxable_cents * 0.2));
  const within = 30_000_00 - first.taxable_cents;
  assert.equal(second.withheld_cents, Math.round(within * 0.2 + (second.taxable_cents - within) * 0.4));
});

test('money that was taken back since a run was prepared is not paid', async () => {
  const [owner = '', other = ''] = await payees(service.services, 2, { checkedBy: approver.id });
  await receive([owner, other], 100_00);
  const run = done(await prepare());
  const [payable] = await rowsOf('select id from payable where owner = $1', owner);
  await dropPayable(service.services, { allocationId: payable.id });
  const outdated = await approve(run.id);
  assert.match(JSON.stringify(outdated), /run-outdated.*received/);
  done(await acting(money, (ctx) => cancelRun(ctx, run.id)));
  const again = done(await prepare());
  assert.deepEqual([again.payouts, again.held], [1, 0]);
  // Also before the news has come: the books hold less than the run would pay.
  await acting(theService, ({ tx, now }) =>
    book(
      tx,
      transfer({
        cause: { kind: 'reversal', id: `payment-allocated:${payable.id}` },
        bookedOn: receivedOn,
        entries: [debit(owed(other), cents(1)), credit('unmatched', cents(1))],
      }),
      now,
    ),
  );
  const short = await approve(again.id);
  assert.equal(isRefusal(short) && short.refused, 'insufficient-balance');
  done(await acting(money, (ctx) => cancelRun(ctx, again.id)));
  await rowsOf('update payable set reversed_at = now() where owner = $1', other);
});

test('approve and cancel at once have one outcome', async () => {
  const people = await payees(service.services, 2, { checkedBy: approver.id });
  for (let round = 0; round < 5; round++) {
    await receive(people, 50_00);
    const run = done(await prepare());
    const outcomes = await Promise.all([
      approve(run.id),
      refusalOr(money, (ctx) => cancelRun(ctx, run.id)),
      approve(run.id),
    ]);
    assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1);
    const [{ state }] = await rowsOf('select state from payout_run where id = $1', run.id);
    const [{ waiting }] = await rowsOf(
      'select count(*) as waiting from payable where payout_id is null and owner = any($1)',
      people,
    );
    assert.equal(waiting > 0, state === 'cancelled');
  }
});

test('a run asks the database as often for hundreds of people as for a few', async () => {
  const power = powerOver(service.services.db, service.services.config.folders.bank);
  const asked: number[] = [];
  for (const size of [5, 300]) {
    const people = await payees(service.services, size, { garnishedEach: 5, checkedBy: approver.id });
    await receive(people, 100_00);
    const { touches } = await power.during(null, pay);
    asked.push(touches.length);
  }
  power.leave();
  const [few = 0, many = 0] = asked;
  assert.ok(few > 20);
  assert.equal(many, few);
});

test('whatever is done in whatever order, everybody is owed what came and was not paid, and nothing is paid twice', async () => {
  const people = await payees(service.services, 4, { garnishedEach: 4, withoutCardEach: 3, checkedBy: approver.id });
  const step = fc.oneof(
    fc.record({ do: fc.constant('receive' as const), who: fc.nat(3), net: fc.integer({ min: 1, max: 900_000 }) }),
    fc.record({
      do: fc.constantFrom('prepare', 'approve', 'cancel', 'hold', 'lift', 'release', 'execute', 'reject', 'reverse'),
      who: fc.nat(3),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      for (const one of steps) await take(one, people);
      await expectSound(people);
    }),
    { numRuns: 12 },
  );
});

type Step = { do: string; who: number; net?: number };

async function take({ do: what, who, net }: Step, people: readonly string[]): Promise<void> {
  const owner = people[who] ?? '';
  const [prepared] = await rowsOf("select id from payout_run where state = 'prepared'");
  const [payout] = await rowsOf('select id from payout where owner = $1 order by no desc limit 1', owner);
  if (what === 'receive') await receive([owner], net ?? 0);
  if (what === 'prepare') await refusalOr(money, (ctx) => prepareRun(ctx, {}));
  if (what === 'approve' && prepared) await approve(prepared.id);
  if (what === 'cancel' && prepared) await refusalOr(money, (ctx) => cancelRun(ctx, prepared.id));
  if (what === 'hold' && payout) await refusalOr(money, (ctx) => holdPayout(ctx, payout.id, 'odottaa'));
  if (what === 'lift' && payout) await refusalOr(money, (ctx) => liftHolds(ctx, payout.id));
  if (what === 'reject' && payout) await refusalOr(money, (ctx) => rejectPayout(ctx, payout.id, 'Tili suljettu'));
  for (const { id } of what === 'release' ? await rowsOf("select id from payout_run where state = 'approved'") : [])
    await releaseRun(service.services, { runId: id });
  if (what === 'execute')
    for (const { message_id } of await rowsOf(
      "select message_id from payout_file f join payout_run r on r.id = f.run_id where r.state = 'released' and f.executed_on is null",
    ))
      await settleFile(service.services, { batchMessageId: message_id, executedOn: day('2026-06-02') });
  if (what === 'reverse') {
    const [free] = await rowsOf(
      'select id, net_cents from payable where owner = $1 and payout_id is null and reversed_at is null limit 1',
      owner,
    );
    if (free) await takenBack(owner, free.id, free.net_cents);
  }
}

/** What banking does when money goes back to a customer before it was paid out. */
async function takenBack(owner: string, id: string, net: number): Promise<void> {
  await acting(theService, ({ tx, now }) =>
    book(
      tx,
      transfer({
        cause: { kind: 'reversal', id: `payment-allocated:${id}` },
        bookedOn: receivedOn,
        entries: [debit(owed(owner), cents(net)), credit('unmatched', cents(net))],
      }),
      now,
    ),
  );
  await dropPayable(service.services, { allocationId: id });
}

async function expectSound(people: readonly string[]): Promise<void> {
  const books = await rowsOf(
    `select m.id,
      (select coalesce(sum(credit_cents), 0)::bigint from ledger_balance where account = 'owed:' || m.id) as owed,
      (select coalesce(sum(net_cents), 0)::bigint from payable a where a.owner = m.id and a.reversed_at is null) as came,
      (select coalesce(sum(received_cents), 0)::bigint from payout p join payout_run r on r.id = p.run_id
        where p.owner = m.id and p.standing = 'planned' and r.state in ('approved', 'released', 'executed')) as paid,
      (select coalesce(sum(a.net_cents), 0)::bigint from payable a join payout p on p.id = a.payout_id join payout_run r on r.id = p.run_id
        where a.owner = m.id and p.standing = 'planned' and r.state in ('approved', 'released', 'executed')) as taken
      from unnest($1::uuid[]) as m (id)`,
    people,
  );
  for (const { owed: left, came, paid, taken } of books) assert.deepEqual([left, taken], [came - paid, paid]);
  const [transit] = await rowsOf(
    `select (select coalesce(-sum(cents), 0)::bigint from ledger_entry where account = 'in-transit') as booked,
      (select coalesce(sum(p.net_cents + p.garnished_cents), 0)::bigint from payout p join payout_run r on r.id = p.run_id
        where p.standing = 'planned' and r.state in ('approved', 'released')) as sent`,
  );
  assert.equal(transit.booked, transit.sent);
  const trial = await acting(theService, ({ tx }) => trialBalance(tx));
  assert.equal(
    trial.reduce((total, line) => total + line.cents, 0),
    0,
  );
}
