import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type CollectionAct, chargeableReminder, collectionCap, standardCompensation } from './collection.ts';

const on = day('2026-06-15');
const cap = (changes: Partial<CollectionAct>) => {
  const asked: CollectionAct = {
    debtor: 'business',
    on,
    principalCents: cents(2_500_00),
    act: 'agency-demand',
    enforceable: false,
    again: false,
    ...changes,
  };
  const made = collectionCap(asked);
  return isRefusal(made) ? made.refused : made.value;
};
const demand = (debtor: CollectionAct['debtor'], principal: number) =>
  cap({ debtor, principalCents: cents(principal) });

test('an agency’s demand to a business goes by the principal', () => {
  assert.deepEqual(
    [500_00, 500_01, 2_500_00, 2_500_01, 10_000_00, 10_000_01].map((principal) => demand('business', principal)),
    [50_00, 70_00, 70_00, 90_00, 90_00, 110_00],
  );
  assert.equal(cap({ enforceable: true }), 50_00);
  assert.equal(cap({ again: true }), 35_00);
});

test('a demand to a consumer is cheaper', () => {
  assert.deepEqual(
    [100_00, 100_01, 1_000_00, 1_000_01].map((principal) => demand('consumer', principal)),
    [14_00, 24_00, 24_00, 50_00],
  );
  assert.equal(cap({ debtor: 'consumer', enforceable: true }), 14_00);
});

test('a reminder costs a consumer 5 € and a business 12 € at most, and before May 2022 no amount is known for a business', () => {
  assert.equal(cap({ act: 'reminder' }), 12_00);
  assert.equal(cap({ act: 'own-demand' }), 12_00);
  assert.equal(cap({ act: 'reminder', debtor: 'consumer' }), 5_00);
  assert.equal(cap({ act: 'own-demand', debtor: 'consumer' }), 5_00);
  assert.equal(cap({ act: 'reminder', on: day('2022-04-30') }), 'rule-missing');
});

test('between chargeable reminders lie ten days for a business and fourteen for a consumer', () => {
  const after = (debtor: CollectionAct['debtor'], sentOn: string, previousOn: string | null) =>
    chargeableReminder({
      debtor,
      on: day(sentOn),
      dueOn: day('2026-05-31'),
      previousOn: previousOn === null ? null : day(previousOn),
    });
  const tooSoon = (earliestOn: string) => ({ refused: 'too-soon', data: { earliestOn } });
  assert.deepEqual(after('business', '2026-06-09', '2026-06-01'), tooSoon('2026-06-11'));
  assert.ok(!isRefusal(after('business', '2026-06-11', '2026-06-01')));
  assert.deepEqual(after('business', '2026-05-31', null), tooSoon('2026-06-01'));
  assert.deepEqual(after('consumer', '2026-06-13', null), tooSoon('2026-06-14'));
  assert.ok(!isRefusal(after('consumer', '2026-06-14', null)));
  assert.deepEqual(after('consumer', '2026-06-27', '2026-06-14'), tooSoon('2026-06-28'));
});

test('a late business owes forty euros for each invoice, a consumer none', () => {
  const invoice = { dueOn: day('2026-05-31'), openCents: cents(1_00) };
  assert.equal(standardCompensation({ ...invoice, debtor: 'business', on: day('2026-06-01') }), 40_00);
  assert.equal(standardCompensation({ ...invoice, debtor: 'business', on: day('2026-05-31') }), 0);
  assert.equal(standardCompensation({ ...invoice, debtor: 'business', on, openCents: cents(0) }), 0);
  assert.equal(standardCompensation({ ...invoice, debtor: 'consumer', on }), 0);
});
