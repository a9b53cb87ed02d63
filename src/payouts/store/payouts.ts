import { type Selectable, sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import type { Rows } from '../../basics/tables.ts';
import { bigints, byteas, days, texts, uuids } from '../../platform/arrays.ts';
import { over, type Tx } from '../../platform/database.ts';
import { bailiffsEndToEndId, endToEndIdOf, type PayoutState } from '../payout.ts';
import type { PaidBefore } from '../plan.ts';
import { payoutsTables } from '../tables.ts';
import type { Owners } from './holds.ts';

const mine = (tx: Tx) => over(tx, payoutsTables);

type Kept = Selectable<Rows<typeof payoutsTables>['payout']>;
export type PayoutRow = Kept & { state: PayoutState };
export type NewPayout = Omit<Kept, 'no' | 'run_id' | 'paid_on' | 'warnings' | `rejected_${string}`> & {
  warnings: string;
};

// A payout goes with its run; see the migration.
const stateNow = sql<PayoutState>`case
  when p.standing = 'rejected' then 'rejected' when r.state = 'cancelled' then 'cancelled'
  when r.state = 'prepared' then p.standing when p.standing = 'held' then 'cancelled'
  when r.state = 'approved' then 'approved' when r.state = 'released' then 'sent' else 'paid' end`;
const counted = sql<boolean>`p.standing = 'planned' and r.state in ('approved', 'released', 'executed')`;
const payouts = (tx: Tx) => mine(tx).selectFrom('payout as p').innerJoin('payout_run as r', 'r.id', 'p.run_id');
const whole = (tx: Tx) => payouts(tx).selectAll('p').select(stateNow.as('state'));

const columns = [
  'id',
  'owner',
  'standing',
  'mode',
  'received_cents',
  'fee_cents',
  'fee_vat_cents',
  'contribution_cents',
  'taxable_cents',
  'tax_free_cents',
  'withheld_cents',
  'garnished_cents',
  'net_cents',
  'warnings',
  'basis',
  'snapshot',
  'steps',
] as const;

/** Adds the payouts of a run in one statement. */
export async function insertPayouts(
  tx: Tx,
  run: { id: string; executes_on: Day },
  rows: readonly NewPayout[],
): Promise<void> {
  const all = <K extends keyof NewPayout>(column: K) => rows.map((one) => one[column]);
  await sql`
    insert into payout (run_id, paid_on, ${sql.raw(columns.join())})
    select ${run.id}::uuid, ${run.executes_on}::date, id, owner, standing, mode, received_cents, fee_cents, fee_vat_cents,
      contribution_cents, taxable_cents, tax_free_cents, withheld_cents, garnished_cents, net_cents, warnings::json, basis,
      snapshot, steps
    from unnest(
      ${uuids(all('id'))}::uuid[], ${uuids(all('owner'))}::uuid[], ${texts(all('standing'))}::text[],
      ${texts(all('mode'))}::text[], ${bigints(all('received_cents'))}::bigint[], ${bigints(all('fee_cents'))}::bigint[],
      ${bigints(all('fee_vat_cents'))}::bigint[], ${bigints(all('contribution_cents'))}::bigint[],
      ${bigints(all('taxable_cents'))}::bigint[], ${bigints(all('tax_free_cents'))}::bigint[],
      ${bigints(all('withheld_cents'))}::bigint[], ${bigints(all('garnished_cents'))}::bigint[],
      ${bigints(all('net_cents'))}::bigint[], ${texts(all('warnings'))}::text[], ${texts(all('basis'))}::text[],
      ${byteas(all('snapshot'))}::bytea[], ${byteas(all('steps'))}::bytea[]
    ) as given (${sql.raw(columns.join())})`.execute(tx);
}

export type PlannedPayout = Awaited<ReturnType<typeof plannedPayouts>>[number];

/** The planned payouts of a run in the order of their owners, with what they were made of, so many after one. */
export const plannedPayouts = (tx: Tx, runId: string, afterOwner: string, limit: number) =>
  mine(tx)
    .selectFrom('payout')
    .select(['id', 'no', 'owner', 'basis', 'snapshot'])
    .where('run_id', '=', runId)
    .where('standing', '=', 'planned')
    .where('owner', '>', afterOwner)
    .orderBy('owner')
    .limit(limit)
    .execute();

/** What these payouts were made of, with the steps of the calculation. */
export const snapshotsOf = (tx: Tx, ids: readonly string[]) =>
  mine(tx)
    .selectFrom('payout')
    .select(['id', 'owner', 'snapshot', 'steps'])
    .where(sql<boolean>`id = any(${uuids(ids)}::uuid[])`)
    .execute();

/** The payouts of an approved run that were not rejected, with what they were made of, so many after one. */
export const approvedPayouts = (tx: Tx, runId: string, afterOwner: string, limit: number) =>
  payouts(tx)
    .select(['p.id', 'p.owner', 'p.paid_on', 'p.snapshot'])
    .where(counted)
    .where('p.run_id', '=', runId)
    .where('p.owner', '>', afterOwner)
    .orderBy('p.owner')
    .limit(limit)
    .execute();

/** The same without those whose payslip has been made. */
export const payoutsWithoutPayslip = (tx: Tx, runId: string, afterOwner: string, limit: number) =>
  payouts(tx)
    .leftJoin('payslip as s', 's.payout_id', 'p.id')
    .select(['p.id', 'p.owner', 'p.no', 'p.paid_on', 'p.snapshot', 'p.steps'])
    .where(counted)
    .where('p.run_id', '=', runId)
    .where('p.owner', '>', afterOwner)
    .where('s.payout_id', 'is', null)
    .orderBy('p.owner')
    .limit(limit)
    .execute();

export const findPayslip = (tx: Tx, payoutId: string, owner: string) =>
  mine(tx)
    .selectFrom('payslip')
    .select(['file_id', 'sha256'])
    .where('payout_id', '=', payoutId)
    .where('owner', '=', owner)
    .executeTakeFirst();

export async function insertPayslip(
  tx: Tx,
  payslip: { payout_id: string; owner: string; file_id: string; sha256: string; made_at: Date },
): Promise<void> {
  await mine(tx)
    .insertInto('payslip')
    .values(payslip)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The ids that a file's payments are known by: of the net pay, and of the bailiff's part. */
export async function paymentIdsOf(
  tx: Tx,
  file: { run_id: string; from_owner: string; through_owner: string },
): Promise<string[]> {
  const rows = await mine(tx)
    .selectFrom('payout')
    .select(['id', 'net_cents', 'garnished_cents'])
    .where('run_id', '=', file.run_id)
    .where('standing', '=', 'planned')
    .where('owner', '>=', file.from_owner)
    .where('owner', '<=', file.through_owner)
    .execute();
  return rows.flatMap(({ id, net_cents, garnished_cents }) => [
    ...(net_cents > 0 ? [endToEndIdOf(id)] : []),
    ...(garnished_cents > 0 ? [bailiffsEndToEndId(id)] : []),
  ]);
}

export async function saveStanding(tx: Tx, id: string, standing: 'planned' | 'held'): Promise<void> {
  await mine(tx).updateTable('payout').set({ standing }).where('id', '=', id).execute();
}

export async function saveRejected(tx: Tx, id: string, by: string, at: Date, reason: string): Promise<void> {
  await mine(tx)
    .updateTable('payout')
    .set({ standing: 'rejected', rejected_by: by, rejected_at: at, rejected_reason: reason })
    .where('id', '=', id)
    .execute();
}

export const findPayoutForStaff = (tx: Tx, id: string) => whole(tx).where('p.id', '=', id).executeTakeFirst();

export const lockPayout = (tx: Tx, id: string) => whole(tx).where('p.id', '=', id).forUpdate('p').executeTakeFirst();

const told = ['approved', 'sent', 'paid', 'rejected'] as const;

export const findOwnPayout = (tx: Tx, id: string, owner: string) =>
  whole(tx)
    .where('p.id', '=', id)
    .where('p.owner', '=', owner)
    .where(sql<boolean>`(${stateNow}) = any(${[...told]}::text[])`)
    .executeTakeFirst();

/** A person's payouts that have been approved, newest first; narrowed to other states, or to one invoice. */
export const payoutsOf = (
  tx: Tx,
  owner: string,
  before: string | undefined,
  limit: number,
  { states = told, invoiceId }: { states?: readonly PayoutState[]; invoiceId?: string | undefined } = {},
) =>
  whole(tx)
    .leftJoin('payslip as s', 's.payout_id', 'p.id')
    .select('s.file_id')
    .where('p.owner', '=', owner)
    .where(sql<boolean>`(${stateNow}) = any(${[...states]}::text[])`)
    .$if(invoiceId !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('payable')
            .select('payable.id')
            .whereRef('payable.payout_id', '=', 'p.id')
            .whereRef('payable.owner', '=', 'p.owner')
            .where('payable.invoice_id', '=', invoiceId ?? ''),
        ),
      ),
    )
    .$if(before !== undefined, (query) => query.where('p.id', '<', before ?? ''))
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute();

/** The payouts of a run for review: held ones first, then by owner. The cursor is `rank:owner` of the last one seen. */
export const payoutsForReview = (
  tx: Tx,
  runId: string,
  only: 'all' | 'held' | 'warned',
  after: { rank: number; owner: string } | undefined,
  limit: number,
) => {
  const rank = sql<number>`case p.standing when 'held' then 0 else 1 end`;
  return whole(tx)
    .select(rank.as('rank'))
    .where('p.run_id', '=', runId)
    .$if(only === 'held', (query) => query.where('p.standing', '=', 'held'))
    .$if(only === 'warned', (query) => query.where(sql<boolean>`p.warnings::text <> '[]'`))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${rank}, p.owner) > (${after?.rank ?? 0}, ${after?.owner ?? null}::uuid)`),
    )
    .orderBy(rank)
    .orderBy('p.owner')
    .limit(limit)
    .execute();
};

// What is counted of the calendar year of a day for `a.owner`. Looked up person by person, which the `offset` keeps so: what a
// long run has added itself the planner knows nothing of, and would read for each person again.
const yearOf = (paidOn: Day) => sql`
  lateral (
    select * from payout where owner = a.owner and paid_on between date_trunc('year', ${paidOn}::date)::date
      and (date_trunc('year', ${paidOn}::date) + interval '1 year - 1 day')::date
    offset 0
  ) p join payout_run r on r.id = p.run_id and ${counted}`;

type Asked = { owner: string; cardFrom: Day | null; cardUntil: Day | null; mode: string | null };

/** What earlier payouts of the calendar year have made for each person: see `PaidBefore`. One query for any number. */
export async function paidBefore(tx: Tx, paidOn: Day, asked: readonly Asked[]): Promise<Map<string, PaidBefore>> {
  const found = await sql<{ owner: string; received: Cents; card: Cents; net: Cents; garnished: Cents }>`
    select a.owner, sum(p.received_cents)::bigint as received,
      coalesce(sum(p.taxable_cents) filter (where p.mode = a.mode and p.paid_on between a.card_from and a.card_until), 0)::bigint as card,
      coalesce(sum(p.taxable_cents - p.withheld_cents)
        filter (where date_trunc('month', p.paid_on) = date_trunc('month', ${paidOn}::date)), 0)::bigint as net,
      coalesce(sum(p.garnished_cents)
        filter (where date_trunc('month', p.paid_on) = date_trunc('month', ${paidOn}::date)), 0)::bigint as garnished
    from unnest(
      ${uuids(asked.map((one) => one.owner))}::uuid[], ${days(asked.map((one) => one.cardFrom))}::date[],
      ${days(asked.map((one) => one.cardUntil))}::date[], ${texts(asked.map((one) => one.mode))}::text[]
    ) as a (owner, card_from, card_until, mode)
    cross join ${yearOf(paidOn)}
    group by a.owner`.execute(tx);
  return new Map(
    found.rows.map((row) => [
      row.owner,
      {
        receivedCents: row.received,
        onCardCents: row.card,
        period: { netCents: row.net, garnishedCents: row.garnished },
      },
    ]),
  );
}

export type Rejections = { readonly owner: string; readonly times: number; readonly lastAt: Date };

/** How often the bank has rejected a payment to each person it ever did, and when it last has. */
export async function rejectionsOf(tx: Tx, { from, through }: Owners): Promise<Map<string, Rejections>> {
  const found = await sql<Rejections>`
    select owner, count(*) as times, max(rejected_at) as "lastAt" from payout
    where owner between ${from}::uuid and ${through}::uuid and standing = 'rejected' group by owner`.execute(tx);
  return new Map(found.rows.map((row) => [row.owner, row]));
}

export type YearSums = { taxable: Cents; withheld: Cents; garnished: Cents; taxFree: Cents; net: Cents };

/** The sums of a person's year up to and with each of these payouts, for their payslips. */
export async function yearSumsOf(tx: Tx, payoutIds: readonly string[]): Promise<Map<string, YearSums>> {
  const found = await sql<YearSums & { id: string }>`
    select this.id, sum(p.taxable_cents)::bigint as taxable, sum(p.withheld_cents)::bigint as withheld,
      sum(p.garnished_cents)::bigint as garnished, sum(p.tax_free_cents)::bigint as "taxFree", sum(p.net_cents)::bigint as net
    from payout this
    join payout p on p.owner = this.owner and (p.paid_on, p.id) <= (this.paid_on, this.id)
      and p.paid_on >= date_trunc('year', this.paid_on)::date
    join payout_run r on r.id = p.run_id and (p.id = this.id or ${counted})
    where this.id = any(${uuids(payoutIds)}::uuid[]) group by this.id`.execute(tx);
  return new Map(found.rows.map((row) => [row.id, row]));
}
