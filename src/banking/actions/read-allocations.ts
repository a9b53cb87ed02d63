import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import type { Tx } from '../../platform/database.ts';
import { type AllocationRow, invoiceAllocations } from '../store/allocations.ts';

/** A part of a payment that an invoice was paid with, as those who pay the entrepreneur need it. */
export type InvoiceAllocation = {
  readonly id: string;
  readonly invoiceId: string;
  readonly owner: string;
  readonly netCents: Cents;
  readonly receivedOn: Day;
  readonly reversed: boolean;
  /** Of the net that was taken back, what was not owed any more and stands on the owner's advance account. */
  readonly advancedCents: Cents;
};

/** What the payments of a statement brought to invoices, in one query however many they are. */
export const allocationsOfStatement = async (tx: Tx, statementId: string): Promise<InvoiceAllocation[]> =>
  (await invoiceAllocations(tx, { statementId })).map(shown);

/** These allocations; ids that are none are left out. */
export const allocationsByIds = async (tx: Tx, ids: readonly string[]): Promise<InvoiceAllocation[]> =>
  (await invoiceAllocations(tx, { ids })).map(shown);

function shown(row: AllocationRow): InvoiceAllocation {
  const { id, invoiceId, owner, netCents, receivedOn, takenBackAt, advancedCents } = row;
  if (invoiceId === null || owner === null) throw new Error('an allocation to an invoice without its invoice');
  return {
    id,
    invoiceId,
    owner,
    netCents,
    receivedOn,
    reversed: takenBackAt !== null,
    advancedCents: advancedCents ?? (0 as Cents),
  };
}
