import { type Day, dayInFinland } from '../../basics/day.ts';
import { maskedHetu } from '../../members/masks.ts';
import { showOwnPayout } from '../../payouts/actions/show-own-pay.ts';
import type { Context } from '../../platform/context.ts';
import { lawInForce } from '../../tariffs/actions/law-in-force.ts';
import { isOverdue, reportDueOn } from '../delivery.ts';
import { cancelledAmong, cancelledIn } from '../store/cancellations.ts';
import {
  countWaiting,
  type DeliveryRow,
  deliveriesBefore,
  findDelivery,
  findOwnReport,
  type Lacking,
  lackingOf,
  ownersIn,
  reportsIn,
} from '../store/deliveries.ts';
import { reportedEarner } from './report-run.ts';
import { fileNameOf, openedContent } from './write-delivery.ts';

type Page = { cursor?: string | undefined; limit: number };

export async function listDeliveries(ctx: Context, { cursor, limit, only }: Page & { only: 'all' | 'open' }) {
  const rows = await deliveriesBefore(ctx.tx, only, cursor, limit);
  const lacking = await lackingOf(
    ctx.tx,
    rows.map((row) => row.id),
  );
  return {
    items: rows.map((row) => viewOf(row, lacking.get(row.id), ctx.today)),
    next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
  };
}

export const showWaiting = (ctx: Context) => countWaiting(ctx.tx, ctx.today);

/** One delivery with the reports in it, or null where there is none. */
export async function showDelivery(ctx: Context, id: string, { cursor, limit }: Page) {
  const row = await findDelivery(ctx.tx, id);
  if (!row) return null;
  const isCancellation = row.kind === 'cancellation';
  const reports = await (isCancellation ? cancelledIn : reportsIn)(ctx.tx, id, cursor, limit);
  const payouts = reports.map((report) => report.payout_id);
  const cancelled = await cancelledAmong(ctx.tx, payouts);
  const owners = reports.map((report) => report.owner);
  for (const owner of owners) ctx.saw(owner, ['name', 'pay', 'identity-code']);
  const sealers = await ctx.secrets.ofAll(ctx.tx, owners);
  return {
    delivery: viewOf(row, (await lackingOf(ctx.tx, [id])).get(id), ctx.today),
    items: reports.map((report) => {
      const earner = reportedEarner(report, sealers);
      return {
        payoutId: report.payout_id,
        owner: report.owner,
        name: earner ? `${earner.firstName} ${earner.lastName}` : '',
        hetu: earner ? maskedHetu(earner.hetu) : '',
        reportId: report.report_id,
        paidAs: report.paid_as,
        paidCents: report.paid_cents,
        withheldCents: report.withheld_cents,
        garnishedCents: report.garnished_cents,
        refused: report.refused_at !== null,
        refusal: report.refusal,
        toCancel: report.to_cancel,
        cancelled: cancelled.has(report.payout_id),
      };
    }),
    next: reports.length < limit ? null : (reports.at(-1)?.payout_id ?? null),
  };
}

/** The file of a delivery to be downloaded, which shows everybody in it; null where there is no such delivery. */
export async function deliveryFile(ctx: Context, id: string) {
  const row = await findDelivery(ctx.tx, id);
  if (!row) return null;
  for (const owner of await ownersIn(ctx.tx, id)) ctx.saw(owner, ['name', 'identity-code', 'pay']);
  const name = fileNameOf(row);
  return {
    headers: { 'content-disposition': `attachment; filename="${name}"`, etag: `"${row.sha256}"` },
    body: new File([new Uint8Array(await openedContent(ctx, id))], name, { type: 'application/xml' }),
  };
}

/** How far the report of an own payout has come, or null where there is no such payout. */
export async function showOwnReport(ctx: Context, payoutId: string) {
  const payout = await showOwnPayout(ctx, payoutId);
  if (!payout) return null;
  const isReported = payout.taxableCents + payout.withheldCents + payout.garnishedCents > 0;
  if (payout.state === 'rejected' || !isReported) return { state: 'none' as const, on: null, dueOn: null };
  const report = await findOwnReport(ctx.tx, payoutId, ctx.actor.id);
  const dueOn = report?.due_on ?? reportDueOn(payout.paidOn, await lawInForce(ctx.tx));
  const dayOf = (instant: Date | null): Day | null => instant && dayInFinland(instant);
  if (report?.state === 'acknowledged') return { state: 'accepted' as const, on: dayOf(report.settled_at), dueOn };
  if (report?.state === 'sent') return { state: 'sent' as const, on: dayOf(report.sent_at), dueOn };
  return { state: 'waiting' as const, on: null, dueOn };
}

function viewOf(row: DeliveryRow, { uncorrected, toCancel }: Lacking = { uncorrected: 0, toCancel: 0 }, today: Day) {
  const dueOn = row.due_on;
  return {
    id: row.id,
    kind: row.kind,
    runId: row.run_id,
    deliveryId: row.delivery_id,
    paidOn: row.paid_on,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    dueOn,
    overdue: isOverdue({ state: row.state, dueOn, uncorrected }, today),
    state: row.state,
    reports: row.reports,
    paidCents: row.paid_cents,
    withheldCents: row.withheld_cents,
    garnishedCents: row.garnished_cents,
    contributionCents: row.contribution_cents,
    sha256: row.sha256,
    madeAt: row.made_at.toISOString(),
    writtenAt: row.written_at?.toISOString() ?? null,
    sentAt: row.sent_at?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
    reason: row.reason,
    uncorrected,
    toCancel,
  };
}
