import type { Cents } from '../../basics/money.ts';
import { zero } from '../../basics/money.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { insertAllocations, liveAllocationsOf } from '../store/allocations.ts';
import { lockReturnable, saveReturns } from '../store/entries.ts';
import { openDays, takeBackAllocations } from './save-allocations.ts';

/** A debit by which the bank takes a payment back. */
type Return = { id: string; cents: Cents; reference: string | null; endToEndId: string | null };
type Returnable = Awaited<ReturnType<typeof lockReturnable>>[number];

/** The payment that each return takes back: of the same sum and reference or payer's id, the latest, each once. */
export async function findReturned(ctx: Context, returns: readonly Return[]): Promise<Returnable[]> {
  const candidates = await lockReturnable(ctx.tx, returns);

  const found = new Map<string, Returnable>();
  const taken = new Set<string>();
  for (const one of candidates) {
    if (found.has(one.returnId) || taken.has(one.id)) continue;
    found.set(one.returnId, one);
    taken.add(one.id);
  }
  return [...found.values()];
}

/**
 * Undoes what returned payments were allocated to. The entrepreneur who has been paid already is not owed the money any
 * more, so that part becomes an advance.
 */
export async function takeReturns(ctx: Context, returned: readonly Returnable[], by: string): Promise<void> {
  if (returned.length === 0) return;
  const allocations = await liveAllocationsOf(
    ctx.tx,
    returned.map(({ id }) => id),
  );
  const bookedOn = (await openDays(ctx))(ctx.today);

  await takeBackAllocations(ctx, allocations, { by, reason: 'returned', bookedOn, mayAdvance: true });
  await insertAllocations(
    ctx.tx,
    returned.map(({ id: entryId, cents, bookedOn: receivedOn }) => ({
      id: newId(ctx.now.getTime()),
      entryId,
      target: 'return',
      invoiceId: null,
      owner: null,
      cents,
      netCents: zero,
      advancedCents: zero,
      receivedOn,
      reverses: null,
      reason: null,
    })),
    by,
    ctx.now,
  );
  await saveReturns(
    ctx.tx,
    returned.map(({ returnId, id: paymentId }) => ({ returnId, paymentId })),
  );
}
