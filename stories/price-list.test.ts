import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { issuedClaims } from '../dev/claims.ts';
import { entrepreneurReady, staffMember } from '../dev/people.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';
import { addDays, type Day, dayInFinland } from '../src/basics/day.ts';
import { cents } from '../src/basics/money.ts';
import { statementFile } from '../src/demo/fake-bank.ts';

let service: TestService;
let payer: Visitor;
let approver: Visitor;
let today: Day;
before(async () => {
  service = await testService();
  payer = await staffMember(service, 'maksaja@testi.example', ['money'], 'Matti Maksaja');
  approver = await staffMember(service, 'hyvaksyja@testi.example', ['money', 'approve'], 'Hilla Hyväksyjä');
  today = dayInFinland(service.services.clock.now());
});
after(() => service.close());

const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected);
  return true;
};
const price = (since: Day) => ({
  since,
  percentBp: 400,
  extraBp: 250,
  minimumCents: cents(15_00),
  maximumCents: cents(300_00),
  when: 'before-tax' as const,
  source: 'Hinnasto 2026, hallituksen päätös (keksitty)',
});
const publicPrice = () => service.visitor().client.payouts.listPrice();

test('a price that one of the staff proposes holds from its day on when another has confirmed it', async () => {
  const { priceList } = payer.client.payouts;
  const before = await publicPrice();
  assert.deepEqual([before.percentBp, before.extraBp, before.minimumCents], [300, 250, 0]);
  const { id } = await priceList.propose(price(today));
  assert.deepEqual(await publicPrice(), before, 'a proposal changes nothing');
  await assert.rejects(priceList.confirm({ id }), code('not-allowed'));

  await approver.client.payouts.priceList.confirm({ id });

  const { since, source, ...taken } = price(today);
  assert.deepEqual(await publicPrice(), taken);
  const { now, items } = await priceList.show();
  assert.deepEqual(now, price(today));
  const [row] = items;
  assert.deepEqual([row?.state, row?.proposedBy, row?.decidedBy], ['in-force', 'Matti Maksaja', 'Hilla Hyväksyjä']);
});

test('a payment is charged by the price list of its pay day', async () => {
  const aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  const [invoice] = await issuedClaims(service.services, aino.id, [{ net: 200_00, vat: 51_00, buyer: 'Esimerkki Oy' }]);
  assert.ok(invoice);
  const { iban } = service.services.config.operator;
  const entry = { cents: invoice.grossCents, on: today, reference: invoice.reference };
  await payer.client.banking.statements.upload({
    file: statementFile({ account: iban, id: 'TILIOTE-1', openingCents: 0, entries: [entry] }),
  });
  await service.work();
  const { runs } = payer.client.payouts;
  const { id } = await runs.prepare({});
  // 6.5 % of 200 € is 13 €, so the least fee is taken.
  assert.equal((await runs.get({ id })).totals.feeCents, 15_00);
  await runs.cancel({ id });
});

test('a price begins on its day and not before, and a newer one for the same day takes its place', async () => {
  const next = addDays(today, 40);
  const { priceList } = payer.client.payouts;
  const confirmed = async (changes: object) => {
    const { id } = await priceList.propose({ ...price(next), ...changes });
    await approver.client.payouts.priceList.confirm({ id });
  };
  await confirmed({ percentBp: 900 });
  await confirmed({ percentBp: 450, minimumCents: 0, maximumCents: null });
  assert.equal((await publicPrice()).percentBp, 400);
  const aino = (await entrepreneurReady(service, 'bertta@testi.example', 'Bertta Testinen')).client.payouts.own;
  assert.equal((await aino.terms({ on: addDays(next, -1) })).feePlan.percentBp, 400);
  const later = (await aino.terms({ on: next })).feePlan;
  assert.deepEqual([later.percentBp, later.minimumCents, later.maximumCents], [450, 0, null]);
});

test('nobody confirms their own price, what is decided stays, and no price reaches backwards', async () => {
  const { priceList } = approver.client.payouts;
  const since = addDays(today, 100);
  const { id } = await priceList.propose(price(since));
  await assert.rejects(priceList.confirm({ id }), code('own-row'));
  await assert.rejects(payer.client.payouts.priceList.propose(price(since)), code('row-waits-already'));
  await payer.client.payouts.priceList.withdraw({ id });
  await assert.rejects(priceList.withdraw({ id }), code('row-decided'));
  await assert.rejects(priceList.propose(price(addDays(today, -1))), code('day-past'));
});

test('a price that cannot be is refused with what is wrong of it', async () => {
  const { propose } = payer.client.payouts.priceList;
  const since = addDays(today, 200);
  await assert.rejects(propose({ ...price(since), percentBp: 9_800 }), code('fee-over-whole'));
  await assert.rejects(propose({ ...price(since), maximumCents: 10_00 }), code('maximum-below-minimum'));
  for (const wrong of [{ minimumCents: -1 }, { extraBp: 10_001 }, { source: 'joku' }, { percentBp: 4.5 }])
    await assert.rejects(propose({ ...price(since), ...wrong }), code('input-invalid'));
});
