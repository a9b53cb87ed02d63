import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type PayOffice, payOffice } from '../dev/pay-office.ts';
import type { Ready } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { day } from '../src/basics/day.ts';
import { trialBalance } from '../src/ledger/actions/read-balances.ts';
import { ledgerChecks } from '../src/ledger/actions/verify.ts';
import { theService, withContext } from '../src/platform/context.ts';

// Pay that does not go the straight way: held, rejected by the bank, or sent back.

let office: PayOffice;
let aino: Ready;
before(async () => {
  office = await payOffice();
  aino = await office.entrepreneur('Aino Testinen');
});
after(() => office.close());

/** A net with 25.5 % VAT on it. */
const paid = (net: number) => ({ net, vat: Math.round(net * 0.255) });
const runs = () => office.payer.client.payouts.runs;
const house = async () => {
  const lines = await withContext(office.service.services, theService, ({ tx }) => trialBalance(tx));
  return Object.fromEntries(lines.map((line) => [line.name, line.cents as number]));
};

test('who lacks something is held with the reason, in words of their own, and the others are paid', async () => {
  const kaisa = await office.entrepreneur('Kaisa Testinen');
  await office.itIs('2026-06-02T09:00:00Z');
  await kaisa.client.members.giveIban({ iban: 'FI2112345600000785' });
  await office.customerPays(kaisa, paid(300_00));
  await office.customerPays(aino, paid(100_00));
  const { holds, items } = await kaisa.client.payouts.own.next();
  assert.deepEqual(
    holds.map(({ reason, actor }) => [reason, actor]),
    [['iban-changed-recently', 'nobody']],
  );
  assert.match(holds[0]?.says ?? '', /kahden vuorokauden/);
  assert.deepEqual(items.map(({ stage, expectedOn }) => [stage, expectedOn]).slice(0, 1), [['held', null]]);

  const { id, payouts, held } = await runs().prepare({});
  assert.deepEqual([payouts, held], [1, 1]);
  const review = await runs().payouts({ id });
  assert.deepEqual(
    review.items.map(({ name, state }) => [name, state]),
    [
      ['Kaisa Testinen', 'held'],
      ['Aino Testinen', 'planned'],
    ],
  );
  const ainos = review.items[1]?.id ?? '';
  await runs().hold({ id: ainos, reason: 'Soitti ja pyysi odottamaan' });
  await assert.rejects(office.approve(id), code('nothing-to-pay'));
  await assert.rejects(runs().hold({ id: ainos, reason: 'toisen kerran' }), code('held-by-hand'));
  await runs().lift({ id: ainos });
  await assert.rejects(runs().lift({ id: ainos }), code('not-held'));
  await office.approve(id);
  await office.service.work();
  assert.equal((await aino.client.payouts.own.list({})).items[0]?.state, 'sent');
  assert.deepEqual((await kaisa.client.payouts.own.list({})).items, []);

  await office.itIs('2026-06-04T10:00:00Z');
  const later = await runs().prepare({});
  assert.deepEqual([later.payouts, later.held], [1, 0]);
  await office.approve(later.id);
  await office.service.work();
  assert.equal((await kaisa.client.payouts.own.list({})).items[0]?.receivedCents, 300_00);
});

test('a payment that the bank rejects is undone and paid again once the account is right', async () => {
  const last = (await aino.client.payouts.own.list({})).items[0];
  assert.ok(last);
  await runs().reject({ id: last.id, reason: 'Tili suljettu' });
  await assert.rejects(runs().reject({ id: last.id, reason: 'Tili suljettu' }), code('not-sent'));
  assert.deepEqual(
    (await aino.client.payouts.own.next()).holds.map(({ reason }) => reason),
    ['account-rejected'],
  );
  const { id, held } = await runs().prepare({});
  assert.equal(held, 1);
  const [payout] = (await runs().payouts({ id, only: 'held' })).items;
  await runs().lift({ id: payout?.id ?? '' });
  await office.approve(id);
  await office.service.work();
  const items = (await aino.client.payouts.own.list({})).items.map(({ state, netCents }) => [state, netCents]);
  assert.deepEqual(items.slice(0, 2), [
    ['sent', 75_60],
    ['rejected', 75_60],
  ]);
});

test('a payment that came back after it was taken is ours again and paid to the new account', async () => {
  const { items } = await runs().list({});
  for (const run of items.filter(({ state }) => state === 'released')) {
    const sent = (await runs().payouts({ id: run.id })).items.filter(({ state }) => state === 'sent');
    const cents = sent.reduce((total, { netCents }) => total + netCents, 0);
    if (cents > 0)
      await office.statementComes([
        { cents, on: day('2026-06-05'), out: true, orderId: run.files[0]?.messageId ?? '' },
      ]);
  }
  const paid = (await aino.client.payouts.own.list({})).items[0];
  assert.equal(paid?.state, 'paid');
  const endToEndId = paid?.id.replaceAll('-', '') ?? '';
  await office.statementComes([{ cents: 75_60, on: day('2026-06-08'), endToEndId, returnReason: 'AC04' }]);
  assert.equal((await aino.client.payouts.own.list({})).items[0]?.state, 'rejected');
  const books = await house();
  assert.deepEqual([books['in-transit'], books.owed, books.unmatched], [0, -100_00, 0]);
});

test('the books add up and every check of them finds nothing', async () => {
  const books = await house();
  assert.equal(
    Object.values(books).reduce((total, each) => total + each, 0),
    0,
  );
  await withContext(office.service.services, theService, async ({ tx }) => {
    for (const check of ledgerChecks) for await (const found of check.run(tx)) assert.fail(JSON.stringify(found));
  });
});
