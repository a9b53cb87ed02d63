import { type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findDelivery, lackingOf, lockDelivery, saveDelivery, saveRefused } from '../store.ts';
import { reportRunJob } from './report-run.ts';

// The register's own system answers to the one who sent; staff record here what was sent and what came back.

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

type Answer = { refusedReports: readonly string[]; reason: string | undefined };

/**
 * Records that the register has taken the delivery. It refuses faulty reports one by one and keeps the others; those it
 * refused are named by their ids, with what it said of them, and wait for correction.
 */
export async function markAcknowledged(
  ctx: Context,
  id: string,
  { refusedReports, reason }: Answer,
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
  const refused = [...new Set(refusedReports)];
  if (refused.length > 0 && reason === undefined) return refuse('refusal-needs-reason');
  if (refused.length >= delivery.reports) return refuse('delivery-refused-whole');
  if (refused.length > 0 && (await saveRefused(ctx.tx, id, ctx.now, refused)) !== refused.length)
    return refuse('report-not-in-delivery');
  await saveDelivery(ctx.tx, id, {
    state: 'acknowledged',
    settled_by: ctx.actor.id,
    settled_at: ctx.now,
    reason: reason ?? null,
  });
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
  await saveRefused(ctx.tx, id, ctx.now);
  await saveDelivery(ctx.tx, id, { state: 'rejected', settled_by: ctx.actor.id, settled_at: ctx.now, reason });
  return { id, state: 'rejected' };
}

/** Has what the register refused of a delivery reported anew, as a job: a refused report was never taken, so it is new again. */
export async function correctDelivery(
  ctx: Context,
  id: string,
): Promise<{ id: string; reports: number } | Refusal<'not-found' | 'nothing-to-correct'>> {
  const delivery = await findDelivery(ctx.tx, id);
  if (!delivery) return refuse('not-found');
  const reports = (await lackingOf(ctx.tx, [id])).get(id)?.uncorrected ?? 0;
  if (reports === 0) return refuse('nothing-to-correct');
  await ctx.send(reportRunJob, { runId: delivery.run_id });
  return { id, reports };
}
