import { sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import { bigints, days, uuids } from '../../platform/arrays.ts';
import type { Tx } from '../../platform/database.ts';

export type NewPayable = { id: string; owner: string; invoiceId: string; netCents: Cents; receivedOn: Day };

/** Keeps what was allocated, once; what brought no net is nothing to pay. */
export async function insertPayables(tx: Tx, payables: readonly NewPayable[], now: Date): Promise<void> {
  const given = payables.filter((one) => one.netCents > 0);
  await sql`
    insert into payable (id, owner, invoice_id, net_cents, received_on, gathered_at)
    select given.*, ${now} from unnest(
      ${uuids(given.map((one) => one.id))}::uuid[], ${uuids(given.map((one) => one.owner))}::uuid[],
      ${uuids(given.map((one) => one.invoiceId))}::uuid[], ${bigints(given.map((one) => one.netCents))}::bigint[],
      ${days(given.map((one) => one.receivedOn))}::date[]
    ) as given
    on conflict (id) do nothing`.execute(tx);
}

export async function saveReversed(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await sql`update payable set reversed_at = ${now} where id = any(${uuids(ids)}::uuid[]) and reversed_at is null`.execute(
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
  const waiting = sql`payout_id is null and reversed_at is null and received_on <= ${receivedThrough}::date
    and owner > ${afterOwner}::uuid`;
  const found = await sql<PayableRow>`
    select id, owner, invoice_id, net_cents, received_on from payable
    where ${waiting} and owner <= (
      select owner from (select distinct owner from payable where ${waiting} order by owner limit ${people}) as round
      order by owner desc limit 1)
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
    where payout_id = any(${uuids(payoutIds)}::uuid[]) and reversed_at is null
    order by owner, received_on, id for update`.execute(tx);
  return found.rows;
}

/** Gives payables to the payouts that pay them. Throws where one has been taken or taken back meanwhile. */
export async function takePayables(tx: Tx, taken: readonly { id: string; payoutId: string }[]): Promise<void> {
  const ids = uuids(taken.map((one) => one.id));
  // The ids are asked for twice, since the planner would sooner read the whole table than look up what a join brings.
  const changed = await sql`
    update payable set payout_id = given.payout_id
    from unnest(${ids}::uuid[], ${uuids(taken.map((one) => one.payoutId))}::uuid[]) as given (id, payout_id)
    where payable.id = any(${ids}::uuid[]) and payable.id = given.id
      and payable.payout_id is null and payable.reversed_at is null`.execute(tx);
  if (changed.numAffectedRows !== BigInt(taken.length)) throw new Error('a payable was taken by two payouts at once');
}

/** Lets go what a cancelled run, the held payouts of an approved one, or a rejected payout would have paid. */
export async function letGoPayables(
  tx: Tx,
  of: { runId: string; held: boolean } | { payoutId: string },
): Promise<void> {
  const which =
    'payoutId' in of
      ? sql`id = ${of.payoutId}::uuid`
      : sql`run_id = ${of.runId}::uuid and (standing = 'held' or not ${of.held}::boolean)`;
  await sql`update payable set payout_id = null where payout_id in (select id from payout where ${which})`.execute(tx);
}

/** What a person's payables come to that no approved payout pays: free ones and those held in a prepared run. */
export async function waitingOf(tx: Tx, owner: string): Promise<PayableRow[]> {
  const found = await sql<PayableRow>`
    select id, owner, invoice_id, net_cents, received_on from payable
    where owner = ${owner}::uuid and payout_id is null and reversed_at is null
    union all
    select a.id, a.owner, a.invoice_id, a.net_cents, a.received_on
    from payout p join payout_run r on r.id = p.run_id and r.state = 'prepared'
    join payable a on a.payout_id = p.id and a.reversed_at is null
    where p.owner = ${owner}::uuid and p.standing = 'held'
    order by received_on, id`.execute(tx);
  return found.rows;
}

/** How much waits for the next run, for how many people, and since when. */
export async function countWaitingForStaff(tx: Tx): Promise<{ people: number; cents: Cents; oldest: Day | null }> {
  const found = await sql<{ people: number; cents: Cents; oldest: Day | null }>`
    select count(distinct owner) as people, coalesce(sum(net_cents), 0)::bigint as cents, min(received_on) as oldest
    from payable where payout_id is null and reversed_at is null`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new Error('a count without a row');
  return row;
}
