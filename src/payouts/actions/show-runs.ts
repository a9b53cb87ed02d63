import { addDays } from '../../basics/day.ts';
import { zero } from '../../basics/money.ts';
import { bankDayFrom } from '../../law/holidays.ts';
import { namesOf } from '../../members/actions/seller.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf, isLiftable, type Snapshot } from '../payout.ts';
import { payslipNumber } from '../run.ts';
import { answersForStaff } from '../store/answers.ts';
import { openHolds } from '../store/holds.ts';
import { invoiceHeads } from '../store/invoices.ts';
import { countWaitingForStaff } from '../store/payables.ts';
import { findPayoutForStaff, type PayoutRow, payoutsForReview } from '../store/payouts.ts';
import {
  countRunsForStaff,
  filesOf,
  findPreparedRun,
  findRun,
  type RunRow,
  runsBefore,
  totalsOf,
} from '../store/runs.ts';
import { openSnapshots } from './plan-payouts.ts';

const nothing = {
  receivedCents: zero,
  feeCents: zero,
  feeVatCents: zero,
  contributionCents: zero,
  taxableCents: zero,
  taxFreeCents: zero,
  withheldCents: zero,
  garnishedCents: zero,
  netCents: zero,
};

/** Runs as staff see them, with their totals and files, by six queries however many there are. */
async function runViews(ctx: Context, rows: readonly RunRow[]) {
  const ids = rows.map((row) => row.id);
  const totals = await totalsOf(ctx.tx, ids);
  const files = Map.groupBy(await filesOf(ctx.tx, ids), (file) => file.run_id);
  const answers = Map.groupBy(await answersForStaff(ctx.tx, ids), (one) => `${one.run_id} ${one.file_no}`);
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.prepared_by, row.approved_by ?? []].flat()),
  );
  return rows.map((row) => {
    const { run_id, payouts, held, held_cents, ...sums } = totals.get(row.id) ?? {
      run_id: row.id,
      payouts: 0,
      held: 0,
      held_cents: zero,
      ...nothing,
    };
    return {
      id: run_id,
      state: row.state,
      version: row.version,
      executesOn: row.executes_on,
      receivedThrough: row.received_through,
      preparedBy: names.get(row.prepared_by) ?? '',
      preparedById: row.prepared_by,
      preparedAt: row.prepared_at.toISOString(),
      approvedBy: row.approved_by && (names.get(row.approved_by) ?? ''),
      approvedAt: row.approved_at?.toISOString() ?? null,
      cancelledAt: row.cancelled_at?.toISOString() ?? null,
      releasedAt: row.released_at?.toISOString() ?? null,
      executedOn: row.executed_on,
      files: (files.get(row.id) ?? []).map((file) => ({
        messageId: file.message_id,
        payments: file.payments,
        cents: file.cents,
        sha256: file.sha256,
        executedOn: file.executed_on,
        answers: (answers.get(`${file.run_id} ${file.no}`) ?? []).map((answer) => ({
          at: answer.received_at.toISOString(),
          accepted: answer.accepted,
          rejected: answer.rejected,
          pending: answer.pending,
          open: answer.open.map(({ payout_id, no, reason }) => ({
            payoutId: payout_id,
            number: payslipNumber(row.executes_on, no),
            reason,
          })),
        })),
      })),
      payouts,
      held,
      heldCents: held_cents,
      totals: sums,
    };
  });
}

export async function listRuns(ctx: Context, cursor: string | undefined, limit: number) {
  const rows = await runsBefore(ctx.tx, cursor, limit);
  return { items: await runViews(ctx, rows), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}

/** One run, or null where there is none. */
export async function showRun(ctx: Context, id: string) {
  const row = await findRun(ctx.tx, id);
  return row ? ((await runViews(ctx, [row]))[0] ?? null) : null;
}

/** What waits to be paid or decided, for the staff's first page. */
export async function showWaiting(ctx: Context) {
  const waiting = await countWaitingForStaff(ctx.tx);
  const runs = await countRunsForStaff(ctx.tx);
  const prepared = await findPreparedRun(ctx.tx);
  return {
    people: waiting.people,
    cents: waiting.cents,
    oldestReceivedOn: waiting.oldest,
    preparedRun: prepared?.id ?? null,
    notReleased: runs.approved,
    notExecuted: runs.released,
    held: runs.held,
    nextPayDay: bankDayFrom(addDays(ctx.today, 1)),
  };
}

/** The figures of a payout under the names of the contract. */
export const figuresOf = (row: PayoutRow) => ({
  receivedCents: row.received_cents,
  feeCents: row.fee_cents,
  feeVatCents: row.fee_vat_cents,
  contributionCents: row.contribution_cents,
  taxableCents: row.taxable_cents,
  taxFreeCents: row.tax_free_cents,
  withheldCents: row.withheld_cents,
  garnishedCents: row.garnished_cents,
  netCents: row.net_cents,
});

/** The payouts of a run for review, held ones first; everybody listed is noted as seen. Null where there is no such run. */
export async function listPayouts(
  ctx: Context,
  runId: string,
  only: 'all' | 'held' | 'warned',
  cursor: string | undefined,
  limit: number,
) {
  if (!(await findRun(ctx.tx, runId))) return null;
  const [rank, owner] = cursor?.split(':') ?? [];
  const after = rank !== undefined && owner !== undefined ? { rank: Number(rank), owner } : undefined;
  const rows = await payoutsForReview(ctx.tx, runId, only, after, limit);
  const last = rows.at(-1);
  return {
    items: await payoutViews(ctx, rows),
    next: last && rows.length === limit ? `${last.rank}:${last.owner}` : null,
  };
}

async function payoutViews(ctx: Context, rows: readonly PayoutRow[]) {
  const owners = rows.map((row) => row.owner);
  for (const owner of owners) ctx.saw(owner, ['name', 'pay']);
  const names = await namesOf(ctx, owners);
  const ids = rows.map((row) => row.id);
  const holds = await openHolds(ctx.tx, ids, owners);
  return rows.map((row) => ({
    id: row.id,
    number: payslipNumber(row.paid_on, row.no),
    owner: row.owner,
    name: names.get(row.owner) ?? '',
    state: row.state,
    mode: row.mode,
    ...figuresOf(row),
    warnings: [...row.warnings],
    holds: holds
      .filter((hold) => (hold.payout_id === null ? hold.owner === row.owner : hold.payout_id === row.id))
      .map((hold) => ({
        reason: hold.reason,
        actor: actorOf(hold.reason),
        since: hold.placed_at.toISOString(),
        liftable: isLiftable(hold.reason),
        byHand: hold.payout_id === null,
      })),
  }));
}

/** One payout with its steps, for whoever reviews it; null where there is none. */
export async function showPayout(ctx: Context, id: string) {
  const row = await findPayoutForStaff(ctx.tx, id);
  if (!row) return null;
  const [view] = await payoutViews(ctx, [row]);
  const snapshot = (await openSnapshots(ctx, [row])).get(row.id);
  if (!view || !snapshot) throw new Error('a payout without its snapshot');
  return {
    ...view,
    runId: row.run_id,
    paidOn: row.paid_on,
    ...(await explained(ctx, snapshot)),
    rejectedReason: row.rejected_reason,
  };
}

/** Which invoices a payout pays, and every step of its calculation. */
export async function explained(ctx: Context, { parts, quote }: Snapshot) {
  const invoices = await invoiceHeads(
    ctx.tx,
    parts.map((part) => part.invoiceId),
  );
  return {
    parts: parts.map(({ invoiceId, receivedOn, cents }) => ({
      invoiceId,
      number: invoices.get(invoiceId)?.number ?? '',
      buyerName: invoices.get(invoiceId)?.buyerName ?? '',
      receivedOn,
      cents,
    })),
    steps: (quote?.steps ?? []).map((step) => ({ ...step, inputs: { ...step.inputs } })),
  };
}
