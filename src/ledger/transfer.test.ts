import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../basics/day.ts';
import { cents, sum } from '../basics/money.ts';
import { accountNames, isGuarded, nameOf, owed, receivable, unpaid } from './account.ts';
import { contentOf, credit, debit, reversal, transfer } from './transfer.ts';

const invoice = '01999999-0000-7000-8000-000000000001';
const member = '01999999-0000-7000-8000-000000000002';
const issued = { kind: 'invoice-issued', id: invoice } as const;
const bookedOn = day('2026-03-02');

test('an issued invoice is owed by the customer, partly as tax and partly as work not yet paid', () => {
  const booked = transfer({
    cause: issued,
    bookedOn,
    entries: [
      debit(receivable(invoice), cents(125_50)),
      credit('vat-payable', cents(25_50)),
      credit(unpaid(member), cents(100_00)),
    ],
  });
  assert.deepEqual(booked.entries, [
    { account: receivable(invoice), cents: 125_50 },
    { account: unpaid(member), cents: -100_00 },
    { account: 'vat-payable', cents: -25_50 },
  ]);
});

test('a cent that comes from nowhere is an error in the program', () => {
  const entries = [debit('bank', cents(100)), credit('unmatched', cents(99))];
  assert.throws(() => transfer({ cause: issued, bookedOn, entries }), /does not sum to zero/);
});

test('a transfer that moves nothing is an error in the program', () => {
  assert.throws(() => transfer({ cause: issued, bookedOn, entries: [] }), /moves nothing/);
  const entries = [debit('bank', cents(0)), credit('bank', cents(0))];
  assert.throws(() => transfer({ cause: issued, bookedOn, entries }), /moves nothing/);
});

test('the same entries in another order are the same transfer', () => {
  const entries = [
    debit('bank', cents(50)),
    credit(owed(member), cents(50)),
    debit('bank', cents(7)),
    credit('fees', cents(7)),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (shuffled) => {
      assert.equal(
        contentOf(transfer({ cause: issued, bookedOn, entries: shuffled })),
        contentOf(transfer({ cause: issued, bookedOn, entries })),
      );
    }),
  );
});

test('a transfer and its reversal leave every account where it was', () => {
  const booked = transfer({
    cause: issued,
    bookedOn,
    entries: [debit('bank', cents(50)), credit('unmatched', cents(50))],
  });
  const undone = reversal(booked, day('2026-04-01'));
  assert.deepEqual(undone.cause, { kind: 'reversal', id: `invoice-issued:${invoice}` });
  for (const account of ['bank', 'unmatched'])
    assert.equal(
      sum([...booked.entries, ...undone.entries].filter((one) => one.account === account).map((one) => one.cents)),
      0,
    );
});

test('an account that the books do not know is an error in the program', () => {
  assert.throws(() => nameOf('bonk'), /no such account/);
  assert.throws(() => nameOf(`bank:${member}`), /no such account/);
  assert.throws(() => nameOf('owed'), /no such account/);
  assert.equal(nameOf(owed(member)), 'owed');
});

test('only what belongs to somebody is guarded, for the accounts of the house are touched by every booking', () => {
  assert.deepEqual(accountNames.filter(isGuarded), ['owed', 'garnished', 'refundable']);
});
