import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type BankDesk, bankDesk } from '../../../dev/bank-desk.ts';
import { issuedClaims } from '../../../dev/claims.ts';
import { type Day, day } from '../../basics/day.ts';
import type { FakeEntry, FakeStatement } from '../../demo/fake-bank.ts';
import { receivable } from '../../ledger/account.ts';
import { ledgerChecks } from '../../ledger/actions/verify.ts';
import { bankingChecks } from './verify.ts';

let desk: BankDesk;
before(async () => {
  desk = await bankDesk();
});
after(() => desk.close());

const on = day('2026-06-03');

test('however statements overlap, repeat and are shuffled, the bank account moves by each entry once', async () => {
  let run = 0;
  const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map((one) => day(one));
  const entry = fc.record({
    day: fc.nat({ max: 3 }),
    cents: fc.constantFrom(10_00, 10_00, 25_50, 99_99),
    out: fc.boolean(),
    to: fc.option(fc.nat({ max: 2 })),
    numbered: fc.boolean(),
  });
  const windows = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 12 }),
      windows,
      fc.boolean(),
      async (moves, overlaps, late) => {
        const mark = `R${++run}`;
        const claims = await issuedClaims(desk.service.services, desk.owner, [
          { net: 20_00, vat: 5_10 },
          { net: 30_00, vat: 0 },
          { net: 1, vat: 0 },
        ]);
        const entries = moves.map(
          ({ day: at, cents, out, to, numbered }, index): FakeEntry => ({
            cents,
            on: days[at] ?? on,
            out,
            message: mark,
            ...(to === null || out ? {} : { reference: claims[to]?.reference ?? '' }),
            ...(numbered ? { bankReference: `${mark}-${index}` } : {}),
          }),
        );
        const between = (from: number, to: number): FakeStatement => ({
          account: desk.account,
          id: `${mark}-${from}-${to}`,
          openingCents: 0,
          entries: entries.filter((one) => one.on >= (days[from] as Day) && one.on <= (days[to] as Day)),
        });
        const parts = overlaps.map(([a, b]) => between(Math.min(a, b), Math.max(a, b)));
        const before = await desk.balance('bank');
        for (const one of late ? [...parts, between(0, 3)] : [between(0, 3), ...parts]) await desk.bring(one);
        const moved = entries.reduce((total, one) => total + (one.out ? -one.cents : one.cents), 0);
        assert.equal(await desk.balance('bank'), before + moved);
        for (const one of claims) {
          const paid = entries.reduce(
            (total, paying) => total + (paying.reference === one.reference ? paying.cents : 0),
            0,
          );
          assert.equal(await desk.balance(receivable(one.id)), Math.max(0, one.grossCents - paid));
        }
      },
    ),
    { numRuns: 12 },
  );
});

test('after all of it the books add up, and what waits in the bank is what stands without an owner', async () => {
  await desk.as(async (tx) => {
    for (const check of [...ledgerChecks, ...bankingChecks])
      for await (const finding of check.run(tx)) assert.fail(JSON.stringify({ check: check.name, finding }));
  });
  const found = await desk.service.services.db.pool.query<{ open: number; others: number }>(
    `select coalesce(sum(open_cents), 0)::bigint as open, coalesce(sum(cents) filter (where role = 'other'), 0)::bigint as others from bank_entry`,
  );
  const [row] = found.rows;
  assert.equal(-(await desk.balance('unmatched')), (row?.open ?? 0) - (row?.others ?? 0));
});

test('whoever tampers with what was paid is found', async () => {
  const invoice = await desk.claim(10_00, 0);
  const { entries } = await desk.bring(desk.statement([{ cents: 10_00, on, reference: invoice.reference }]));
  const tampered = async (change: string, back: string): Promise<string[]> => {
    await desk.service.services.db.pool.query(change);
    const found: string[] = [];
    await desk.as(async (tx) => {
      for (const check of bankingChecks) for await (const _ of check.run(tx)) found.push(check.name);
    });
    await desk.service.services.db.pool.query(back);
    return found;
  };
  const id = entries[0]?.id;
  assert.deepEqual(
    await tampered(
      `update bank_entry set open_cents = 1, cents = 1001 where id = '${id}'`,
      `update bank_entry set open_cents = 0, cents = 1000 where id = '${id}'`,
    ),
    ['bank-entry-not-booked'],
  );
  assert.deepEqual(
    await tampered(
      `update bank_entry set refund_cents = 1 where id = '${id}'`,
      `update bank_entry set refund_cents = 0 where id = '${id}'`,
    ),
    ['bank-entry-differs'],
  );
  assert.deepEqual(
    await tampered(
      `update settlement set paid_cents = 900 where invoice_id = '${invoice.id}'`,
      `update settlement set paid_cents = 1000 where invoice_id = '${invoice.id}'`,
    ),
    ['settlement-differs'],
  );
});
