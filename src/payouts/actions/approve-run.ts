import { type Cents, sum } from '../../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import { paymentFile } from '../../formats/pain.ts';
import { bookAll } from '../../ledger/actions/book.ts';
import { refuseOverdraft } from '../../ledger/actions/read-balances.ts';
import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { job, news } from '../../platform/jobs.ts';
import type { Sealer } from '../../platform/secrets.ts';
import type { FeePlan } from '../fee-plan.ts';
import { changesBetween } from '../payout.ts';
import type { Plan } from '../plan.ts';
import { bookingsOf, type Calculated, messageIdOf, orderOf, paymentsOf } from '../run.ts';
import { liftedHolds } from '../store/holds.ts';
import { letGoPayables, payablesOf } from '../store/payables.ts';
import { plannedPayouts, snapshotsOf } from '../store/payouts.ts';
import { insertFile, lockRun, type RunRow, saveRun, totalsOf } from '../store/runs.ts';
import { dueOf, feePlanOn, openSnapshots, planPayouts, snapshotsOfRun } from './plan-payouts.ts';
import { firstId, peopleAtOnce, receivedOf } from './prepare-run.ts';

export const releaseRunJob = job<{ runId: string }>('release-payout-run', 8);

/** A run has been approved: what it pays is booked, and will be paid and reported. */
export const payoutRunApproved = news<{ runId: string }>('payout-run-approved');

type Seen = { version: number; netCents: Cents };
type Approved = { id: string; filesSha256: string };
type ApprovalRefusal = Refusal<
  | 'not-found'
  | 'run-not-prepared'
  | 'approver-prepared'
  | 'run-changed'
  | 'run-outdated'
  | 'pay-day-passed'
  | 'nothing-to-pay'
  | 'file-not-sound'
  | 'insufficient-balance'
>;

/**
 * Approves a run as it was looked at. Everything is calculated anew and has to come out to the letter as it was prepared;
 * then the files for the bank are frozen with their hashes, and the books take every cent. What is held goes to the next
 * run. All of it happens or nothing does.
 */
export async function approveRun(ctx: Context, id: string, seen: Seen): Promise<Approved | ApprovalRefusal> {
  const run = await lockRun(ctx.tx, id);
  if (!run) return refuse('not-found');
  const no = await whyNotApproved(ctx, run, seen);
  if (no) return no;

  const files = await freezeFiles(ctx, run);
  if (isRefusal(files)) return files;
  const filesSha256 = sha256(files.join('\n'));
  await saveRun(ctx.tx, id, {
    state: 'approved',
    approved_by: ctx.actor.id,
    approved_at: ctx.now,
    files_sha256: filesSha256,
  });
  await letGoPayables(ctx.tx, { runId: id, held: true });
  await ctx.send(releaseRunJob, { runId: id });
  await ctx.announce(payoutRunApproved, { runId: id });
  return { id, filesSha256 };
}

async function whyNotApproved(ctx: Context, run: RunRow, seen: Seen): Promise<ApprovalRefusal | null> {
  if (run.state !== 'prepared') return refuse('run-not-prepared', { state: run.state });
  if (run.prepared_by === ctx.actor.id) return refuse('approver-prepared');
  if (run.executes_on < ctx.today) return refuse('pay-day-passed');
  const totals = (await totalsOf(ctx.tx, [run.id])).get(run.id);
  if (!totals || totals.payouts === 0) return refuse('nothing-to-pay');
  if (run.version !== seen.version || totals.netCents !== seen.netCents) return refuse('run-changed');
  return null;
}

/** Checks, books and freezes the run round by round, a file for each; answers the hashes of the files. */
async function freezeFiles(ctx: Context, run: RunRow): Promise<string[] | ApprovalRefusal> {
  const sealer = await ctx.secrets.of(ctx.tx, run.id);
  const feePlan = await feePlanOn(ctx, run.executes_on);
  if (!feePlan) return refuse('run-outdated', { payouts: [] });
  const hashes: string[] = [];
  for (let after = firstId, no = 1; ; no++) {
    const payouts = await recalculated(ctx, run, feePlan, after);
    if (isRefusal(payouts)) return payouts;
    const last = payouts.at(-1);
    if (!last) return hashes;
    const booked = await bookPayouts(ctx, run, payouts);
    if (booked) return booked;
    const hash = await freezeFile(ctx, run, no, payouts, sealer);
    if (isRefusal(hash)) return hash;
    if (hash !== null) hashes.push(hash);
    after = last.owner;
  }
}

/** The next round of planned payouts calculated anew; refuses with a list of those that come out differently now. */
async function recalculated(
  ctx: Context,
  run: RunRow,
  feePlan: FeePlan,
  after: string,
): Promise<Calculated[] | Refusal<'run-outdated'>> {
  const rows = await plannedPayouts(ctx.tx, run.id, after, peopleAtOnce);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const due = new Map(dueOf(await payablesOf(ctx.tx, ids)).map((one) => [one.owner, one]));
  const plans = await planPayouts(
    ctx,
    rows.map(({ owner }) => due.get(owner) ?? { owner, parts: [] }),
    run.executes_on,
    feePlan,
  );
  const lifted = await liftedHolds(ctx.tx, ids);
  const written = snapshotsOfRun(ctx, run.id);
  const payouts: Calculated[] = [];
  const outdated: { id: string; plan: Plan }[] = [];
  for (const [at, { id, no, owner, basis }] of rows.entries()) {
    const plan = plans[at];
    if (!plan) throw new Error('a payout without its plan');
    const { snapshot, holds } = plan;
    const isAsPrepared = written(snapshot).basis === basis && holds.every((one) => lifted.has(`${id} ${one}`));
    if (isAsPrepared && snapshot.quote) payouts.push({ id, no, owner, snapshot, quote: snapshot.quote });
    else outdated.push({ id, plan });
  }
  if (outdated.length === 0) return payouts;
  return refuse('run-outdated', { payouts: await changesOf(ctx, outdated.slice(0, 100)) });
}

async function changesOf(ctx: Context, outdated: readonly { id: string; plan: Plan }[]) {
  const rows = await snapshotsOf(
    ctx.tx,
    outdated.map((one) => one.id),
  );
  const before = await openSnapshots(ctx, rows);
  return outdated.map(({ id, plan }) => {
    const snapshot = before.get(id);
    const changes = snapshot ? changesBetween(snapshot, plan.snapshot) : [];
    return { payoutId: id, changed: [...changes, ...plan.holds] };
  });
}

async function bookPayouts(
  ctx: Context,
  run: RunRow,
  payouts: readonly Calculated[],
): Promise<Refusal<'insufficient-balance'> | null> {
  const transfers = payouts.flatMap((one) => bookingsOf(one, receivedOf(one.snapshot.parts), run.executes_on));
  const short = await refuseOverdraft(ctx.tx, transfers);
  if (short) return short;
  await bookAll(ctx.tx, transfers, ctx.now);
  return null;
}

/** Keeps the file of a round sealed with the run's key, and answers its hash; null where all of its pay went elsewhere. */
async function freezeFile(
  ctx: Context,
  run: RunRow,
  no: number,
  payouts: readonly Calculated[],
  sealer: Sealer,
): Promise<string | null | Refusal<'file-not-sound'>> {
  const payments = payouts.flatMap((one) => paymentsOf(one, run.executes_on));
  if (payments.length === 0) return null;
  const { name, iban, bic, businessId } = ctx.config.operator;
  const pieces = paymentFile(orderOf(run, no, { name, iban, bic, businessId }, payments), '09');
  if (isRefusal(pieces)) return refuse('file-not-sound', { fault: pieces.refused, ...pieces.data });
  const content = Buffer.from([...pieces].join(''), 'utf8');
  const hash = sha256(content);
  await insertFile(ctx.tx, {
    run_id: run.id,
    no,
    message_id: messageIdOf(run.id, no),
    from_owner: payouts[0]?.owner ?? firstId,
    through_owner: payouts.at(-1)?.owner ?? firstId,
    payments: payments.length,
    cents: sum(payments.map((payment) => payment.amountCents)),
    sha256: hash,
    content: sealer.sealBytes(filePlace(run.id, no), content),
  });
  return hash;
}

/** Where the bytes of a frozen file stand. */
export const filePlace = (runId: string, no: number) => ({
  table: 'payout_file',
  column: 'content',
  row: `${runId}:${no}`,
});
