import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kevytReading } from '../../dev/kevyt.ts';

const payment = {
  paidOn: '2026-06-15',
  receivedCents: 100_000,
  mode: 'wages',
  feePlan: { percentBp: 300, extraBp: 250, minimumCents: 0, maximumCents: null, when: 'before-tax' },
  yel: 'insured',
  bornOn: '1990-05-01',
  taxCard: {
    kind: 'wage',
    baseRateBp: 2000,
    additionalRateBp: 4000,
    incomeLimitCents: 2_000_000,
    usedCents: 0,
  },
  residence: { resident: true },
  prepaymentRegister: false,
  taxFreeTravelCents: 0,
  garnishment: { rule: 'table', dependants: 1, periodDays: 30, netPaidBeforeCents: 0, withheldBeforeCents: 0 },
};

const quote = (asked: unknown) => kevytReading(JSON.stringify(asked), 'quote', '-');

test('one payment is one answer with its steps', async () => {
  const { code, stdout } = await quote(payment);
  const { steps, ...figures } = JSON.parse(stdout);
  assert.equal(code, 0);
  assert.deepEqual(figures, {
    feeCents: 5_500,
    feeVatCents: 0,
    employerHealthContributionCents: 1_771,
    taxFreeCents: 0,
    taxableCents: 92_729,
    withheldCents: 18_546,
    garnishedCents: 0,
    netCents: 74_183,
  });
  assert.deepEqual(
    steps.map(({ name, cents, formula, rule }: Record<string, unknown>) => [name, cents, formula, rule]),
    [
      ['fee', 5_500, '1000.00 × 5.5%', 'agreement.fee'],
      ['employer-health-contribution', 1_771, '945.00 − 945.00 ÷ (1 + 1.91%)', 'eshi.rate'],
      ['taxable', 92_729, '1000.00 − 55.00 − 17.71', 'wage.base'],
      ['withheld', 18_546, '927.29 × 20%', 'withholding.card'],
      ['garnished', 0, '0.00', 'garnishment.protected.self'],
      ['net', 74_183, '927.29 − 185.46', 'agreement.net'],
    ],
  );
});

test('several payments are answered in their order, and a refused one makes the exit code 1', async () => {
  const { code, stdout } = await quote([payment, { ...payment, mode: 'trade-income', taxFreeTravelCents: 100 }]);
  const answers = JSON.parse(stdout);
  assert.equal(code, 1);
  assert.equal(answers[0].netCents, 74_183);
  assert.deepEqual(answers[1], {
    refused: 'travel-needs-wages',
    message: 'Travel is tax-free only inside wages.',
  });
});

test('left-out fields are resident, unregistered, without travel, garnishment and birthday', async () => {
  const { bornOn, residence, prepaymentRegister, taxFreeTravelCents, garnishment, ...least } = payment;
  const { code, stdout } = await quote(least);
  assert.equal(code, 0);
  assert.equal(JSON.parse(stdout).netCents, 74_183);
});

test('a plan with tiers, several cards and the year’s invoicing are told beside what one card and plan need', async () => {
  const { taxCard, ...rest } = payment;
  const cards = [
    { ...taxCard, validFrom: '2026-01-01' },
    { ...taxCard, baseRateBp: 1000, validFrom: '2026-06-01' },
    { ...taxCard, baseRateBp: 100, validFrom: '2025-01-01' },
  ];
  const feePlan = { ...payment.feePlan, tiers: [{ fromTurnoverCents: 50_000_00, percentBp: 100 }] };
  const asked = { ...rest, garnishment: null, taxCards: cards, yel: 'not-obliged', invoicedThisYearCents: 9_423_10 };
  const { code, stdout } = await quote([
    { ...asked, feePlan, turnoverBeforeCents: 60_000_00 },
    { ...asked, feePlan: { ...feePlan, turnoverBeforeCents: 60_000_00 } },
  ]);
  assert.equal(code, 0);
  const [first, second] = JSON.parse(stdout);
  assert.deepEqual(first, second);
  assert.deepEqual([first.feeCents, first.employerHealthContributionCents, first.withheldCents], [3_500, 1_809, 9_469]);
});

test('orders by percentage, free months and the debt that is left are taken too', async () => {
  const order = (more: object) => ({ ...payment, garnishment: { rule: 'percent', percentBp: 1000, ...more } });
  const { stdout } = await quote([order({}), order({ freeMonths: ['2026-06'] }), order({ debtLeftCents: 1_00 })]);
  const taken = JSON.parse(stdout).map(({ garnishedCents }: { garnishedCents: number }) => garnishedCents);
  assert.deepEqual(taken, [7_418, 0, 1_00]);
});

test('a refusal for an undecided figure names the rule and the day', async () => {
  const { code, stdout } = await quote({ ...payment, paidOn: '2027-01-15' });
  assert.equal(code, 1);
  assert.deepEqual(JSON.parse(stdout), {
    refused: 'rule-missing',
    message: 'Nobody has decided eshi.rate for 2027-01-15 yet.',
    rule: 'eshi.rate',
    on: '2027-01-15',
  });
});

test('unknown, missing and impossible fields are named in one line with exit code 2', async () => {
  const wrong = {
    ...payment,
    colour: 1,
    yel: undefined,
    receivedCents: 10.5,
    taxCard: { ...payment.taxCard, baseRateBp: 10_001, limit: 5 },
    garnishment: { ...payment.garnishment, dependants: -1 },
  };
  const { code, stdout, stderr } = await quote([payment, wrong]);
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /^kevyt: -: [^\n]+\n$/);
  for (const named of [
    'colour',
    '1.yel',
    '1.receivedCents',
    '1.taxCard.baseRateBp',
    'limit',
    '1.garnishment.dependants',
  ])
    assert.ok(stderr.includes(named), `${named} in ${stderr}`);
});
