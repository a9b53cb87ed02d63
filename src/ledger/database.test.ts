import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '../../dev/test-database.ts';
import { day } from '../basics/day.ts';
import { cents } from '../basics/money.ts';
import { theService } from '../platform/context.ts';
import { type Database, system, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { accountNames, isGuarded } from './account.ts';
import { book } from './actions/book.ts';
import { closePeriod } from './actions/close-period.ts';
import { credit, debit, transfer } from './transfer.ts';

// What the database holds by itself, whoever writes to it: these tests go past our code, some of them as its owner.
const now = new Date('2026-03-02T10:00:00Z');
let db: Database;
before(async () => {
  db = await testDatabase();
});
after(() => db.close());

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.asActor(system, work);
const bank = (bookedOn = '2026-03-02', id = newId()) =>
  transfer({
    cause: { kind: 'payment-received', id },
    bookedOn: day(bookedOn),
    entries: [debit('bank', cents(100)), credit('unmatched', cents(100))],
  });

async function numberOf(id: string): Promise<number> {
  const { rows } = await db.pool.query<{ no: number }>('select no from ledger_transfer where cause_id = $1', [id]);
  return rows[0]?.no ?? assert.fail('not booked');
}

/** One statement that writes a transfer of so many lines with these entries, as written by hand. */
const byHand = (lines: number, entries: string, cause = newId()) => `
  with t as (
    insert into ledger_transfer (cause_kind, cause_id, booked_on, lines, content_hash, booked_at)
    values ('payout', '${cause}', '2026-03-02', ${lines}, 'x', now()) returning no
  ) insert into ledger_entry select t.no, e.* from t, (values ${entries}) as e (line, account, cents)`;

test('the database refuses a transfer that does not sum to zero, is not whole or has no entries', async () => {
  const refused = { constraint: 'a_transfer_sums_to_zero' };
  await assert.rejects(db.pool.query(byHand(2, "(1, 'bank', 100), (2, 'fees', -99)")), refused);
  await assert.rejects(db.pool.query(byHand(3, "(1, 'bank', 100), (2, 'fees', -100)")), refused);
  await assert.rejects(db.pool.query(byHand(2, "(0, 'bank', 100), (2, 'fees', -100)")), refused);
  await assert.rejects(db.pool.query(byHand(0, "(1, 'bank', 100), (2, 'fees', -100)")), refused);
  await assert.rejects(
    db.pool.query(
      `insert into ledger_transfer (cause_kind, cause_id, booked_on, lines, content_hash, booked_at)
       values ('payout', '${newId()}', '2026-03-02', 0, 'x', now())`,
    ),
    refused,
  );
  await db.pool.query(byHand(2, "(1, 'bank', 100), (2, 'fees', -100)"));
});

test('the database refuses entries of no transfer, and more entries for an old one, even where they sum to zero', async () => {
  const booked = bank();
  await asSystem((tx) => book(tx, booked, now));
  const no = await numberOf(booked.cause.id);
  const add = (transferNo: number, first: number) =>
    db.pool.query(
      `insert into ledger_entry values (${transferNo}, ${first}, 'bank', 5), (${transferNo}, ${first + 1}, 'fees', -5)`,
    );
  await assert.rejects(add(no, 3), { constraint: 'a_transfer_sums_to_zero' });
  await assert.rejects(add(no, 1), { constraint: 'ledger_entry_pkey' });
  await assert.rejects(add(999_999, 1), { constraint: 'a_transfer_sums_to_zero' });
});

test('the database refuses names and other words where ids belong', async () => {
  const refused = { constraint: 'an_account_is_named_by_ids' };
  await assert.rejects(db.pool.query(byHand(2, "(1, 'bank', 5), (2, 'owed:Aino Esimerkki', -5)")), refused);
  await assert.rejects(db.pool.query(byHand(2, "(1, 'bank', 5), (2, 'fees', -5)", '010199-9000 Aino')), {
    constraint: 'a_cause_is_named_by_ids',
  });
});

test('booked rows stay as they are, whoever asks', async () => {
  await asSystem((tx) => book(tx, bank(), now));
  for (const change of [
    "update ledger_transfer set booked_on = '2026-01-01'",
    'update ledger_entry set cents = cents * 2',
    'delete from ledger_entry',
    'delete from ledger_transfer',
    'truncate ledger_entry',
    'truncate ledger_transfer',
    'truncate ledger_seal',
    'truncate ledger_period',
  ])
    await assert.rejects(db.pool.query(change), /never changed or deleted/, change);
});

test('the database guards the same accounts as the program', async () => {
  const { rows } = await db.pool.query<{ name: string }>(
    'select name from unnest($1::text[]) as name where ledger_guards(name)',
    [accountNames],
  );
  assert.deepEqual(
    rows.map((row) => row.name),
    accountNames.filter(isGuarded),
  );
});

test('a closed period takes no bookings, and what was booked in it before is still harmless to repeat', async () => {
  const ctx = (tx: Tx) => ({ tx, actor: theService, now, today: day('2026-03-02') });
  const close = (through: string) => asSystem((tx) => closePeriod(ctx(tx), day(through)));
  const [january, february] = [bank('2026-01-15'), bank('2026-02-15')];
  await asSystem((tx) => book(tx, january, now));

  assert.deepEqual(await close('2026-03-02'), { refused: 'period-not-over' });
  assert.equal(await close('2026-01-31'), null);
  await asSystem((tx) => book(tx, january, now));
  await assert.rejects(
    asSystem((tx) => book(tx, bank('2026-01-31'), now)),
    { constraint: 'a_closed_period_takes_no_bookings' },
  );
  await asSystem((tx) => book(tx, february, now));
  assert.deepEqual(await close('2026-01-30'), {
    refused: 'period-already-closed',
    data: { closedThrough: '2026-01-31' },
  });
  await assert.rejects(db.pool.query("insert into ledger_period values ('2026-01-30', 'x', now())"), {
    constraint: 'periods_close_forward',
  });
  await assert.rejects(db.pool.query("update ledger_period set closed_through = '2025-12-31'"), /never changed/);
});

test('a period waits for what is being booked into it', {
  skip: !process.env.TEST_DATABASE_URL && 'needs two connections',
}, async () => {
  const slow = bank('2026-02-20');
  const order: string[] = [];
  let began = () => {};
  const underWay = new Promise<void>((resolve) => {
    began = resolve;
  });
  const booking = asSystem(async (tx) => {
    await book(tx, slow, now);
    began();
    await new Promise((resolve) => setTimeout(resolve, 200));
    order.push('booked');
  });
  await underWay;
  const closing = asSystem(async (tx) => {
    await closePeriod({ tx, actor: theService, now, today: day('2026-03-02') }, day('2026-02-28'));
    order.push('closed');
  });
  await Promise.all([booking, closing]);
  assert.deepEqual(order, ['booked', 'closed']);
  await assert.rejects(
    asSystem((tx) => book(tx, bank('2026-02-20'), now)),
    {
      constraint: 'a_closed_period_takes_no_bookings',
    },
  );
});
