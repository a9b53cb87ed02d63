import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { bp, cents, zero } from '../basics/money.ts';
import { missingToBePaid, missingToInvoice, type Standing, tasksOf } from './readiness.ts';
import type { TaxCard } from './tax-card.ts';

const today = day('2026-06-01');
const card: TaxCard = {
  id: 'card',
  kind: 'wage',
  baseRateBp: bp(2000),
  additionalRateBp: bp(4000),
  incomeLimitCents: cents(30_000_00),
  usedElsewhereCents: zero,
  validFrom: day('2026-01-01'),
  validUntil: day('2026-12-31'),
  givenAt: new Date('2026-01-05T10:00:00Z'),
};
const ready: Standing = {
  named: true,
  lineOfBusiness: 'cleaning',
  termsAccepted: true,
  addressGiven: true,
  phoneGiven: true,
  hetuGiven: true,
  ibanGiven: true,
  identityVerified: true,
  payoutMode: 'wages',
  yel: 'not-obliged',
  taxCard: card,
};
const codes = (changes: Partial<Standing>) =>
  tasksOf({ ...ready, ...changes }, today).map(({ code, blocking }) => (blocking ? `${code}!` : code));

test('who has given everything has nothing to do', () => {
  assert.deepEqual(codes({}), []);
});

test('each missing thing is one task, and only what cannot be done without blocks', () => {
  assert.deepEqual(codes({ named: false }), ['name!']);
  assert.deepEqual(codes({ termsAccepted: false }), ['terms!']);
  assert.deepEqual(codes({ lineOfBusiness: null }), ['line-of-business!']);
  assert.deepEqual(codes({ hetuGiven: false }), ['hetu!']);
  assert.deepEqual(codes({ ibanGiven: false }), ['iban!']);
  assert.deepEqual(codes({ identityVerified: false }), ['identity!']);
  assert.deepEqual(codes({ payoutMode: null }), ['payout-mode!']);
  assert.deepEqual(codes({ yel: null }), ['yel']);
  assert.deepEqual(codes({ addressGiven: false, phoneGiven: false }), ['address', 'phone']);
});

test('pay goes out without a tax card, at the highest rate, so the card is asked for but does not block', () => {
  assert.deepEqual(codes({ taxCard: null }), ['tax-card']);
  assert.deepEqual(codes({ payoutMode: 'trade-income' }), ['tax-card-kind']);
  assert.deepEqual(codes({ taxCard: { ...card, validUntil: day('2026-06-15') } }), ['tax-card-ending']);
  assert.deepEqual(codes({ taxCard: { ...card, validUntil: day('2026-06-16') } }), []);
});

test('what stops invoicing stops pay as well', () => {
  const tasks = tasksOf({ ...ready, named: false, ibanGiven: false, yel: null }, today);
  assert.deepEqual(missingToInvoice(tasks), ['name']);
  assert.deepEqual(missingToBePaid(tasks), ['name', 'iban']);
});
