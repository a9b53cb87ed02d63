import { sql } from 'kysely';
import { over, type Tx } from '../../platform/database.ts';
import { payoutsTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, payoutsTables);

/** What the books should hold of approved payouts: where every cent of the received goes, and the bailiff's part onwards. */
export const expectedPayouts = sql`
  select line.kind, p.id::text as id, line.account, line.cents
  from payout p join payout_run r on r.id = p.run_id and r.state in ('approved', 'released', 'executed')
  cross join lateral (values
    ('payout', 'owed:' || p.owner, p.received_cents), ('payout', 'fees', -p.fee_cents),
    ('payout', 'vat-payable', -p.fee_vat_cents), ('payout', 'employer-contribution-payable', -p.contribution_cents),
    ('payout', 'withheld-tax-payable', -p.withheld_cents), ('payout', 'garnished:' || p.owner, -p.garnished_cents),
    ('payout', 'in-transit', -p.net_cents),
    ('remitted', 'garnished:' || p.owner, p.garnished_cents), ('remitted', 'in-transit', -p.garnished_cents)
  ) as line (kind, account, cents)
  where p.standing <> 'held'`;
export const bookedForPayouts = sql<boolean>`t.cause_kind in ('payout', 'remitted')`;

/** Runs whose frozen files are not those that were approved, by their hashes, or not those that the bank was given. */
export async function runsWithOtherFiles(tx: Tx) {
  const found = await sql<{ run: string }>`
    select r.id as run from payout_run r left join (
      select f.run_id, encode(sha256(convert_to(string_agg(f.sha256, E'\\n' order by f.no), 'UTF8')), 'hex') as sha256,
        bool_and(o.sha256 is not distinct from f.sha256) as handed
      from payout_file f left join bank_order o on o.message_id = f.message_id group by f.run_id
    ) f on f.run_id = r.id
    where r.files_sha256 is distinct from coalesce(f.sha256, case when r.approved_at is not null then encode(sha256(''), 'hex') end)
      or r.state in ('released', 'executed') and not coalesce(f.handed, true)
    order by 1`.execute(tx);
  return found.rows;
}

/** The frozen files, so many after one, with their content. */
export const filesAfter = (tx: Tx, after: { run_id: string; no: number } | undefined, limit: number) =>
  mine(tx)
    .selectFrom('payout_file')
    .select(['run_id', 'no', 'sha256', 'content'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(run_id, no) > (${after?.run_id ?? null}::uuid, ${after?.no ?? 0}::int)`),
    )
    .orderBy('run_id')
    .orderBy('no')
    .limit(limit)
    .execute();

/** Payslips in the order of their payouts, so many after one. */
export const payslipsAfter = (tx: Tx, after: string | undefined, limit: number) =>
  mine(tx)
    .selectFrom('payslip')
    .select(['payout_id', 'owner', 'file_id', 'sha256'])
    .$if(after !== undefined, (query) => query.where('payout_id', '>', after ?? ''))
    .orderBy('payout_id')
    .limit(limit)
    .execute();
