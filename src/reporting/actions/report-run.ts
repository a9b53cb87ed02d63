import type { Day } from '../../basics/day.ts';
import { isRefusal } from '../../basics/refusal.ts';
import { earningsReport } from '../../formats/incomes-register.ts';
import { payeesOf } from '../../members/actions/payees.ts';
import { type ReportablePayout, reportablePayouts } from '../../payouts/actions/read-reportable.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { newId } from '../../platform/ids.ts';
import { job } from '../../platform/jobs.ts';
import {
  deliveryIdOfRun,
  type Earner,
  earnerOf,
  type PayoutReport,
  reportDueOn,
  reportOf,
  reportsInDelivery,
  totalsOf,
} from '../delivery.ts';
import { insertDelivery, insertReports, lockRun, nextNumber, reportedAmong, workedDays } from '../store.ts';
import { contentPlace, writeDeliveryJob } from './write-delivery.ts';

/**
 * Sent when a run has been approved, since from then on only the bank can stop it: the register takes a report up to 45 days
 * before the payment, and its deadline counts from the pay day, whether or not the bank's statement has come by then.
 */
export const reportRunJob = job<{ runId: string }>('report-run', 8);

type Reported = { payout: ReportablePayout; earner: Earner; report: PayoutReport };

/**
 * Makes the deliveries of whatever of a run the register has not been told of, or has refused: broken off anywhere and done
 * again, it goes on where it was, and done twice it makes nothing. A long run becomes several deliveries.
 */
export async function reportRun(
  services: Services,
  { runId }: { runId: string },
  inDelivery = reportsInDelivery,
): Promise<void> {
  let batch: ReportablePayout[] = [];
  const deliver = async () => {
    const payouts = batch;
    batch = [];
    if (payouts.length > 0) await withContext(services, theService, (ctx) => makeDelivery(ctx, runId, payouts));
  };
  for await (const payout of reportablePayouts(services, runId)) {
    batch.push(payout);
    if (batch.length === inDelivery) await deliver();
  }
  await deliver();
}

async function makeDelivery(ctx: Context, runId: string, payouts: readonly ReportablePayout[]): Promise<void> {
  await lockRun(ctx.tx, runId);
  const reported = await reportedAmong(
    ctx.tx,
    payouts.map((payout) => payout.id),
  );
  const made = await reportsOf(
    ctx,
    payouts.filter((payout) => !reported.has(payout.id)),
  );
  const [first] = made;
  if (first) await saveDelivery(ctx, runId, first.payout.paidOn, made);
}

/** What is reported of each payout; those of which nothing is reported are left out. */
async function reportsOf(ctx: Context, payouts: readonly ReportablePayout[]): Promise<Reported[]> {
  const payees = await payeesOf(
    ctx,
    payouts.map((payout) => payout.owner),
  );
  return payouts.flatMap((payout) => {
    const earner = earnerOf(payout.snapshot, payees.get(payout.owner));
    const report = reportOf(payout.id, payout.snapshot, earner);
    return report ? { payout, earner, report } : [];
  });
}

async function saveDelivery(ctx: Context, runId: string, paidOn: Day, made: readonly Reported[]): Promise<void> {
  const id = newId(ctx.now.getTime());
  const no = await nextNumber(ctx.tx, runId);
  const deliveryId = deliveryIdOfRun(runId, no);
  const invoices = made.flatMap(({ payout }) => payout.snapshot.parts.map((part) => part.invoiceId));
  const worked = (await workedDays(ctx.tx, invoices)) ?? { from: paidOn, to: paidOn };
  const reports = made.map((one) => one.report);
  const content = contentOfDelivery(ctx, { deliveryId, paidOn, worked, reports });
  const totals = totalsOf(reports);
  const sealer = await ctx.secrets.of(ctx.tx, id);

  await insertDelivery(ctx.tx, {
    id,
    kind: 'earnings',
    run_id: runId,
    no,
    delivery_id: deliveryId,
    paid_on: paidOn,
    period_from: worked.from,
    period_to: worked.to,
    due_on: reportDueOn(paidOn),
    reports: reports.length,
    paid_cents: totals.paidCents,
    withheld_cents: totals.withheldCents,
    garnished_cents: totals.garnishedCents,
    sha256: sha256(content),
    content: sealer.sealBytes(contentPlace(id), content),
    state: 'queued',
    made_at: ctx.now,
  });
  await insertReports(ctx.tx, id, await reportRows(ctx, id, made));
  await ctx.send(writeDeliveryJob, { id });
}

type Told = { deliveryId: string; paidOn: Day; worked: { from: Day; to: Day }; reports: readonly PayoutReport[] };

function contentOfDelivery(ctx: Context, { deliveryId, paidOn, worked, reports }: Told): Buffer {
  const { businessId, name, phone } = ctx.config.operator;
  const pieces = earningsReport({
    deliveryId,
    createdAt: ctx.now.toISOString(),
    production: ctx.mode === 'real',
    owner: { businessId },
    contact: { name, phone },
    paidOn,
    periodFrom: worked.from,
    periodTo: worked.to,
    payer: { businessId },
    reports,
  });
  if (isRefusal(pieces)) throw new Error(`the register would refuse the delivery: ${pieces.refused}`);
  const texts: string[] = [];
  for (const { file, text } of pieces) {
    if (file > 1) throw new Error('a delivery passes the size that the register takes');
    texts.push(text);
  }
  return Buffer.from(texts.join(''), 'utf8');
}

async function reportRows(ctx: Context, delivery: string, made: readonly Reported[]) {
  const sealers = await ctx.secrets.ofAll(
    ctx.tx,
    made.map(({ payout }) => payout.owner),
  );
  return made.map(({ payout, earner, report }) => {
    const sealer = sealers.get(payout.owner);
    if (!sealer) throw new Error('a report of a person without a key');
    return {
      payout_id: payout.id,
      owner: payout.owner,
      report_id: report.reportId,
      paid_as: report.paid.case,
      paid_cents: report.paid.cents,
      withheld_cents: report.withheldCents,
      garnished_cents: payout.snapshot.quote?.garnishedCents ?? totalsOf([report]).garnishedCents,
      earner: sealer.seal(earnerPlace(delivery, payout.id), JSON.stringify(earner)),
    };
  });
}

/** Where the name and code stand by which a person was reported. */
export const earnerPlace = (delivery: string, payoutId: string) => ({
  table: 'register_report',
  column: 'earner',
  row: `${delivery}:${payoutId}`,
});
