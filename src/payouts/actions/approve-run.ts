import type { Day } from '../../basics/day.ts';
import { type Cents, sum, zero } from '../../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import type { Payment } from '../../formats/pain.ts';
import { bookOrRefuse, hashed, type Ready, readied } from '../../ledger/actions/book.ts';
import type { HashedTransfer } from '../../ledger/transfer.ts';
import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { job, news } from '../../platform/jobs.ts';
import { inRounds, inSlices, lookUpByIndex } from '../../platform/rounds.ts';
import type { Sealer } from '../../platform/secrets.ts';
import { bookingsOf, paymentsOf } from '../run.ts';
import { letGoPayables } from '../store/payables.ts';
import { type PlannedPayout, plannedPayouts } from '../store/payouts.ts';
import { insertFile, lockRun, type RunRow, saveRun, totalsOf } from '../store/runs.ts';
import { type BankFile, BankFiles, filePlace } from './bank-files.ts';
import { whyOutdated } from './check-unchanged.ts';
import { termsOn } from './pay-terms.ts';
import { openPaid } from './plan-payouts.ts';
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
 * Approves a run as it was looked at: whatever of it would come out differently now than it was prepared stops it. Then the
 * files for the bank are frozen with their hashes, and the books take every cent. What is held goes to the next run. All of
 * it happens or nothing does.
 */
export async function approveRun(ctx: Context, id: string, seen: Seen): Promise<Approved | ApprovalRefusal> {
  await lookUpByIndex(ctx.tx);
  const run = await lockRun(ctx.tx, id);
  if (!run) return refuse('not-found');
  const no = await whyNotApproved(ctx, run, seen);
  if (no) return no;

  const files = await freezeRun(ctx, run, seen);
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

type Round = { rows: readonly PlannedPayout[]; sealers: ReadonlyMap<string, Sealer> };
/** What a payout moves in the books and asks of the bank. */
type Moved = { owner: string; netCents: Cents; transfers: HashedTransfer[]; payments: Payment[] };
/** What a round moves, and the files that have become full with it. */
type RoundMoved = { netCents: Cents; bookings: Ready; files: readonly BankFile[] };

/** Checks, books and freezes the run round by round; answers the hashes of its files for the bank. */
async function freezeRun(ctx: Context, run: RunRow, seen: Seen): Promise<string[] | ApprovalRefusal> {
  const terms = await termsOn(ctx, run.executes_on);
  if (!terms) return refuse('run-outdated', { payouts: [] });
  const done = { hashes: [] as string[], netCents: zero, refusal: null as ApprovalRefusal | null };
  const bankFiles = new BankFiles(ctx.config.operator, run);
  let after = firstId;
  await inRounds<Round, RoundMoved | Refusal<'file-not-sound'>>({
    async load() {
      const rows = done.refusal ? [] : await plannedPayouts(ctx.tx, run.id, after, peopleAtOnce);
      if (rows.length === 0) return null;
      const owners = rows.map((row) => row.owner);
      after = owners.at(-1) ?? after;
      done.refusal = await whyOutdated(ctx, run, terms, rows);
      return done.refusal ? null : { rows, sealers: await ctx.secrets.ofAll(ctx.tx, owners) };
    },
    async make({ rows, sealers }) {
      const payouts = await inSlices(rows, (row) => movedBy(row, sealers, run.executes_on));
      const files = await bankFiles.with(payouts);
      if (isRefusal(files)) return files;
      const bookings = readied(payouts.flatMap((one) => one.transfers));
      return { netCents: sum(payouts.map((one) => one.netCents)), bookings, files };
    },
    async save(made) {
      if (isRefusal(made)) done.refusal ??= made;
      else done.refusal ??= await bookOrRefuse(ctx.tx, made.bookings, ctx.now);
      if (done.refusal || isRefusal(made)) return;
      done.netCents = sum([done.netCents, made.netCents]);
      done.hashes.push(...(await freeze(ctx, run, made.files)));
    },
  });
  if (done.refusal) return done.refusal;
  const last = await bankFiles.rest();
  if (isRefusal(last)) return last;
  done.hashes.push(...(await freeze(ctx, run, last)));
  if (done.netCents !== seen.netCents) throw new Error('the payouts are not what their snapshots say');
  return done.hashes;
}

/** Keeps files for the bank sealed with the run's key, and answers their hashes. */
async function freeze(ctx: Context, run: RunRow, files: readonly BankFile[]): Promise<string[]> {
  if (files.length === 0) return [];
  const sealer = await ctx.secrets.of(ctx.tx, run.id);
  for (const file of files)
    await insertFile(ctx.tx, { ...file, content: sealer.sealBytes(filePlace(run.id, file.no), file.content) });
  return files.map((file) => file.sha256);
}

function movedBy(row: PlannedPayout, sealers: Round['sealers'], paidOn: Day): Moved {
  const { id, no, owner } = row;
  const snapshot = openPaid(row, sealers);
  const { quote, parts } = snapshot;
  if (!quote) throw new Error('a payout without its figures is held');
  const payout = { id, no, owner, snapshot, quote };
  const transfers = bookingsOf(payout, receivedOf(parts), paidOn).map(hashed);
  return { owner, netCents: quote.netCents, transfers, payments: paymentsOf(payout, paidOn) };
}
