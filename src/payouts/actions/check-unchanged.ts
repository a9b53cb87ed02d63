import { type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { changesBetween } from '../payout.ts';
import { liftedHolds } from '../store/holds.ts';
import { payablesOf } from '../store/payables.ts';
import { type PlannedPayout, snapshotsOf } from '../store/payouts.ts';
import type { RunRow } from '../store/runs.ts';
import { basesOf, circumstancesOf, factsOf } from './pay-facts.ts';
import type { RunTerms } from './pay-terms.ts';
import { dueOf, openSnapshots, planOver } from './plan-payouts.ts';

type Outdated = Refusal<'run-outdated'>;

/**
 * Refuses with a list of the payouts that would come out differently now than they were prepared. What a payout pays stays
 * as it is until the transaction ends. Whose basis is the same has the same pay; the others are calculated anew.
 */
export async function whyOutdated(
  ctx: Context,
  run: RunRow,
  terms: RunTerms,
  payouts: readonly PlannedPayout[],
): Promise<Outdated | null> {
  const paidOn = run.executes_on;
  const payables = await payablesOf(
    ctx.tx,
    payouts.map((payout) => payout.id),
  );
  const parts = new Map(dueOf(payables).map((due) => [due.owner, due.parts]));
  const circumstances = await circumstancesOf(ctx, payouts, paidOn);
  const basis = await basesOf(ctx, circumstances, terms);
  const touched = payouts
    .map((payout) => ({ payout, parts: parts.get(payout.owner) ?? [] }))
    .filter(({ payout, parts }) => payout.basis !== basis({ owner: payout.owner, parts }));
  if (touched.length === 0) return null;

  const facts = await factsOf(ctx, circumstances, paidOn);
  const changed = await changesOf(
    ctx,
    touched.map(({ payout, parts }) => ({
      payout,
      plan: planOver(ctx, { ...facts(payout.owner), parts }, terms),
    })),
  );
  return changed.length === 0 ? null : refuse('run-outdated', { payouts: changed.slice(0, 100) });
}

async function changesOf(
  ctx: Context,
  planned: readonly { payout: PlannedPayout; plan: ReturnType<typeof planOver> }[],
) {
  const ids = planned.map((one) => one.payout.id);
  const before = await openSnapshots(ctx, await snapshotsOf(ctx.tx, ids));
  const lifted = await liftedHolds(ctx.tx, ids);
  return planned.flatMap(({ payout: { id }, plan }) => {
    const snapshot = before.get(id);
    if (!snapshot) throw new Error('a payout without what it was made of');
    const isTheSame = JSON.stringify(plan.snapshot) === JSON.stringify(snapshot);
    if (isTheSame && plan.holds.every((reason) => lifted.has(`${id} ${reason}`))) return [];
    return [{ payoutId: id, changed: [...changesBetween(snapshot, plan.snapshot), ...plan.holds] }];
  });
}
