import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PaymentAnswer } from '../formats/pain-answer.ts';
import { countsOf, rejectionsIn } from './bank-answer.ts';
import { bailiffsEndToEndId, endToEndIdOf } from './payout.ts';

const payout = '019a0000-0000-7000-8000-000000000001';
const payments = new Map([endToEndIdOf(payout), bailiffsEndToEndId(payout)].map((id) => [id, payout]));
const answer = (endToEndId: string | null, code: string | null, reason: string | null = null): PaymentAnswer => ({
  messageId: 'M',
  endToEndId,
  status: 'rejected',
  code,
  reason,
});
const rejected = (...answers: PaymentAnswer[]) => rejectionsIn(answers, (id) => payments.get(id));

test('a rejected payment is undone with the bank’s words', () => {
  const [net] = rejected(answer(endToEndIdOf(payout), 'AC04', 'Tili suljettu')) ?? [];
  assert.deepEqual([net?.payoutId, net?.reason, net?.byHand], [payout, 'AC04: Tili suljettu', false]);
  assert.equal(rejected(answer(endToEndIdOf(payout), null))?.[0]?.reason, 'RJCT');
});

test('what the bank calls a repetition, and the bailiff’s part, are left to a person', () => {
  for (const code of ['DU01', 'DU04', 'AM05', 'DUPL'])
    assert.equal(rejected(answer(endToEndIdOf(payout), code))?.[0]?.byHand, true, code);
  assert.equal(rejected(answer(bailiffsEndToEndId(payout), 'AC04'))?.[0]?.byHand, true);
});

test('an answer that names a payment of somebody else, or none, says nothing of these payouts', () => {
  assert.equal(rejected(answer('TUNTEMATON', 'AC04')), null);
  assert.equal(rejected(answer(null, 'AC04')), null);
});

test('payments are counted by what became of them', () => {
  const accepted = { ...answer(endToEndIdOf(payout), null), status: 'accepted' as const };
  assert.deepEqual(countsOf([accepted, accepted, answer(null, null)]), { accepted: 2, rejected: 1, pending: 0 });
});
