import type { Day } from '../../basics/day.ts';
import { zero } from '../../basics/money.ts';
import { isRefusal } from '../../basics/refusal.ts';
import { earningsReport } from '../../formats/incomes-register.ts';
import { payeesOf } from '../../members/actions/payees.ts';
import type { Payee } from '../../members/person.ts';
import { openPaid } from '../../payouts/actions/plan-payouts.ts';
import { firstId, peopleAtOnce } from '../../payouts/actions/prepare-run.ts';
import { type ReportablePayout, reportablePayouts } from '../../payouts/actions/read-reportable.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { newId } from '../../platform/ids.ts';
import { job } from '../../platform/jobs.ts';
import { inRounds, inSlices, lookUpByIndex } from '../../platform/rounds.ts';
import type { Sealer } from '../../platform/secrets.ts';
import { lawInForce } from '../../tariffs/actions/law-in-force.ts';
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
import {
  insertDelivery,
  insertReports,
  lockRun,
  nextNumber,
  type ReportRow,
  toldAmong,
  workedDays,
} from '../store/deliveries.ts';
import { contentPlace, writeDeliveryJob } from './write-delivery.ts';

/**
 * Sent when a run has been approved, since from then on only the bank can stop it: the register takes a report up to 45 days
 * before the payment, and its deadline counts from the pay day, whether or not the bank's statement has come by then.
 */
export const reportRunJob = job<{ runId: string }>('report-run', 8);

/** A payout as it stands in a delivery: its report, its row, and what it paid. */
type Reported = {
  readonly report: PayoutReport;
  readonly row: Parameters<typeof insertReports>[2][number];
  readonly paidOn: Day;
  readonly invoices: readonly string[];
};

/**
 * Makes the deliveries of whatever of a run the register has not been told of, or has refused: broken off anywhere and done
 * again, it goes on where it was, and done twice it makes nothing. A long run becomes several deliveries.
 */
export async function reportRun(
  services: Services,
  { runId }: { runId: string },
  inDelivery = reportsInDelivery,
): Promise<void> {
  for (let after: string | undefined = firstId; after !== undefined; ) {
    const from: string = after;
    after = await withContext(services, theService, (ctx) => makeDelivery(ctx, runId, from, inDelivery));
  }
}

/** Makes the delivery of the next payouts after an owner, and answers the last of their owners where there may be more. */
async function makeDelivery(
  ctx: Context,
  runId: string,
  afterOwner: string,
  inDelivery: number,
): Promise<string | undefined> {
  await lookUpByIndex(ctx.tx);
  await lockRun(ctx.tx, runId);
  const id = newId(ctx.now.getTime());
  const made: Reported[] = [];
  let last = afterOwner;
  let left = inDelivery;
  let more = true;
  await inRounds<Untold, Reported[]>({
    async load() {
      const asked = Math.min(left, peopleAtOnce);
      if (!more || asked === 0) return null;
      const payouts = await reportablePayouts(ctx, runId, last, asked);
      last = payouts.at(-1)?.owner ?? last;
      left -= payouts.length;
      more = payouts.length === asked;
      return untoldOf(ctx, payouts);
    },
    make: async ({ payouts, sealers, today }) =>
      (await inSlices(payouts, (payout) => reported(id, payout, sealers, today))).filter((one) => one !== null),
    async save(some) {
      made.push(...some);
    },
  });
  const [first] = made;
  if (first) await saveDelivery(ctx, id, runId, first.paidOn, made);
  return left === 0 ? last : undefined;
}

/** Payouts that the register has not been told of, with the keys of their people, and who those of refused ones are today. */
type Untold = {
  readonly payouts: readonly ReportablePayout[];
  readonly sealers: ReadonlyMap<string, Sealer>;
  readonly today: ReadonlyMap<string, Payee>;
};

async function untoldOf(ctx: Context, approved: readonly ReportablePayout[]): Promise<Untold> {
  const { told, refused } = await toldAmong(
    ctx.tx,
    approved.map((payout) => payout.id),
  );
  const payouts = approved.filter((payout) => !told.has(payout.id));
  const again = payouts.filter((payout) => refused.has(payout.id)).map((payout) => payout.owner);
  const today = again.length > 0 ? await payeesOf(ctx, again) : new Map<string, Payee>();
  const owners = payouts.map((payout) => payout.owner);
  return { payouts, today, sealers: await ctx.secrets.ofAll(ctx.tx, owners) };
}

/** What is reported of a payout; null where nothing is. */
function reported(
  delivery: string,
  payout: ReportablePayout,
  sealers: Untold['sealers'],
  today: Untold['today'],
): Reported | null {
  const { id, owner, paid_on } = payout;
  const snapshot = openPaid(payout, sealers);
  const now = today.get(owner);
  const earner = earnerOf(snapshot, now);
  const report = reportOf(id, snapshot, earner);
  const sealer = sealers.get(owner);
  if (!sealer) throw new Error('a report of a person without a key');
  if (!report) return null;
  // As the payout names them they are sealed already, in its snapshot.
  const otherwise = now ? sealer.seal(earnerPlace(delivery, id), JSON.stringify(earner)) : null;
  const row = {
    payout_id: id,
    owner,
    report_id: report.reportId,
    paid_as: report.paid.case,
    paid_cents: report.paid.cents,
    withheld_cents: report.withheldCents,
    garnished_cents: report.garnishedCents ?? zero,
    earner: otherwise,
  };
  return { report, row, paidOn: paid_on, invoices: snapshot.parts.map((part) => part.invoiceId) };
}

async function saveDelivery(
  ctx: Context,
  id: string,
  runId: string,
  paidOn: Day,
  made: readonly Reported[],
): Promise<void> {
  const no = await nextNumber(ctx.tx, runId);
  const deliveryId = deliveryIdOfRun(runId, no);
  const invoices = made.flatMap((one) => one.invoices);
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
    due_on: reportDueOn(paidOn, await lawInForce(ctx.tx)),
    reports: reports.length,
    paid_cents: totals.paidCents,
    withheld_cents: totals.withheldCents,
    garnished_cents: totals.garnishedCents,
    sha256: sha256(content),
    content: sealer.sealBytes(contentPlace(id), content),
    state: 'queued',
    made_at: ctx.now,
  });
  await insertReports(
    ctx.tx,
    id,
    made.map((one) => one.row),
  );
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

/** Where the name and code stand by which a person was reported. */
const earnerPlace = (delivery: string, payoutId: string) => ({
  table: 'register_report',
  column: 'earner',
  row: `${delivery}:${payoutId}`,
});

type ReportOfPayout = Pick<ReportRow, 'delivery' | 'payout_id' | 'owner' | 'earner'> & { snapshot: Uint8Array };

/** By what name and code a person was reported; null where their key is gone. */
export function reportedEarner(
  { delivery, payout_id, owner, earner, snapshot }: ReportOfPayout,
  sealers: ReadonlyMap<string, Sealer>,
): Earner | null {
  const sealer = sealers.get(owner);
  if (!sealer) return null;
  if (earner !== null) return JSON.parse(sealer.open(earnerPlace(delivery, payout_id), earner));
  return earnerOf(openPaid({ id: payout_id, owner, snapshot }, sealers), undefined);
}
