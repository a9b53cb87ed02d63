import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { bareMember, type Claim, issuedClaims } from '../../../dev/claims.ts';
import { type TestService, testService } from '../../../dev/service.ts';
import { type Day, day } from '../../basics/day.ts';
import { rfFrom } from '../../basics/identifiers/reference.ts';
import { cents } from '../../basics/money.ts';
import { type FakeEntry, type FakeStatement, statementXml } from '../../demo/fake-bank.ts';
import { type Account, advance, owed, receivable, refundable } from '../../ledger/account.ts';
import { book } from '../../ledger/actions/book.ts';
import { closePeriod } from '../../ledger/actions/close-period.ts';
import { balancesOf } from '../../ledger/actions/read-balances.ts';
import { ledgerChecks } from '../../ledger/actions/verify.ts';
import { credit, debit, transfer } from '../../ledger/transfer.ts';
import { theService, withContext } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { allocationsOfEntries } from '../store/allocations.ts';
import { entriesForStaff } from '../store/entries.ts';
import { filesForStaff, statementFigures } from '../store/statements.ts';
import { takeBack } from './allocate-payment.ts';
import { allocationsByIds, allocationsOfStatement } from './read-allocations.ts';
import { receiveStatement } from './receive-statement.ts';
import { bankingChecks } from './verify.ts';

let service: TestService;
let owner: string;
before(async () => {
  service = await testService();
  owner = await bareMember(service.services);
});
after(() => service.close());

const as = <T>(work: (tx: Tx) => Promise<T>) => withContext(service.services, theService, ({ tx }) => work(tx));
const account = () => service.services.config.operator.iban;
const on = day('2026-06-03');
const balance = async (of: Account) => (await as((tx) => balancesOf(tx, [of]))).get(of) ?? 0;
const claim = async (net: number, vat: number): Promise<Claim> => {
  const [one] = await issuedClaims(service.services, owner, [{ net, vat }]);
  if (!one) throw new Error('no claim');
  return one;
};

let sent = 0;
const statement = (entries: readonly FakeEntry[], more: Partial<FakeStatement> = {}): FakeStatement => ({
  account: account(),
  id: `S${++sent}`,
  openingCents: 0,
  entries: entries.map((one, at) => ({ bankReference: `A${sent}-${at}`, ...one })),
  ...more,
});

async function bring(...statements: FakeStatement[]) {
  return bringBytes(new TextEncoder().encode(statementXml(...statements)));
}

async function bringBytes(bytes: Uint8Array) {
  const { id } = await withContext(service.services, theService, (ctx) =>
    receiveStatement(ctx, { name: 'tiliote.xml', bytes }),
  );
  await service.work();
  const file = (await as((tx) => filesForStaff(tx, undefined, 100))).find((one) => one.id === id);
  const statements = await as((tx) => statementFigures(tx, [id]));
  const [first] = statements;
  const entries = first
    ? await as((tx) => entriesForStaff(tx, { statementId: first.id, state: undefined }, undefined, 1000))
    : [];
  if (!file) throw new Error('the file is not there');
  return { file, statements, entries };
}

test('a payment with its reference pays the invoice, and the entrepreneur is owed the net', async () => {
  const invoice = await claim(100_00, 25_50);
  const owedBefore = await balance(owed(owner));
  const { file, entries, statements } = await bring(
    statement([{ cents: 125_50, on, reference: invoice.reference.padStart(20, '0') }]),
  );
  assert.equal(file.state, 'imported');
  assert.equal(await balance(receivable(invoice.id)), 0);
  assert.equal(await balance(owed(owner)), owedBefore - 100_00);
  assert.deepEqual(
    entries.map((one) => [one.open_cents, one.refund_cents]),
    [[0, 0]],
  );
  const [allocation] = await as((tx) => allocationsOfStatement(tx, statements[0]?.id ?? ''));
  assert.ok(allocation);
  assert.deepEqual(await as((tx) => allocationsByIds(tx, [allocation.id])), [
    {
      id: allocation.id,
      invoiceId: invoice.id,
      owner,
      netCents: 100_00,
      receivedOn: on,
      reversed: false,
      advancedCents: 0,
    },
  ]);
});

test('the RF form of the reference pays the same invoice', async () => {
  const invoice = await claim(80_00, 0);
  await bring(statement([{ cents: 80_00, on, reference: rfFrom(invoice.reference as never) }]));
  assert.equal(await balance(receivable(invoice.id)), 0);
});

test('part payments leave the rest open, and what comes too much is set aside to be sent back', async () => {
  const invoice = await claim(100_00, 25_50);
  const reference = invoice.reference;
  const { entries } = await bring(
    statement([
      { cents: 50_00, on, reference },
      { cents: 50_00, on, reference },
      { cents: 50_00, on, reference },
      { cents: 1_00, on, reference },
    ]),
  );
  assert.equal(await balance(receivable(invoice.id)), 0);
  assert.deepEqual(
    entries.map((one) => one.refund_cents),
    [0, 0, 24_50, 1_00],
  );
  assert.equal(await balance(refundable(entries[2]?.id ?? '')), -24_50);
  const { allocations } = await as(async (tx) => ({
    allocations: await allocationsOfEntries(
      tx,
      entries.map(({ id }) => id),
    ),
  }));
  assert.equal(
    allocations.reduce((total, one) => total + one.netCents, 0),
    100_00,
  );
});

test('the same file twice changes nothing, and two payments alike in everything both count', async () => {
  const alike: FakeEntry = { cents: 10_00, on, name: 'Testi Maksaja', message: 'kuukausimaksu' };
  const twins: FakeStatement = { account: account(), id: 'TWINS', openingCents: 0, entries: [alike, alike] };
  const before = await balance('bank');
  const first = await bring(twins);
  const second = await bring(twins);
  assert.equal(first.entries.length, 2);
  assert.equal(second.file.id, first.file.id);
  assert.equal(await balance('bank'), before + 20_00);
});

test('a statement that overlaps another brings only what is new', async () => {
  const days = [day('2026-05-04'), day('2026-05-05'), day('2026-05-06')] as const;
  const entries = days.map((one, at): FakeEntry => ({ cents: 5_00 + at, on: one, bankReference: `OVER${at}` }));
  const before = await balance('bank');
  await bring(statement(entries.slice(0, 2)));
  const { statements } = await bring(statement(entries.slice(1)));
  assert.deepEqual([statements[0]?.lines, statements[0]?.brought], [2, 1]);
  assert.equal(await balance('bank'), before + 15_03);
});

test('the reference of one invoice never pays another, however the sums fit', async () => {
  const mine = await claim(500_00, 0);
  const other = await claim(40_00, 0);
  await bring(statement([{ cents: 40_00, on, reference: mine.reference, message: `lasku ${other.number}` }]));
  assert.equal(await balance(receivable(mine.id)), 460_00);
  assert.equal(await balance(receivable(other.id)), 40_00);
});

test('a payment that the bank takes back is owed by the customer again', async () => {
  const invoice = await claim(100_00, 25_50);
  const reference = invoice.reference;
  const owedBefore = await balance(owed(owner));
  const { entries: paid } = await bring(
    statement([
      { cents: 130_00, on, reference },
      { cents: 7_00, on },
    ]),
  );
  const { entries } = await bring(
    statement([{ cents: 130_00, on: day('2026-06-04'), out: true, reference, returnReason: 'AC04' }]),
  );
  assert.deepEqual(
    entries.map((one) => [one.role, one.returns]),
    [['return', paid[0]?.id]],
  );
  assert.equal(await balance(receivable(invoice.id)), 125_50);
  assert.equal(await balance(owed(owner)), owedBefore);
  assert.equal(await balance(refundable(paid[0]?.id ?? '')), 0);
});

test('what an entrepreneur has been paid of a returned payment becomes an advance, and staff cannot take it back by hand', async () => {
  const paidOut = await bareMember(service.services);
  const [invoice] = await issuedClaims(service.services, paidOut, [{ net: 100_00, vat: 25_50 }]);
  assert.ok(invoice);
  const reference = invoice.reference;
  const { entries } = await bring(statement([{ cents: 125_50, on, reference }]));
  await withContext(service.services, theService, ({ tx, now }) =>
    book(
      tx,
      transfer({
        cause: { kind: 'payout', id: invoice.id },
        bookedOn: on,
        entries: [debit(owed(paidOut), cents(70_00)), credit('in-transit', cents(70_00))],
      }),
      now,
    ),
  );
  const [allocation] = await as((tx) => allocationsOfEntries(tx, [entries[0]?.id ?? '']));
  const refused = await withContext(service.services, theService, (ctx) =>
    takeBack(ctx, allocation?.id ?? '', 'väärin'),
  );
  assert.deepEqual(refused, { refused: 'already-paid-out' });

  await bring(statement([{ cents: 125_50, on: day('2026-06-04'), out: true, reference, returnReason: 'AC04' }]));
  assert.equal(await balance(receivable(invoice.id)), 125_50);
  assert.equal(await balance(owed(paidOut)), 0);
  assert.equal(await balance(advance(paidOut)), 70_00);
  const [reversed] = await as((tx) => allocationsByIds(tx, [allocation?.id ?? '']));
  assert.deepEqual([reversed?.reversed, reversed?.advancedCents], [true, 70_00]);
});

test('money that came before the books were closed is booked on the first day they take', async () => {
  const invoice = await claim(11_00, 0);
  await withContext(service.services, { ...theService, id: invoice.owner }, async (ctx) => {
    assert.equal(await closePeriod(ctx, day('2025-12-31')), null);
  });
  await bring(statement([{ cents: 11_00, on: day('2025-12-30'), reference: invoice.reference }]));
  assert.equal(await balance(receivable(invoice.id)), 0);
  const booked = await service.services.db.pool.query(
    "select distinct booked_on from ledger_transfer where cause_kind like 'payment-%' and booked_on < '2026-01-08'",
  );
  assert.deepEqual(booked.rows, [{ booked_on: '2026-01-01' }]);
});

test('other debits are booked and wait for somebody to say what they were', async () => {
  const before = await balance('bank');
  const { entries, statements } = await bring(
    statement([{ cents: 3_50, on, out: true, name: 'Testipankki', message: 'Palvelumaksu' }]),
  );
  assert.deepEqual(
    entries.map((one) => one.role),
    ['other'],
  );
  assert.equal(statements[0]?.others, 1);
  assert.equal(await balance('bank'), before - 3_50);
});

test('balances that do not meet are told, between the entries and between statements', async () => {
  const [first, second] = [day('2026-01-08'), day('2026-01-09')];
  const one = await bring(statement([{ cents: 1_00, on: first }], { openingCents: 9_000_00 }));
  const next = await bring(statement([{ cents: 2_00, on: second }], { openingCents: 9_001_00 }));
  const gap = await bring(statement([{ cents: 2_00, on: second }], { openingCents: 9_900_00, closingCents: 1 }));
  assert.equal(one.statements[0]?.balanced, true);
  assert.equal(next.statements[0]?.follows, true);
  assert.deepEqual([gap.statements[0]?.follows, gap.statements[0]?.balanced], [false, false]);
});

test('nothing is booked of a file that is no statement of ours, and the fault says where it is', async () => {
  const before = await balance('bank');
  const good = statement([{ cents: 1_00, on }]);
  const elsewhere = statement([{ cents: 1_00, on }], { account: 'FI5522000000000011' });
  const dollars = statementXml(statement([{ cents: 1_00, on }])).replace(/(<Ntry><Amt Ccy=")EUR/, '$1USD');
  const cut = statementXml(good).slice(0, -80);
  const doctype = statementXml(good).replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>');
  const cases: [string, string, RegExp][] = [
    [statementXml(good, elsewhere), 'another-account', /^statement 2$/],
    [dollars, 'another-currency', /^statement 1, entry 1$/],
    [cut, 'not-a-statement', /line \d+/],
    [doctype, 'not-a-statement', /line \d+/],
    ['<Document/>', 'not-a-statement', /statement/],
    [statementXml(good).replaceAll(/<Bal>.*?<\/Bal>/g, ''), 'no-balances', /^statement 1$/],
    [statementXml(good).replaceAll(/<BookgDt>.*?<\/BookgDt>/g, ''), 'no-booking-day', /^statement 1, entry 1$/],
  ];
  for (const [xml, fault, place] of cases) {
    const { file, statements } = await bringBytes(new TextEncoder().encode(xml));
    assert.deepEqual([file.state, file.fault, statements.length], ['failed', fault, 0]);
    assert.match(file.fault_place ?? '', place);
  }
  assert.equal(await balance('bank'), before);
});

test('a broken-off import goes on where it stopped and brings nothing twice', async () => {
  const invoice = await claim(70_00, 0);
  const before = await balance('bank');
  const bytes = new TextEncoder().encode(
    statementXml(
      statement(
        Array.from({ length: 5_200 }, (_, at) => ({
          cents: 1_00,
          on,
          ...(at % 100 === 0 ? { reference: invoice.reference } : {}),
        })),
      ),
    ),
  );
  const { id } = await withContext(service.services, theService, (ctx) =>
    receiveStatement(ctx, { name: 'pitka.xml', bytes }),
  );
  await service.services.db.pool.query(`create function break_off() returns trigger language plpgsql as $$
    begin if new.lines_done > 5000 then raise exception 'the power went'; end if; return new; end $$;
    create trigger break_off before update on bank_file for each row execute function break_off()`);
  await service.work();
  assert.equal(await balance('bank'), before + 5_000_00);
  await service.services.db.pool.query('drop trigger break_off on bank_file; drop function break_off()');
  await service.services.db.pool.query(
    "update pgboss.job set start_after = now() where name = 'import-statement' and state = 'retry'",
  );
  await service.work();
  const [figures] = await as((tx) => statementFigures(tx, [id]));
  assert.deepEqual([figures?.brought, figures?.matched], [5_200, 52]);
  assert.equal(await balance('bank'), before + 5_200_00);
  assert.equal(await balance(receivable(invoice.id)), 18_00);
});

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
        const claims = await issuedClaims(service.services, owner, [
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
          account: account(),
          id: `${mark}-${from}-${to}`,
          openingCents: 0,
          entries: entries.filter((one) => one.on >= (days[from] as Day) && one.on <= (days[to] as Day)),
        });
        const parts = overlaps.map(([a, b]) => between(Math.min(a, b), Math.max(a, b)));
        const before = await balance('bank');
        for (const one of late ? [...parts, between(0, 3)] : [between(0, 3), ...parts]) await bring(one);
        const moved = entries.reduce((total, one) => total + (one.out ? -one.cents : one.cents), 0);
        assert.equal(await balance('bank'), before + moved);
        for (const one of claims) {
          const paid = entries.reduce(
            (total, paying) => total + (paying.reference === one.reference ? paying.cents : 0),
            0,
          );
          assert.equal(await balance(receivable(one.id)), Math.max(0, one.grossCents - paid));
        }
      },
    ),
    { numRuns: 12 },
  );
});

test('after all of it the books add up, and what waits in the bank is what stands without an owner', async () => {
  await as(async (tx) => {
    for (const check of [...ledgerChecks, ...bankingChecks])
      for await (const finding of check.run(tx)) assert.fail(JSON.stringify({ check: check.name, finding }));
  });
  const found = await service.services.db.pool.query<{ open: number; others: number }>(
    `select coalesce(sum(open_cents), 0)::bigint as open, coalesce(sum(cents) filter (where role = 'other'), 0)::bigint as others from bank_entry`,
  );
  const [row] = found.rows;
  assert.equal(-(await balance('unmatched')), (row?.open ?? 0) - (row?.others ?? 0));
});

test('whoever tampers with what was paid is found', async () => {
  const invoice = await claim(10_00, 0);
  const { entries } = await bring(statement([{ cents: 10_00, on, reference: invoice.reference }]));
  const tampered = async (change: string, back: string): Promise<string[]> => {
    await service.services.db.pool.query(change);
    const found: string[] = [];
    await as(async (tx) => {
      for (const check of bankingChecks) for await (const _ of check.run(tx)) found.push(check.name);
    });
    await service.services.db.pool.query(back);
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
