import { payoutRunApproved } from '../payouts/actions/approve-run.ts';
import { payoutRejected } from '../payouts/actions/settle-run.ts';
import type { Services } from '../platform/context.ts';
import { type Handler, handler, type Listener, type Schedule, when } from '../platform/jobs.ts';
import { cancelReports, cancelReportsJob } from './actions/cancel-reports.ts';
import { reportMonths, reportMonthsJob } from './actions/report-month.ts';
import { reportRun, reportRunJob } from './actions/report-run.ts';
import { writeDelivery, writeDeliveryJob } from './actions/write-delivery.ts';

export const reportingJobs: Handler<Services>[] = [
  handler(reportRunJob, reportRun),
  handler(writeDeliveryJob, writeDelivery),
  handler(cancelReportsJob, cancelReports),
  handler(reportMonthsJob, reportMonths),
];

export const reportingListeners: Listener[] = [
  when(payoutRunApproved, reportRunJob),
  when(payoutRejected, cancelReportsJob),
];

export const reportingSchedules: Schedule[] = [{ job: reportMonthsJob, cron: '10 5 * * *' }];
