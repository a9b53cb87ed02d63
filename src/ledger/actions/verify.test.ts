import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../../dev/test-database.ts';
import { day } from '../../basics/day.ts';
import { cents } from '../../basics/money.ts';
import { type Database, system, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { garnished, owed } from '../account.ts';
import type { Finding } from '../check.ts';
import { settledThrough } from '../store.ts';
import { credit, debit, transfer } from '../transfer.ts';
import { book, bookAll, contentHash } from './book.ts';
import { sealThrough } from './seal-ledger.ts';
import { ledgerChecks } from './verify.ts';

const now = new Date('2026-03-02T10:00:00.123Z');
const aino = newId();
const received = (amount: number) =>
  transfer({
    cause: { kind: 'payment-allocated', id: newId() },
    bookedOn: day('2026-03-02'),
    entries: [debit('unmatched', cents(amount)), credit(owed(aino), cents(amount))],
  });
const booked = [100_00, 200_00, 300_00, 400_00].map(received);
let db: Database;
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.asActor(system, work);
const seal = async () => {
  const through = await asSystem(settledThrough);
  await asSystem((tx) => sealThrough(tx, through, now));
};

// Transfers 1 and 2 are under the first seal, 3 under the second, 4 under none yet.
before(async () => {
  db = await testDatabase();
  await asSystem((tx) => bookAll(tx, booked.slice(0, 2), now));
  await seal();
  await seal();
  await asSystem((tx) => bookAll(tx, booked.slice(2, 3), now));
  await seal();
  await asSystem((tx) => bookAll(tx, booked.slice(3), now));
});
after(() => db.close());

const rollBack = new Error('what was tampered with goes back');

/** The findings after somebody with full power over the database has written to it with all triggers off. */
async function findingsAfter(...tampering: string[]): Promise<Record<string, Finding[]>> {
  const found: Record<string, Finding[]> = {};
  const work = db.asOwner.transaction().execute(async (tx) => {
    for (const name of ['transfer', 'entry', 'period', 'seal'])
      await sql.raw(`alter table ledger_${name} disable trigger user`).execute(tx);
    for (const text of tampering) await sql.raw(text).execute(tx);
    for (const check of ledgerChecks)
      for await (const finding of check.run(tx)) found[check.name] = [...(found[check.name] ?? []), finding];
    throw rollBack;
  });
  await work.catch((error) => assert.equal(error, rollBack));
  return found;
}
const cause = (at: number) => `${booked[at]?.cause.kind} ${booked[at]?.cause.id}`;

test('books as they were written have nothing to find', async () => {
  assert.deepEqual(await findingsAfter(), {});
  const { rows } = await db.pool.query('select no, through_no, transfers from ledger_seal order by no');
  assert.deepEqual(rows, [
    { no: 1, through_no: 2, transfers: 2 },
    { no: 2, through_no: 3, transfers: 1 },
  ]);
});

test('an amount changed on both sides is found in the transfer and in the balance', async () => {
  assert.deepEqual(await findingsAfter('update ledger_entry set cents = cents * 2 where transfer_no = 3'), {
    'ledger-balance-differs': [{ account: owed(aino), keptCents: 1000_00, sumCents: 1300_00 }],
    'ledger-content-differs': [{ transfer: 3, cause: cause(2) }],
  });
});

test('a cent taken from one side is found', async () => {
  const found = await findingsAfter(
    "update ledger_entry set cents = cents - 1 where transfer_no = 2 and account = 'unmatched'",
  );
  assert.deepEqual(found, {
    'ledger-transfer-not-whole': [{ transfer: 2, lines: 2, sumCents: -1 }],
    'ledger-content-differs': [{ transfer: 2, cause: cause(1) }],
  });
});

test('entries removed, or left without their transfer, are found', async () => {
  const removed = await findingsAfter('delete from ledger_entry where transfer_no = 4');
  assert.deepEqual(removed['ledger-transfer-not-whole'], [{ transfer: 4, lines: 0, sumCents: 0 }]);
  const orphaned = await findingsAfter('delete from ledger_transfer where no = 4');
  assert.deepEqual(orphaned['ledger-transfer-not-whole'], [{ transfer: 4, lines: 2, sumCents: 0 }]);
});

test('money moved to another person, another day or another cause is found', async () => {
  for (const change of [
    `update ledger_entry set account = '${owed(newId())}' where transfer_no = 1 and account like 'owed:%'`,
    "update ledger_transfer set booked_on = '2026-03-01' where no = 1",
    `update ledger_transfer set cause_id = '${newId()}' where no = 1`,
  ]) {
    const found = await findingsAfter(change);
    assert.deepEqual(
      found['ledger-content-differs']?.map((one) => one.transfer),
      [1],
      change,
    );
  }
});

test('a balance that is not the sum of its entries is found', async () => {
  assert.deepEqual(await findingsAfter('update ledger_balance set credit_cents = 5'), {
    'ledger-balance-differs': [{ account: owed(aino), keptCents: 5, sumCents: 1000_00 }],
  });
  assert.deepEqual(await findingsAfter('delete from ledger_balance'), {
    'ledger-balance-differs': [{ account: owed(aino), keptCents: 0, sumCents: 1000_00 }],
  });
});

test('a change whose every hash and balance was mended too still breaks the seal over it', async () => {
  const forged = transfer({
    cause: booked[0]?.cause ?? assert.fail(),
    bookedOn: day('2026-03-02'),
    entries: [debit('unmatched', cents(900_00)), credit(owed(aino), cents(900_00))],
  });
  const firstSeal = { 'ledger-seal-broken': [{ seal: 1, afterTransfer: 0, throughTransfer: 2 }] };
  const changed = await findingsAfter(
    'update ledger_entry set cents = sign(cents) * 90000 where transfer_no = 1',
    'update ledger_balance set credit_cents = credit_cents + 80000',
    `update ledger_transfer set content_hash = '${contentHash(forged)}' where no = 1`,
  );
  assert.deepEqual(changed, firstSeal);
  const removed = await findingsAfter(
    'delete from ledger_entry where transfer_no = 1',
    'delete from ledger_transfer where no = 1',
    'update ledger_balance set credit_cents = credit_cents - 10000',
  );
  assert.deepEqual(removed, firstSeal);
  const backdated = await findingsAfter(
    "update ledger_transfer set booked_at = booked_at - interval '1 day' where no = 1",
  );
  assert.deepEqual(backdated, firstSeal);
});

test('a transfer slipped under an old seal is found', async () => {
  const extra = received(1_00);
  const found = await findingsAfter(
    `insert into ledger_transfer (no, cause_kind, cause_id, booked_on, lines, content_hash, booked_at) overriding system value
     values (0, '${extra.cause.kind}', '${extra.cause.id}', '2026-03-02', 2, '${contentHash(extra)}', now())`,
    `insert into ledger_entry values (0, 1, '${owed(aino)}', -100), (0, 2, 'unmatched', 100)`,
    'update ledger_balance set credit_cents = credit_cents + 100',
  );
  assert.deepEqual(found, { 'ledger-seal-broken': [{ seal: 1, afterTransfer: 0, throughTransfer: 2 }] });
});

test('a seal that was rewritten or taken out is found', async () => {
  const rewritten = await findingsAfter("update ledger_seal set digest = 'x' where no = 1");
  assert.deepEqual(
    rewritten['ledger-seal-broken']?.map((one) => one.seal),
    [1, 2],
  );
  const removed = await findingsAfter('delete from ledger_seal where no = 1');
  assert.deepEqual(
    removed['ledger-seal-broken']?.map((one) => one.seal),
    [2],
  );
});

test('a booking into a period that had been closed is found', async () => {
  const found = await findingsAfter(
    "insert into ledger_period values ('2026-02-28', 'somebody', '2026-03-01'), ('2026-03-31', 'somebody', '2026-03-01')",
  );
  assert.deepEqual(
    found['ledger-closed-period-changed'],
    [1, 2, 3, 4].map((no) => ({ transfer: no, bookedOn: '2026-03-02', closedThrough: '2026-03-31' })),
  );
});

test('the next seal covers all that was booked since the last one', async () => {
  await asSystem((tx) => book(tx, received(1_00), now));
  const before = await asSystem(settledThrough);
  await asSystem((tx) => sealThrough(tx, before, now));
  const { rows } = await db.pool.query('select no, through_no, transfers from ledger_seal order by no desc limit 1');
  assert.deepEqual(rows, [{ no: 3, through_no: before, transfers: 2 }]);
  assert.deepEqual(await findingsAfter(), {});
});

test('what comes and goes in one booking leaves a balance of nothing, and nothing to find', async () => {
  const bertta = newId();
  const day1 = day('2026-03-02');
  const cause = (kind: 'payout' | 'remitted') => ({ kind, id: newId() }) as const;
  await asSystem((tx) =>
    bookAll(
      tx,
      [
        transfer({
          cause: cause('payout'),
          bookedOn: day1,
          entries: [debit('unmatched', cents(5)), credit(garnished(bertta), cents(5))],
        }),
        transfer({
          cause: cause('remitted'),
          bookedOn: day1,
          entries: [debit(garnished(bertta), cents(5)), credit('in-transit', cents(5))],
        }),
      ],
      now,
    ),
  );
  assert.deepEqual(await findingsAfter(), {});
});
