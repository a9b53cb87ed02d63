import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../../../dev/test-database.ts';
import { day } from '../../basics/day.ts';
import { type Cents, cents, negative, zero } from '../../basics/money.ts';
import { type Database, system, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { type Account, garnished, isGuarded, nameOf, owed, refundable, unpaid } from '../account.ts';
import { credit, debit, type Transfer, transfer } from '../transfer.ts';
import { bookAll } from './book.ts';
import { balancesOf, owedTo, refuseOverdraft, trialBalance } from './read-balances.ts';
import { ledgerChecks } from './verify.ts';

const now = new Date('2026-03-02T10:00:00Z');
const people = [newId(), newId()];
const accounts: Account[] = [
  ...(['bank', 'unmatched', 'vat-payable', 'in-transit', 'fees'] as const),
  ...people.flatMap((id) => [owed(id), unpaid(id), garnished(id)]),
  refundable(newId()),
];
let db: Database;
before(async () => {
  db = await testDatabase();
});
after(() => db.close());
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.asActor(system, work);

/** What the books should hold, kept the simplest way there is: every transfer once by its cause, and sums of entries. */
type Model = { booked: Map<string, Transfer>; balances: Map<Account, number> };

function withAll({ booked, balances }: Model, batch: readonly Transfer[]): Model {
  const next = { booked: new Map(booked), balances: new Map(balances) };
  for (const one of batch.filter(({ cause }) => !booked.has(cause.id))) {
    if (next.booked.has(one.cause.id)) continue;
    next.booked.set(one.cause.id, one);
    for (const { account, cents: moved } of one.entries)
      next.balances.set(account, (next.balances.get(account) ?? 0) + moved);
  }
  return next;
}

const holds = ({ balances }: Model) => [...balances].every(([account, sum]) => !isGuarded(nameOf(account)) || sum <= 0);

const someTransfer = fc
  .array(fc.tuple(fc.constantFrom(...accounts), fc.constantFrom(...accounts), fc.integer({ min: 1, max: 500_00 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((moves) => moves.filter(([from, to]) => from !== to))
  .filter((moves) => netOf(moves).some((sum) => sum !== 0))
  .map((moves) =>
    transfer({
      cause: { kind: 'remitted', id: newId() },
      bookedOn: day('2026-03-02'),
      entries: moves.flatMap(([from, to, amount]) => [credit(from, cents(amount)), debit(to, cents(amount))]),
    }),
  );

function netOf(moves: [Account, Account, number][]): number[] {
  const sums = new Map<Account, number>();
  for (const [from, to, amount] of moves) {
    sums.set(from, (sums.get(from) ?? 0) - amount);
    sums.set(to, (sums.get(to) ?? 0) + amount);
  }
  return [...sums.values()];
}

test('whatever is booked and repeated in whatever order, the books sum to zero and balances are the sums', async () => {
  const funding = accounts
    .filter((account) => isGuarded(nameOf(account)))
    .map((account) =>
      transfer({
        cause: { kind: 'payment-allocated', id: newId() },
        bookedOn: day('2026-03-02'),
        entries: [debit('unmatched', cents(700_00)), credit(account, cents(700_00))],
      }),
    );
  await asSystem((tx) => bookAll(tx, funding, now));
  let model = withAll({ booked: new Map(), balances: new Map() }, funding);

  const someBatch = fc.record({
    fresh: fc.array(someTransfer, { minLength: 1, maxLength: 6 }),
    again: fc.array(fc.nat(), { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(someBatch, async ({ fresh, again }) => {
      const before = [...model.booked.values()];
      const batch = [...again.flatMap((at) => before[at % before.length] ?? []), ...fresh, ...fresh.slice(0, 1)];
      const next = withAll(model, batch);
      const polite = await asSystem((tx) => refuseOverdraft(tx, fresh));
      assert.equal(polite === null, holds(next));
      if (holds(next)) {
        await asSystem((tx) => bookAll(tx, batch, now));
        model = next;
      } else
        await assert.rejects(
          asSystem((tx) => bookAll(tx, batch, now)),
          {
            constraint: 'nobody_is_paid_more_than_is_theirs',
          },
        );
    }),
    // The books remember the runs before, so a failing run cannot be made smaller.
    { numRuns: 60, endOnFailure: true },
  );

  assert.ok(model.booked.size > funding.length + 10, 'enough was booked to say anything');
  await expectBooksLike(model);
});

async function expectBooksLike({ balances }: Model): Promise<void> {
  const expected = new Map(accounts.map((account) => [account, cents(balances.get(account) ?? 0)]));
  assert.deepEqual(await asSystem((tx) => balancesOf(tx, accounts)), expected);
  const kept = await asSystem((tx) => owedTo(tx, people));
  assert.deepEqual(kept, new Map(people.map((id): [string, Cents] => [id, negative(expected.get(owed(id)) ?? zero)])));
  const trial = await asSystem(trialBalance);
  assert.equal(
    trial.reduce((total, line) => total + line.cents, 0),
    0,
  );
  await db.asOwner.transaction().execute(async (tx) => {
    for (const check of ledgerChecks)
      for await (const finding of check.run(tx)) assert.fail(`${check.name} ${JSON.stringify(finding)}`);
  });
}
