import type { Duty } from '../../basics/contract.ts';
import { type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findMember } from '../store/members.ts';
import { insertDuties, saveDutyEnded } from '../store/staff.ts';

type Change = { id: string; duty: Duty };

// Nobody changes their own duties: else one person could take every step of a payment, and the last one could lock all out.
const ownDuties = (ctx: Context, id: string) => (ctx.actor.id === id ? refuse('own-duties') : null);

/** Gives one of the staff a duty; answers null where there is no such staff member. */
export async function giveDuty(
  ctx: Context,
  { id, duty }: Change,
): Promise<Record<string, never> | null | Refusal<'own-duties'>> {
  const member = await findMember(ctx.tx, id);
  if (member?.kind !== 'staff') return null;
  const own = ownDuties(ctx, id);
  if (own) return own;
  await insertDuties(ctx.tx, id, [duty], ctx.actor.id, ctx.now);
  return {};
}

/** Ends a duty; it stays on record who had it and when. Answers null where there is no such staff member. */
export async function endDuty(
  ctx: Context,
  { id, duty }: Change,
): Promise<Record<string, never> | null | Refusal<'own-duties'>> {
  const member = await findMember(ctx.tx, id);
  if (member?.kind !== 'staff') return null;
  const own = ownDuties(ctx, id);
  if (own) return own;
  await saveDutyEnded(ctx.tx, id, duty, ctx.actor.id, ctx.now);
  return {};
}
