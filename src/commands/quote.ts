import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import { bp, cents, zero } from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { type PayInput, type PayQuote, type PayRefusal, quotePay } from '../payouts/pay.ts';
import { type Command, expectArguments, readJson, writeJson } from './command.ts';
import { oneOrMany } from './one-or-many.ts';

const usage = 'quote FILE';

export const quote: Command = {
  summary: 'What a customer’s payment becomes: fee, contribution, tax, garnishment and net pay, each step explained.',
  usage,
  async run(args) {
    expectArguments(args, 1, 1, usage);
    const asked = await readJson(args[0] ?? '', oneOrMany(payment));
    const quotes = asked.all.map((payment) => quotePay(payment));
    const answers = quotes.map(answerOf);
    await writeJson(asked.many ? answers : answers[0]);
    return quotes.some(isRefusal) ? 1 : 0;
  },
};

const answerOf = (made: PayQuote | PayRefusal) =>
  isRefusal(made) ? { refused: made.refused, message: messageOf(made), ...made.data } : made;

function messageOf({ refused, data }: PayRefusal & Refusal): string {
  switch (refused) {
    case 'travel-needs-wages':
      return 'Travel is tax-free only inside wages.';
    case 'fee-exceeds-payment':
      return 'The payment is too small for the fee.';
    case 'travel-exceeds-payment':
      return 'The payment is too small for the tax-free travel.';
    case 'rule-missing':
      return `Nobody has decided ${data?.rule} for ${data?.on} yet.`;
  }
}

const amount = z.int().min(0).max(1_000_000_000_000).transform(cents);
const rate = z.int().min(0).max(10_000).transform(bp);

const feePlan = z.strictObject({
  percentBp: rate,
  extraBp: rate.default(bp(0)),
  minimumCents: amount.default(zero),
  maximumCents: amount.nullable().default(null),
  when: z.enum(['before-tax', 'after-tax']),
});

const taxCard = z.strictObject({
  kind: z.enum(['wage', 'trade-income']),
  baseRateBp: rate,
  additionalRateBp: rate,
  incomeLimitCents: amount,
  usedCents: amount,
});

const days = z.int().min(0).max(366);
const residence = z.discriminatedUnion('resident', [
  z.strictObject({ resident: z.literal(true) }),
  z.discriminatedUnion('deduction', [
    z.strictObject({ resident: z.literal(false), deduction: z.enum(['month', 'none']), days: days.optional() }),
    z.strictObject({ resident: z.literal(false), deduction: z.literal('days'), days }),
  ]),
]);

const periodSoFar = { netPaidBeforeCents: amount.default(zero), withheldBeforeCents: amount.default(zero) };
const garnishment = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('table'),
    dependants: z.int().min(0).max(99),
    periodDays: z.int().min(1).max(366),
    ...periodSoFar,
  }),
  z.strictObject({ rule: z.literal('fixed'), cents: amount, ...periodSoFar }),
  z.strictObject({ rule: z.literal('business-5-6'), ...periodSoFar }),
]);

const payment = z
  .strictObject({
    paidOn: zDay,
    receivedCents: amount,
    mode: z.enum(['wages', 'trade-income']),
    feePlan,
    yel: z.enum(['insured', 'not-obliged', 'unknown']),
    bornOn: zDay.nullable().default(null),
    taxCard: taxCard.nullable(),
    residence: residence.default({ resident: true }),
    prepaymentRegister: z.boolean().default(false),
    taxFreeTravelCents: amount.default(zero),
    garnishment: garnishment.nullable().default(null),
  })
  .transform((asked): PayInput => ({ ...asked, invoicedThisYearCents: null }));
