import { addDays, type Day } from '../../basics/day.ts';
import { type Cents, sum, zero } from '../../basics/money.ts';
import { type Refusal, refuse } from '../../basics/refusal.ts';
import { bankDayFrom } from '../../law/holidays.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import type { FeePlan } from '../fee-plan.ts';
import type { HoldReason } from '../payout.ts';
import type { Plan } from '../plan.ts';
import { checkPayDay } from '../run.ts';
import { insertHolds } from '../store/holds.ts';
import { takePayables, waitingPayables } from '../store/payables.ts';
import { insertPayouts, type NewPayout } from '../store/payouts.ts';
import { findPreparedRun, insertRun, lockPreparing } from '../store/runs.ts';
import { type Due, dueOf, feePlanOn, planPayouts, snapshotPlace, snapshotsOfRun } from './plan-payouts.ts';

/** People in one round of calculation; the memory of a run does not grow past it. */
export const peopleAtOnce = 2_000;
export const firstId = '00000000-0000-0000-0000-000000000000';

type Wish = { executesOn?: Day | undefined; receivedThrough?: Day | undefined };
type Run = { id: string; executes_on: Day };

/**
 * Prepares a run: everything received by a day and not yet paid, one payout a person, calculated and sealed; who may not be
 * paid is held with the reasons. Of two people who prepare at once the second is told of the first one's run.
 */
export async function prepareRun(ctx: Context, wish: Wish) {
  await lockPreparing(ctx.tx);
  const prepared = await findPreparedRun(ctx.tx);
  if (prepared) return refuse('run-already-prepared', { runId: prepared.id });
  const executesOn = wish.executesOn ?? bankDayFrom(addDays(ctx.today, 1));
  const wrongDay = checkPayDay(executesOn, ctx.today);
  if (wrongDay) return wrongDay;
  const feePlan = await feePlanOn(ctx, executesOn);
  if (!feePlan) return refuse('no-tariff');

  const run = { id: newId(ctx.now.getTime()), executes_on: executesOn };
  const receivedThrough = wish.receivedThrough ?? ctx.today;
  await insertRun(ctx.tx, {
    ...run,
    received_through: receivedThrough,
    prepared_by: ctx.actor.id,
    prepared_at: ctx.now,
  });
  return fillRun(ctx, run, receivedThrough, feePlan);
}

async function fillRun(
  ctx: Context,
  run: Run,
  receivedThrough: Day,
  feePlan: FeePlan,
): Promise<{ id: string; payouts: number; held: number } | Refusal<'nothing-to-pay'>> {
  let payouts = 0;
  let held = 0;
  for (let after = firstId; ; ) {
    const due = dueOf(await waitingPayables(ctx.tx, receivedThrough, after, peopleAtOnce));
    const last = due.at(-1);
    if (!last) break;
    const plans = await planPayouts(ctx, due, run.executes_on, feePlan);
    held += await savePlans(ctx, run, due, plans);
    payouts += due.length;
    after = last.owner;
  }
  return payouts === 0 ? refuse('nothing-to-pay') : { id: run.id, payouts: payouts - held, held };
}

/** Writes the payouts of a round with their holds, takes what they pay, and answers how many are held. */
async function savePlans(ctx: Context, run: Run, due: readonly Due[], plans: readonly Plan[]): Promise<number> {
  const owners = due.map((one) => one.owner);
  const sealers = await ctx.secrets.ofAll(ctx.tx, owners);
  const written = snapshotsOfRun(ctx, run.id);
  const made = due.map((one, at) => {
    const plan = plans[at];
    const sealer = sealers.get(one.owner);
    if (!plan || !sealer) throw new Error('money for somebody without a key');
    const id = newId(ctx.now.getTime());
    const { text, basis } = written(plan.snapshot);
    return {
      ...payoutRow(id, one, plan),
      basis,
      snapshot: sealer.sealBytes(snapshotPlace(id), Buffer.from(text, 'utf8')),
      plan,
    };
  });
  await insertPayouts(ctx.tx, run, made);
  await takePayables(
    ctx.tx,
    made.flatMap((one, at) => (due[at]?.parts ?? []).map((part) => ({ id: part.id, payoutId: one.id }))),
  );
  const holds = made.flatMap((one) => holdsOf(ctx, one, one.plan.holds));
  await insertHolds(ctx.tx, holds, ctx.actor.id, ctx.now);
  return made.filter((one) => one.standing === 'held').length;
}

// A hold by hand stands by the person and needs no row of its own here.
const holdsOf = (ctx: Context, payout: { id: string; owner: string }, reasons: readonly HoldReason[]) =>
  reasons
    .filter((reason) => reason !== 'by-hand')
    .map((reason) => ({
      id: newId(ctx.now.getTime()),
      owner: payout.owner,
      payoutId: payout.id,
      reason,
      note: null,
    }));

function payoutRow(
  id: string,
  { owner, parts }: Due,
  { snapshot, holds, warnings }: Plan,
): Omit<NewPayout, 'basis' | 'snapshot'> {
  const { quote, pay } = snapshot;
  return {
    id,
    owner,
    standing: holds.length > 0 || quote === null ? 'held' : 'planned',
    mode: pay?.mode ?? null,
    received_cents: receivedOf(parts),
    fee_cents: quote?.feeCents ?? zero,
    fee_vat_cents: quote?.feeVatCents ?? zero,
    contribution_cents: quote?.employerHealthContributionCents ?? zero,
    taxable_cents: quote?.taxableCents ?? zero,
    tax_free_cents: quote?.taxFreeCents ?? zero,
    withheld_cents: quote?.withheldCents ?? zero,
    garnished_cents: quote?.garnishedCents ?? zero,
    net_cents: quote?.netCents ?? zero,
    warnings: JSON.stringify(warnings),
  };
}

export const receivedOf = (parts: readonly { cents: Cents }[]): Cents => sum(parts.map((part) => part.cents));
