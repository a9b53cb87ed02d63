import type { Services } from '../platform/context.ts';
import { handler } from '../platform/jobs.ts';
import { sealLedger, sealLedgerJob } from './actions/seal-ledger.ts';

export const ledgerJobs = [handler<Services, Record<string, never>>(sealLedgerJob, sealLedger)];
