import { addDays, type Day } from '../../basics/day.ts';
import { type Cents, sum } from '../../basics/money.ts';
import { bankDayFrom } from '../../law/holidays.ts';
import { openFile } from '../../members/actions/keep-file.ts';
import type { Context } from '../../platform/context.ts';
import { holdText } from '../hold-texts.ts';
import { actorOf, type HoldReason, type PaidPart, payDayAfter } from '../payout.ts';
import { cardInUse, type Plan } from '../plan.ts';
import { payslipNumber } from '../run.ts';
import { unpaidInvoicesOf } from '../store/invoices.ts';
import { waitingOf } from '../store/payables.ts';
import { findOwnPayout, findPayslip, type PayoutRow, payoutsOf } from '../store/payouts.ts';
import { circumstancesOf, factsOf } from './pay-facts.ts';
import { feePlanOn, termsOn } from './pay-terms.ts';
import { openSnapshots, planOver } from './plan-payouts.ts';
import { explained, figuresOf } from './show-runs.ts';

const headOf = (row: PayoutRow, payslip: boolean) => ({
  id: row.id,
  number: payslipNumber(row.paid_on, row.no),
  state: row.state,
  paidOn: row.paid_on,
  mode: row.mode,
  ...figuresOf(row),
  payslip,
});

/** Own payouts, newest first; of one invoice where it is named, which its customer may have paid in parts. */
export async function listOwnPayouts(
  ctx: Context,
  { cursor, limit, invoiceId }: { cursor?: string | undefined; limit: number; invoiceId?: string | undefined },
) {
  const rows = await payoutsOf(ctx.tx, ctx.actor.id, cursor, limit, { invoiceId });
  return {
    items: rows.map((row) => headOf(row, row.file_id !== null)),
    next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
  };
}

/** One own payout with its invoices and steps, or null where there is none. */
export async function showOwnPayout(ctx: Context, id: string) {
  const row = await findOwnPayout(ctx.tx, id, ctx.actor.id);
  if (!row) return null;
  const snapshot = (await openSnapshots(ctx, [row])).get(row.id);
  if (!snapshot) throw new Error('a payout without its snapshot');
  const payslip = await findPayslip(ctx.tx, id, ctx.actor.id);
  return {
    ...headOf(row, payslip !== undefined),
    ...(await explained(ctx, snapshot)),
    rejectedReason: row.rejected_reason,
  };
}

/** The payslip of an own payout as a file to be downloaded, or null where it is not there (yet). */
export async function ownPayslip(ctx: Context, id: string) {
  const row = await findOwnPayout(ctx.tx, id, ctx.actor.id);
  const payslip = row && (await findPayslip(ctx.tx, id, ctx.actor.id));
  const file = payslip && (await openFile(ctx, payslip.file_id));
  if (!file) return null;
  const name = `${payslipNumber(row.paid_on, row.no)}.pdf`;
  return {
    headers: { 'content-disposition': `inline; filename="${name}"`, etag: `"${payslip.sha256}"` },
    body: new File([new Uint8Array(file.bytes)], name, { type: file.mime }),
  };
}

/** What own pay is calculated by on a day, the next bank day where none is asked; null where no tariff holds. */
export async function showPayTerms(ctx: Context, on: Day | undefined) {
  const owner = ctx.actor.id;
  const paidOn = on ?? bankDayFrom(addDays(ctx.today, 1));
  const feePlan = await feePlanOn(ctx, paidOn);
  if (!feePlan) return null;
  const { payee, before, terms } = (await ownFacts(ctx, paidOn))(owner);
  return {
    paidOn,
    mode: payee?.modeOn(paidOn) ?? null,
    feePlan,
    yel: payee?.yelOn(paidOn) ?? ('unknown' as const),
    bornOn: payee?.bornOn ?? null,
    paidThisYearCents: before.receivedCents,
    taxCard: cardInUse(payee?.taxCardOn(paidOn) ?? null, before.onCardCents),
    garnished: terms !== null,
  };
}

const ownFacts = async (ctx: Context, paidOn: Day) =>
  factsOf(ctx, await circumstancesOf(ctx, [{ owner: ctx.actor.id }], paidOn), paidOn);

type Item = {
  stage: 'with-customer' | 'received' | 'held' | 'planned' | 'approved' | 'sent';
  cents: Cents;
  netCents: Cents | null;
  expectedOn: Day | null;
  invoiceId: string | null;
  buyerName: string | null;
  payoutId: string | null;
};

type Hold = { reason: HoldReason; actor: ReturnType<typeof actorOf>; says: string };

/** What is on its way to the asker: sums by how far they have come, the day each is expected, and what stands in the way. */
export async function showNextPayment(ctx: Context) {
  const estimate = await estimator(ctx);
  const [waiting, holds] = await receivedItem(ctx, estimate);
  const items = [...(await payoutItems(ctx)), ...waiting, ...(await customerItems(ctx, estimate))];
  const first = items.flatMap((item) => (item.netCents === null ? [] : (item.expectedOn ?? []))).sort()[0];
  const onFirst = items.filter((item) => item.expectedOn === first && item.netCents !== null);
  return {
    next: first
      ? {
          on: first,
          netCents: sum(onFirst.map((item) => item.netCents ?? (0 as Cents))),
          certain: onFirst.every(({ stage }) => stage === 'approved' || stage === 'sent'),
        }
      : null,
    items,
    holds,
  };
}

/** What a sum would become on a day, by everything known of the asker today. */
async function estimator(ctx: Context): Promise<((parts: readonly PaidPart[]) => Plan) | null> {
  const paidOn = bankDayFrom(addDays(ctx.today, 1));
  const terms = await termsOn(ctx, paidOn);
  if (!terms) return null;
  const owner = ctx.actor.id;
  const facts = (await ownFacts(ctx, paidOn))(owner);
  return (parts) => planOver(ctx, { ...facts, parts }, terms);
}

type Estimate = Awaited<ReturnType<typeof estimator>>;

/** Money that has come and is in no approved payout yet, with what holds it back. */
async function receivedItem(ctx: Context, estimate: Estimate): Promise<[Item[], Hold[]]> {
  const rows = await waitingOf(ctx.tx, ctx.actor.id);
  if (rows.length === 0) return [[], []];
  const plan = estimate?.(
    rows.map((row) => ({
      id: row.id,
      invoiceId: row.invoice_id,
      cents: row.net_cents,
      receivedOn: row.received_on,
    })),
  );
  const held = !plan || plan.holds.length > 0;
  const item: Item = {
    stage: held ? 'held' : 'received',
    cents: sum(rows.map((row) => row.net_cents)),
    netCents: plan?.snapshot.quote?.netCents ?? null,
    expectedOn: held ? null : payDayAfter(rows.at(-1)?.received_on ?? ctx.today, ctx.today),
    invoiceId: null,
    buyerName: null,
    payoutId: null,
  };
  const language = plan?.snapshot.payee.language ?? 'fi';
  const holds = (plan?.holds ?? []).map((reason) => ({
    reason,
    actor: actorOf(reason),
    says: holdText(reason, language),
  }));
  return [[item], holds];
}

async function payoutItems(ctx: Context): Promise<Item[]> {
  const rows = await payoutsOf(ctx.tx, ctx.actor.id, undefined, 100, { states: ['planned', 'approved', 'sent'] });
  return rows.map((row) => ({
    stage: row.state as 'planned' | 'approved' | 'sent',
    cents: row.received_cents,
    netCents: row.net_cents,
    expectedOn: row.paid_on,
    invoiceId: null,
    buyerName: null,
    payoutId: row.state === 'planned' ? null : row.id,
  }));
}

/** What customers still owe, without VAT; an overdue invoice gives no day to expect. */
async function customerItems(ctx: Context, estimate: Estimate): Promise<Item[]> {
  const invoices = await unpaidInvoicesOf(ctx.tx, ctx.actor.id);
  return invoices.map(({ id, buyer_name, due_on, open_net_cents }): Item => {
    const dueOn = due_on ?? ctx.today;
    const plan = estimate?.([{ id, invoiceId: id, cents: open_net_cents, receivedOn: dueOn }]);
    return {
      stage: 'with-customer',
      cents: open_net_cents,
      netCents: plan?.snapshot.quote?.netCents ?? null,
      expectedOn: dueOn < ctx.today ? null : payDayAfter(dueOn, ctx.today),
      invoiceId: id,
      buyerName: buyer_name,
      payoutId: null,
    };
  });
}
