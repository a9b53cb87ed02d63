import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import { cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { type LateDebt, lateInterestOf } from '../law/interest.ts';
import { type Command, expectArguments, readJson, writeJson } from './command.ts';
import { oneOrMany } from './one-or-many.ts';

const usage = 'interest FILE';

export const interest: Command = {
  summary: `Late interest by half-years, from the day after the due day to the day of payment, by days of a 365-day year.
FILE: one debt or an array of them: { "principalCents", "dueOn", "paidOn", "debtor": "business" | "consumer" }.`,
  usage,
  async run(args) {
    expectArguments(args, 1, 1, usage);
    const asked = await readJson(args[0] ?? '', oneOrMany(debt));
    const answers = asked.all.map(answerOf);
    await writeJson(asked.many ? answers : answers[0]);
    return answers.some((answer) => 'refused' in answer) ? 1 : 0;
  },
};

function answerOf(asked: LateDebt) {
  const made = lateInterestOf(asked);
  if (!isRefusal(made)) return made;
  const { from, to } = made.data ?? {};
  return {
    refused: made.refused,
    message: `The rate of late interest from ${from} to ${to} is not known.`,
    ...made.data,
  };
}

const debt = z.strictObject({
  principalCents: z.int().min(0).max(1_000_000_000_000).transform(cents),
  dueOn: zDay,
  paidOn: zDay,
  debtor: z.enum(['business', 'consumer']),
});
