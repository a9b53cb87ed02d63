import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '../../../dev/test-database.ts';
import { day } from '../../basics/day.ts';
import { cents } from '../../basics/money.ts';
import { type Actor, anyone, type Database, system, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { owed, receivable, unpaid } from '../account.ts';
import { type CauseKind, credit, debit, type Entry, type Transfer, transfer } from '../transfer.ts';
import { book, bookAll, bookOrRefuse, hashed, readied } from './book.ts';
import { balancesOf, owedTo } from './read-balances.ts';
import { reverseBooking } from './reverse-booking.ts';

const now = new Date('2026-03-02T10:00:00Z');
const bookedOn = day('2026-03-02');
let db: Database;
before(async () => {
  db = await testDatabase();
});
after(() => db.close());

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.asActor(system, work);
const as = (id: string): Actor => ({ id, kind: 'entrepreneur' });
const of = (kind: CauseKind, entries: Entry[], id = newId()): Transfer =>
  transfer({ cause: { kind, id }, bookedOn, entries });
const received = (memberId: string, amount: number, id = newId()) =>
  of('payment-allocated', [debit('unmatched', cents(amount)), credit(owed(memberId), cents(amount))], id);
const paid = (memberId: string, amount: number) =>
  of('payout', [debit(owed(memberId), cents(amount)), credit('in-transit', cents(amount))]);
const refusedBy = (constraint: string) => (error: unknown) =>
  (error as { constraint?: string }).constraint === constraint;
const overdrawn = refusedBy('nobody_is_paid_more_than_is_theirs');

async function count(sql: string): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(`select count(*) from ${sql}`);
  return rows[0]?.count ?? 0;
}

test('what a customer paid is owed to the entrepreneur until it is paid out', async () => {
  const aino = newId();
  await asSystem((tx) => bookAll(tx, [received(aino, 100_00), paid(aino, 60_00)], now));
  const found = await asSystem(async (tx) => ({
    owed: await owedTo(tx, [aino, newId()]),
    balances: await balancesOf(tx, [owed(aino), receivable(newId())]),
  }));
  assert.deepEqual([...found.owed.values()], [40_00, 0]);
  assert.deepEqual([...found.balances.values()], [-40_00, 0]);
});

test('booking the same cause again changes nothing, alone, in one run or in two', async () => {
  const aino = newId();
  const payment = newId();
  const booked = received(aino, 100_00, payment);
  await asSystem((tx) => bookAll(tx, [booked, received(aino, 100_00, payment)], now));
  await asSystem((tx) => book(tx, booked, new Date('2026-03-05T10:00:00Z')));
  await asSystem((tx) => bookAll(tx, [received(aino, 1_00), booked], now));
  assert.equal((await asSystem((tx) => owedTo(tx, [aino]))).get(aino), 101_00);
});

test('a cause booked with other content is an error in the program and books nothing', async () => {
  const aino = newId();
  const payment = newId();
  await asSystem((tx) => book(tx, received(aino, 100_00, payment), now));
  await assert.rejects(
    asSystem((tx) => bookAll(tx, [received(aino, 5_00), received(aino, 100_01, payment)], now)),
    /booked with other content/,
  );
  await assert.rejects(
    asSystem((tx) => bookAll(tx, [received(aino, 1, payment), received(aino, 2, payment)], now)),
    /booked with other content/,
  );
  assert.equal((await asSystem((tx) => owedTo(tx, [aino]))).get(aino), 100_00);
});

test('nobody is paid more than was received for them', async () => {
  const aino = newId();
  await asSystem((tx) => book(tx, received(aino, 100_00), now));
  await assert.rejects(
    asSystem((tx) => book(tx, paid(aino, 100_01), now)),
    overdrawn,
  );
  await assert.rejects(
    asSystem((tx) => book(tx, paid(newId(), 1), now)),
    overdrawn,
  );
  await assert.rejects(
    asSystem((tx) => bookAll(tx, [paid(aino, 60_00), paid(aino, 40_01)], now)),
    overdrawn,
  );
  assert.equal((await asSystem((tx) => owedTo(tx, [aino]))).get(aino), 100_00);
});

test('an overdraft can be refused politely, with nothing booked and the transaction going on', async () => {
  const [aino, eero] = [newId(), newId()];
  await asSystem((tx) => bookAll(tx, [received(aino, 100_00), received(eero, 50_00)], now));
  const asked = (tx: Tx, transfers: Transfer[]) => bookOrRefuse(tx, readied(transfers.map(hashed)), now);
  await asSystem(async (tx) => {
    assert.deepEqual(await asked(tx, [paid(aino, 60_00), paid(aino, 40_01), paid(eero, 50_00)]), {
      refused: 'insufficient-balance',
      data: { accounts: [owed(aino)] },
    });
    assert.deepEqual([...(await owedTo(tx, [aino, eero])).values()], [100_00, 50_00]);
    assert.equal(await asked(tx, [paid(aino, 100_00), paid(eero, 50_00)]), null);
    assert.equal(await asked(tx, [received(eero, 1_00), paid(eero, 1_00)]), null);
  });
  assert.deepEqual([...(await asSystem((tx) => owedTo(tx, [aino, eero]))).values()], [0, 0]);
});

test('of two payouts of the same money at the same time only one goes through', async () => {
  const aino = newId();
  await asSystem((tx) => book(tx, received(aino, 100_00), now));
  const tries = await Promise.allSettled([1, 2, 3, 4].map(() => asSystem((tx) => book(tx, paid(aino, 70_00), now))));
  assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 1);
  for (const one of tries) if (one.status === 'rejected') assert.ok(overdrawn(one.reason), String(one.reason));
  assert.equal((await asSystem((tx) => owedTo(tx, [aino]))).get(aino), 30_00);
});

test('the same payment booked twice at the same time counts once', async () => {
  const aino = newId();
  const booked = received(aino, 100_00);
  await Promise.all([1, 2, 3].map(() => asSystem((tx) => book(tx, booked, now))));
  assert.equal((await asSystem((tx) => owedTo(tx, [aino]))).get(aino), 100_00);
});

test('two runs over the same people in opposite order both go through', async () => {
  const people = Array.from({ length: 400 }, () => newId());
  const backwards = people.toReversed();
  const run = (ids: string[], one: (id: string) => Transfer) => asSystem((tx) => bookAll(tx, ids.map(one), now));
  await Promise.all([people, backwards, people].map((ids) => run(ids, (id) => received(id, 30_00))));
  await Promise.all([people, backwards, people].map((ids) => run(ids, (id) => paid(id, 20_00))));
  const kept = await asSystem((tx) => owedTo(tx, people));
  assert.ok([...kept.values()].every((amount) => amount === 30_00));
});

test('a mistake is undone by its opposite, once', async () => {
  const aino = newId();
  const booked = received(aino, 100_00);
  await asSystem((tx) => book(tx, booked, now));
  const undo = () => asSystem((tx) => reverseBooking(tx, booked.cause, day('2026-03-04'), now));
  await undo();
  await undo();
  assert.equal((await asSystem((tx) => balancesOf(tx, [owed(aino)]))).get(owed(aino)), 0);
  await assert.rejects(
    asSystem((tx) => reverseBooking(tx, { kind: 'payout', id: newId() }, bookedOn, now)),
    /nothing is booked/,
  );
});

test('ten thousand and one transfers are booked in two statements, whole', async () => {
  const people = Array.from({ length: 10_001 }, () => newId());
  const before = await count('ledger_transfer');
  await asSystem((tx) =>
    bookAll(
      tx,
      people.map((id) => received(id, 10_00)),
      now,
    ),
  );
  assert.equal((await count('ledger_transfer')) - before, 10_001);
  const kept = await asSystem((tx) => owedTo(tx, people));
  assert.ok([...kept.values()].every((amount) => amount === 10_00));
});

test('a person sees the entries of their own accounts and nothing else of the books', async () => {
  const [aino, eero] = [newId(), newId()];
  await asSystem((tx) => bookAll(tx, [received(aino, 100_00), received(eero, 50_00)], now));
  await asSystem((tx) =>
    book(tx, of('invoice-issued', [debit('bank', cents(5)), credit(unpaid(aino), cents(5))]), now),
  );
  const seen = await db.asActor(as(aino), async (tx) => ({
    entries: await tx.selectFrom('ledger_entry').select(['account', 'cents']).orderBy('account').execute(),
    balances: await tx.selectFrom('ledger_balance').selectAll().execute(),
    transfers: await tx.selectFrom('ledger_transfer').selectAll().execute(),
    owed: await owedTo(tx, [aino, eero]),
  }));
  assert.deepEqual(seen.entries, [
    { account: owed(aino), cents: -100_00 },
    { account: unpaid(aino), cents: -5 },
  ]);
  assert.deepEqual(seen.balances, [{ account: owed(aino), credit_cents: 100_00 }]);
  assert.deepEqual(seen.transfers, []);
  assert.deepEqual([...seen.owed.values()], [100_00, 0]);
  const nothing = await db.asActor(anyone, (tx) => tx.selectFrom('ledger_entry').selectAll().execute());
  assert.deepEqual(nothing, []);
});

test('only the operator books, and nobody changes what is booked or a balance', async () => {
  const aino = newId();
  await asSystem((tx) => book(tx, received(aino, 100_00), now));
  await assert.rejects(
    db.asActor(as(aino), (tx) => book(tx, received(aino, 100_00), now)),
    /row-level security/,
  );
  await assert.rejects(
    db.asActor(anyone, (tx) => book(tx, received(aino, 100_00), now)),
    /row-level security/,
  );
  for (const table of ['ledger_transfer', 'ledger_entry', 'ledger_balance', 'ledger_seal', 'ledger_period'])
    await assert.rejects(
      asSystem((tx) => tx.deleteFrom(table).execute()),
      /permission denied/,
      table,
    );
  await assert.rejects(
    asSystem((tx) => tx.updateTable('ledger_balance').set({ credit_cents: 1 }).execute()),
    /permission denied/,
  );
  await assert.rejects(
    asSystem((tx) =>
      tx
        .insertInto('ledger_balance')
        .values({ account: owed(newId()), credit_cents: 1 })
        .execute(),
    ),
    /permission denied/,
  );
});
