import { type Selectable, sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import type { Rows } from '../../basics/tables.ts';
import { over, type Tx } from '../../platform/database.ts';
import type { PayoutState } from '../payout.ts';
import type { PaidBefore } from '../plan.ts';
import { payoutsTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, payoutsTables);

export type PayoutRow = Selectable<Rows<typeof payoutsTables>['payout']>;
export type NewPayout = Omit<PayoutRow, 'no' | 'run_id' | 'paid_on' | 'warnings' | `rejected_${string}`> & {
  warnings: string;
};

/** Adds the payouts of a run in one statement. */
export async function insertPayouts(
  tx: Tx,
  run: { id: string; executes_on: Day },
  payouts: readonly NewPayout[],
): Promise<void> {
  const all = <K extends keyof NewPayout>(column: K) => payouts.map((one) => one[column]);
  await sql`
    insert into payout (run_id, paid_on, id, owner, state, mode, received_cents, fee_cents, fee_vat_cents,
      contribution_cents, taxable_cents, tax_free_cents, withheld_cents, garnished_cents, net_cents, warnings,
      end_to_end_id, basis, snapshot)
    select ${run.id}::uuid, ${run.executes_on}::date, given.* from unnest(
      ${all('id')}::uuid[], ${all('owner')}::uuid[], ${all('state')}::text[], ${all('mode')}::text[],
      ${all('received_cents')}::bigint[], ${all('fee_cents')}::bigint[], ${all('fee_vat_cents')}::bigint[],
      ${all('contribution_cents')}::bigint[], ${all('taxable_cents')}::bigint[], ${all('tax_free_cents')}::bigint[],
      ${all('withheld_cents')}::bigint[], ${all('garnished_cents')}::bigint[], ${all('net_cents')}::bigint[],
      ${all('warnings')}::json[], ${all('end_to_end_id')}::text[], ${all('basis')}::text[], ${all('snapshot')}::text[]
    ) as given`.execute(tx);
}

/** The planned payouts of a run in the order of their owners, so many after one. */
export const plannedPayouts = (tx: Tx, runId: string, afterOwner: string, limit: number) =>
  mine(tx)
    .selectFrom('payout')
    .select(['id', 'no', 'owner', 'basis'])
    .where('run_id', '=', runId)
    .where('state', '=', 'planned')
    .where('owner', '>', afterOwner)
    .orderBy('owner')
    .limit(limit)
    .execute();

/** The payouts of a run in a state with everything about them, so many after one. */
export const payoutsIn = (tx: Tx, runId: string, states: readonly PayoutState[], afterOwner: string, limit: number) =>
  mine(tx)
    .selectFrom('payout')
    .selectAll()
    .where('run_id', '=', runId)
    .where('state', 'in', states)
    .where('owner', '>', afterOwner)
    .orderBy('owner')
    .limit(limit)
    .execute();

/** The sent payouts of a run whose payslip has not been made, so many after one. */
export const payoutsWithoutPayslip = (tx: Tx, runId: string, afterOwner: string, limit: number) =>
  mine(tx)
    .selectFrom('payout')
    .leftJoin('payslip', 'payslip.payout_id', 'payout.id')
    .select(['payout.id', 'payout.owner', 'payout.no', 'payout.paid_on', 'payout.snapshot'])
    .where('payout.run_id', '=', runId)
    .where('payout.state', 'in', ['sent', 'paid'])
    .where('payout.owner', '>', afterOwner)
    .where('payslip.payout_id', 'is', null)
    .orderBy('payout.owner')
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

export const snapshotsOf = (tx: Tx, ids: readonly string[]) =>
  mine(tx)
    .selectFrom('payout')
    .select(['id', 'owner', 'snapshot'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();

export async function moveAll(tx: Tx, runId: string, from: readonly PayoutState[], to: PayoutState): Promise<void> {
  await mine(tx)
    .updateTable('payout')
    .set({ state: to })
    .where('run_id', '=', runId)
    .where('state', 'in', from)
    .execute();
}

/** What the bank has carried out of a run: the payouts of a file's owners. */
export async function movePaid(
  tx: Tx,
  file: { run_id: string; from_owner: string; through_owner: string },
): Promise<void> {
  await mine(tx)
    .updateTable('payout')
    .set({ state: 'paid' })
    .where('run_id', '=', file.run_id)
    .where('state', '=', 'sent')
    .where('owner', '>=', file.from_owner)
    .where('owner', '<=', file.through_owner)
    .execute();
}

/** The ids that a file's payments are known by: of the net pay, and of the bailiff's part. */
export async function paymentIdsOf(
  tx: Tx,
  file: { run_id: string; from_owner: string; through_owner: string },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select unnest(array_remove(array[
      case when net_cents > 0 then end_to_end_id end, case when garnished_cents > 0 then end_to_end_id || '-U' end], null)) as id
    from payout where run_id = ${file.run_id}::uuid and state in ('approved', 'sent')
      and owner between ${file.from_owner}::uuid and ${file.through_owner}::uuid`.execute(tx);
  return found.rows.map((row) => row.id);
}

export async function saveState(tx: Tx, id: string, state: 'planned' | 'held'): Promise<void> {
  await mine(tx).updateTable('payout').set({ state }).where('id', '=', id).execute();
}

export async function saveRejected(tx: Tx, id: string, by: string, at: Date, reason: string): Promise<void> {
  await mine(tx)
    .updateTable('payout')
    .set({ state: 'rejected', rejected_by: by, rejected_at: at, rejected_reason: reason })
    .where('id', '=', id)
    .execute();
}

export const findPayoutForStaff = (tx: Tx, id: string) =>
  mine(tx).selectFrom('payout').selectAll().where('id', '=', id).executeTakeFirst();

export const lockPayout = (tx: Tx, id: string) =>
  mine(tx).selectFrom('payout').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

const told = ['approved', 'sent', 'paid', 'rejected'] as const;

export const findPayoutByPayment = (tx: Tx, endToEndId: string) =>
  mine(tx).selectFrom('payout').select(['id', 'state']).where('end_to_end_id', '=', endToEndId).executeTakeFirst();

export const findOwnPayout = (tx: Tx, id: string, owner: string) =>
  mine(tx)
    .selectFrom('payout')
    .selectAll()
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('state', 'in', told)
    .executeTakeFirst();

/** A person's payouts that have been approved, newest first; narrowed to other states, or to one invoice. */
export const payoutsOf = (
  tx: Tx,
  owner: string,
  before: string | undefined,
  limit: number,
  { states = told, invoiceId }: { states?: readonly PayoutState[]; invoiceId?: string | undefined } = {},
) =>
  mine(tx)
    .selectFrom('payout')
    .leftJoin('payslip', 'payslip.payout_id', 'payout.id')
    .selectAll('payout')
    .select('payslip.file_id')
    .where('payout.owner', '=', owner)
    .where('payout.state', 'in', states)
    .$if(invoiceId !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('payable')
            .select('payable.id')
            .whereRef('payable.payout_id', '=', 'payout.id')
            .whereRef('payable.owner', '=', 'payout.owner')
            .where('payable.invoice_id', '=', invoiceId ?? ''),
        ),
      ),
    )
    .$if(before !== undefined, (query) => query.where('payout.id', '<', before ?? ''))
    .orderBy('payout.id', 'desc')
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
  const rank = sql<number>`case state when 'held' then 0 else 1 end`;
  return mine(tx)
    .selectFrom('payout')
    .selectAll()
    .select(rank.as('rank'))
    .where('run_id', '=', runId)
    .$if(only === 'held', (query) => query.where('state', '=', 'held'))
    .$if(only === 'warned', (query) => query.where(sql<boolean>`warnings::text <> '[]'`))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${rank}, owner) > (${after?.rank ?? 0}, ${after?.owner ?? null}::uuid)`),
    )
    .orderBy(rank)
    .orderBy('owner')
    .limit(limit)
    .execute();
};

// What counts as paid for limits, thresholds and pay periods: everything that was approved and not rejected.
const counted = sql`p.state in ('approved', 'sent', 'paid')`;

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
      ${asked.map((one) => one.owner)}::uuid[], ${asked.map((one) => one.cardFrom)}::date[],
      ${asked.map((one) => one.cardUntil)}::date[], ${asked.map((one) => one.mode)}::text[]
    ) as a (owner, card_from, card_until, mode)
    join payout p on p.owner = a.owner and ${counted}
      and p.paid_on between date_trunc('year', ${paidOn}::date)::date and (date_trunc('year', ${paidOn}::date) + interval '1 year - 1 day')::date
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

/** When the bank last rejected a payment to each of these people. */
export async function lastRejections(tx: Tx, owners: readonly string[]): Promise<Map<string, Date>> {
  const found = await sql<{ owner: string; at: Date }>`
    select owner, max(rejected_at) as at from payout
    where owner = any(${[...owners]}::uuid[]) and state = 'rejected' group by owner`.execute(tx);
  return new Map(found.rows.map((row) => [row.owner, row.at]));
}

export type YearSums = { taxable: Cents; withheld: Cents; garnished: Cents; taxFree: Cents; net: Cents };

/** The sums of a person's year up to and with each of these payouts, for their payslips. */
export async function yearSumsOf(tx: Tx, payoutIds: readonly string[]): Promise<Map<string, YearSums>> {
  const found = await sql<YearSums & { id: string }>`
    select this.id, sum(p.taxable_cents)::bigint as taxable, sum(p.withheld_cents)::bigint as withheld,
      sum(p.garnished_cents)::bigint as garnished, sum(p.tax_free_cents)::bigint as "taxFree", sum(p.net_cents)::bigint as net
    from payout this
    join payout p on p.owner = this.owner and (p.id = this.id or ${counted}) and (p.paid_on, p.id) <= (this.paid_on, this.id)
      and p.paid_on >= date_trunc('year', this.paid_on)::date
    where this.id = any(${[...payoutIds]}::uuid[]) group by this.id`.execute(tx);
  return new Map(found.rows.map((row) => [row.id, row]));
}
