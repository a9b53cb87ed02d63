import { invoicesByReference } from '../../invoicing/actions/find-payable.ts';
import type { Context } from '../../platform/context.ts';
import { allocateInOrder } from '../allocation.ts';
import type { Entry } from '../entry.ts';
import { lockedSettlements, openDays, saveAllocations } from './save-allocations.ts';

/**
 * Allocates new payments to the invoices whose reference they carry, whatever their sum: part payments, several for one
 * invoice, and too much, which is set aside to be sent back. Payments without a known reference are left to the staff.
 */
export async function matchPayments(ctx: Context, payments: readonly Entry[]): Promise<void> {
  const references = [...new Set(payments.flatMap(({ reference }) => reference ?? []))];
  const invoices = await invoicesByReference(ctx.tx, references);
  if (invoices.size === 0) return;
  const settlements = await lockedSettlements(ctx, [...invoices.values()]);

  const byReference = new Map(
    [...invoices].flatMap(([reference, { id }]) => {
      const settlement = settlements.get(id);
      return settlement ? [[reference, settlement] as const] : [];
    }),
  );
  const matched = allocateInOrder(payments, byReference);

  await saveAllocations(ctx, matched, 'matching', await openDays(ctx));
}
