import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { cents } from '../basics/money.ts';
import { caseOf, deliveryIdOfRun, isOverdue, reportDueOn, reportIdOf } from './delivery.ts';

const contribution = (amount: number) => ({ employerHealthContributionCents: cents(amount) });

test('pay is reported by how it was taxed and insured', () => {
  assert.equal(caseOf({ mode: 'wages', yel: 'not-obliged' }, contribution(0)), 'wages-not-obliged');
  assert.equal(caseOf({ mode: 'wages', yel: 'insured' }, contribution(15_30)), 'wages-yel');
  assert.equal(caseOf({ mode: 'wages', yel: 'unknown' }, contribution(15_30)), 'wages-yel-unknown');
  assert.equal(caseOf({ mode: 'trade-income', yel: 'insured' }, contribution(0)), 'trade-income');
});

test('a YEL-insured person past the age of the contribution is reported as insured all the same', () => {
  assert.equal(caseOf({ mode: 'wages', yel: 'insured' }, contribution(0)), 'wages-yel');
});

test('whoever declared no duty and invoiced past its limit is not reported as free of every insurance', () => {
  assert.equal(caseOf({ mode: 'wages', yel: 'not-obliged' }, contribution(15_30)), 'wages-yel-unknown');
});

test('the ids that the register sees are of its characters, the same each time, and of each run and number alone', () => {
  const [run, other] = ['ffffffff-ffff-7fff-bfff-ffffffffffff', '0192b000-0000-7000-8000-000000000001'];
  const ids = [deliveryIdOfRun(run, 1), deliveryIdOfRun(run, 99_999), deliveryIdOfRun(other, 1), reportIdOf(run)];
  for (const id of ids) assert.match(id, /^(?!.*--)[0-9a-zA-Z_-]{1,40}$/);
  assert.equal(new Set(ids).size, 4);
  assert.equal(deliveryIdOfRun(run, 1), deliveryIdOfRun(run, 1));
});

test('a report is due on the fifth day after the payment, or the next bank day', () => {
  assert.equal(reportDueOn(day('2026-01-15')), '2026-01-20');
  assert.equal(reportDueOn(day('2026-06-02')), '2026-06-08');
});

test('a delivery is late while something of it has not reached the register after its day', () => {
  const dueOn = day('2026-06-08');
  const late = (state: Parameters<typeof isOverdue>[0]['state'], uncorrected = 0, today = '2026-06-09') =>
    isOverdue({ state, dueOn, uncorrected }, day(today));
  assert.deepEqual(
    (['queued', 'writing', 'written', 'sent', 'acknowledged'] as const).map((one) => late(one)),
    [true, true, true, false, false],
  );
  assert.equal(late('written', 0, '2026-06-08'), false);
  assert.deepEqual([late('rejected', 3), late('rejected', 0), late('acknowledged', 1)], [true, false, true]);
});
