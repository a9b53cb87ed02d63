import { payoutRunApproved } from '../payouts/actions/approve-run.ts';
import type { Services } from '../platform/context.ts';
import { type Handler, handler, type Listener, when } from '../platform/jobs.ts';
import { reportRun, reportRunJob } from './actions/report-run.ts';
import { writeDelivery, writeDeliveryJob } from './actions/write-delivery.ts';

export const reportingJobs: Handler<Services>[] = [
  handler(reportRunJob, reportRun),
  handler(writeDeliveryJob, writeDelivery),
];

export const reportingListeners: Listener[] = [when(payoutRunApproved, reportRunJob)];
