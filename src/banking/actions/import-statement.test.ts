import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type BankDesk, bankDesk } from '../../../dev/bank-desk.ts';
import { bareMember, issuedClaims } from '../../../dev/claims.ts';
import { day } from '../../basics/day.ts';
import { rfFrom } from '../../basics/identifiers/reference.ts';
import { cents } from '../../basics/money.ts';
import { type FakeEntry, type FakeStatement, statementXml } from '../../demo/fake-bank.ts';
import { advance, owed, receivable, refundable } from '../../ledger/account.ts';
import { book } from '../../ledger/actions/book.ts';
import { closePeriod } from '../../ledger/actions/close-period.ts';
import { ledgerChecks } from '../../ledger/actions/verify.ts';
import { credit, debit, transfer } from '../../ledger/transfer.ts';
import { theService, withContext } from '../../platform/context.ts';
import { allocationsOfEntries } from '../store/allocations.ts';
import { statementFigures } from '../store/statements.ts';
import { takeBack } from './allocate-payment.ts';
import { importStatement } from './import-statement.ts';
import { allocationsByIds, allocationsOfStatement } from './read-allocations.ts';
import { receiveStatement } from './receive-statement.ts';
import { bankingChecks } from './verify.ts';

let desk: BankDesk;
before(async () => {
  desk = await bankDesk();
});
after(() => desk.close());

const on = day('2026-06-03');

test('a payment with its reference pays the invoice, and the entrepreneur is owed the net', async () => {
  const invoice = await desk.claim(100_00, 25_50);
  const owedBefore = await desk.balance(owed(desk.owner));
  const { file, entries, statements } = await desk.bring(
    desk.statement([{ cents: 125_50, on, reference: invoice.reference.padStart(20, '0') }]),
  );
  assert.equal(file.state, 'imported');
  assert.equal(await desk.balance(receivable(invoice.id)), 0);
  assert.equal(await desk.balance(owed(desk.owner)), owedBefore - 100_00);
  assert.deepEqual(
    entries.map((one) => [one.open_cents, one.refund_cents]),
    [[0, 0]],
  );
  const [allocation] = await desk.as((tx) => allocationsOfStatement(tx, statements[0]?.id ?? ''));
  assert.ok(allocation);
  assert.deepEqual(await desk.as((tx) => allocationsByIds(tx, [allocation.id])), [
    {
      id: allocation.id,
      invoiceId: invoice.id,
      owner: desk.owner,
      netCents: 100_00,
      receivedOn: on,
      reversed: false,
      advancedCents: 0,
    },
  ]);
});

test('the RF form of the reference pays the same invoice', async () => {
  const invoice = await desk.claim(80_00, 0);
  await desk.bring(desk.statement([{ cents: 80_00, on, reference: rfFrom(invoice.reference as never) }]));
  assert.equal(await desk.balance(receivable(invoice.id)), 0);
});

test('part payments leave the rest open, and what comes too much is set aside to be sent back', async () => {
  const invoice = await desk.claim(100_00, 25_50);
  const reference = invoice.reference;
  const { entries } = await desk.bring(
    desk.statement([
      { cents: 50_00, on, reference },
      { cents: 50_00, on, reference },
      { cents: 50_00, on, reference },
      { cents: 1_00, on, reference },
    ]),
  );
  assert.equal(await desk.balance(receivable(invoice.id)), 0);
  assert.deepEqual(
    entries.map((one) => one.refund_cents),
    [0, 0, 24_50, 1_00],
  );
  assert.equal(await desk.balance(refundable(entries[2]?.id ?? '')), -24_50);
  const { allocations } = await desk.as(async (tx) => ({
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
  const twins: FakeStatement = { account: desk.account, id: 'TWINS', openingCents: 0, entries: [alike, alike] };
  const before = await desk.balance('bank');
  const first = await desk.bring(twins);
  const second = await desk.bring(twins);
  assert.equal(first.entries.length, 2);
  assert.equal(second.file.id, first.file.id);
  assert.equal(await desk.balance('bank'), before + 20_00);
});

test('a statement that overlaps another brings only what is new', async () => {
  const days = [day('2026-05-04'), day('2026-05-05'), day('2026-05-06')] as const;
  const entries = days.map((one, at): FakeEntry => ({ cents: 5_00 + at, on: one, bankReference: `OVER${at}` }));
  const before = await desk.balance('bank');
  await desk.bring(desk.statement(entries.slice(0, 2)));
  const { statements } = await desk.bring(desk.statement(entries.slice(1)));
  assert.deepEqual([statements[0]?.lines, statements[0]?.brought], [2, 1]);
  assert.equal(await desk.balance('bank'), before + 15_03);
});

test('the reference of one invoice never pays another, however the sums fit', async () => {
  const mine = await desk.claim(500_00, 0);
  const other = await desk.claim(40_00, 0);
  await desk.bring(desk.statement([{ cents: 40_00, on, reference: mine.reference, message: `lasku ${other.number}` }]));
  assert.equal(await desk.balance(receivable(mine.id)), 460_00);
  assert.equal(await desk.balance(receivable(other.id)), 40_00);
});

test('a payment that the bank takes back is owed by the customer again', async () => {
  const invoice = await desk.claim(100_00, 25_50);
  const reference = invoice.reference;
  const owedBefore = await desk.balance(owed(desk.owner));
  const { entries: paid } = await desk.bring(
    desk.statement([
      { cents: 130_00, on, reference },
      { cents: 7_00, on },
    ]),
  );
  const { entries } = await desk.bring(
    desk.statement([{ cents: 130_00, on: day('2026-06-04'), out: true, reference, returnReason: 'AC04' }]),
  );
  assert.deepEqual(
    entries.map((one) => [one.role, one.returns]),
    [['return', paid[0]?.id]],
  );
  assert.equal(await desk.balance(receivable(invoice.id)), 125_50);
  assert.equal(await desk.balance(owed(desk.owner)), owedBefore);
  assert.equal(await desk.balance(refundable(paid[0]?.id ?? '')), 0);
});

test('what an entrepreneur has been paid of a returned payment becomes an advance, and staff cannot take it back by hand', async () => {
  const paidOut = await bareMember(desk.service.services);
  const [invoice] = await issuedClaims(desk.service.services, paidOut, [{ net: 100_00, vat: 25_50 }]);
  assert.ok(invoice);
  const reference = invoice.reference;
  const { entries } = await desk.bring(desk.statement([{ cents: 125_50, on, reference }]));
  await withContext(desk.service.services, theService, ({ tx, now }) =>
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
  const [allocation] = await desk.as((tx) => allocationsOfEntries(tx, [entries[0]?.id ?? '']));
  const refused = await withContext(desk.service.services, theService, (ctx) =>
    takeBack(ctx, allocation?.id ?? '', 'väärin'),
  );
  assert.deepEqual(refused, { refused: 'already-paid-out' });

  await desk.bring(
    desk.statement([{ cents: 125_50, on: day('2026-06-04'), out: true, reference, returnReason: 'AC04' }]),
  );
  assert.equal(await desk.balance(receivable(invoice.id)), 125_50);
  assert.equal(await desk.balance(owed(paidOut)), 0);
  assert.equal(await desk.balance(advance(paidOut)), 70_00);
  const [reversed] = await desk.as((tx) => allocationsByIds(tx, [allocation?.id ?? '']));
  assert.deepEqual([reversed?.reversed, reversed?.advancedCents], [true, 70_00]);
});

test('money that came before the books were closed is booked on the first day they take', async () => {
  const invoice = await desk.claim(11_00, 0);
  await withContext(desk.service.services, { ...theService, id: invoice.owner }, async (ctx) => {
    assert.equal(await closePeriod(ctx, day('2025-12-31')), null);
  });
  await desk.bring(desk.statement([{ cents: 11_00, on: day('2025-12-30'), reference: invoice.reference }]));
  assert.equal(await desk.balance(receivable(invoice.id)), 0);
  const booked = await desk.service.services.db.pool.query(
    "select distinct booked_on from ledger_transfer where cause_kind like 'payment-%' and booked_on < '2026-01-08'",
  );
  assert.deepEqual(booked.rows, [{ booked_on: '2026-01-01' }]);
});

test('other debits are booked and wait for somebody to say what they were', async () => {
  const before = await desk.balance('bank');
  const { entries, statements } = await desk.bring(
    desk.statement([{ cents: 3_50, on, out: true, name: 'Testipankki', message: 'Palvelumaksu' }]),
  );
  assert.deepEqual(
    entries.map((one) => one.role),
    ['other'],
  );
  assert.equal(statements[0]?.others, 1);
  assert.equal(await desk.balance('bank'), before - 3_50);
});

test('balances that do not meet are told, between the entries and between statements', async () => {
  const [first, second] = [day('2026-01-08'), day('2026-01-09')];
  const one = await desk.bring(desk.statement([{ cents: 1_00, on: first }], { openingCents: 9_000_00 }));
  const next = await desk.bring(desk.statement([{ cents: 2_00, on: second }], { openingCents: 9_001_00 }));
  const gap = await desk.bring(
    desk.statement([{ cents: 2_00, on: second }], { openingCents: 9_900_00, closingCents: 1 }),
  );
  assert.equal(one.statements[0]?.balanced, true);
  assert.equal(next.statements[0]?.follows, true);
  assert.deepEqual([gap.statements[0]?.follows, gap.statements[0]?.balanced], [false, false]);
});

test('nothing is booked of a file that is no statement of ours, and the fault says where it is', async () => {
  const before = await desk.balance('bank');
  const good = desk.statement([{ cents: 1_00, on }]);
  const elsewhere = desk.statement([{ cents: 1_00, on }], { account: 'FI5522000000000011' });
  const dollars = statementXml(desk.statement([{ cents: 1_00, on }])).replace(/(<Ntry><Amt Ccy=")EUR/, '$1USD');
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
    const { file, statements } = await desk.bringBytes(new TextEncoder().encode(xml));
    assert.deepEqual([file.state, file.fault, statements.length], ['failed', fault, 0]);
    assert.match(file.fault_place ?? '', place);
  }
  assert.equal(await desk.balance('bank'), before);
});

/** The statement of one payment on one day as the machine-readable statement that smaller banks send. */
function titoOf(account: string, on: string, sum: number, reference: string): Uint8Array {
  const record = (name: string, inside: string) => `${name}${String(inside.length + 6).padStart(3, '0')}${inside}`;
  const amount = (value: number) => `+${String(value).padStart(18, '0')}`;
  const days = on.slice(2).replaceAll('-', '');
  const records = [
    record('T00', `100${account.slice(4)}001${days.repeat(2)}${days}0400${' '.repeat(17)}${days}${amount(0)}000003EUR`),
    record(
      'T10',
      `000001${'TITO-1'.padEnd(18)}${days.repeat(3)}1705${'VIITESIIRTO'.padEnd(35)}${amount(sum)} A${'ASIAKAS'.padEnd(35)}J${' '.repeat(15)}${reference.padStart(20, '0')}${' '.repeat(9)}`,
    ),
    record('T40', `${days}${amount(sum)}${amount(sum)}`),
  ];
  return new TextEncoder().encode(records.join('\r\n').concat('\r\n'));
}

test('a machine-readable statement pays like any other, and the same days in another format do not pay twice', async () => {
  const invoice = await desk.claim(90_00, 0);
  const tito = titoOf(desk.account, '2026-02-02', 90_00, invoice.reference);
  const { file, statements } = await desk.bringBytes(tito);
  assert.deepEqual([file.state, statements[0]?.balanced, statements[0]?.matched], ['imported', true, 1]);
  assert.equal(await desk.balance(receivable(invoice.id)), 0);

  const before = await desk.balance('bank');
  const again = desk.statement([{ cents: 90_00, on: day('2026-02-02'), reference: invoice.reference }]);
  const second = await desk.bring(again);
  assert.deepEqual([second.file.fault, second.file.fault_place], ['another-format', 'statement 1']);
  assert.equal(await desk.balance('bank'), before);
});

test('the same days uploaded at once in two formats pay once, whichever comes first', async () => {
  const { services } = desk.service;
  for (let date = 10; date < 16; date++) {
    const invoice = await desk.claim(30_00, 0);
    const on = day(`2026-02-${date}`);
    const other = statementXml(desk.statement([{ cents: 30_00, on, reference: invoice.reference }]));
    const contents = [titoOf(desk.account, on, 30_00, invoice.reference), new TextEncoder().encode(other)];
    const ids: string[] = [];
    for (const [at, bytes] of contents.entries()) {
      const upload = { name: `tiliote-${date}-${at}`, bytes };
      ids.push((await withContext(services, theService, (ctx) => receiveStatement(ctx, upload))).id);
    }
    const before = await desk.balance('bank');
    await Promise.all(ids.map((fileId) => importStatement(services, { fileId })));
    const { rows } = await services.db.pool.query(
      'select state, fault from bank_file where id = any($1) order by state',
      [ids],
    );
    assert.deepEqual(rows, [
      { state: 'failed', fault: 'another-format' },
      { state: 'imported', fault: null },
    ]);
    assert.equal(await desk.balance('bank'), before + 30_00);
  }
});

test('a list of reference payments is not booked, since the statement brings the same money', async () => {
  const list = [`02606160400${' '.repeat(12)}1`, `9${'0'.repeat(17)}`].map((record) => record.padEnd(90)).join('\n');
  const { file } = await desk.bringBytes(new TextEncoder().encode(list));
  assert.deepEqual([file.state, file.fault], ['failed', 'no-balances']);
});

test('a broken-off import goes on where it stopped and brings nothing twice', async () => {
  const invoice = await desk.claim(70_00, 0);
  const before = await desk.balance('bank');
  const bytes = new TextEncoder().encode(
    statementXml(
      desk.statement(
        Array.from({ length: 5_200 }, (_, at) => ({
          cents: 1_00,
          on,
          ...(at % 100 === 0 ? { reference: invoice.reference } : {}),
        })),
      ),
    ),
  );
  const { id } = await withContext(desk.service.services, theService, (ctx) =>
    receiveStatement(ctx, { name: 'pitka.xml', bytes }),
  );
  await desk.service.services.db.pool.query(`create function break_off() returns trigger language plpgsql as $$
    begin if new.lines_done > 5000 then raise exception 'the power went'; end if; return new; end $$;
    create trigger break_off before update on bank_file for each row execute function break_off()`);
  await desk.service.work();
  assert.equal(await desk.balance('bank'), before + 5_000_00);
  await desk.service.services.db.pool.query('drop trigger break_off on bank_file; drop function break_off()');
  await desk.service.services.db.pool.query(
    "update pgboss.job set start_after = now() where name = 'import-statement' and state = 'retry'",
  );
  await desk.service.work();
  const [figures] = await desk.as((tx) => statementFigures(tx, [id]));
  assert.deepEqual([figures?.brought, figures?.matched], [5_200, 52]);
  assert.equal(await desk.balance('bank'), before + 5_200_00);
  assert.equal(await desk.balance(receivable(invoice.id)), 18_00);
});

test('after part payments, returns, advances and faults every check of the books finds nothing', async () => {
  await desk.as(async (tx) => {
    for (const check of [...ledgerChecks, ...bankingChecks])
      for await (const finding of check.run(tx)) assert.fail(JSON.stringify({ check: check.name, finding }));
  });
});
