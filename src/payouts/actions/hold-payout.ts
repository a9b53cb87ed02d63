import { refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { isLiftable } from '../payout.ts';
import { heldByHand, insertHolds, openHolds, saveLifted } from '../store/holds.ts';
import { letGoPayables } from '../store/payables.ts';
import { findPayoutForStaff, lockPayout, saveStanding } from '../store/payouts.ts';
import { lockRun, saveNextVersion, saveRun } from '../store/runs.ts';

/** Takes a prepared run back: nothing of it is paid, and its money waits for the next one. */
export async function cancelRun(ctx: Context, id: string) {
  const run = await lockRun(ctx.tx, id);
  if (!run) return refuse('not-found');
  if (run.state !== 'prepared') return refuse('run-not-prepared', { state: run.state });
  await saveRun(ctx.tx, id, { state: 'cancelled', cancelled_by: ctx.actor.id, cancelled_at: ctx.now });
  await letGoPayables(ctx.tx, { runId: id, held: false });
  return { id, state: 'cancelled' as const };
}

/** Holds a person's pay by hand, in this run and in those to come, until somebody lifts it. */
export async function holdPayout(ctx: Context, id: string, reason: string) {
  const found = await decidable(ctx, id);
  if ('refused' in found) return found;
  const { owner, runId, state } = found;
  if ((await heldByHand(ctx.tx, { from: owner, through: owner })).has(owner)) return refuse('held-by-hand');
  const hold = newId(ctx.now.getTime());
  const sealer = await ctx.secrets.of(ctx.tx, owner);
  const note = sealer.seal({ table: 'payout_hold', column: 'note', row: hold }, reason);
  await insertHolds(ctx.tx, [{ id: hold, owner, payoutId: null, reason: 'by-hand', note }], ctx.actor.id, ctx.now);
  if (state === 'planned') await saveStanding(ctx.tx, id, 'held');
  return { id, state: 'held' as const, version: await saveNextVersion(ctx.tx, runId) };
}

/** Lifts every hold of a payout; refuses where one stands whose reason only the person or a check can take away. */
export async function liftHolds(ctx: Context, id: string) {
  const found = await decidable(ctx, id);
  if ('refused' in found) return found;
  const { owner, runId, state } = found;
  if (state !== 'held') return refuse('not-held');
  const holds = await openHolds(ctx.tx, [id], [owner]);
  const standing = holds.filter(({ reason }) => !isLiftable(reason)).map(({ reason }) => reason);
  if (standing.length > 0) return refuse('hold-stands', { reasons: standing });
  await saveLifted(
    ctx.tx,
    holds.map((hold) => hold.id),
    ctx.actor.id,
    ctx.now,
  );
  await saveStanding(ctx.tx, id, 'planned');
  return { id, state: 'planned' as const, version: await saveNextVersion(ctx.tx, runId) };
}

/** The payout of a run that can still be decided about. The run is locked first, as an approval does. */
async function decidable(ctx: Context, id: string) {
  const found = await findPayoutForStaff(ctx.tx, id);
  if (!found) return refuse('not-found');
  ctx.saw(found.owner, ['pay']);
  const run = await lockRun(ctx.tx, found.run_id);
  const payout = await lockPayout(ctx.tx, id);
  if (run?.state !== 'prepared' || !payout) return refuse('run-not-prepared');
  return { owner: payout.owner, runId: run.id, state: payout.state };
}
