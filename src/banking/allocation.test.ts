import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../basics/day.ts';
import { type Cents, cents, sum } from '../basics/money.ts';
import { advancesOf, allocateInOrder, netOfPayment, pay, type Settlement } from './allocation.ts';
import type { Entry } from './entry.ts';

const settlement = (gross: number, net: number): Settlement => ({
  invoiceId: 'i',
  owner: 'o',
  grossCents: cents(gross),
  netCents: cents(net),
  paidCents: cents(0),
  paidNetCents: cents(0),
  openCents: cents(gross),
});
const payment = (id: string, amount: number, on = '2026-06-01', line = 1, reference = '12344'): Entry => ({
  id,
  bookedOn: day(on),
  line,
  cents: cents(amount),
  reference,
});
const invoices = fc
  .tuple(fc.integer({ min: 1, max: 500_000_00 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([gross, part]) => settlement(gross, Math.round(gross * part)));

test('an invoice with VAT of 25.5 % paid in three parts brings its net to the cent', () => {
  let invoice = settlement(125_50, 100_00);
  const nets = [41_84, 41_83, 41_83].map((amount) => {
    const { part, after } = pay(invoice, payment('p', amount), cents(amount));
    invoice = after;
    return part.netCents;
  });
  assert.deepEqual(nets, [33_34, 33_33, 33_33]);
});

test('any split of payments over an invoice brings exactly its net when it is paid', () => {
  fc.assert(
    fc.property(invoices, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (invoice, cuts) => {
      const bounds = [0, ...cuts.map((cut) => Math.floor(cut * invoice.grossCents)).sort((a, b) => a - b)];
      const amounts = [...bounds.slice(1), invoice.grossCents].map((to, at) => to - (bounds[at] ?? 0));
      const payments = amounts.filter((one) => one > 0).map((one, at) => payment(String(at), one, '2026-06-01', at));
      const { parts, excess } = allocateInOrder(payments, new Map([['12344', invoice]]));
      assert.equal(sum(parts.map((part) => part.netCents)), invoice.netCents);
      assert.deepEqual(excess, []);
    }),
  );
});

test('payments that are taken back and come again still bring exactly the net', () => {
  const steps = fc.array(fc.record({ pays: fc.boolean(), part: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(invoices, steps, (invoice, moves) => {
      let paid: { cents: Cents; net: Cents }[] = [];
      const state = () => ({
        ...invoice,
        paidCents: sum(paid.map((one) => one.cents)),
        paidNetCents: sum(paid.map((one) => one.net)),
      });
      for (const { pays, part } of moves) {
        const open = invoice.grossCents - state().paidCents;
        const amount = cents(Math.floor(part * open));
        if (pays && amount > 0) paid.push({ cents: amount, net: netOfPayment(state(), amount) });
        else if (!pays && paid.length > 0) paid = paid.toSpliced(Math.floor(part * (paid.length - 1)), 1);
      }
      const rest = cents(invoice.grossCents - state().paidCents);
      if (rest > 0) paid.push({ cents: rest, net: netOfPayment(state(), rest) });
      assert.equal(state().paidNetCents, invoice.netCents);
      assert.ok(paid.every((one) => one.net >= 0));
    }),
  );
});

test('whatever is paid in whatever order, an invoice is never paid past its sum and every cent goes somewhere', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(amounts, amounts, (paid, grosses) => {
      const settlements = new Map(
        grosses.map((gross, at) => [String(at), { ...settlement(gross, gross), invoiceId: String(at) }]),
      );
      const payments = paid.map((amount, at) =>
        payment(String(at), amount, '2026-06-01', at, String(at % grosses.length)),
      );
      const { parts, excess } = allocateInOrder(payments, settlements);
      for (const [id, { grossCents }] of settlements)
        assert.ok(sum(parts.filter((part) => part.invoiceId === id).map((part) => part.cents)) <= grossCents);
      assert.equal(sum([...parts, ...excess].map((one) => one.cents)), sum(payments.map((one) => one.cents)));
    }),
  );
});

test('the payment of the earlier day pays first, then the one higher up in the statement', () => {
  const { parts, excess } = allocateInOrder(
    [
      payment('third', 60_00, '2026-06-02', 1),
      payment('second', 60_00, '2026-06-01', 9),
      payment('first', 60_00, '2026-06-01', 2),
    ],
    new Map([['12344', settlement(100_00, 100_00)]]),
  );
  assert.deepEqual(
    parts.map((part) => [part.entry.id, part.cents]),
    [
      ['first', 60_00],
      ['second', 40_00],
    ],
  );
  assert.deepEqual(
    excess.map((one) => [one.entry.id, one.cents]),
    [
      ['second', 20_00],
      ['third', 60_00],
    ],
  );
});

test('a payment with an unknown reference is allocated to nothing', () => {
  assert.deepEqual(allocateInOrder([payment('p', 1, '2026-06-01', 1, '999')], new Map()), { parts: [], excess: [] });
});

test('what an entrepreneur has been paid already becomes an advance when the payment goes back, no more and no less', () => {
  const back = [
    { owner: 'aino', netCents: cents(60_00) },
    { owner: 'aino', netCents: cents(60_00) },
    { owner: 'bertta', netCents: cents(10_00) },
  ];
  assert.deepEqual(advancesOf(back, new Map([['aino', cents(100_00)]])), [0, 20_00, 10_00]);
});
