import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import { type Services, theService, withContext } from '../../platform/context.ts';
import type { PayoutState, Snapshot } from '../payout.ts';
import { approvedPayouts } from '../store/payouts.ts';
import { openSnapshots } from './plan-payouts.ts';
import { firstId, peopleAtOnce } from './prepare-run.ts';

/** An approved payout as authorities are told of it: everything it was calculated by and what came of it. */
export type ReportablePayout = {
  readonly id: string;
  readonly owner: string;
  readonly state: PayoutState;
  readonly paidOn: Day;
  readonly netCents: Cents;
  readonly snapshot: Snapshot;
};

/** The approved payouts of a run in the order of their owners, some thousands in memory at a time. */
export async function* reportablePayouts(services: Services, runId: string): AsyncGenerator<ReportablePayout> {
  for (let after = firstId; ; ) {
    const round = await withContext(services, theService, async (ctx) => {
      const rows = await approvedPayouts(ctx.tx, runId, after, peopleAtOnce);
      const snapshots = await openSnapshots(ctx, rows);
      return rows.map((row) => ({ row, snapshot: snapshots.get(row.id) }));
    });
    for (const { row, snapshot } of round)
      if (snapshot)
        yield {
          id: row.id,
          owner: row.owner,
          state: row.state,
          paidOn: row.paid_on,
          netCents: row.net_cents,
          snapshot,
        };
    const last = round.at(-1);
    if (!last) return;
    after = last.row.owner;
  }
}
