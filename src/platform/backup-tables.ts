import { sql } from 'kysely';
import type { Queries } from './database.ts';

// Rows as lines of JSON, written and read by the database itself, so that every value comes back to the letter: our code
// never looks inside a line.

export type BackupTable = { readonly schema: string; readonly name: string };
export const fileNameOf = ({ schema, name }: BackupTable): string => `${schema}.${name}.jsonl.gz`;

// The queue's own bookkeeping is made anew at the next start; only work that is still to be done belongs to a backup.
const queue: BackupTable = { schema: 'pgboss', name: 'job' };
const isQueue = ({ schema }: BackupTable) => schema === queue.schema;

/** Our tables in the order of their names, and the queue of jobs last. */
export async function tablesToKeep(db: Queries): Promise<BackupTable[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    order by c.relname`.execute(db);
  const { rows: jobs } = await sql<{ found: boolean }>`select to_regclass('pgboss.job') is not null as found`.execute(
    db,
  );
  return [...rows.map(({ name }) => ({ schema: 'public', name })), ...(jobs[0]?.found ? [queue] : [])];
}

/**
 * Every row of a table as a line, in portions, as of the moment of the transaction. A line is the row's JSON as a JSON
 * string, so that a line break inside a kept JSON value stays where it was.
 */
export async function* linesOf(tx: Queries, table: BackupTable): AsyncGenerator<string[]> {
  const rest = isQueue(table) ? sql`where state in ('created', 'retry', 'active', 'failed')` : sql``;
  await sql`declare backup_rows no scroll cursor for
    select to_json(to_json(t)::text)::text as line from ${sql.table(`${table.schema}.${table.name}`)} t ${rest}`.execute(
    tx,
  );
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch 500 from backup_rows`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql`close backup_rows`.execute(tx);
}

/** Puts lines back as rows of a table that has the columns it had. */
export async function insertLines(tx: Queries, table: BackupTable, lines: readonly string[]): Promise<void> {
  const into = sql.table(`${table.schema}.${table.name}`);
  const columns = await writableColumns(tx, table);
  await sql`insert into ${into} (${sql.join(columns.map((name) => sql.ref(name)))}) overriding system value
    select ${sql.join(columns.map((name) => sql.ref(`row.${name}`)))}
    from json_array_elements_text(${`[${lines.join(',')}]`}::json) line
    cross join json_populate_record(null::${into}, line::json) row`.execute(tx);
}

async function writableColumns(tx: Queries, { schema, name }: BackupTable): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = ${schema} and table_name = ${name} and is_generated = 'NEVER' order by ordinal_position`.execute(
    tx,
  );
  return rows.map((row) => row.name);
}

/**
 * Runs `fill` with our tables empty and unguarded: no trigger fires and no foreign key looks, since rows come in the order
 * of tables and were lawful when they were written. Afterwards every guard stands again and the foreign keys have been
 * proved over all rows.
 */
export async function withoutGuards(
  tx: Queries,
  tables: readonly BackupTable[],
  fill: () => Promise<void>,
): Promise<void> {
  const ours = tables.filter((table) => !isQueue(table)).map(({ name }) => name);
  const { rows: keys } = await sql<{ on: string; name: string; definition: string }>`
    select conrelid::regclass::text as on, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
    order by conname`.execute(tx);
  for (const { on, name } of keys) await sql`alter table ${sql.raw(on)} drop constraint ${sql.ref(name)}`.execute(tx);
  for (const name of ours) await sql`alter table ${sql.ref(name)} disable trigger user`.execute(tx);
  await sql`truncate ${sql.join(ours.map((name) => sql.ref(name)))}`.execute(tx);
  await fill();
  for (const name of ours) await sql`alter table ${sql.ref(name)} enable trigger user`.execute(tx);
  for (const { on, name, definition } of keys)
    await sql`alter table ${sql.raw(on)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx);
  await setSequences(tx);
}

/** Numbers that the database gives go on after the greatest given so far. */
async function setSequences(tx: Queries): Promise<void> {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select table_name as table, column_name as column, pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence
    from information_schema.columns
    where table_schema = 'public' and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`.execute(
    tx,
  );
  for (const { table, column, sequence } of rows)
    await sql`select setval(${sequence}::regclass, greatest(max(${sql.ref(column)}), 1), max(${sql.ref(column)}) is not null)
      from ${sql.ref(table)}`.execute(tx);
}
