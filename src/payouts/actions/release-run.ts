import { handToBank } from '../../banking/actions/hand-to-bank.ts';
import { type Services, theService, withContext } from '../../platform/context.ts';
import { job } from '../../platform/jobs.ts';
import { paymentIdsOf } from '../store/payouts.ts';
import { type FileHead, fileContent, filesOf, findRun, lockRun, saveRun } from '../store/runs.ts';
import { filePlace } from './bank-files.ts';
import { firstId } from './prepare-run.ts';

/** Sent when a run has gone to the bank; makes the payslips of the run round by round. */
export const makePayslipsJob = job<{ runId: string; afterOwner: string }>('make-payslips', 8);

/**
 * Hands the files of an approved run to the bank exactly as they were approved, each in a transaction of its own and once,
 * whatever breaks off; then the run is released and its payslips are made.
 */
export async function releaseRun(services: Services, { runId }: { runId: string }): Promise<void> {
  const files = await withContext(services, theService, async (ctx) => {
    const run = await findRun(ctx.tx, runId);
    if (!run?.approved_by) throw new Error('a run that nobody approved is not paid');
    return run.state === 'approved' ? filesOf(ctx.tx, [runId]) : [];
  });
  for (const file of files) await handFile(services, file);
  await withContext(services, theService, async (ctx) => {
    const run = await lockRun(ctx.tx, runId);
    if (run?.state !== 'approved') return;
    await saveRun(ctx.tx, runId, { state: 'released', released_at: ctx.now });
    await ctx.send(makePayslipsJob, { runId, afterOwner: firstId });
  });
}

async function handFile(services: Services, file: FileHead): Promise<void> {
  await withContext(services, theService, async (ctx) => {
    const { content } = await fileContent(ctx.tx, file.run_id, file.no);
    const sealer = await ctx.secrets.of(ctx.tx, file.run_id);
    const payments = await paymentIdsOf(ctx.tx, file);
    await handToBank(ctx, {
      messageId: file.message_id,
      fileName: `pain001-${file.message_id}.xml`,
      bytes: sealer.openBytes(filePlace(file.run_id, file.no), content),
      sha256: file.sha256,
      totalCents: file.cents,
      endToEndIds: payments,
    });
  });
}
