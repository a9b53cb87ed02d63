import {
  allocationReversed,
  paymentAllocated,
  payoutExecuted,
  payoutReturned,
  statementMatched,
} from '../banking/actions/announce-payments.ts';
import type { Services } from '../platform/context.ts';
import { type Handler, handler, type Listener, when } from '../platform/jobs.ts';
import { releaseRunJob } from './actions/approve-run.ts';
import {
  dropPayable,
  dropPayableJob,
  gatherAllocation,
  gatherAllocationJob,
  gatherStatement,
  gatherStatementJob,
} from './actions/gather-payables.ts';
import { makePayslips } from './actions/make-payslips.ts';
import { makePayslipsJob, releaseRun } from './actions/release-run.ts';
import { settleFile, settleFileJob, takeReturned, takeReturnedJob } from './actions/settle-run.ts';
import { rejectAnswered, rejectAnsweredJob } from './actions/take-answer.ts';

export const payoutsJobs: Handler<Services>[] = [
  handler(gatherStatementJob, gatherStatement),
  handler(gatherAllocationJob, gatherAllocation),
  handler(dropPayableJob, dropPayable),
  handler(releaseRunJob, releaseRun),
  handler(makePayslipsJob, makePayslips),
  handler(settleFileJob, settleFile),
  handler(takeReturnedJob, takeReturned),
  handler(rejectAnsweredJob, rejectAnswered),
];

export const payoutsListeners: Listener[] = [
  when(statementMatched, gatherStatementJob),
  when(paymentAllocated, gatherAllocationJob),
  when(allocationReversed, dropPayableJob),
  when(payoutExecuted, settleFileJob),
  when(payoutReturned, takeReturnedJob),
];
