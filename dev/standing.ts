import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile } from '../src/members/actions/keep-file.ts';
import { theService, withContext } from '../src/platform/context.ts';
import { sha256 } from '../src/platform/files.ts';
import { findingsOf } from './findings.ts';
import type { TestService } from './service.ts';

type Row = Record<string, unknown>;

/**
 * Everything by which two runs of the same story can be told apart but for ids that were drawn: how many rows of every
 * table in every state, the books, the content of every document, what went to the bank, the register, the operator and
 * the post, what the queue still holds and what `kevyt verify` finds.
 */
export async function standingOf({ services }: TestService): Promise<Row> {
  const { db, config } = services;
  const rows = async (query: string) => (await db.pool.query<Row>(query)).rows;
  const counts: Row = {};
  for (const { name, column } of await rows(tablesAndStates)) {
    const of = column === null ? "''" : `"${column}"`;
    counts[`${name}`] = await rows(`select ${of} as state, count(*) as rows from "${name}" group by 1 order by 1`);
  }
  const kept = await rows('select id from file order by id');
  const contents = await withContext(services, theService, async (ctx) => {
    const opened = [];
    for (const { id } of kept) opened.push(await openFile(ctx, `${id}`));
    return opened.map((file) => `${file?.kind} ${file?.mime} ${file && sha256(file.bytes)}`).sort();
  });
  const { bank, reports, eInvoices, outbox } = config.folders;
  return {
    counts,
    books: await rows(entriesWithoutDrawnIds),
    contents,
    bank: filesUnder(bank),
    reports: filesUnder(reports),
    eInvoices: filesUnder(eInvoices),
    letters: lettersIn(outbox),
    jobs: await rows("select name, state from pgboss.job where state <> 'completed' and name not like '\\_\\_%'"),
    findings: await findingsOf(services),
  };
}

// Who looked at what is left out: a look whose answer never arrived may be written down or not.
const tablesAndStates = `
  select t.table_name as name, (
    select column_name from information_schema.columns c where c.table_schema = 'public' and c.table_name = t.table_name
      and c.column_name in ('state', 'standing') limit 1
  ) as column
  from information_schema.tables t
  where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> 'access_log' order by 1`;

// Entries, allocations and payments are named by ids that each run draws for itself; invoices and people are not.
const entriesWithoutDrawnIds = `
  select t.cause_kind, t.booked_on, regexp_replace(e.account, '^(refundable):.*', '\\1') as account, e.cents, count(*) as times
  from ledger_entry e join ledger_transfer t on t.no = e.transfer_no group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

// What a cut leaves half written has a hidden name.
const filesUnder = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => `${entry.name} ${sha256(readFileSync(join(entry.parentPath, entry.name)))}`)
        .sort()
    : [];

// A letter's id, date and the lines between its parts are drawn anew; who gets what is not.
function lettersIn(outbox: string): string[] {
  if (!existsSync(outbox)) return [];
  return readdirSync(outbox)
    .filter((name) => !name.startsWith('.'))
    .map((name) => readFileSync(join(outbox, name), 'utf8'))
    .map((raw) => {
      const attached = /filename=[\s\S]*?\n\n([A-Za-z0-9+/=\n]+)/.exec(raw)?.[1]?.trim() ?? '';
      return `${/^To: .*$/m.exec(raw)?.[0]} ${/^Subject: .*$/m.exec(raw)?.[0]} ${sha256(attached)}`;
    })
    .sort();
}
