import { type Insertable, type Selectable, sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Rows } from '../../basics/tables.ts';
import { payoutsTables } from '../../payouts/tables.ts';
import { bigints, texts, uuids } from '../../platform/arrays.ts';
import { among, over, type Tx } from '../../platform/database.ts';
import { reportingTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, reportingTables);
type Tables = Rows<typeof reportingTables>;

export type DeliveryRow = Omit<Selectable<Tables['register_delivery']>, 'content'>;
export type ReportRow = Selectable<Tables['register_report']>;

const withoutContent = Object.keys(reportingTables.register_delivery.columns).filter(
  (name) => name !== 'content',
) as (keyof DeliveryRow)[];

/** Lets one at a time report of a run; the others wait for the commit and then see what is reported. */
export async function lockRun(tx: Tx, runId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${runId}`}, 0))`.execute(tx);
}

/** The number of the next delivery of a run, of whatever kind. */
export async function nextNumber(tx: Tx, runId: string): Promise<number> {
  const found = await mine(tx)
    .selectFrom('register_delivery')
    .select(({ fn }) => fn.max('no').as('last'))
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return (found?.last ?? 0) + 1;
}

/** What the register has heard of these payouts: told and not refused, or about to be; and refused at some time. */
export async function toldAmong(
  tx: Tx,
  payoutIds: readonly string[],
): Promise<Record<'told' | 'refused', Set<string>>> {
  const rows = await mine(tx)
    .selectFrom('register_report')
    .select(['payout_id', 'refused_at'])
    .where(among('payout_id', payoutIds))
    .execute();
  const those = (refused: boolean) =>
    new Set(rows.filter((row) => (row.refused_at !== null) === refused).map((row) => row.payout_id));
  return { told: those(false), refused: those(true) };
}

/** The first and the last day of the work that these invoices are for; null where no line tells a day. */
export async function workedDays(tx: Tx, invoiceIds: readonly string[]): Promise<{ from: Day; to: Day } | null> {
  const found = await sql<{ from: Day | null; to: Day | null }>`
    select min(coalesce(line ->> 'servedFrom', line ->> 'servedTo')) as from,
      max(coalesce(line ->> 'servedTo', line ->> 'servedFrom')) as to
    from invoice i cross join json_array_elements(i.content -> 'lines') line
    where i.id = any(${uuids(invoiceIds)}::uuid[])`.execute(tx);
  const { from = null, to = null } = found.rows[0] ?? {};
  return from && to ? { from, to } : null;
}

export async function insertDelivery(tx: Tx, row: Insertable<Tables['register_delivery']>): Promise<void> {
  await mine(tx).insertInto('register_delivery').values(row).execute();
}

/** Adds the reports of a delivery in one statement. */
export async function insertReports(
  tx: Tx,
  delivery: string,
  reports: readonly Omit<ReportRow, 'delivery' | 'refused_at' | 'refusal'>[],
): Promise<void> {
  const all = <K extends keyof (typeof reports)[number]>(column: K) => reports.map((one) => one[column]);
  await sql`
    insert into register_report (delivery, payout_id, owner, report_id, paid_as, paid_cents, withheld_cents,
      garnished_cents, earner)
    select ${delivery}::uuid, given.* from unnest(
      ${uuids(all('payout_id'))}::uuid[], ${uuids(all('owner'))}::uuid[], ${texts(all('report_id'))}::text[],
      ${texts(all('paid_as'))}::text[], ${bigints(all('paid_cents'))}::bigint[], ${bigints(all('withheld_cents'))}::bigint[],
      ${bigints(all('garnished_cents'))}::bigint[], ${texts(all('earner'))}::text[]
    ) as given`.execute(tx);
}

export const findDelivery = (tx: Tx, id: string): Promise<DeliveryRow | undefined> =>
  mine(tx).selectFrom('register_delivery').select(withoutContent).where('id', '=', id).executeTakeFirst();

/** The delivery that the register knows by that id. */
export const findDeliveryById = (tx: Tx, deliveryId: string): Promise<DeliveryRow | undefined> =>
  mine(tx)
    .selectFrom('register_delivery')
    .select(withoutContent)
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst();

/** The delivery kept from changing until the transaction ends, so that of two who decide at once the second sees the outcome. */
export const lockDelivery = (tx: Tx, id: string): Promise<DeliveryRow | undefined> =>
  mine(tx).selectFrom('register_delivery').select(withoutContent).where('id', '=', id).forUpdate().executeTakeFirst();

export const contentOf = (tx: Tx, id: string) =>
  mine(tx).selectFrom('register_delivery').select('content').where('id', '=', id).executeTakeFirstOrThrow();

type Change =
  | { state: 'writing' }
  | { state: 'written'; written_at: Date }
  | { state: 'sent'; sent_by: string; sent_at: Date }
  | { state: 'acknowledged' | 'rejected'; settled_by: string; settled_at: Date; reason: string | null };

export async function saveDelivery(tx: Tx, id: string, change: Change): Promise<void> {
  await mine(tx).updateTable('register_delivery').set(change).where('id', '=', id).execute();
}

/** A report that the register refused, by the id it was sent with, and why, where that was said of it alone. */
export type Refused = { readonly reportId: string; readonly why: string | null };

/** Records which reports of a delivery the register refused, or what of it was not cancelled: those named, or all. */
export async function saveRefused(
  tx: Tx,
  delivery: DeliveryRow,
  at: Date,
  refused?: readonly Refused[],
): Promise<number> {
  const table = sql.table(delivery.kind === 'cancellation' ? 'register_cancellation' : 'register_report');
  const only = refused?.map((one) => one.reportId) ?? null;
  const changed = await sql`
    update ${table} as r set refused_at = ${at}, refusal = given.why
    from register_report told
    left join unnest(${only ?? []}::text[], ${refused?.map((one) => one.why) ?? []}::text[]) as given(report_id, why)
      on given.report_id = told.report_id
    where r.delivery = ${delivery.id} and told.payout_id = r.payout_id
      and told.delivery = ${delivery.kind === 'cancellation' ? sql.ref('r.reported_in') : sql.ref('r.delivery')}
      and r.refused_at is null and (${only === null} or given.report_id is not null)`.execute(tx);
  return Number(changed.numAffectedRows ?? 0);
}

/** Every person that a delivery tells of. */
export async function ownersIn(tx: Tx, delivery: string): Promise<string[]> {
  const rows = await mine(tx).selectFrom('register_report').select('owner').where('delivery', '=', delivery).execute();
  return rows.map((row) => row.owner);
}

// What a report lacks: `uncorrected` was refused and stands in no later delivery, `to_cancel` tells of a payment that failed
// and is taken back nowhere.
const uncorrected = sql<boolean>`r.refused_at is not null and p.standing <> 'rejected' and not exists (
  select from register_report again where again.payout_id = r.payout_id and again.refused_at is null)`;
const toCancel = sql<boolean>`r.refused_at is null and p.standing = 'rejected' and not exists (
  select from register_cancellation c where c.payout_id = r.payout_id and c.refused_at is null)`;

export type Lacking = { uncorrected: number; toCancel: number };

/** What each of these deliveries still lacks. */
export async function lackingOf(tx: Tx, deliveries: readonly string[]): Promise<Map<string, Lacking>> {
  const found = await sql<Lacking & { delivery: string }>`
    select r.delivery, count(*) filter (where ${uncorrected}) as uncorrected, count(*) filter (where ${toCancel}) as "toCancel"
    from register_report r join payout p on p.id = r.payout_id
    where r.delivery = any(${uuids(deliveries)}::uuid[]) group by r.delivery`.execute(tx);
  return new Map(found.rows.map((row) => [row.delivery, row]));
}

/** Deliveries newest first; `open` are those that are not sent or answered, or have reports to be corrected. */
export const deliveriesBefore = (tx: Tx, only: 'all' | 'open', before: string | undefined, limit: number) =>
  mine(tx)
    .selectFrom('register_delivery')
    .select(withoutContent)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .$if(only === 'open', (query) =>
      query.where(sql<boolean>`(state not in ('acknowledged', 'rejected') or exists (
        select from register_report r join payout p on p.id = r.payout_id
        where r.delivery = register_delivery.id and (${uncorrected} or ${toCancel})))`),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** The reports of a delivery in the order of their payouts, so many after one. */
export const reportsIn = (tx: Tx, delivery: string, after: string | undefined, limit: number) =>
  over(tx, { ...payoutsTables, ...reportingTables })
    .selectFrom('register_report as r')
    .innerJoin('payout as p', 'p.id', 'r.payout_id')
    .selectAll('r')
    .select(['p.snapshot', toCancel.as('to_cancel')])
    .where('r.delivery', '=', delivery)
    .$if(after !== undefined, (query) => query.where('r.payout_id', '>', after ?? ''))
    .orderBy('r.payout_id')
    .limit(limit)
    .execute();

type Waiting = Record<'toSend' | 'unanswered' | 'uncorrected' | 'toCancel' | 'unreported' | 'overdue', number> & {
  nextDueOn: Day | null;
};

/** What waits for staff, and the first day that something of it is due; payments of the last three months are looked at. */
export async function countWaiting(tx: Tx, today: Day): Promise<Waiting> {
  const found = await sql<Waiting>`
    with lacking as (
      select r.delivery, count(*) filter (where ${uncorrected}) as uncorrected, count(*) filter (where ${toCancel}) as to_cancel
      from register_report r join payout p on p.id = r.payout_id
      where r.refused_at is not null or p.standing = 'rejected' group by r.delivery
    ), open as (
      select d.state, d.due_on, coalesce(l.uncorrected, 0) as uncorrected, coalesce(l.to_cancel, 0) as to_cancel,
        d.state in ('queued', 'writing', 'written') or l.uncorrected > 0 as unsent
      from register_delivery d left join lacking l on l.delivery = d.id
      where d.state not in ('acknowledged', 'rejected') or l.uncorrected > 0 or l.to_cancel > 0
    )
    select count(*) filter (where state in ('queued', 'writing', 'written')) as "toSend",
      count(*) filter (where state = 'sent') as unanswered,
      coalesce(sum(uncorrected), 0)::bigint as uncorrected, coalesce(sum(to_cancel), 0)::bigint as "toCancel",
      count(*) filter (where unsent and due_on < ${today}::date) as overdue,
      min(due_on) filter (where unsent) as "nextDueOn",
      (select count(*) from payout p join payout_run run on run.id = p.run_id
        where p.standing = 'planned' and run.state in ('approved', 'released', 'executed')
          and p.paid_on > ${today}::date - 92
          and p.taxable_cents + p.withheld_cents + p.garnished_cents > 0
          and not exists (select from register_report r where r.payout_id = p.id)) as unreported
    from open`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new Error('a count has one row');
  return row;
}

/** The delivery that an own payout is reported in; undefined where there is none yet. */
export const findOwnReport = (tx: Tx, payoutId: string, owner: string) =>
  mine(tx)
    .selectFrom('register_report as r')
    .innerJoin('register_delivery as d', 'd.id', 'r.delivery')
    .select(['d.state', 'd.due_on', 'd.sent_at', 'd.settled_at'])
    .where('r.payout_id', '=', payoutId)
    .where('r.owner', '=', owner)
    .where('r.refused_at', 'is', null)
    .executeTakeFirst();

/** Deliveries that do not come to what their reports come to. */
export async function deliveriesUnlikeReports(tx: Tx) {
  const found = await sql<{ delivery: string; reports: number; found: number }>`
    select d.id as delivery, d.reports, count(r.payout_id) as found
    from register_delivery d left join register_report r on r.delivery = d.id
    where d.kind = 'earnings' group by d.id
    having (d.reports, d.paid_cents, d.withheld_cents, d.garnished_cents) is distinct from
      (count(r.payout_id), coalesce(sum(r.paid_cents), 0), coalesce(sum(r.withheld_cents), 0), coalesce(sum(r.garnished_cents), 0))
    order by 1`.execute(tx);
  return found.rows;
}

/** Reports that tell other sums than their payouts came to, or of payouts that were never approved. */
export async function reportsUnlikePayouts(tx: Tx) {
  const found = await sql<{ delivery: string; payout: string }>`
    select r.delivery, r.payout_id as payout
    from register_report r left join payout p on p.id = r.payout_id left join payout_run run on run.id = p.run_id
    where (r.owner, r.paid_cents, r.withheld_cents, r.garnished_cents)
      is distinct from (p.owner, p.taxable_cents, p.withheld_cents, p.garnished_cents)
      or p.standing = 'held' or run.state not in ('approved', 'released', 'executed')
    order by 1, 2`.execute(tx);
  return found.rows;
}

/** Deliveries in the order of their ids, so many after one, with their content. */
export const contentsAfter = (tx: Tx, after: string | undefined, limit: number) =>
  mine(tx)
    .selectFrom('register_delivery')
    .select(['id', 'sha256', 'content'])
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
