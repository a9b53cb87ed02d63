import { addDays, type Day } from '../../basics/day.ts';
import { type Cents, negative, sum, zero } from '../../basics/money.ts';
import { type Refusal, refuse } from '../../basics/refusal.ts';
import { receivable } from '../../ledger/account.ts';
import { bookAll } from '../../ledger/actions/book.ts';
import { balancesOf, owedTo } from '../../ledger/actions/read-balances.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import {
  advancesOf,
  allocationTo,
  type Excess,
  excessOf,
  excessTakenBack,
  type Part,
  type Settlement,
  takenBack,
} from '../allocation.ts';
import {
  type AllocationRow,
  closedThrough,
  insertAllocations,
  lockSettlements,
  type NewAllocation,
  type Payable,
} from '../store/allocations.ts';
import { allocationReversed } from './announce-payments.ts';

/** How far invoices have been paid and what the books say is still open, locked until the transaction ends. */
export async function lockedSettlements(ctx: Context, invoices: readonly Payable[]): Promise<Map<string, Settlement>> {
  const locked = await lockSettlements(ctx.tx, invoices);
  // The balances are asked only after the locks are held, so that no other payment can come in between.
  const open = await balancesOf(
    ctx.tx,
    invoices.map(({ id }) => receivable(id)),
  );
  return new Map(
    invoices.map(({ id, owner, grossCents, netCents }) => {
      const paid = locked.get(id);
      if (!paid) throw new Error('a settlement that was locked is missing');
      return [id, { ...paid, owner, grossCents, netCents, openCents: open.get(receivable(id)) ?? zero }];
    }),
  );
}

/** Writes and books allocations to invoices and excess to be sent back; answers the ids of the former, in their order. */
export async function saveAllocations(
  ctx: Context,
  { parts, excess }: { parts: readonly Part[]; excess: readonly Excess[] },
  by: string,
  bookedOn: (receivedOn: Day) => Day,
): Promise<string[]> {
  const toInvoices = parts.map((part) => ({ id: newId(ctx.now.getTime()), ...part }));
  const toRefund = excess.map((one) => ({ id: newId(ctx.now.getTime()), ...one }));
  await insertAllocations(
    ctx.tx,
    [
      ...toInvoices.map(({ id, entry, invoiceId, owner, cents, netCents }) => ({
        ...fresh(id, entry),
        target: 'invoice' as const,
        invoiceId,
        owner,
        cents,
        netCents,
      })),
      ...toRefund.map(({ id, entry, cents }) => ({ ...fresh(id, entry), target: 'refund' as const, cents })),
    ],
    by,
    ctx.now,
  );
  await bookAll(
    ctx.tx,
    [
      ...toInvoices.map((one) => allocationTo({ ...one, bookedOn: bookedOn(one.entry.bookedOn) })),
      ...toRefund.map((one) => excessOf({ ...one, entryId: one.entry.id, bookedOn: bookedOn(one.entry.bookedOn) })),
    ],
    ctx.now,
  );
  return toInvoices.map(({ id }) => id);
}

const fresh = (id: string, entry: { id: string; bookedOn: Day }) => ({
  id,
  entryId: entry.id,
  invoiceId: null,
  owner: null,
  netCents: zero,
  advancedCents: zero,
  receivedOn: entry.bookedOn,
  reverses: null,
  reason: null,
});

/**
 * Takes allocations back: the customer owes again, and what the entrepreneur has been paid of it already becomes an
 * advance. Refused where an advance may not be made and would be needed.
 */
export async function takeBackAllocations(
  ctx: Context,
  allocations: readonly AllocationRow[],
  why: { by: string; reason: string; bookedOn: Day; mayAdvance: boolean },
): Promise<Refusal<'already-paid-out'> | null> {
  const nets = allocations.map(({ owner, netCents }) => ({ owner: owner ?? '', netCents }));
  const owners = [...new Set(allocations.flatMap(({ owner }) => owner ?? []))];
  const advances = advancesOf(nets, await owedTo(ctx.tx, owners));
  if (!why.mayAdvance && sum(advances) > 0) return refuse('already-paid-out');

  const back = allocations.map((one, at) => ({ ...one, advancedCents: advances[at] ?? zero }));
  await insertAllocations(
    ctx.tx,
    back.map((one) => opposite(ctx, one, why.reason)),
    why.by,
    ctx.now,
  );
  await bookAll(
    ctx.tx,
    back.map((one) => bookedBack(one, why.bookedOn)),
    ctx.now,
  );
  for (const { id, target } of back)
    if (target === 'invoice') await ctx.announce(allocationReversed, { allocationId: id });
  return null;
}

type TakenBack = AllocationRow & { advancedCents: Cents };

const opposite = (ctx: Context, of: TakenBack, reason: string): NewAllocation => ({
  id: newId(ctx.now.getTime()),
  entryId: of.entryId,
  target: of.target,
  invoiceId: of.invoiceId,
  owner: of.owner,
  cents: negative(of.cents),
  netCents: negative(of.netCents),
  advancedCents: of.advancedCents,
  receivedOn: of.receivedOn,
  reverses: of.id,
  reason,
});

function bookedBack(of: TakenBack, bookedOn: Day) {
  const { id, entryId, cents, netCents, advancedCents, invoiceId, owner } = of;
  if (invoiceId === null || owner === null) return excessTakenBack({ id, reverses: id, entryId, cents, bookedOn });
  return takenBack({ id, reverses: id, cents, bookedOn, invoiceId, owner, netCents, advancedCents });
}

/** The day something is booked on: its own, or the first one that a closed period leaves open. */
export async function openDays(ctx: Context): Promise<(wanted: Day) => Day> {
  const closed = await closedThrough(ctx.tx);
  return (wanted) => (closed !== null && wanted <= closed ? addDays(closed, 1) : wanted);
}
