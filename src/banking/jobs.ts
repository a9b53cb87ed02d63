import type { Services } from '../platform/context.ts';
import { handler } from '../platform/jobs.ts';
import { handOrder, handOrderJob } from './actions/hand-to-bank.ts';
import { importStatement, importStatementJob } from './actions/import-statement.ts';

export const bankingJobs = [
  handler<Services, { fileId: string }>(importStatementJob, importStatement),
  handler<Services, { orderId: string }>(handOrderJob, handOrder),
];
