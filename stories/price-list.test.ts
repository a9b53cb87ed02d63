import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type PayOffice, payOffice } from '../dev/pay-office.ts';
import { code } from '../dev/refused.ts';
import { addDays, type Day, dayInFinland } from '../src/basics/day.ts';
import { cents } from '../src/basics/money.ts';

let office: PayOffice;
let today: Day;
before(async () => {
  office = await payOffice();
  today = dayInFinland(office.service.services.clock.now());
});
after(() => office.close());

const price = (since: Day) => ({
  since,
  percentBp: 400,
  extraBp: 250,
  minimumCents: cents(15_00),
  maximumCents: cents(300_00),
  when: 'before-tax' as const,
  source: 'Hinnasto 2026, hallituksen päätös (keksitty)',
});
const publicPrice = () => office.service.visitor().client.payouts.listPrice();

test('a price that one of the staff proposes holds from its day on when another has confirmed it', async () => {
  const { priceList } = office.payer.client.payouts;
  const before = await publicPrice();
  assert.deepEqual([before.percentBp, before.extraBp, before.minimumCents], [300, 250, 0]);
  assert.equal((await priceList.show()).now?.source, null, 'nobody has decided what came with the installation');
  const { id } = await priceList.propose(price(today));
  assert.deepEqual(await publicPrice(), before, 'a proposal changes nothing');
  await assert.rejects(priceList.confirm({ id }), code('not-allowed'));

  await office.approver.client.payouts.priceList.confirm({ id });

  const { since, source, ...taken } = price(today);
  assert.deepEqual(await publicPrice(), taken);
  const { now, items } = await priceList.show();
  assert.deepEqual(now, price(today));
  const [row] = items;
  assert.deepEqual([row?.state, row?.proposedBy, row?.decidedBy], ['in-force', 'Matti Maksaja', 'Hilla Hyväksyjä']);
});

test('a payment is charged by the price list of its pay day', async () => {
  const aino = await office.entrepreneur('Aino Testinen');
  await office.customerPays(aino, { net: 200_00, vat: 51_00 }, today);
  const { runs } = office.payer.client.payouts;
  const { id } = await runs.prepare({});
  // 6.5 % of 200 € is 13 €, so the least fee is taken.
  assert.equal((await runs.get({ id })).totals.feeCents, 15_00);
  await runs.cancel({ id });
});

test('a price begins on its day and not before, and a newer one for the same day takes its place', async () => {
  const next = addDays(today, 40);
  const { priceList } = office.payer.client.payouts;
  const confirmed = async (changes: object) => {
    const { id } = await priceList.propose({ ...price(next), ...changes });
    await office.approver.client.payouts.priceList.confirm({ id });
  };
  await confirmed({ percentBp: 900 });
  await confirmed({ percentBp: 450, minimumCents: 0, maximumCents: null });
  assert.equal((await publicPrice()).percentBp, 400);
  const aino = (await office.entrepreneur('Bertta Testinen')).client.payouts.own;
  assert.equal((await aino.terms({ on: addDays(next, -1) })).feePlan.percentBp, 400);
  const later = (await aino.terms({ on: next })).feePlan;
  assert.deepEqual([later.percentBp, later.minimumCents, later.maximumCents], [450, 0, null]);
});

test('nobody confirms their own price, what is decided stays, and no price reaches backwards', async () => {
  const { priceList } = office.approver.client.payouts;
  const since = addDays(today, 100);
  const { id } = await priceList.propose(price(since));
  await assert.rejects(priceList.confirm({ id }), code('own-row'));
  await assert.rejects(office.payer.client.payouts.priceList.propose(price(since)), code('row-waits-already'));
  await office.payer.client.payouts.priceList.withdraw({ id });
  await assert.rejects(priceList.withdraw({ id }), code('row-decided'));
  await assert.rejects(priceList.propose(price(addDays(today, -1))), code('day-past'));
});

test('a price that cannot be is refused with what is wrong of it', async () => {
  const { propose } = office.payer.client.payouts.priceList;
  const since = addDays(today, 200);
  await assert.rejects(propose({ ...price(since), percentBp: 9_800 }), code('fee-over-whole'));
  await assert.rejects(propose({ ...price(since), maximumCents: 10_00 }), code('maximum-below-minimum'));
  for (const wrong of [{ minimumCents: -1 }, { extraBp: 10_001 }, { source: 'joku' }, { percentBp: 4.5 }])
    await assert.rejects(propose({ ...price(since), ...wrong }), code('input-invalid'));
});
