import { addDays, type Day } from '../../basics/day.ts';
import { type Cents, sum, zero } from '../../basics/money.ts';
import { type Refusal, refuse } from '../../basics/refusal.ts';
import { bankDayFrom } from '../../law/holidays.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { inRounds, inSlices, lookUpByIndex } from '../../platform/rounds.ts';
import type { Sealer } from '../../platform/secrets.ts';
import type { HoldReason } from '../payout.ts';
import type { PayFacts, Plan } from '../plan.ts';
import { checkPayDay } from '../run.ts';
import { insertHolds } from '../store/holds.ts';
import { takePayables, waitingPayables } from '../store/payables.ts';
import { insertPayouts, type NewPayout } from '../store/payouts.ts';
import { findPreparedRun, insertRun, lockPreparing } from '../store/runs.ts';
import { basesOf, circumstancesOf, type Due, factsOf } from './pay-facts.ts';
import { type RunTerms, termsOn } from './pay-terms.ts';
import { dueOf, planOver, sealSnapshot } from './plan-payouts.ts';

/** People in one round of calculation; the memory of a run does not grow past it. */
export const peopleAtOnce = 500;
export const firstId = '00000000-0000-0000-0000-000000000000';

type Wish = { executesOn?: Day | undefined; receivedThrough?: Day | undefined };
type Run = { id: string; executes_on: Day };

/**
 * Prepares a run: everything received by a day and not yet paid, one payout a person, calculated and sealed; who may not be
 * paid is held with the reasons. Of two people who prepare at once the second is told of the first one's run.
 */
export async function prepareRun(ctx: Context, wish: Wish) {
  await lookUpByIndex(ctx.tx);
  await lockPreparing(ctx.tx);
  const prepared = await findPreparedRun(ctx.tx);
  if (prepared) return refuse('run-already-prepared', { runId: prepared.id });
  const executesOn = wish.executesOn ?? bankDayFrom(addDays(ctx.today, 1));
  const wrongDay = checkPayDay(executesOn, ctx.today);
  if (wrongDay) return wrongDay;
  const terms = await termsOn(ctx, executesOn);
  if (!terms) return refuse('no-tariff');

  const run = { id: newId(ctx.now.getTime()), executes_on: executesOn };
  const receivedThrough = wish.receivedThrough ?? ctx.today;
  await insertRun(ctx.tx, {
    ...run,
    received_through: receivedThrough,
    prepared_by: ctx.actor.id,
    prepared_at: ctx.now,
  });
  return fillRun(ctx, run, receivedThrough, terms);
}

type Prepared = { id: string; payouts: number; held: number };

/** What one person's payout is made of before it is calculated. */
type Loaded = { due: Due; facts: PayFacts; basis: string; sealer: Sealer | undefined };
type Made = NewPayout & { parts: Due['parts']; holds: readonly HoldReason[] };

async function fillRun(
  ctx: Context,
  run: Run,
  receivedThrough: Day,
  terms: RunTerms,
): Promise<Prepared | Refusal<'nothing-to-pay'>> {
  const prepared: Prepared = { id: run.id, payouts: 0, held: 0 };
  let after = firstId;
  await inRounds<Loaded[], Made[]>({
    async load() {
      const due = dueOf(await waitingPayables(ctx.tx, receivedThrough, after, peopleAtOnce));
      after = due.at(-1)?.owner ?? after;
      return due.length === 0 ? null : loadFacts(ctx, due, terms);
    },
    make: (round) => inSlices(round, (one) => makePayout(ctx, one, terms)),
    async save(round) {
      await savePayouts(ctx, run, round);
      prepared.held += round.filter((one) => one.standing === 'held').length;
      prepared.payouts += round.filter((one) => one.standing === 'planned').length;
    },
  });
  return prepared.payouts + prepared.held === 0 ? refuse('nothing-to-pay') : prepared;
}

async function loadFacts(ctx: Context, due: readonly Due[], terms: RunTerms): Promise<Loaded[]> {
  const { paidOn } = terms;
  const circumstances = await circumstancesOf(ctx, due, paidOn);
  const basis = await basesOf(ctx, circumstances, terms);
  const facts = await factsOf(ctx, circumstances, paidOn);
  const sealers = await ctx.secrets.ofAll(ctx.tx, circumstances.owners);
  return due.map((one) => ({
    due: one,
    facts: { ...facts(one.owner), parts: one.parts },
    basis: basis(one),
    sealer: sealers.get(one.owner),
  }));
}

function makePayout(ctx: Context, { due, facts, basis, sealer }: Loaded, terms: RunTerms): Made {
  if (!sealer) throw new Error('money for somebody without a key');
  const id = newId(ctx.now.getTime());
  const plan = planOver(ctx, facts, terms);
  const sealed = sealSnapshot(sealer, id, plan.snapshot);
  return { ...payoutRow(id, due, plan), basis, ...sealed, parts: due.parts, holds: plan.holds };
}

/** Writes the payouts of a round with their holds, and takes what they pay. */
async function savePayouts(ctx: Context, run: Run, round: readonly Made[]): Promise<void> {
  await insertPayouts(ctx.tx, run, round);
  await takePayables(
    ctx.tx,
    round.flatMap(({ id, parts }) => parts.map((part) => ({ id: part.id, payoutId: id }))),
  );
  const holds = round.flatMap((one) => holdsOf(ctx, one, one.holds));
  await insertHolds(ctx.tx, holds, ctx.actor.id, ctx.now);
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
): Omit<NewPayout, 'basis' | 'snapshot' | 'steps'> {
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
