import type { Day } from '../../basics/day.ts';
import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { notConfirmable, notDecidable } from '../../tariffs/proposal.ts';
import { type FeePlan, type PlanRefusal, soundPlan } from '../fee-plan.ts';
import { insertPrice, lockPriceForStaff, savePriceDecision } from '../store/price-list.ts';

type Wanted = Omit<FeePlan, 'tiers'> & { since: Day; source: string };

/**
 * Proposes what the service takes of payments from a day on; it counts once somebody else has confirmed it. Refuses
 * `day-past`, since nobody is paid by another price than the list had, and what `soundPlan` does.
 */
export async function proposePrice(
  ctx: Context,
  { since, source, ...wanted }: Wanted,
): Promise<{ id: string } | PlanRefusal | Refusal<'day-past' | 'row-waits-already'>> {
  const plan = soundPlan(wanted);
  if (isRefusal(plan)) return plan;
  if (since < ctx.today) return refuse('day-past', { since });
  const id = newId(ctx.now.getTime());
  const added = await insertPrice(ctx.tx, {
    id,
    valid_from: since,
    percent_bp: plan.percentBp,
    extra_bp: plan.extraBp,
    minimum_cents: plan.minimumCents,
    maximum_cents: plan.maximumCents,
    taken: plan.when,
    source,
    proposed_by: ctx.actor.id,
    proposed_at: ctx.now,
  });
  return added ? { id } : refuse('row-waits-already', { since });
}

/** Confirms the price that a colleague proposed: every payment from its day on goes by it. */
export async function confirmPrice(
  ctx: Context,
  id: string,
): Promise<{ id: string } | Refusal<'not-found' | 'row-decided' | 'own-row' | 'day-past'>> {
  const row = await lockPriceForStaff(ctx.tx, id);
  const no = notConfirmable(row, ctx.actor.id);
  if (no) return no;
  if (row && row.valid_from < ctx.today) return refuse('day-past', { since: row.valid_from });
  await savePriceDecision(ctx.tx, id, { confirmed_by: ctx.actor.id, confirmed_at: ctx.now });
  return { id };
}

/** Withdraws a proposed price, one's own or a colleague's. */
export async function withdrawPrice(
  ctx: Context,
  id: string,
): Promise<{ id: string } | Refusal<'not-found' | 'row-decided'>> {
  const no = notDecidable(await lockPriceForStaff(ctx.tx, id));
  if (no) return no;
  await savePriceDecision(ctx.tx, id, { withdrawn_by: ctx.actor.id, withdrawn_at: ctx.now });
  return { id };
}
