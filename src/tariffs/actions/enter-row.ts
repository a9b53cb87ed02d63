import type { Day } from '../../basics/day.ts';
import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import { type OwnRow, ownRow } from '../../law/own-rows.ts';
import { finnishLaw } from '../../law/rules.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { notConfirmable, notDecidable } from '../proposal.ts';
import { insertRow, lockRowForStaff, saveDecision } from '../store.ts';

type Proposal = { rule: string; since: Day; value: OwnRow['value']; source: string };

/** Proposes a figure of the law with where it was decided; it counts once somebody else has confirmed it. */
export async function proposeRow(
  ctx: Context,
  { rule, since, value, source }: Proposal,
): Promise<{ id: string } | Refusal<'rule-unknown' | 'place-unknown' | 'value-not-of-unit' | 'row-waits-already'>> {
  const row = ownRow(finnishLaw, { key: rule, since, value, source });
  if (isRefusal(row)) return row;
  const id = newId(ctx.now.getTime());
  const added = await insertRow(ctx.tx, {
    id,
    rule: row.key,
    since,
    value: JSON.stringify(value),
    source,
    proposed_by: ctx.actor.id,
    proposed_at: ctx.now,
  });
  return added ? { id } : refuse('row-waits-already', { rule, since });
}

/** Confirms what a colleague proposed: from this moment every calculation goes by it. */
export async function confirmRow(
  ctx: Context,
  id: string,
): Promise<{ id: string } | Refusal<'not-found' | 'row-decided' | 'own-row'>> {
  const no = notConfirmable(await lockRowForStaff(ctx.tx, id), ctx.actor.id);
  if (no) return no;
  await saveDecision(ctx.tx, id, { confirmed_by: ctx.actor.id, confirmed_at: ctx.now });
  return { id };
}

/** Withdraws a proposal, one's own or a colleague's. */
export async function withdrawRow(
  ctx: Context,
  id: string,
): Promise<{ id: string } | Refusal<'not-found' | 'row-decided'>> {
  const no = notDecidable(await lockRowForStaff(ctx.tx, id));
  if (no) return no;
  await saveDecision(ctx.tx, id, { withdrawn_by: ctx.actor.id, withdrawn_at: ctx.now });
  return { id };
}
