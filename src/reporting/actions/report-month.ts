import { addDays, addMonths, type Day, firstOfMonth, monthOf } from '../../basics/day.ts';
import { zero } from '../../basics/money.ts';
import { isRefusal } from '../../basics/refusal.ts';
import { separateReport } from '../../formats/incomes-register-separate.ts';
import { deadline } from '../../law/deadlines.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { job } from '../../platform/jobs.ts';
import { lawInForce } from '../../tariffs/actions/law-in-force.ts';
import { firstMonth, lockMonth, type MonthPaid, paidIn, reportsOfMonth } from '../store/months.ts';
import { keepDelivery } from './keep-delivery.ts';

/** Sent by the clock every night: a month is reported on its first night after, and anew where it has changed since. */
export const reportMonthsJob = job<Record<string, never>>('report-months');

// A payment can come back some weeks after its month; later changes are staff's to make in the register's own service.
const monthsBack = 3;

/**
 * The employer's separate report of each month that is over: its health insurance contribution, or that no wages were paid, since
 * a regular employer tells that too. A month is reported anew, as a replacement, where its payments have changed since
 * the register took the last report of it, and where it was refused; while a report of it is unanswered, nothing is made.
 */
export async function reportMonths(services: Services): Promise<void> {
  const months = await withContext(services, theService, async (ctx) => {
    const first = await firstMonth(ctx.tx);
    const current = firstOfMonth(ctx.today);
    return Array.from({ length: monthsBack }, (_, back) => addMonths(current, back - monthsBack)).filter(
      (month) => first !== null && month >= first,
    );
  });
  for (const month of months) await withContext(services, theService, (ctx) => reportMonth(ctx, month));
}

async function reportMonth(ctx: Context, from: Day): Promise<void> {
  await lockMonth(ctx.tx, from);
  const to = addDays(addMonths(from, 1), -1);
  const paid = await paidIn(ctx.tx, from, to);
  const before = await reportsOfMonth(ctx.tx, from);
  const last = before.at(-1);
  if (last && last.state !== 'acknowledged' && last.state !== 'rejected') return;
  const taken = before.findLast((one) => one.state === 'acknowledged');
  const isAsTaken = taken?.paid_cents === paid.wagesCents && taken.contribution_cents === paid.contributionCents;
  if (isAsTaken) return;
  await makeReport(ctx, { from, to, paid, no: (last?.no ?? 0) + 1, isReplacement: taken !== undefined });
}

type Month = { from: Day; to: Day; paid: MonthPaid; no: number; isReplacement: boolean };

async function makeReport(ctx: Context, { from, to, paid, no, isReplacement }: Month): Promise<void> {
  const { businessId, name, phone } = ctx.config.operator;
  const { wagesCents, contributionCents } = paid;
  const reportId = `S-${monthOf(from)}`;
  const deliveryId = `${reportId}-${no}`;
  const text = separateReport({
    deliveryId,
    createdAt: ctx.now.toISOString(),
    production: ctx.mode === 'real',
    owner: { businessId },
    contact: { name, phone },
    payer: { businessId },
    reportId,
    action: isReplacement ? 'replace' : 'new',
    month: monthOf(from),
    ...(wagesCents + contributionCents === 0
      ? { noWages: true }
      : { employerHealthContributionCents: contributionCents }),
  });
  if (isRefusal(text)) throw new Error(`the register would refuse the report of a month: ${text.refused}`);
  const dueOn = deadline('separate-report', from, await lawInForce(ctx.tx));
  if (isRefusal(dueOn)) throw new Error(`no deadline is decided for the report of ${monthOf(from)}`);
  await keepDelivery(ctx, text, {
    kind: 'separate',
    run_id: null,
    no,
    delivery_id: deliveryId,
    paid_on: to,
    period_from: from,
    period_to: to,
    due_on: dueOn,
    reports: 1,
    paid_cents: wagesCents,
    withheld_cents: zero,
    garnished_cents: zero,
    contribution_cents: contributionCents,
  });
}
