import { sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import { over, type Tx } from '../../platform/database.ts';
import { payoutsTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, payoutsTables);

export type NewPayable = { id: string; owner: string; invoiceId: string; netCents: Cents; receivedOn: Day };

/** Keeps what was allocated, once; what brought no net is nothing to pay. */
export async function insertPayables(tx: Tx, payables: readonly NewPayable[], now: Date): Promise<void> {
  const given = payables.filter((one) => one.netCents > 0);
  await sql`
    insert into payable (id, owner, invoice_id, net_cents, received_on, gathered_at)
    select given.*, ${now} from unnest(
      ${given.map((one) => one.id)}::uuid[], ${given.map((one) => one.owner)}::uuid[],
      ${given.map((one) => one.invoiceId)}::uuid[], ${given.map((one) => one.netCents)}::bigint[],
      ${given.map((one) => one.receivedOn)}::date[]
    ) as given
    on conflict (id) do nothing`.execute(tx);
}

export async function saveReversed(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await sql`update payable set reversed_at = ${now} where id = any(${[...ids]}::uuid[]) and reversed_at is null`.execute(
    tx,
  );
}

export type PayableRow = { id: string; owner: string; invoice_id: string; net_cents: Cents; received_on: Day };

/** What waits to be paid to the next so many people after one, in the order of owners; the rows stay as they are meanwhile. */
export async function waitingPayables(
  tx: Tx,
  receivedThrough: Day,
  afterOwner: string,
  people: number,
): Promise<PayableRow[]> {
  const found = await sql<PayableRow>`
    select id, owner, invoice_id, net_cents, received_on from payable
    where payout_id is null and reversed_at is null and received_on <= ${receivedThrough} and owner in (
      select distinct owner from payable
      where payout_id is null and reversed_at is null and received_on <= ${receivedThrough} and owner > ${afterOwner}::uuid
      order by owner limit ${people})
    order by owner, received_on, id for update`.execute(tx);
  return found.rows;
}

/** What payouts pay, as far as it has not been taken back since. */
export async function payablesOf(
  tx: Tx,
  payoutIds: readonly string[],
): Promise<(PayableRow & { payout_id: string })[]> {
  const found = await sql<PayableRow & { payout_id: string }>`
    select id, owner, invoice_id, net_cents, received_on, payout_id from payable
    where payout_id = any(${[...payoutIds]}::uuid[]) and reversed_at is null
    order by owner, received_on, id for update`.execute(tx);
  return found.rows;
}

/** Gives payables to the payouts that pay them. Throws where one has been taken or taken back meanwhile. */
export async function takePayables(tx: Tx, taken: readonly { id: string; payoutId: string }[]): Promise<void> {
  const changed = await sql`
    update payable set payout_id = given.payout_id
    from unnest(${taken.map((one) => one.id)}::uuid[], ${taken.map((one) => one.payoutId)}::uuid[]) as given (id, payout_id)
    where payable.id = given.id and payable.payout_id is null and payable.reversed_at is null`.execute(tx);
  if (changed.numAffectedRows !== BigInt(taken.length)) throw new Error('a payable was taken by two payouts at once');
}

/** Lets go what cancelled payouts of a run would have paid, or one rejected payout. */
export async function letGoPayables(tx: Tx, of: { runId: string } | { payoutId: string }): Promise<void> {
  const which =
    'runId' in of
      ? sql`run_id = ${of.runId}::uuid and state = 'cancelled'`
      : sql`id = ${of.payoutId}::uuid and state = 'rejected'`;
  await sql`update payable set payout_id = null where payout_id in (select id from payout where ${which})`.execute(tx);
}

export const waitingOf = (tx: Tx, owner: string) =>
  mine(tx)
    .selectFrom('payable')
    .leftJoin('payout', 'payout.id', 'payable.payout_id')
    .select(['payable.id', 'payable.owner', 'payable.invoice_id', 'payable.net_cents', 'payable.received_on'])
    .select(['payable.payout_id', 'payout.state'])
    .where('payable.owner', '=', owner)
    .where('payable.reversed_at', 'is', null)
    .where((where) => where.or([where('payout_id', 'is', null), where('payout.state', 'in', ['planned', 'held'])]))
    .orderBy('payable.received_on')
    .orderBy('payable.id')
    .execute();

/** How much waits for the next run, for how many people, and since when. */
export async function countWaitingForStaff(tx: Tx): Promise<{ people: number; cents: Cents; oldest: Day | null }> {
  const found = await sql<{ people: number; cents: Cents; oldest: Day | null }>`
    select count(distinct owner) as people, coalesce(sum(net_cents), 0)::bigint as cents, min(received_on) as oldest
    from payable where payout_id is null and reversed_at is null`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new Error('a count without a row');
  return row;
}
