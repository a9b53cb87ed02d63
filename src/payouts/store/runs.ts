import { type Selectable, sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import type { Rows } from '../../basics/tables.ts';
import { uuids } from '../../platform/arrays.ts';
import { over, type Tx } from '../../platform/database.ts';
import { payoutsTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, payoutsTables);

export type RunRow = Selectable<Rows<typeof payoutsTables>['payout_run']>;

/** Lets one at a time prepare; the others wait for the commit and then see the run there is. */
export async function lockPreparing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('payout-run'))`.execute(tx);
}

export async function insertRun(
  tx: Tx,
  run: Pick<RunRow, 'id' | 'executes_on' | 'received_through' | 'prepared_by' | 'prepared_at'>,
): Promise<void> {
  await mine(tx)
    .insertInto('payout_run')
    .values({ ...run, state: 'prepared' })
    .execute();
}

export const findRun = (tx: Tx, id: string) =>
  mine(tx).selectFrom('payout_run').selectAll().where('id', '=', id).executeTakeFirst();

/** The run kept from changing until the transaction ends, so that of two who decide at once the second sees the outcome. */
export const lockRun = (tx: Tx, id: string) =>
  mine(tx).selectFrom('payout_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const findPreparedRun = (tx: Tx) =>
  mine(tx).selectFrom('payout_run').select('id').where('state', '=', 'prepared').executeTakeFirst();

export const runsBefore = (tx: Tx, before: string | undefined, limit: number) =>
  mine(tx)
    .selectFrom('payout_run')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

type RunChange =
  | {
      state: 'approved';
      approved_by: string;
      approved_at: Date;
      files_sha256: string;
    }
  | { state: 'cancelled'; cancelled_by: string; cancelled_at: Date }
  | { state: 'released'; released_at: Date }
  | { state: 'executed'; executed_on: Day };

export async function saveRun(tx: Tx, id: string, change: RunChange): Promise<void> {
  await mine(tx).updateTable('payout_run').set(change).where('id', '=', id).execute();
}

/** Counts a change of what the run would pay, which an approval has to have seen. */
export async function saveNextVersion(tx: Tx, id: string): Promise<number> {
  const { version } = await mine(tx)
    .updateTable('payout_run')
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export type RunTotals = {
  run_id: string;
  payouts: number;
  held: number;
  held_cents: Cents;
  receivedCents: Cents;
  feeCents: Cents;
  feeVatCents: Cents;
  contributionCents: Cents;
  taxableCents: Cents;
  taxFreeCents: Cents;
  withheldCents: Cents;
  garnishedCents: Cents;
  netCents: Cents;
};

const going = sql`standing <> 'held'`;
const summed = (column: string, name: string) =>
  sql`coalesce(sum(${sql.ref(column)}) filter (where ${going}), 0)::bigint as ${sql.ref(name)}`;

/** What the payouts of each run come to; held ones are counted apart. */
export async function totalsOf(tx: Tx, runIds: readonly string[]): Promise<Map<string, RunTotals>> {
  const found = await sql<RunTotals>`
    select run_id, count(*) filter (where ${going}) as payouts,
      count(*) filter (where standing = 'held') as held,
      coalesce(sum(received_cents) filter (where standing = 'held'), 0)::bigint as held_cents,
      ${summed('received_cents', 'receivedCents')}, ${summed('fee_cents', 'feeCents')},
      ${summed('fee_vat_cents', 'feeVatCents')}, ${summed('contribution_cents', 'contributionCents')},
      ${summed('taxable_cents', 'taxableCents')}, ${summed('tax_free_cents', 'taxFreeCents')},
      ${summed('withheld_cents', 'withheldCents')}, ${summed('garnished_cents', 'garnishedCents')},
      ${summed('net_cents', 'netCents')}
    from payout where run_id = any(${uuids(runIds)}::uuid[]) group by run_id`.execute(tx);
  return new Map(found.rows.map((row) => [row.run_id, row]));
}

export async function countRunsForStaff(tx: Tx): Promise<{ approved: number; released: number; held: number }> {
  const found = await sql<{ approved: number; released: number; held: number }>`
    select count(*) filter (where state = 'approved') as approved, count(*) filter (where state = 'released') as released,
      (select count(*) from payout p join payout_run r on r.id = p.run_id
        where r.state = 'prepared' and p.standing = 'held') as held
    from payout_run where state in ('approved', 'released')`.execute(tx);
  return found.rows[0] ?? { approved: 0, released: 0, held: 0 };
}

export async function insertFile(tx: Tx, file: Omit<FileRow, 'executed_on'>): Promise<void> {
  await mine(tx).insertInto('payout_file').values(file).execute();
}

type FileRow = Selectable<Rows<typeof payoutsTables>['payout_file']>;
const withoutContent = [
  'run_id',
  'no',
  'message_id',
  'from_owner',
  'through_owner',
  'payments',
  'cents',
  'sha256',
  'executed_on',
] as const;
export type FileHead = Pick<FileRow, (typeof withoutContent)[number]>;

export const filesOf = (tx: Tx, runIds: readonly string[]) =>
  mine(tx)
    .selectFrom('payout_file')
    .select(withoutContent)
    .where(sql<boolean>`run_id = any(${uuids(runIds)}::uuid[])`)
    .orderBy('run_id')
    .orderBy('no')
    .execute();

export const fileContent = (tx: Tx, runId: string, no: number) =>
  mine(tx)
    .selectFrom('payout_file')
    .select('content')
    .where('run_id', '=', runId)
    .where('no', '=', no)
    .executeTakeFirstOrThrow();

export const lockFileByMessage = (tx: Tx, messageId: string) =>
  mine(tx)
    .selectFrom('payout_file')
    .select(withoutContent)
    .where('message_id', '=', messageId)
    .forUpdate()
    .executeTakeFirst();

export async function saveFileExecuted(tx: Tx, { run_id, no }: FileHead, on: Day): Promise<void> {
  await mine(tx)
    .updateTable('payout_file')
    .set({ executed_on: on })
    .where('run_id', '=', run_id)
    .where('no', '=', no)
    .execute();
}

/** What of a file's payments the bank has rejected before taking the money for them; what came back later is not in it. */
export async function rejectedCents(tx: Tx, file: FileHead): Promise<Cents> {
  const found = await sql<{ cents: Cents }>`
    select coalesce(sum(net_cents + garnished_cents), 0)::bigint as cents from payout
    where run_id = ${file.run_id}::uuid and standing = 'rejected' and rejected_by <> 'bank'
      and owner between ${file.from_owner}::uuid and ${file.through_owner}::uuid`.execute(tx);
  return found.rows[0]?.cents ?? (0 as Cents);
}
