import {
  allocationsByIds,
  allocationsOfStatement,
  type InvoiceAllocation,
} from '../../banking/actions/read-allocations.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { job } from '../../platform/jobs.ts';
import { insertPayables, saveReversed } from '../store/payables.ts';

export const gatherStatementJob = job<{ statementId: string }>('gather-payables-of-statement', 8);
export const gatherAllocationJob = job<{ allocationId: string }>('gather-payable', 8);
export const dropPayableJob = job<{ allocationId: string }>('drop-payable', 8);

/** Makes what a statement brought payable, in two statements however much it is. Repeating changes nothing. */
export const gatherStatement = (services: Services, { statementId }: { statementId: string }): Promise<void> =>
  withContext(services, theService, async (ctx) => gather(ctx, await allocationsOfStatement(ctx.tx, statementId)));

/** The same for one payment that somebody of the staff has allocated. */
export const gatherAllocation = (services: Services, { allocationId }: { allocationId: string }): Promise<void> =>
  withContext(services, theService, async (ctx) => gather(ctx, await allocationsByIds(ctx.tx, [allocationId])));

/** An allocation that was taken back is payable no more; a run that was to pay it finds out when it is approved. */
export const dropPayable = (services: Services, { allocationId }: { allocationId: string }): Promise<void> =>
  withContext(services, theService, async (ctx) => saveReversed(ctx.tx, [allocationId], ctx.now));

// Taken back may be told before the allocation itself was gathered, hence the state is read and not remembered.
async function gather(ctx: Context, allocations: readonly InvoiceAllocation[]): Promise<void> {
  const standing = allocations.filter((one) => !one.reversed);
  await insertPayables(ctx.tx, standing, ctx.now);
}
