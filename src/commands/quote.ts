import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import { dayOf, yearOf } from '../basics/day.ts';
import { bp, cents, zero } from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { type PayInput, type PayQuote, type PayRefusal, quotePay } from '../payouts/pay.ts';
import { cardInForce } from '../payouts/withholding.ts';
import { type Command, expectArguments, readJson, writeJson } from './command.ts';
import { oneOrMany } from './one-or-many.ts';

const usage = 'quote FILE';

export const quote: Command = {
  summary: `What a customer’s payment becomes: fee, contribution, tax, garnishment and net pay, each step explained.
FILE: one payment or an array of them. Beside the fields of one card, plan and order there may be
  feePlan.tiers           [{ "fromTurnoverCents", "percentBp" }]: percentages in the place of percentBp for what passes a
                          lifetime turnover; "turnoverBeforeCents", in the plan or beside it, is what was paid before
  invoicedThisYearCents   the year's invoicing without VAT, this payment in it, for the YEL threshold of the not-obliged
  taxCards                instead of taxCard: cards with "validFrom" and "validUntil" (the year's last day if left out), of
                          which the one in force on the day counts; usedCents is the income within each card's days
  residence.deductedBeforeCents   what the month's earlier payments have had of a non-resident's deduction
  garnishment             also { "rule": "percent", "percentBp" } and { "rule": "non-periodic" } (a third); with any rule
                          "freeMonths": ["2026-07"], in which nothing is taken, and "debtLeftCents", over which nothing is`,
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

const tiers = z
  .array(z.strictObject({ fromTurnoverCents: amount, percentBp: rate }))
  .max(100)
  .refine(
    (rows) => rows.every((row, index) => row.fromTurnoverCents > (rows[index - 1]?.fromTurnoverCents ?? -1)),
    'tiers go from the lowest turnover to the highest',
  );

const feePlan = z.strictObject({
  percentBp: rate,
  extraBp: rate.default(bp(0)),
  minimumCents: amount.default(zero),
  maximumCents: amount.nullable().default(null),
  when: z.enum(['before-tax', 'after-tax']),
  tiers: tiers.optional(),
  turnoverBeforeCents: amount.optional(),
});

const card = {
  kind: z.enum(['wage', 'trade-income']),
  baseRateBp: rate,
  additionalRateBp: rate,
  incomeLimitCents: amount,
  usedCents: amount.default(zero),
};
// A card is for one calendar year since 2025 (Tax Administration guidance VH/6323/00.01.00/2024).
const datedCard = z
  .strictObject({ ...card, validFrom: zDay, validUntil: zDay.optional() })
  .transform((given) => ({ ...given, validUntil: given.validUntil ?? dayOf(yearOf(given.validFrom), 12, 31) }));

const days = z.int().min(0).max(366);
const nonResident = { resident: z.literal(false), deductedBeforeCents: amount.optional() };
const residence = z.discriminatedUnion('resident', [
  z.strictObject({ resident: z.literal(true) }),
  z.discriminatedUnion('deduction', [
    z.strictObject({ ...nonResident, deduction: z.enum(['month', 'none']), days: days.optional() }),
    z.strictObject({ ...nonResident, deduction: z.literal('days'), days }),
  ]),
]);

const anyOrder = {
  netPaidBeforeCents: amount.default(zero),
  withheldBeforeCents: amount.default(zero),
  freeMonths: z.array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written 2026-07')).optional(),
  debtLeftCents: amount.optional(),
};
const garnishment = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('table'),
    dependants: z.int().min(0).max(99),
    periodDays: z.int().min(1).max(366),
    ...anyOrder,
  }),
  z.strictObject({ rule: z.literal('fixed'), cents: amount, ...anyOrder }),
  z.strictObject({ rule: z.literal('percent'), percentBp: rate, ...anyOrder }),
  z.strictObject({ rule: z.literal('non-periodic'), ...anyOrder }),
  z.strictObject({ rule: z.literal('business-5-6'), ...anyOrder }),
]);

const payment = z
  .strictObject({
    paidOn: zDay,
    receivedCents: amount,
    mode: z.enum(['wages', 'trade-income']),
    feePlan,
    yel: z.enum(['insured', 'not-obliged', 'unknown']),
    bornOn: zDay.nullable().default(null),
    turnoverBeforeCents: amount.optional(),
    invoicedThisYearCents: amount.nullable().default(null),
    taxCard: z.strictObject(card).nullable().optional(),
    taxCards: z.array(datedCard).max(1_000).optional(),
    residence: residence.default({ resident: true }),
    prepaymentRegister: z.boolean().default(false),
    taxFreeTravelCents: amount.default(zero),
    garnishment: garnishment.nullable().default(null),
  })
  .refine(({ taxCard, taxCards }) => (taxCard === undefined) !== (taxCards === undefined), {
    path: ['taxCard'],
    message: 'a card, null for none, or taxCards',
  })
  .transform(({ taxCard, taxCards, turnoverBeforeCents, feePlan, ...asked }): PayInput => {
    const { turnoverBeforeCents: inPlan, tiers, ...plan } = feePlan;
    return {
      ...asked,
      feePlan: tiers ? { ...plan, tiers } : plan,
      turnoverBeforeCents: turnoverBeforeCents ?? inPlan ?? zero,
      taxCard: taxCards ? cardInForce(taxCards, asked.mode, asked.paidOn) : (taxCard ?? null),
    };
  });
