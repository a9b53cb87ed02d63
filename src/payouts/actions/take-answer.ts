import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import { type PaymentAnswer, readAnswer } from '../../formats/pain-answer.ts';
import { type OriginalOrder, readOriginal } from '../../formats/pain-original.ts';
import { XmlFault } from '../../formats/xml-events.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { newId } from '../../platform/ids.ts';
import { job } from '../../platform/jobs.ts';
import { type AnswerCounts, countsOf, rejectionsIn } from '../bank-answer.ts';
import { findAnswer, findAnswerBySha, insertAnswer, payoutsByPayment, rejectedByAnswer } from '../store/answers.ts';
import { type FileHead, fileContent, findRun, lockFileByMessage } from '../store/runs.ts';
import { filePlace } from './bank-files.ts';
import { firstId } from './prepare-run.ts';
import { rejectPayout } from './settle-run.ts';

export const rejectAnsweredJob = job<{ answerId: string }>('reject-answered-payouts', 8);

type Taken = AnswerCounts & { runId: string };
type AnswerRefusal = 'bank-answer-unreadable' | 'bank-answer-unknown' | 'run-not-released';

/**
 * Records what the bank answered to one of our payment files (pain.002), and sends what it rejected to be undone, payment by
 * payment. The same answer again changes nothing more. Refused where it is no such answer (with its place in `at`), is of no
 * file of ours or names payments that are not in it, or is of a run that has not gone to the bank.
 */
export async function takeAnswer(ctx: Context, bytes: Uint8Array): Promise<Taken | Refusal<AnswerRefusal>> {
  const hash = sha256(bytes);
  const known = await findAnswerBySha(ctx.tx, hash);
  if (known) return { runId: known.run_id, accepted: known.accepted, rejected: known.rejected, pending: known.pending };

  const first = await answersIn(bytes, null);
  if (isRefusal(first)) return first;
  const messageId = first[0]?.messageId ?? null;
  const file = messageId === null ? undefined : await lockFileByMessage(ctx.tx, messageId);
  if (!file) return refuse('bank-answer-unknown', { messageId });
  const run = await findRun(ctx.tx, file.run_id);
  if (run?.state !== 'released' && run?.state !== 'executed') return refuse('run-not-released');

  const answers = await answersIn(bytes, await orderOf(ctx, file));
  if (isRefusal(answers)) return answers;
  const payouts = await payoutsByPayment(ctx.tx, file);
  const rejections = rejectionsIn(answers, (endToEndId) => payouts.get(endToEndId));
  if (rejections === null) return refuse('bank-answer-unknown', { messageId });
  const id = newId(ctx.now.getTime());
  const counts = countsOf(answers);
  await insertAnswer(ctx.tx, file, { id, sha256: hash, by: ctx.actor.id, at: ctx.now, ...counts }, rejections);
  if (rejections.length > 0) await ctx.send(rejectAnsweredJob, { answerId: id });
  return { runId: file.run_id, ...counts };
}

const payoutsATransaction = 50;

/**
 * Undoes the payouts that an answer rejects, in the name of who brought it in, some at a time; broken off it goes on from
 * there. What cannot be undone, as a payout whose other part went to the bailiff, stays and is shown to staff.
 */
export async function rejectAnswered(services: Services, { answerId }: { answerId: string }): Promise<void> {
  const { received_by } = await withContext(services, theService, ({ tx }) => findAnswer(tx, answerId));
  for (let after: string | null = firstId; after !== null; ) {
    const from: string = after;
    after = await withContext(services, { ...theService, id: received_by }, async (ctx) => {
      const rejected = await rejectedByAnswer(ctx.tx, answerId, from, payoutsATransaction);
      for (const { payout_id, reason } of rejected) await rejectPayout(ctx, payout_id, reason.slice(0, 1000));
      return rejected.at(-1)?.payout_id ?? null;
    });
  }
}

async function answersIn(
  bytes: Uint8Array,
  original: OriginalOrder | null,
): Promise<PaymentAnswer[] | Refusal<'bank-answer-unreadable'>> {
  const answers: PaymentAnswer[] = [];
  try {
    for await (const one of readAnswer(inOnePiece(bytes), original)) answers.push(one);
    return answers;
  } catch (error) {
    if (error instanceof XmlFault) return refuse('bank-answer-unreadable', { at: error.message });
    throw error;
  }
}

/** The order exactly as it was approved and sent. */
async function orderOf(ctx: Context, file: FileHead): Promise<OriginalOrder> {
  const { content } = await fileContent(ctx.tx, file.run_id, file.no);
  const sealer = await ctx.secrets.of(ctx.tx, file.run_id);
  return readOriginal(inOnePiece(sealer.openBytes(filePlace(file.run_id, file.no), content)));
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
