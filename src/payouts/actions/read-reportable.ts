import type { Day } from '../../basics/day.ts';
import type { Context } from '../../platform/context.ts';
import type { Snapshot } from '../payout.ts';
import { approvedPayouts } from '../store/payouts.ts';
import { openSnapshots } from './plan-payouts.ts';

/** An approved payout as authorities are told of it: everything it was calculated by and what came of it. */
export type ReportablePayout = {
  readonly id: string;
  readonly owner: string;
  readonly paidOn: Day;
  readonly snapshot: Snapshot;
};

/** The next so many approved payouts of a run after an owner, in the order of their owners. */
export async function reportablePayouts(
  ctx: Context,
  runId: string,
  afterOwner: string,
  limit: number,
): Promise<ReportablePayout[]> {
  const rows = await approvedPayouts(ctx.tx, runId, afterOwner, limit);
  const snapshots = await openSnapshots(ctx, rows);
  return rows.map(({ id, owner, paid_on }) => {
    const snapshot = snapshots.get(id);
    if (!snapshot) throw new Error('a payout without what it was made of');
    return { id, owner, paidOn: paid_on, snapshot };
  });
}
