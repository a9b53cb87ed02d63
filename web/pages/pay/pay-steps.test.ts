import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { day } from '../../../src/basics/day.ts';
import { bp, cents, type Language, zero } from '../../../src/basics/money.ts';
import { isRefusal } from '../../../src/basics/refusal.ts';
import { withOwnRows } from '../../../src/law/own-rows.ts';
import { type PayLaw, payLaw } from '../../../src/law/pay-law.ts';
import type { GarnishmentOrder } from '../../../src/payouts/garnishment.ts';
import { type PayInput, type PayQuote, quotePay } from '../../../src/payouts/pay.ts';
import type { Say } from '../../say/say.ts';
import { payStepsInWords } from './pay-steps.ts';

const texts = (language: Language): Record<string, unknown> =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../say', language, 'pay-steps.json'), 'utf8'));

/** Says the texts of a language and remembers which were said. */
function sayer(language: Language): { say: Say<'pay-steps'>; said: Set<string> } {
  const said = new Set<string>();
  const all = texts(language);
  const say: Say<'pay-steps'> = (key, values = {}) => {
    said.add(key);
    const text = key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], all);
    assert.equal(typeof text, 'string', `${language} ${key}`);
    return String(text).replace(/\{\{(\w+)\}\}/g, (_, name) => {
      assert.ok(name in values, `${key} wants ${name}`);
      return String(values[name]);
    });
  };
  return { say, said };
}

const plan: PayInput['feePlan'] = {
  percentBp: bp(300),
  extraBp: bp(250),
  minimumCents: zero,
  maximumCents: null,
  when: 'before-tax',
};
const card = (usedCents: number): PayInput['taxCard'] => ({
  kind: 'wage',
  baseRateBp: bp(2050),
  additionalRateBp: bp(4100),
  incomeLimitCents: cents(20_000_00),
  usedCents: cents(usedCents),
});
const ordinary: PayInput = {
  receivedCents: cents(1_234_56),
  mode: 'wages',
  feePlan: plan,
  paidOn: day('2026-06-15'),
  taxFreeTravelCents: zero,
  taxCard: card(0),
  residence: { resident: true },
  prepaymentRegister: false,
  yel: 'not-obliged',
  bornOn: null,
  invoicedThisYearCents: null,
  garnishment: null,
};
const tiers = [
  { fromTurnoverCents: cents(75_000_00), percentBp: bp(200) },
  { fromTurnoverCents: cents(75_500_00), percentBp: bp(125) },
];
const order = (rule: Partial<GarnishmentOrder> & Pick<GarnishmentOrder, 'rule'>) =>
  ({ netPaidBeforeCents: zero, withheldBeforeCents: zero, ...rule }) as GarnishmentOrder;
const table = (changes: Partial<GarnishmentOrder> = {}) =>
  order({ rule: 'table', dependants: 1, periodDays: 30, ...changes } as GarnishmentOrder);

// One payment for every way a step can come about.
const payments: Record<string, Partial<PayInput>> = {
  ordinary: {},
  'least fee': { feePlan: { ...plan, minimumCents: cents(100_00) } },
  'most fee': { feePlan: { ...plan, maximumCents: cents(20_00) } },
  'fee after tax': { feePlan: { ...plan, when: 'after-tax' } },
  'no extra': { feePlan: { ...plan, extraBp: bp(0) } },
  tiers: { feePlan: { ...plan, tiers }, turnoverBeforeCents: cents(74_750_00) },
  'one tier': { feePlan: { ...plan, tiers }, turnoverBeforeCents: cents(80_000_00) },
  'tiers and least': {
    feePlan: { ...plan, tiers, minimumCents: cents(100_00), when: 'after-tax' },
    turnoverBeforeCents: cents(74_750_00),
  },
  insured: { yel: 'insured' },
  'not known': { yel: 'unknown' },
  'over threshold': { invoicedThisYearCents: cents(10_000_00) },
  'too old': { yel: 'insured', bornOn: day('1950-01-01') },
  'too young': { yel: 'insured', bornOn: day('2015-01-01') },
  'trade income': { mode: 'trade-income', taxCard: null },
  register: { mode: 'trade-income', taxCard: null, prepaymentRegister: true },
  'over the limit': { taxCard: card(19_500_00) },
  'past the limit': { taxCard: card(21_000_00) },
  'no card': { taxCard: null },
  'month deduction': { residence: { resident: false, deduction: 'month' } },
  'day deduction': { residence: { resident: false, deduction: 'days', days: 3 } },
  'no deduction': { residence: { resident: false, deduction: 'none' } },
  travel: { taxFreeTravelCents: cents(54_00), yel: 'insured' },
  'travel with fee after tax': { taxFreeTravelCents: cents(54_00), feePlan: { ...plan, when: 'after-tax' } },
  'table, nothing': { garnishment: table() },
  'table, two thirds': { garnishment: table(), receivedCents: cents(2_000_00) },
  'table, a third': { garnishment: table(), receivedCents: cents(4_000_00) },
  'table, four fifths': { garnishment: table(), receivedCents: cents(8_000_00) },
  'table, half': { garnishment: table(), receivedCents: cents(20_000_00) },
  'table, second of the period': {
    garnishment: table({ netPaidBeforeCents: cents(1_500_00), withheldBeforeCents: cents(100_00) }),
  },
  'table, little debt': { garnishment: table({ debtLeftCents: cents(10_00) }), receivedCents: cents(4_000_00) },
  fixed: { garnishment: order({ rule: 'fixed', cents: cents(200_00) }) },
  'fixed, more than there is': { garnishment: order({ rule: 'fixed', cents: cents(20_000_00) }) },
  percent: { garnishment: order({ rule: 'percent', percentBp: bp(1500) }) },
  'non-periodic': { garnishment: order({ rule: 'non-periodic' }) },
  business: { garnishment: order({ rule: 'business-5-6' }) },
  'free month': { garnishment: table({ freeMonths: ['2026-06'] }) },
};
const simple = { key: 'eshi.solve_from_wage', since: day('2026-01-01'), value: false, source: 'Päätös (keksitty)' };

function quoted(changes: Partial<PayInput>, law: PayLaw = payLaw): { quote: PayQuote; input: PayInput } {
  const input = { ...ordinary, ...changes };
  const quote = quotePay(input, law);
  assert.ok(!isRefusal(quote), JSON.stringify(quote));
  return { quote, input };
}

function inWords(changes: Partial<PayInput>, language: Language, say: Say<'pay-steps'>, law: PayLaw = payLaw) {
  const { quote, input } = quoted(changes, law);
  const { receivedCents, paidOn } = input;
  return payStepsInWords(quote, { receivedCents, paidOn, law }, say, language);
}
const formula = (changes: Partial<PayInput>, step: string) =>
  inWords(changes, 'fi', sayer('fi').say).find(({ key }) => key === step)?.formula;

/** What a Finnish formula comes to in cents, its bounds applied. */
function counted(text: string): number {
  const plain = (part: string) =>
    part
      .replace(/(?<=\d)\u00a0(?=\d)/g, '')
      .replace(/(\d+)(?:,(\d+))?\u00a0%/g, '($1.$2e0/100)')
      .replace(/(\d+),(\d+)\u00a0€/g, '$1.$2')
      .replaceAll('×', '*')
      .replaceAll('÷', '/')
      .replaceAll('−', '-');
  const [arithmetic = '', ...bounds] = text.split(', ');
  let value: number = runInNewContext(plain(arithmetic));
  for (const bound of bounds) {
    const most = runInNewContext(plain(bound.replace(/^\S+ /, '')));
    value = bound.startsWith('vähintään') ? Math.max(value, most) : Math.min(value, most);
  }
  return value * 100;
}

test('every formula that is shown comes to the amount it stands by', () => {
  const { say } = sayer('fi');
  for (const [name, changes] of Object.entries(payments))
    for (const step of inWords(changes, 'fi', say)) {
      if (!step.formula) continue;
      const difference = Math.abs(counted(String(step.formula)) - Math.abs(step.cents));
      assert.ok(difference <= 0.500001, `${name}, ${step.key}: ${step.formula} is not ${step.cents}`);
    }
});

test('what is counted says how, and only what is as it was given has no formula', () => {
  const { say } = sayer('en');
  const silent = Object.entries(payments).flatMap(([name, changes]) =>
    inWords(changes, 'en', say).flatMap(({ key, cents, formula }) =>
      cents !== 0 && !formula ? [`${key} ${name}`] : [],
    ),
  );
  const given = /^(received|tax-free) |^garnished fixed$/;
  assert.deepEqual(
    silent.filter((one) => !given.test(one)),
    [],
  );
});

test('the payments here bring every sentence there is to say, in Finnish, Swedish and English', () => {
  for (const language of ['fi', 'sv', 'en'] as const) {
    const { say, said } = sayer(language);
    const words = Object.values(payments).flatMap((changes) => inWords(changes, language, say));
    words.push(...inWords({ yel: 'insured' }, language, say, withOwnRows(payLaw, [simple])));
    for (const { key, name, formula, rule, source } of words) {
      assert.ok(name && (key === 'received' || (rule && source)), key);
      // What the calculation writes in its own language or with its own point must not come through.
      assert.doesNotMatch(String(formula ?? ''), language === 'en' ? /\{\{/ : /\{\{|[a-z] ?least|most|\d\.\d/);
    }
    const all = Object.entries(texts(language)).flatMap(([key, inner]) =>
      typeof inner === 'string' ? [key] : Object.keys(inner as object).map((name) => `${key}.${name}`),
    );
    assert.deepEqual(
      all.filter((key) => !said.has(key)),
      [],
    );
  }
});

test('a plan with tiers shows the turnover before, and each part with its own percentage', () => {
  assert.equal(
    formula(payments.tiers ?? {}, 'fee')
      ?.toString()
      .replaceAll('\u00a0', ' '),
    '250,00 € × (3 % + 2,5 %) + 500,00 € × (2 % + 2,5 %) + 484,56 € × (1,25 % + 2,5 %)',
  );
  const { say } = sayer('en');
  const fee = inWords(payments.tiers ?? {}, 'en', say).find(({ key }) => key === 'fee');
  assert.equal(fee?.name, 'Service fee');
  assert.match(String(fee?.rule), /Before this payment you had invoiced €74,750\.00\.$/);
});

test('a bound of the price list is told beside the percentage', () => {
  const { say } = sayer('en');
  const fee = inWords(payments['least fee'] ?? {}, 'en', say).find(({ key }) => key === 'fee');
  assert.equal(fee?.formula, '€1,234.56 × (3% + 2.5%), at least €100.00');
  assert.match(String(fee?.rule), /at least the minimum of the price list/);
});

test('a fee of one percentage is named by it, and one that a bound decided is not', () => {
  const { say } = sayer('en');
  const name = (changes: Partial<PayInput> = {}) => inWords(changes, 'en', say).find(({ key }) => key === 'fee')?.name;
  assert.equal(name(), 'Service fee 5.5%');
  assert.equal(name(payments['one tier']), 'Service fee 3.75%');
  assert.equal(name(payments['least fee']), 'Service fee');
  assert.equal(name(payments['most fee']), 'Service fee');
});
