import { dayInFinland } from '../../basics/day.ts';
import { type Cents, minus, zero } from '../../basics/money.ts';
import type { Context } from '../../platform/context.ts';
import { paymentsOf } from '../store/allocations.ts';

/** What has been paid of an own issued invoice, and what was taken back; null where there is no such invoice. */
export async function ownPayments(ctx: Context, invoiceId: string) {
  const found = await paymentsOf(ctx.tx, invoiceId, ctx.actor.id);
  if (!found) return null;
  return {
    openCents: minus(found.grossCents, found.paidCents ?? zero) as Cents,
    items: found.payments.map((one) => ({
      id: one.id,
      receivedOn: one.receivedOn,
      cents: one.cents,
      netCents: one.netCents,
      takenBackOn: one.takenBackAt ? dayInFinland(one.takenBackAt) : null,
    })),
  };
}
