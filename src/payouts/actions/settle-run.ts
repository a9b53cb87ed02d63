import { expectWithout } from '../../banking/actions/hand-to-bank.ts';
import { openDays } from '../../banking/actions/save-allocations.ts';
import type { Day } from '../../basics/day.ts';
import { minus } from '../../basics/money.ts';
import { refuse } from '../../basics/refusal.ts';
import { book } from '../../ledger/actions/book.ts';
import { reverseBooking } from '../../ledger/actions/reverse-booking.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { job, news } from '../../platform/jobs.ts';
import { endToEndIdOf, payoutIdOf } from '../payout.ts';
import { comeBack, executionOf } from '../run.ts';
import { letGoPayables } from '../store/payables.ts';
import { lockPayout, type PayoutRow, saveRejected } from '../store/payouts.ts';
import { filesOf, lockFileByMessage, lockRun, rejectedCents, saveFileExecuted, saveRun } from '../store/runs.ts';

type Executed = { batchMessageId: string; executedOn: Day };
type Returned = { endToEndId: string; entryId: string; returnedOn: Day };

/** An approved payment did not reach its person: whoever was told of it has to be told otherwise. */
export const payoutRejected = news<{ runId: string }>('payout-rejected');

export const settleFileJob = job<Executed>('settle-payout-file', 8);
export const takeReturnedJob = job<Returned>('take-returned-payout', 8);

/** The bank has carried out a file: money in transit has left the account. With the last file of a run its payouts are paid. */
export async function settleFile(services: Services, { batchMessageId, executedOn }: Executed): Promise<void> {
  await withContext(services, theService, async (ctx) => {
    const file = await lockFileByMessage(ctx.tx, batchMessageId);
    // An order of somebody else than payouts is none of ours to settle.
    if (!file || file.executed_on !== null) return;
    const run = await lockRun(ctx.tx, file.run_id);
    if (run?.state !== 'released') throw new Error('the bank has carried out a file that was not released');
    const executedCents = minus(file.cents, await rejectedCents(ctx.tx, file));
    const bookedOn = (await openDays(ctx))(executedOn);
    if (executedCents > 0) await book(ctx.tx, executionOf(batchMessageId, executedCents, bookedOn), ctx.now);
    await saveFileExecuted(ctx.tx, file, executedOn);
    const files = await filesOf(ctx.tx, [file.run_id]);
    if (files.every((one) => one.executed_on !== null || one.no === file.no))
      await saveRun(ctx.tx, file.run_id, { state: 'executed', executed_on: executedOn });
  });
}

/**
 * Records that the bank rejected a payment before taking the money for it: the booking is undone and the money waits for the
 * next run. A payout with a bailiff's part is refused, for that part has gone its own way.
 */
export async function rejectPayout(ctx: Context, id: string, reason: string) {
  const payout = await lockPayout(ctx.tx, id);
  if (!payout) return refuse('not-found');
  ctx.saw(payout.owner, ['pay']);
  if (payout.state !== 'sent') return refuse('not-sent', { state: payout.state });
  if (payout.garnished_cents > 0) return refuse('garnishment-sent');
  await expectWithout(ctx, endToEndIdOf(payout.id), payout.net_cents);
  await undo(ctx, payout, ctx.actor.id, reason, ctx.today);
  return { id, state: 'rejected' as const };
}

/** A payment came back after the bank had taken the money for it: the same, and the money that came back is ours again. */
export async function takeReturned(services: Services, { endToEndId, entryId, returnedOn }: Returned): Promise<void> {
  await withContext(services, theService, async (ctx) => {
    const payoutId = payoutIdOf(endToEndId);
    const payout = payoutId === null ? undefined : await lockPayout(ctx.tx, payoutId);
    if (!payout) throw new Error('a payment came back that belongs to no payout: settle it by hand');
    if (payout.state === 'rejected') return;
    if (payout.garnished_cents > 0) throw new Error('a payout with a bailiff’s part came back: settle it by hand');
    const bookedOn = (await openDays(ctx))(returnedOn);
    await book(ctx.tx, comeBack(entryId, payout.net_cents, bookedOn), ctx.now);
    await undo(ctx, payout, 'bank', 'returned', bookedOn);
  });
}

async function undo(ctx: Context, payout: PayoutRow, by: string, reason: string, bookedOn: Day): Promise<void> {
  await reverseBooking(ctx.tx, { kind: 'payout', id: payout.id }, bookedOn, ctx.now);
  await saveRejected(ctx.tx, payout.id, by, ctx.now, reason);
  await letGoPayables(ctx.tx, { payoutId: payout.id });
  await ctx.announce(payoutRejected, { runId: payout.run_id });
}
