import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../basics/day.ts';
import { bp, cents, zero } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { rule, unverified } from '../law/rule.ts';
import { finnishLaw, type Law } from '../law/rules.ts';
import { type PayInput, type PayQuote, quotePay } from './pay.ts';

const fivePercent: PayInput['feePlan'] = {
  percentBp: bp(500),
  extraBp: bp(0),
  minimumCents: zero,
  maximumCents: null,
  when: 'before-tax',
};
const card = (rate: number): PayInput['taxCard'] => ({
  kind: 'wage',
  baseRateBp: bp(rate),
  additionalRateBp: bp(4000),
  incomeLimitCents: cents(20_000_00),
  usedCents: zero,
});
const payment: PayInput = {
  paidOn: day('2026-06-15'),
  receivedCents: cents(1_000_00),
  mode: 'wages',
  feePlan: fivePercent,
  yel: 'not-obliged',
  bornOn: null,
  invoicedThisYearCents: null,
  taxCard: card(2500),
  residence: { resident: true },
  prepaymentRegister: false,
  taxFreeTravelCents: zero,
  garnishment: null,
};
const afterTax = { ...fivePercent, when: 'after-tax' } as const;

function quoted(changes: Partial<PayInput> = {}, law: Law = finnishLaw): PayQuote {
  const quote = quotePay({ ...payment, ...changes }, law);
  assert.ok(!isRefusal(quote), JSON.stringify(quote));
  return quote;
}
const figures = (quote: PayQuote) => [
  quote.feeCents,
  quote.employerHealthContributionCents,
  quote.taxableCents,
  quote.withheldCents,
  quote.netCents,
];

test('the fee comes off before tax: of a thousand, fifty is fee and the rest is wage', () => {
  assert.deepEqual(figures(quoted()), [50_00, 0, 950_00, 237_50, 712_50]);
});

test('the employer’s contribution comes out of the customer’s payment too', () => {
  assert.deepEqual(figures(quoted({ yel: 'insured' })), [50_00, 17_80, 932_20, 233_05, 699_15]);
});

test('with the contribution taken simply of what remains, the wage is a few cents less', () => {
  const simple: Law = {
    ...finnishLaw,
    'eshi.solve_from_wage': rule<boolean>('yes-no', unverified('2019-01-01', false, 'the operator’s own choice')),
  };
  const quote = quoted({ yel: 'insured' }, simple);
  assert.equal(quote.employerHealthContributionCents, 18_15);
  assert.equal(quote.taxableCents, 931_85);
});

test('a published calculator’s example without insurance comes out the same', () => {
  const feePlan = { ...fivePercent, percentBp: bp(300), extraBp: bp(250) };
  const quote = quoted({ feePlan, taxCard: card(2000), paidOn: day('2023-06-15') });
  assert.deepEqual(figures(quote), [55_00, 0, 945_00, 189_00, 756_00]);
});

test('the same example with insurance differs from the calculator, whose contribution is of the whole payment', () => {
  const feePlan = { ...fivePercent, percentBp: bp(300), extraBp: bp(250) };
  const quote = quoted({ feePlan, taxCard: card(2000), paidOn: day('2023-06-15'), yel: 'insured' });
  assert.deepEqual(figures(quote), [55_00, 14_24, 930_76, 186_15, 744_61]);
});

test('before the decision of 12 May 2023 a fee taken before tax has no rule to stand on', () => {
  assert.deepEqual(quotePay({ ...payment, paidOn: day('2023-05-11') }), {
    refused: 'rule-missing',
    data: { rule: 'wage.base', on: '2023-05-11' },
  });
  assert.equal(quoted({ paidOn: day('2023-05-12') }).taxableCents, 950_00);
});

test('a fee after tax is a sale with VAT and leaves the wage whole', () => {
  const quote = quoted({ feePlan: afterTax });
  assert.equal(quote.feeVatCents, 12_75);
  assert.deepEqual(figures(quote), [50_00, 0, 1_000_00, 250_00, 687_25]);
  assert.equal(quoted({ feePlan: afterTax, paidOn: day('2024-08-31') }).feeVatCents, 12_00);
});

test('tax-free travel is neither wage nor taxed, and is inside the net', () => {
  const quote = quoted({ taxFreeTravelCents: cents(100_00) });
  assert.equal(quote.taxFreeCents, 100_00);
  assert.deepEqual(figures(quote), [50_00, 0, 850_00, 212_50, 737_50]);
});

test('tax-free travel needs wages', () => {
  assert.deepEqual(quotePay({ ...payment, mode: 'trade-income', taxFreeTravelCents: cents(1) }), {
    refused: 'travel-needs-wages',
  });
});

test('a payment too small for its fee or its travel is refused, not paid below zero', () => {
  const least = { ...fivePercent, minimumCents: cents(20_00) };
  const small = { receivedCents: cents(19_99) };
  assert.equal(refusalOf({ ...small, feePlan: least }), 'fee-exceeds-payment');
  assert.equal(refusalOf({ ...small, feePlan: { ...least, when: 'after-tax' } }), 'fee-exceeds-payment');
  assert.equal(
    refusalOf({ receivedCents: cents(50_00), taxCard: null, feePlan: { ...least, when: 'after-tax' } }),
    'fee-exceeds-payment',
  );
  assert.equal(refusalOf({ taxFreeTravelCents: cents(950_01) }), 'travel-exceeds-payment');
  assert.equal(quoted({ taxFreeTravelCents: cents(950_00) }).netCents, 950_00);
});

const refusalOf = (changes: Partial<PayInput>) => {
  const made = quotePay({ ...payment, ...changes });
  return isRefusal(made) ? made.refused : null;
};

test('trade income in the prepayment register is paid without tax and without the contribution', () => {
  const quote = quoted({ mode: 'trade-income', prepaymentRegister: true, yel: 'insured', taxCard: null });
  assert.deepEqual(figures(quote), [50_00, 0, 950_00, 0, 950_00]);
});

test('garnishment counts net pay without travel, and the fee after tax does not lower it', () => {
  const order = {
    rule: 'table',
    dependants: 0,
    periodDays: 30,
    netPaidBeforeCents: zero,
    withheldBeforeCents: zero,
  } as const;
  const large = { receivedCents: cents(2_000_00), garnishment: order, feePlan: afterTax };
  assert.equal(quoted(large).garnishedCents, 339_40);
  assert.equal(quoted({ ...large, taxFreeTravelCents: cents(2_00) }).garnishedCents, 338_40);
});

test('every amount of the answer is a step with its rule, source and arithmetic', () => {
  const order = { rule: 'fixed', cents: cents(10_00), netPaidBeforeCents: zero, withheldBeforeCents: zero } as const;
  const quote = quoted({ yel: 'insured', feePlan: afterTax, taxFreeTravelCents: cents(20_00), garnishment: order });
  const steps = Object.fromEntries(quote.steps.map((step) => [step.name, step.cents]));
  assert.deepEqual(steps, {
    fee: quote.feeCents,
    'fee-vat': quote.feeVatCents,
    'employer-health-contribution': quote.employerHealthContributionCents,
    'tax-free': quote.taxFreeCents,
    taxable: quote.taxableCents,
    withheld: quote.withheldCents,
    garnished: quote.garnishedCents,
    net: quote.netCents,
  });
  for (const step of quote.steps) assert.ok(step.formula && step.rule && step.source && step.inputs, step.name);
});

test('a day whose figures nobody has decided is refused by the name of the rule', () => {
  assert.deepEqual(quotePay({ ...payment, yel: 'insured', paidOn: day('2027-01-15') }), {
    refused: 'rule-missing',
    data: { rule: 'eshi.rate', on: '2027-01-15' },
  });
  assert.equal(quoted({ paidOn: day('2027-01-15') }).netCents, 712_50);
});
