import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { bp, cents, zero } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { finnishLaw } from '../law/rules.ts';
import { cardInForce, type DatedTaxCard, type TaxCard, withheldStep } from './withholding.ts';

type Payer = Parameters<typeof withheldStep>[1];

const card: TaxCard = {
  kind: 'wage',
  baseRateBp: bp(2000),
  additionalRateBp: bp(4000),
  incomeLimitCents: cents(20_000_00),
  usedCents: zero,
};
const payer: Payer = {
  paidOn: day('2026-06-15'),
  mode: 'wages',
  taxCard: card,
  residence: { resident: true },
  prepaymentRegister: false,
};

function withheld(taxable: number, changes: Partial<Payer> = {}) {
  const step = withheldStep(cents(taxable), { ...payer, ...changes }, finnishLaw);
  assert.ok(!isRefusal(step));
  return step;
}
const used = (usedCents: number): Partial<Payer> => ({ taxCard: { ...card, usedCents: cents(usedCents) } });

test('the base rate holds to the yearly limit and the additional rate over it', () => {
  assert.equal(withheld(1_000_00).cents, 200_00);
  assert.equal(withheld(1_000_00, used(19_500_00)).cents, 300_00);
  assert.equal(withheld(1_000_00, used(20_000_00)).cents, 400_00);
  assert.equal(withheld(1_000_00, used(25_000_00)).cents, 400_00);
});

test('a payment that crosses the limit shows both parts, rounded together', () => {
  const crossing = withheld(1_000_00, used(19_500_00));
  assert.equal(crossing.formula, '500.00 × 20% + 500.00 × 40%');
  assert.equal(crossing.rule, 'withholding.card');
  const halves = { ...card, baseRateBp: bp(5000), additionalRateBp: bp(5000), incomeLimitCents: cents(1) };
  // Half a cent within the limit and half a cent over it are one cent, not two.
  assert.equal(withheld(2, { taxCard: halves }).cents, 1);
});

test('without a card sixty per cent is withheld', () => {
  const step = withheld(1_000_00, { taxCard: null });
  assert.equal(step.cents, 600_00);
  assert.equal(step.rule, 'withholding.no_card');
});

test('a wage card is no card for trade income, nor the other way round', () => {
  assert.equal(withheld(1_000_00, { mode: 'trade-income' }).cents, 600_00);
  const tradeCard: TaxCard = { ...card, kind: 'trade-income' };
  assert.equal(withheld(1_000_00, { mode: 'trade-income', taxCard: tradeCard }).cents, 200_00);
  assert.equal(withheld(1_000_00, { taxCard: tradeCard }).cents, 600_00);
});

test('nothing is withheld from trade income of somebody in the prepayment register, but from wages it is', () => {
  assert.equal(withheld(1_000_00, { mode: 'trade-income', prepaymentRegister: true, taxCard: null }).cents, 0);
  assert.equal(withheld(1_000_00, { prepaymentRegister: true }).cents, 200_00);
});

test('a non-resident pays source tax on what passes the deduction of the card', () => {
  assert.equal(withheld(4_000_00, { residence: { resident: false, deduction: 'month' } }).cents, 1_221_50);
  assert.equal(withheld(2_000_00, { residence: { resident: false, deduction: 'month' } }).cents, 521_50);
  assert.equal(withheld(1_000_00, { residence: { resident: false, deduction: 'days', days: 10 } }).cents, 290_50);
  assert.equal(withheld(1_000_00, { residence: { resident: false, deduction: 'none' } }).cents, 350_00);
  assert.equal(withheld(300_00, { residence: { resident: false, deduction: 'month' } }).cents, 0);
});

test('the deduction used is shown, since it is reported too', () => {
  const step = withheld(4_000_00, { residence: { resident: false, deduction: 'month' } });
  assert.equal(step.inputs.deductionCents, 510_00);
  assert.equal(step.rule, 'source_tax.nonresident_wage');
});

test('the month’s deduction of a non-resident is used once, however many payments the month has', () => {
  const month = (deductedBefore: number) =>
    withheld(1_000_00, {
      residence: { resident: false, deduction: 'month', deductedBeforeCents: cents(deductedBefore) },
    }).cents;
  assert.deepEqual([month(0), month(300_00), month(510_00), month(600_00)], [171_50, 276_50, 350_00, 350_00]);
});

test('of several cards the one in force on the day counts, and none that has ended or is of another year', () => {
  const dated = (validFrom: string, rate: number, kind: TaxCard['kind'] = 'wage'): DatedTaxCard => ({
    ...card,
    kind,
    baseRateBp: bp(rate),
    validFrom: day(validFrom),
    validUntil: day(`${validFrom.slice(0, 4)}-12-31`),
  });
  const cards = [dated('2026-06-01', 2500), dated('2026-01-01', 2000), dated('2026-07-01', 1500, 'trade-income')];
  const rateOn = (on: string, mode: 'wages' | 'trade-income' = 'wages') =>
    cardInForce(cards, mode, day(on))?.baseRateBp;
  assert.equal(rateOn('2026-05-31'), 2000);
  assert.equal(rateOn('2026-06-01'), 2500);
  assert.equal(rateOn('2026-08-01'), 2500);
  assert.equal(rateOn('2026-08-01', 'trade-income'), 1500);
  assert.equal(rateOn('2026-06-30', 'trade-income'), 2500);
  assert.equal(rateOn('2025-12-31'), undefined);
  assert.equal(rateOn('2027-01-01'), undefined);
});
