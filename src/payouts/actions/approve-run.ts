import type { Day } from '../../basics/day.ts';
import { type Cents, sum, zero } from '../../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import { type Payment, paymentFile } from '../../formats/pain.ts';
import { bookOrRefuse, hashed } from '../../ledger/actions/book.ts';
import type { HashedTransfer } from '../../ledger/transfer.ts';
import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { job, news } from '../../platform/jobs.ts';
import { inRounds, inSlices, lookUpByIndex } from '../../platform/rounds.ts';
import type { Sealer } from '../../platform/secrets.ts';
import { bookingsOf, messageIdOf, orderOf, paymentsOf } from '../run.ts';
import { letGoPayables } from '../store/payables.ts';
import { type PlannedPayout, plannedPayouts } from '../store/payouts.ts';
import { insertFile, lockRun, type RunRow, saveRun, totalsOf } from '../store/runs.ts';
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

/** Payouts in one file for the bank. */
const payoutsInFile = 2_000;

type Round = { rows: readonly PlannedPayout[]; sealers: ReadonlyMap<string, Sealer> };
/** What a payout moves in the books and asks of the bank. */
type Moved = { owner: string; netCents: Cents; transfers: HashedTransfer[]; payments: Payment[] };
type PartOfRun = { payouts: number; payments: Payment[]; from: string; through: string };
const nothingYet: PartOfRun = { payouts: 0, payments: [], from: '', through: '' };

/** Checks, books and freezes the run round by round; answers the hashes of its files for the bank. */
async function freezeRun(ctx: Context, run: RunRow, seen: Seen): Promise<string[] | ApprovalRefusal> {
  const terms = await termsOn(ctx, run.executes_on);
  if (!terms) return refuse('run-outdated', { payouts: [] });
  const done = { hashes: [] as string[], netCents: zero, refusal: null as ApprovalRefusal | null };
  let after = firstId;
  let open = nothingYet;
  const closeFile = async () => {
    const hash = open.payments.length > 0 ? await freezeFile(ctx, run, done.hashes.length + 1, open) : null;
    open = nothingYet;
    if (isRefusal(hash)) done.refusal = hash;
    else if (hash !== null) done.hashes.push(hash);
  };
  await inRounds<Round, Moved[]>({
    async load() {
      const rows = done.refusal ? [] : await plannedPayouts(ctx.tx, run.id, after, peopleAtOnce);
      if (rows.length === 0) return null;
      const owners = rows.map((row) => row.owner);
      after = owners.at(-1) ?? after;
      done.refusal = await whyOutdated(ctx, run, terms, rows);
      return done.refusal ? null : { rows, sealers: await ctx.secrets.ofAll(ctx.tx, owners) };
    },
    make: ({ rows, sealers }) => inSlices(rows, (row) => movedBy(row, sealers, run.executes_on)),
    async save(payouts) {
      const transfers = payouts.flatMap((one) => one.transfers);
      done.refusal ??= await bookOrRefuse(ctx.tx, transfers, ctx.now);
      if (done.refusal) return;
      done.netCents = sum([done.netCents, ...payouts.map((one) => one.netCents)]);
      open = withPayouts(open, payouts);
      if (open.payouts >= payoutsInFile) await closeFile();
    },
  });
  if (!done.refusal) await closeFile();
  if (done.refusal) return done.refusal;
  if (done.netCents !== seen.netCents) throw new Error('the payouts are not what their snapshots say');
  return done.hashes;
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

const withPayouts = (before: PartOfRun, payouts: readonly Moved[]): PartOfRun => ({
  payouts: before.payouts + payouts.length,
  payments: [...before.payments, ...payouts.flatMap((one) => one.payments)],
  from: before.from || (payouts[0]?.owner ?? ''),
  through: payouts.at(-1)?.owner ?? before.through,
});

/** Keeps the file for the bank sealed with the run's key, and answers its hash. */
async function freezeFile(
  ctx: Context,
  run: RunRow,
  no: number,
  { payments, from, through }: PartOfRun,
): Promise<string | Refusal<'file-not-sound'>> {
  const { name, iban, bic, businessId } = ctx.config.operator;
  const pieces = paymentFile(orderOf(run, no, { name, iban, bic, businessId }, payments), '09');
  if (isRefusal(pieces)) return refuse('file-not-sound', { fault: pieces.refused, ...pieces.data });
  const content = Buffer.from([...pieces].join(''), 'utf8');
  const hash = sha256(content);
  const sealer = await ctx.secrets.of(ctx.tx, run.id);
  await insertFile(ctx.tx, {
    run_id: run.id,
    no,
    message_id: messageIdOf(run.id, no),
    from_owner: from,
    through_owner: through,
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
