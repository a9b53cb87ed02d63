import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { schemaValidator, withFixtures } from '../conformance/fixtures.ts';
import { issuedClaims } from '../dev/claims.ts';
import { type PayOffice, payOffice } from '../dev/pay-office.ts';
import type { Ready } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { day } from '../src/basics/day.ts';
import { trialBalance } from '../src/ledger/actions/read-balances.ts';
import { theService, withContext } from '../src/platform/context.ts';

let office: PayOffice;
let aino: Ready;
let bertta: Ready;
let runId = '';
before(async () => {
  office = await payOffice();
  aino = await office.entrepreneur('Aino Testinen');
  bertta = await office.entrepreneur('Bertta Testinen', { yel: 'insured', taxCard: null });
});
after(() => office.close());

/** A net with 25.5 % VAT on it. */
const paid = (net: number) => ({ net, vat: Math.round(net * 0.255) });
const runs = () => office.payer.client.payouts.runs;
const look = (id: string) => office.approver.client.payouts.runs.get({ id });
const bankFiles = () => {
  const folder = join(office.service.services.config.folders.bank, 'out');
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name)));
};
const house = async () => {
  const lines = await withContext(office.service.services, theService, ({ tx }) => trialBalance(tx));
  return Object.fromEntries(lines.map((line) => [line.name, line.cents as number]));
};

test('an entrepreneur sees what a customer owes, then that it has come, with the day and the net to expect', async () => {
  const { next, items } = await aino.client.payouts.own.next();
  assert.deepEqual([next, items], [null, []]);
  await issuedClaims(office.service.services, aino.id, [{ net: 500_00, vat: 0, buyer: 'Hidas Oy' }]);
  const owed = await aino.client.payouts.own.next();
  assert.deepEqual(
    owed.items.map(({ stage, cents, netCents, expectedOn, buyerName }) => [
      stage,
      cents,
      netCents,
      expectedOn,
      buyerName,
    ]),
    // 500.00 less the fee of 5.5 % is 472.50, of which the card takes 20 %; the invoice is due on Monday the 15th.
    [['with-customer', 500_00, 378_00, '2026-06-16', 'Hidas Oy']],
  );

  await office.customerPays(aino, { ...paid(1000_00), buyer: 'Kahvila Testi Oy' });
  const come = await aino.client.payouts.own.next();
  assert.deepEqual(come.next, { on: '2026-06-02', netCents: 756_00, certain: false });
  assert.equal(come.items[0]?.stage, 'received');
  assert.deepEqual(come.holds, []);
});

test('the terms of pay are told so that a browser calculates the same', async () => {
  const terms = await bertta.client.payouts.own.terms({});
  assert.deepEqual(terms.feePlan, {
    percentBp: 300,
    extraBp: 250,
    minimumCents: 0,
    maximumCents: null,
    when: 'before-tax',
  });
  assert.deepEqual([terms.mode, terms.yel, terms.taxCard, terms.paidThisYearCents], ['wages', 'insured', null, 0]);
  const card = (await aino.client.payouts.own.terms({})).taxCard;
  assert.deepEqual([card?.baseRateBp, card?.usedCents], [2000, 0]);
});

test('a run is prepared once: who comes second is shown the run there is', async () => {
  await office.customerPays(bertta, paid(200_00));
  const waiting = await runs().waiting();
  assert.deepEqual([waiting.people, waiting.cents, waiting.nextPayDay], [2, 1200_00, '2026-06-02']);
  await assert.rejects(runs().prepare({ executesOn: day('2026-06-06') }), code('not-a-bank-day'));
  await assert.rejects(runs().prepare({ executesOn: day('2026-05-29') }), code('pay-day-out-of-range'));

  const tried = await Promise.allSettled(
    [office.payer, office.approver, office.payer].map((one) => one.client.payouts.runs.prepare({})),
  );
  const made = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  assert.equal(made.length, 1);
  runId = made[0]?.id ?? '';
  for (const one of tried) if (one.status === 'rejected') assert.deepEqual(one.reason.data, { runId });
  assert.equal((await runs().waiting()).preparedRun, runId);
  // Whoever of the two was first has prepared; the story goes on with the payer's run.
  if ((await runs().get({ id: runId })).preparedBy !== 'Matti Maksaja') {
    await runs().cancel({ id: runId });
    runId = (await runs().prepare({})).id;
  }
  assert.deepEqual(made[0] && { payouts: made[0].payouts, held: made[0].held }, { payouts: 2, held: 0 });
});

test('the reviewer sees names, figures, warnings and every step, and the people see who looked', async () => {
  const { items } = await office.approver.client.payouts.runs.payouts({ id: runId });
  const byName = new Map(items.map((one) => [one.name, one]));
  assert.deepEqual(byName.get('Aino Testinen')?.warnings, []);
  assert.deepEqual(byName.get('Bertta Testinen')?.warnings, ['no-tax-card']);
  const one = await office.approver.client.payouts.runs.payout({ id: byName.get('Bertta Testinen')?.id ?? '' });
  const step = (name: string) => one.steps.find((each) => each.name === name);
  // 200.00 − 11.00 = 189.00; the employer's contribution of 1.91 % is solved out of it, and without a card 60 % is withheld.
  assert.equal(step('employer-health-contribution')?.cents, 3_54);
  assert.equal(step('withheld')?.formula, '185.46 × 60%');
  assert.ok(one.steps.every((each) => each.rule && each.source));
  assert.equal(one.netCents, 74_18);
  const looks = await bertta.client.privacy.ownAccesses({});
  assert.ok(looks.items.some((each) => each.what.includes('pay')));
});

test('another person approves than prepared, with the duty to, and as it was looked at', async () => {
  const { version, totals } = await look(runId);
  const seen = { id: runId, version, netCents: totals.netCents };
  await assert.rejects(office.payer.client.payouts.runs.approve(seen), code('not-allowed'));
  await assert.rejects(
    office.approver.client.payouts.runs.approve({ ...seen, netCents: totals.netCents + 1 }),
    code('run-changed'),
  );
  await assert.rejects(
    office.approver.client.payouts.runs.approve({ ...seen, version: version + 1 }),
    code('run-changed'),
  );
  await assert.rejects(aino.client.payouts.runs.approve(seen), code('not-allowed'));
  await assert.rejects(office.service.visitor().client.payouts.runs.approve(seen), code('not-signed-in'));
});

test('who prepared does not approve even with the duty', async () => {
  await runs().cancel({ id: runId });
  const own = await office.approver.client.payouts.runs.prepare({});
  await assert.rejects(office.approve(own.id), code('approver-prepared'));
  await office.approver.client.payouts.runs.cancel({ id: own.id });
  runId = (await runs().prepare({})).id;
});

test('a tax card given since stops the approval and is named; prepared again the run counts with it', async () => {
  await bertta.client.members.giveTaxCard({
    kind: 'wage',
    baseRateBp: 1000,
    additionalRateBp: 3000,
    incomeLimitCents: 20_000_00,
    usedElsewhereCents: 0,
    validFrom: day('2026-06-01'),
    validUntil: day('2026-12-31'),
  });
  await assert.rejects(office.approve(runId), (error: unknown) => {
    const { code: found, data } = error as { code: string; data: { payouts: { changed: string[] }[] } };
    assert.equal(found, 'run-outdated');
    assert.deepEqual(
      data.payouts.map((one) => one.changed),
      [['tax-card']],
    );
    return true;
  });
  assert.equal((await look(runId)).state, 'prepared');
  await runs().cancel({ id: runId });
  runId = (await runs().prepare({})).id;
});

test('approved twice at once a run is paid once; its file is the approved one to the byte', async () => {
  const { version, totals: seen } = await look(runId);
  const decide = () => office.approver.client.payouts.runs.approve({ id: runId, version, netCents: seen.netCents });
  const tried = await Promise.allSettled([decide(), decide(), decide()]);
  assert.deepEqual(tried.map((one) => one.status).sort(), ['fulfilled', 'rejected', 'rejected']);
  await assert.rejects(runs().cancel({ id: runId }), code('run-not-prepared'));
  await assert.rejects(office.approve(runId), code('run-not-prepared'));
  await office.service.work();
  await office.service.work();

  const { state, files, totals, preparedBy, approvedBy } = await look(runId);
  assert.deepEqual([state, preparedBy, approvedBy], ['released', 'Matti Maksaja', 'Hilla Hyväksyjä']);
  const [file, ...others] = bankFiles();
  assert.ok(file);
  assert.deepEqual(others, []);
  assert.equal(createHash('sha256').update(file).digest('hex'), files[0]?.sha256);
  const xml = file.toString('utf8');
  assert.match(xml, new RegExp(`<CtrlSum>${(totals.netCents / 1_00).toString()}`));
  assert.ok(xml.includes(aino.iban) && xml.includes('<Cd>SALA</Cd>'));
  assert.deepEqual(await house().then((at) => at['in-transit']), -totals.netCents);
});

test('the file is valid by the schema of the bank', withFixtures, () => {
  const complaint = schemaValidator('iso20022/xsd/pain.001.001.09.xsd');
  for (const file of bankFiles()) assert.equal(complaint(file), null);
});

test('the entrepreneur sees the payout with its steps and gets the payslip; nobody else does', async () => {
  const { items } = await aino.client.payouts.own.list({});
  assert.deepEqual(
    items.map(({ state, receivedCents, feeCents, withheldCents, netCents, paidOn, payslip }) => [
      state,
      receivedCents,
      feeCents,
      withheldCents,
      netCents,
      paidOn,
      payslip,
    ]),
    [['sent', 1000_00, 55_00, 189_00, 756_00, '2026-06-02', true]],
  );
  const id = items[0]?.id ?? '';
  const one = await aino.client.payouts.own.get({ id });
  assert.deepEqual(
    one.parts.map(({ buyerName, cents, receivedOn }) => [buyerName, cents, receivedOn]),
    [['Kahvila Testi Oy', 1000_00, '2026-06-01']],
  );
  assert.equal(one.steps.at(-1)?.cents, 756_00);
  const { body } = await aino.client.payouts.own.payslip({ id });
  assert.equal((await body.text()).slice(0, 5), '%PDF-');
  await assert.rejects(bertta.client.payouts.own.get({ id }), code('not-found'));
  await assert.rejects(bertta.client.payouts.own.payslip({ id }), code('not-found'));
  const next = await aino.client.payouts.own.next();
  assert.deepEqual(next.next, { on: '2026-06-02', netCents: 756_00, certain: true });
});

test('when the bank has taken the money, the payouts are paid and nothing is in transit', async () => {
  const { files, totals } = await look(runId);
  const before = await house();
  await office.statementComes([
    { cents: totals.netCents, on: day('2026-06-02'), out: true, orderId: files[0]?.messageId ?? '' },
  ]);
  assert.deepEqual([(await look(runId)).state, (await look(runId)).executedOn], ['executed', '2026-06-02']);
  assert.equal((await aino.client.payouts.own.list({})).items[0]?.state, 'paid');
  const books = await house();
  assert.equal(books['in-transit'], 0);
  assert.equal((books.bank ?? 0) - (before.bank ?? 0), -totals.netCents);
  assert.equal(books.owed, 0);
});
