import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asJson, type TestService, testService } from '../dev/service.ts';
import { demoSignIns } from '../src/demo/people.ts';
import { plantTown } from '../src/demo/plant.ts';
import { ledgerChecks } from '../src/ledger/actions/verify.ts';

let town: TestService;
before(async () => {
  town = await testService({ KEVYT_DEMO: 'yes' });
  town.setNow('2026-11-20T09:00:00Z');
  assert.equal(await plantTown(town.services), true);
});
after(() => town.close());

const signedIn = async (key: string) => {
  const visitor = town.visitor();
  const answer = await visitor.fetch(`/api/demo/sign-in/${key}`, asJson({}));
  assert.equal(answer.status, 200);
  return visitor;
};

test('the town has invoices in every state, money waiting and a run to approve', async () => {
  const states = await town.services.db.pool.query<{ state: string }>('select distinct state from invoice order by 1');
  assert.deepEqual(
    states.rows.map(({ state }) => state),
    ['draft', 'in-review', 'issued'],
  );
  const approver = await signedIn('hyvaksyja');
  const runs = await approver.client.payouts.runs.list({});
  assert.deepEqual(
    runs.items.map(({ state }) => state),
    ['prepared', 'executed'],
  );
  const payer = await signedIn('maksaja');
  const waiting = await payer.client.payouts.runs.waiting();
  assert.equal(waiting.held, 2);
});

test('somebody in the town is paid under an order of the bailiff, somebody without a tax card', async () => {
  const { rows } = await town.services.db.pool.query<{ garnished: boolean; cardless: boolean }>(
    "select bool_or(garnished_cents > 0) as garnished, bool_or(warnings::text like '%no-tax-card%') as cardless from payout",
  );
  assert.deepEqual(rows, [{ garnished: true, cardless: true }]);
});

test('the books of the town verify', async () => {
  const findings: unknown[] = [];
  await town.services.db.asOwner.transaction().execute(async (tx) => {
    for (const check of ledgerChecks)
      for await (const finding of check.run(tx)) findings.push({ check: check.name, ...finding });
  });
  assert.deepEqual(findings, []);
});

test('one click signs in as each of them, the second factor of staff included', async () => {
  for (const { key, kind } of demoSignIns) {
    const visitor = await signedIn(key);
    const { signedIn: me } = await visitor.client.members.me();
    assert.equal(me?.kind, kind);
    assert.equal(me?.secondFactor, kind === 'staff');
  }
});

test('a town is planted once', async () => {
  assert.equal(await plantTown(town.services), false);
});

test('none of it exists outside demo mode, and a real installation cannot become a demo', async () => {
  const real = await testService();
  try {
    await assert.rejects(plantTown(real.services), /born as a demo/);
    for (const [path, init] of [
      ['/api/demo/people', {}],
      ['/api/demo/sign-in/aino', asJson({})],
    ] as const)
      assert.equal((await real.visitor().fetch(path, init)).status, 404);
    await assert.rejects(real.services.db.pool.query("update installation set mode = 'demo'"), /never changed/);
    await assert.rejects(real.services.db.pool.query("insert into installation values ('second', 'demo', now())"));
  } finally {
    await real.close();
  }
});
