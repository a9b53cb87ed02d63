import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { rule, unverified } from '../law/rule.ts';
import { finnishLaw, type Law } from '../law/rules.ts';
import { contributionStep } from './employer-contribution.ts';

type Insured = Parameters<typeof contributionStep>[1];

const insured: Insured = {
  paidOn: day('2026-06-15'),
  mode: 'wages',
  yel: 'insured',
  bornOn: null,
  invoicedThisYearCents: null,
};

function contribution(changes: Partial<Insured> = {}, law: Law = finnishLaw) {
  const step = contributionStep(cents(950_00), { ...insured, ...changes }, law);
  assert.ok(!isRefusal(step));
  return step;
}

test('the contribution is solved so that it is a percentage of the wage that is left', () => {
  assert.equal(contribution().cents, 17_80);
  assert.equal(contribution().rule, 'eshi.rate');
});

test('an operator may take it simply of what remains', () => {
  const simple: Law = {
    ...finnishLaw,
    'eshi.solve_from_wage': rule<boolean>('yes-no', unverified('2019-01-01', false, 'the operator’s own choice')),
  };
  assert.equal(contribution({}, simple).cents, 18_15);
});

test('it is paid where the insurance is not known, and not where there is no duty to insure', () => {
  assert.equal(contribution({ yel: 'unknown' }).cents, 17_80);
  const none = contribution({ yel: 'not-obliged' });
  assert.equal(none.cents, 0);
  assert.equal(none.rule, 'eshi.wages_of_insured');
});

test('it is never paid of trade income', () => {
  for (const yel of ['insured', 'unknown', 'not-obliged'] as const)
    assert.equal(contribution({ mode: 'trade-income', yel }).cents, 0);
});

test('it is paid from the month after the 16th birthday to the month of the 68th', () => {
  const bornOn = day('2010-06-15');
  assert.equal(contribution({ bornOn, paidOn: day('2026-06-30') }).cents, 0);
  assert.equal(contribution({ bornOn, paidOn: day('2026-07-01') }).cents, 17_80);
  const elder = day('1958-06-01');
  assert.equal(contribution({ bornOn: elder, paidOn: day('2026-06-30') }).cents, 17_80);
  assert.equal(contribution({ bornOn: elder, paidOn: day('2026-07-01') }).cents, 0);
  assert.equal(contribution({ bornOn: elder, paidOn: day('2026-07-01'), yel: 'unknown' }).rule, 'eshi.age.until');
});

test('invoicing over the YEL threshold brings the duty in spite of the declaration', () => {
  const year = (euros: number) => contribution({ yel: 'not-obliged', invoicedThisYearCents: cents(euros) });
  assert.equal(year(9_423_09).cents, 0);
  assert.equal(year(9_423_10).cents, 17_80);
});

test('wages of 2027 wait for the decree where the contribution is due, and only there', () => {
  const waiting = contributionStep(cents(950_00), { ...insured, paidOn: day('2027-01-15') }, finnishLaw);
  assert.deepEqual(waiting, { refused: 'rule-missing', data: { rule: 'eshi.rate', on: '2027-01-15' } });
  assert.equal(contribution({ paidOn: day('2027-01-15'), yel: 'not-obliged' }).cents, 0);
});
