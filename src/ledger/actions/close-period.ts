import type { Day } from '../../basics/day.ts';
import { type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { closedThrough, insertClosing } from '../store.ts';

/** Closes the books through a day, for good: nothing is booked on it or before it any more; mistakes are reversed later. */
export async function closePeriod(
  ctx: Pick<Context, 'tx' | 'actor' | 'today' | 'now'>,
  through: Day,
): Promise<Refusal<'period-not-over' | 'period-already-closed'> | null> {
  const closed = await closedThrough(ctx.tx);

  if (through >= ctx.today) return refuse('period-not-over');
  if (closed && through <= closed) return refuse('period-already-closed', { closedThrough: closed });

  await insertClosing(ctx.tx, { through, by: ctx.actor.id, at: ctx.now });
  return null;
}
