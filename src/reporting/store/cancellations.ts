import { sql } from 'kysely';
import { over, type Tx } from '../../platform/database.ts';
import { reportingTables } from '../tables.ts';
import type { ReportRow } from './deliveries.ts';

/** A report that the register holds of a payment that failed. */
export type Cancellable = Pick<ReportRow, 'delivery' | 'payout_id' | 'owner' | 'report_id'>;

/**
 * What of a run has to be taken back and is not: only what the register has taken, since it refuses to cancel what it does not
 * know.
 */
export async function cancellableOf(tx: Tx, runId: string): Promise<Cancellable[]> {
  const found = await sql<Cancellable>`
    select r.delivery, r.payout_id, r.owner, r.report_id
    from register_delivery d join register_report r on r.delivery = d.id join payout p on p.id = r.payout_id
    where d.run_id = ${runId} and d.kind = 'earnings' and d.state = 'acknowledged'
      and r.refused_at is null and p.standing = 'rejected' and not exists (
        select from register_cancellation c where c.payout_id = r.payout_id and c.refused_at is null)
    order by r.payout_id`.execute(tx);
  return found.rows;
}

export async function insertCancellations(tx: Tx, delivery: string, reports: readonly Cancellable[]): Promise<void> {
  await over(tx, reportingTables)
    .insertInto('register_cancellation')
    .values(
      reports.map((one) => ({
        delivery,
        payout_id: one.payout_id,
        owner: one.owner,
        reported_in: one.delivery,
      })),
    )
    .execute();
}

/** The reports that a cancellation takes back, in the order of their payouts, with what the register said of taking them back. */
export async function cancelledIn(tx: Tx, delivery: string, after: string | undefined, limit: number) {
  const found = await sql<ReportRow & { to_cancel: boolean; snapshot: Buffer }>`
    select r.delivery, r.payout_id, r.owner, r.report_id, r.paid_as, r.paid_cents, r.withheld_cents, r.garnished_cents, r.earner,
      c.refused_at, c.refusal, false as to_cancel, p.snapshot
    from register_cancellation c join register_report r on r.delivery = c.reported_in and r.payout_id = c.payout_id
    join payout p on p.id = r.payout_id
    where c.delivery = ${delivery} and (${after ?? null}::uuid is null or c.payout_id > ${after ?? null}::uuid)
    order by c.payout_id limit ${limit}`.execute(tx);
  return found.rows;
}

/** Which of these payouts' reports have been taken back, or are about to be. */
export async function cancelledAmong(tx: Tx, payoutIds: readonly string[]): Promise<Set<string>> {
  const rows = await over(tx, reportingTables)
    .selectFrom('register_cancellation')
    .select('payout_id')
    .where(sql<boolean>`payout_id = any(${[...payoutIds]}::uuid[])`)
    .where('refused_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.payout_id));
}

/** Cancellations that do not hold as many reports as they say, or whose payment did not fail. */
export async function cancellationsUnlikeReports(tx: Tx) {
  const found = await sql<{ delivery: string; reports: number; found: number }>`
    select d.id as delivery, d.reports, count(c.payout_id) as found
    from register_delivery d left join register_cancellation c on c.delivery = d.id left join payout p on p.id = c.payout_id
    where d.kind = 'cancellation'
    group by d.id having d.reports <> count(c.payout_id) or bool_or(p.standing <> 'rejected') order by 1`.execute(tx);
  return found.rows;
}
