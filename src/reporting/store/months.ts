import { sql } from 'kysely';
import { type Day, firstOfMonth } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import { over, type Tx } from '../../platform/database.ts';
import { reportingTables } from '../tables.ts';
import type { DeliveryRow } from './deliveries.ts';

/** What was paid in a month that the employer's health insurance contribution is counted of, and the contribution booked. */
export type MonthPaid = { wagesCents: Cents; contributionCents: Cents };

/** Lets one at a time report of a month; the others wait for the commit and then see what is reported. */
export async function lockMonth(tx: Tx, month: Day): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register month ${month}`}, 0))`.execute(tx);
}

/** The month of the first payment ever, by its first day: before it there was no employer; null where nothing was paid yet. */
export async function firstMonth(tx: Tx): Promise<Day | null> {
  const found = await sql<{ on: Day | null }>`
    select min(p.paid_on) as on from payout p join payout_run run on run.id = p.run_id
    where p.standing <> 'held' and run.state in ('approved', 'released', 'executed')`.execute(tx);
  const on = found.rows[0]?.on;
  return on ? firstOfMonth(on) : null;
}

/** The wages of a month that reached their people, from its first day to its last; a payment counts on its pay day. */
export async function paidIn(tx: Tx, from: Day, to: Day): Promise<MonthPaid> {
  const found = await sql<MonthPaid>`
    select coalesce(sum(p.taxable_cents), 0)::bigint as "wagesCents",
      coalesce(sum(p.contribution_cents), 0)::bigint as "contributionCents"
    from payout p join payout_run run on run.id = p.run_id
    where p.standing = 'planned' and p.mode = 'wages' and run.state in ('approved', 'released', 'executed')
      and p.paid_on between ${from} and ${to}`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new Error('a sum has one row');
  return row;
}

/** The separate reports of a month in their order. */
export const reportsOfMonth = (
  tx: Tx,
  from: Day,
): Promise<Pick<DeliveryRow, 'no' | 'state' | 'paid_cents' | 'contribution_cents'>[]> =>
  over(tx, reportingTables)
    .selectFrom('register_delivery')
    .select(['no', 'state', 'paid_cents', 'contribution_cents'])
    .where('kind', '=', 'separate')
    .where('period_from', '=', from)
    .orderBy('no')
    .execute();
