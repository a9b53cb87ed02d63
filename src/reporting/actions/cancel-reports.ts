import { zero } from '../../basics/money.ts';
import { isRefusal } from '../../basics/refusal.ts';
import { cancellation } from '../../formats/incomes-register-cancel.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { job } from '../../platform/jobs.ts';
import { deliveryIdOfRun, reportsInDelivery } from '../delivery.ts';
import { type Cancellable, cancellableOf, insertCancellations } from '../store/cancellations.ts';
import { lockRun, nextNumber } from '../store/deliveries.ts';
import { keepDelivery } from './keep-delivery.ts';

/** Sent when a payment failed after its run was approved, and when the register has taken a delivery of the run. */
export const cancelReportsJob = job<{ runId: string }>('cancel-reports', 8);

/**
 * Takes back what the register was told of payments that failed: a report that stood would be income and tax of somebody who was
 * not paid. Done twice it makes nothing; what the register has not taken yet waits until it has.
 */
export async function cancelReports(services: Services, { runId }: { runId: string }): Promise<void> {
  await withContext(services, theService, async (ctx) => {
    await lockRun(ctx.tx, runId);
    const reports = await cancellableOf(ctx.tx, runId);
    for (let at = 0; at < reports.length; at += reportsInDelivery)
      await makeCancellation(ctx, runId, reports.slice(at, at + reportsInDelivery));
  });
}

async function makeCancellation(ctx: Context, runId: string, reports: readonly Cancellable[]): Promise<void> {
  const no = await nextNumber(ctx.tx, runId);
  const deliveryId = deliveryIdOfRun(runId, no, 'cancellation');
  const text = cancellation({
    deliveryId,
    createdAt: ctx.now.toISOString(),
    production: ctx.mode === 'real',
    owner: { businessId: ctx.config.operator.businessId },
    of: 'cancel-earnings',
    items: reports.map((one) => ({ id: one.report_id })),
  });
  if (isRefusal(text)) throw new Error(`the register would refuse the cancellation: ${text.refused}`);
  const id = await keepDelivery(ctx, text, {
    kind: 'cancellation',
    run_id: runId,
    no,
    delivery_id: deliveryId,
    // The law says without delay and names no day.
    paid_on: ctx.today,
    period_from: ctx.today,
    period_to: ctx.today,
    due_on: ctx.today,
    reports: reports.length,
    paid_cents: zero,
    withheld_cents: zero,
    garnished_cents: zero,
  });
  await insertCancellations(ctx.tx, id, reports);
}
