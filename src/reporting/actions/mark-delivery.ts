import { type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  type DeliveryRow,
  findDelivery,
  lackingOf,
  lockDelivery,
  type Refused,
  saveDelivery,
  saveRefused,
} from '../store/deliveries.ts';
import { reportsOfMonth } from '../store/months.ts';
import { cancelReportsJob } from './cancel-reports.ts';
import { reportMonthsJob } from './report-month.ts';
import { reportRunJob } from './report-run.ts';

// The register's own system answers to the one who sent; staff record here what was sent and what came back. What it says in a
// file of its own is read by read-answer.ts and recorded the same way.

type Moved<State> = { id: string; state: State };

/** Records that the delivery has been sent. */
export async function markSent(
  ctx: Context,
  id: string,
): Promise<Moved<'sent'> | Refusal<'not-found' | 'delivery-not-written'>> {
  const delivery = await lockDelivery(ctx.tx, id);
  if (!delivery) return refuse('not-found');
  if (delivery.state !== 'written') return refuse('delivery-not-written', { state: delivery.state });
  await saveDelivery(ctx.tx, id, { state: 'sent', sent_by: ctx.actor.id, sent_at: ctx.now });
  return { id, state: 'sent' };
}

type Answer = { refused: readonly Refused[]; reason: string | undefined };

/**
 * Records that the register has taken the delivery. It refuses faulty reports one by one and keeps the others; those it
 * refused are named by their ids, with what it said of them, and wait for correction.
 */
export async function markAcknowledged(
  ctx: Context,
  id: string,
  { refused, reason }: Answer,
): Promise<
  | Moved<'acknowledged'>
  | Refusal<
      | 'not-found'
      | 'delivery-settled'
      | 'delivery-not-sent'
      | 'report-not-in-delivery'
      | 'refusal-needs-reason'
      | 'delivery-refused-whole'
    >
> {
  const delivery = await lockDelivery(ctx.tx, id);
  if (!delivery) return refuse('not-found');
  if (delivery.settled_at) return refuse('delivery-settled', { state: delivery.state });
  if (delivery.state !== 'sent') return refuse('delivery-not-sent', { state: delivery.state });
  if (refused.length > 0 && reason === undefined) return refuse('refusal-needs-reason');
  if (refused.length >= delivery.reports) return refuse('delivery-refused-whole');
  if (refused.length > 0 && (await saveRefused(ctx.tx, delivery, ctx.now, refused)) !== refused.length)
    return refuse('report-not-in-delivery');
  await saveDelivery(ctx.tx, id, {
    state: 'acknowledged',
    settled_by: ctx.actor.id,
    settled_at: ctx.now,
    reason: reason ?? null,
  });
  // What the bank rejected meanwhile can be taken back only now that the register holds it.
  if (delivery.kind === 'earnings' && delivery.run_id) await ctx.send(cancelReportsJob, { runId: delivery.run_id });
  return { id, state: 'acknowledged' };
}

/** Records that the register refused the whole delivery, or that staff withdrew it before it was sent. */
export async function markRejected(
  ctx: Context,
  id: string,
  reason: string,
): Promise<Moved<'rejected'> | Refusal<'not-found' | 'delivery-settled' | 'delivery-not-written'>> {
  const delivery = await lockDelivery(ctx.tx, id);
  if (!delivery) return refuse('not-found');
  if (delivery.settled_at) return refuse('delivery-settled', { state: delivery.state });
  if (delivery.written_at === null) return refuse('delivery-not-written', { state: delivery.state });
  await saveRefused(ctx.tx, delivery, ctx.now);
  await saveDelivery(ctx.tx, id, { state: 'rejected', settled_by: ctx.actor.id, settled_at: ctx.now, reason });
  return { id, state: 'rejected' };
}

/**
 * Has what the register refused of a delivery made anew, as a job: a refused report was never taken, so it is new again, a
 * cancellation that was refused is tried once more, and so is the report of a month.
 */
export async function correctDelivery(
  ctx: Context,
  id: string,
): Promise<{ id: string; reports: number } | Refusal<'not-found' | 'nothing-to-correct'>> {
  const delivery = await findDelivery(ctx.tx, id);
  if (!delivery) return refuse('not-found');
  if (delivery.kind === 'separate') return correctMonth(ctx, delivery);
  const { uncorrected = 0, toCancel = 0 } = (await lackingOf(ctx.tx, [id])).get(id) ?? {};
  const again = delivery.state === 'acknowledged' ? toCancel : 0;
  if (delivery.run_id === null || uncorrected + again === 0) return refuse('nothing-to-correct');
  if (uncorrected > 0) await ctx.send(reportRunJob, { runId: delivery.run_id });
  if (again > 0) await ctx.send(cancelReportsJob, { runId: delivery.run_id });
  return { id, reports: uncorrected + again };
}

async function correctMonth(
  ctx: Context,
  { id, no, state, period_from: month }: DeliveryRow,
): Promise<{ id: string; reports: number } | Refusal<'nothing-to-correct'>> {
  const isLast = (await reportsOfMonth(ctx.tx, month)).at(-1)?.no === no;
  if (state !== 'rejected' || !isLast) return refuse('nothing-to-correct');
  await ctx.send(reportMonthsJob, {});
  return { id, reports: 1 };
}
