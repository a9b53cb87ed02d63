import { sql } from 'kysely';
import { over, type Tx } from '../../platform/database.ts';
import type { AnswerCounts, Rejection } from '../bank-answer.ts';
import { bailiffsEndToEndId, endToEndIdOf } from '../payout.ts';
import { payoutsTables } from '../tables.ts';
import type { FileHead } from './runs.ts';

const mine = (tx: Tx) => over(tx, payoutsTables);

export const findAnswerBySha = (tx: Tx, sha256: string) =>
  mine(tx).selectFrom('payout_answer').selectAll().where('sha256', '=', sha256).executeTakeFirst();

export const findAnswer = (tx: Tx, id: string) =>
  mine(tx).selectFrom('payout_answer').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export async function insertAnswer(
  tx: Tx,
  file: FileHead,
  answer: AnswerCounts & { id: string; sha256: string; by: string; at: Date },
  rejections: readonly Rejection[],
): Promise<void> {
  const { id, sha256, by, at, accepted, rejected, pending } = answer;
  await mine(tx)
    .insertInto('payout_answer')
    .values({
      id,
      run_id: file.run_id,
      file_no: file.no,
      sha256,
      received_by: by,
      received_at: at,
      accepted,
      rejected,
      pending,
    })
    .execute();
  await sql`
    insert into payout_rejection (answer_id, end_to_end_id, payout_id, owner, code, reason, by_hand)
    select ${id}::uuid, given.end_to_end_id, given.payout_id, p.owner, given.code, given.reason, given.by_hand
    from unnest(
      ${rejections.map((one) => one.endToEndId)}::text[], ${rejections.map((one) => one.payoutId)}::uuid[],
      ${rejections.map((one) => one.code)}::text[], ${rejections.map((one) => one.reason)}::text[],
      ${rejections.map((one) => one.byHand)}::boolean[]
    ) as given (end_to_end_id, payout_id, code, reason, by_hand)
    join payout p on p.id = given.payout_id`.execute(tx);
}

/** The payouts that a file pays, by the ids of their payments. */
export async function payoutsByPayment(tx: Tx, file: FileHead): Promise<Map<string, string>> {
  const rows = await mine(tx)
    .selectFrom('payout')
    .select('id')
    .where('run_id', '=', file.run_id)
    .where('standing', '<>', 'held')
    .where('owner', '>=', file.from_owner)
    .where('owner', '<=', file.through_owner)
    .execute();
  return new Map(rows.flatMap(({ id }) => [endToEndIdOf(id), bailiffsEndToEndId(id)].map((payment) => [payment, id])));
}

/** The next so many payouts that an answer rejects and that still stand as sent, after one of them. */
export async function rejectedByAnswer(tx: Tx, answerId: string, after: string, most: number) {
  const found = await sql<{ payout_id: string; reason: string }>`
    select x.payout_id, x.reason from payout_rejection x join payout p on p.id = x.payout_id
    where x.answer_id = ${answerId}::uuid and not x.by_hand and p.standing = 'planned' and x.payout_id > ${after}::uuid
    order by x.payout_id limit ${most}`.execute(tx);
  return found.rows;
}

/** The answers to the files of runs, oldest first, each with what of its rejections is not undone. */
export async function answersForStaff(tx: Tx, runIds: readonly string[]) {
  const answers = await mine(tx)
    .selectFrom('payout_answer')
    .selectAll()
    .where(sql<boolean>`run_id = any(${[...runIds]}::uuid[])`)
    .orderBy('id')
    .execute();
  const open = await sql<{ answer_id: string; payout_id: string; no: number; reason: string }>`
    select x.answer_id, x.payout_id, p.no, x.reason
    from payout_answer a join payout_rejection x on x.answer_id = a.id join payout p on p.id = x.payout_id
    where a.run_id = any(${[...runIds]}::uuid[]) and p.standing <> 'rejected'
    order by p.no limit 100`.execute(tx);
  const openOf = Map.groupBy(open.rows, (row) => row.answer_id);
  return answers.map((answer) => ({ ...answer, open: openOf.get(answer.id) ?? [] }));
}
