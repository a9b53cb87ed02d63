import type { Context } from '../../platform/context.ts';
import { approvedPayouts } from '../store/payouts.ts';

/** An approved payout as authorities are told of it; what it was made of is sealed, see `openPaid`. */
export type ReportablePayout = Awaited<ReturnType<typeof approvedPayouts>>[number];

/** The next so many approved payouts of a run after an owner, in the order of their owners. */
export const reportablePayouts = (
  ctx: Context,
  runId: string,
  afterOwner: string,
  limit: number,
): Promise<ReportablePayout[]> => approvedPayouts(ctx.tx, runId, afterOwner, limit);
