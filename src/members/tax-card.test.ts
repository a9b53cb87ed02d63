import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { bp, cents, zero } from '../basics/money.ts';
import { checkTaxCard, type TaxCard, taxCardOn } from './tax-card.ts';

const card = (id: string, changes: Partial<TaxCard> = {}): TaxCard => ({
  id,
  kind: 'wage',
  baseRateBp: bp(2000),
  additionalRateBp: bp(4000),
  incomeLimitCents: cents(30_000_00),
  usedElsewhereCents: zero,
  validFrom: day('2026-01-01'),
  validUntil: day('2026-12-31'),
  givenAt: new Date('2026-01-05T10:00:00Z'),
  ...changes,
});

test('a changed card takes over from its own day, and the year ends every card', () => {
  const changed = card('changed', { validFrom: day('2026-06-01'), givenAt: new Date('2026-05-20T10:00:00Z') });
  const cards = [card('first'), changed];
  assert.equal(taxCardOn(cards, day('2026-05-31'), 'wages')?.id, 'first');
  assert.equal(taxCardOn(cards, day('2026-06-01'), 'wages')?.id, 'changed');
  assert.equal(taxCardOn(cards, day('2027-01-01'), 'wages'), null);
});

test('the card of the kind that the pay needs goes first, the other kind is told only where there is none', () => {
  const trade = card('trade', { kind: 'trade-income', givenAt: new Date('2026-02-01T10:00:00Z') });
  const on = day('2026-03-01');
  assert.equal(taxCardOn([card('wage'), trade], on, 'wages')?.id, 'wage');
  assert.equal(taxCardOn([card('wage'), trade], on, 'trade-income')?.id, 'trade');
  assert.equal(taxCardOn([card('wage')], on, 'trade-income')?.id, 'wage');
});

test('a card is for one calendar year, not yet over, and its additional rate is not the lower one', () => {
  const today = day('2026-03-01');
  assert.equal(checkTaxCard(card('a'), today), null);
  assert.equal(checkTaxCard(card('a', { validUntil: day('2027-01-31') }), today)?.refused, 'tax-card-dates');
  assert.equal(checkTaxCard(card('a', { validUntil: day('2025-12-31') }), today)?.refused, 'tax-card-dates');
  assert.equal(checkTaxCard(card('a', { validUntil: day('2026-02-28') }), today)?.refused, 'tax-card-ended');
  assert.equal(checkTaxCard(card('a', { additionalRateBp: bp(1999) }), today)?.refused, 'tax-card-rates');
});
