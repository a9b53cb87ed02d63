import { cpSync, rmSync } from 'node:fs';
import type { Database } from '../src/platform/database.ts';

/**
 * Remembers how a database and a folder stand, and answers what puts both back there. Quicker than a copy of the database
 * for each of many tries: rows only, with the triggers that guard them asleep.
 */
export async function rememberedAs(name: string, db: Database, folder: string): Promise<() => Promise<void>> {
  const text = async (query: string) => (await db.pool.query<{ text: string }>(query)).rows.map((row) => row.text);
  const kept = `kept_${name}`;
  await db.pool.query(`create schema ${kept}`);
  await db.pool.query((await text(copies(kept))).join(';'));
  const back = [
    'begin',
    'set local session_replication_role = replica',
    ...(await text(restorations(kept))),
    ...(await text(sequences)),
    'commit',
  ].join(';');
  const keptFolder = `${folder}-${name}`;
  cpSync(folder, keptFolder, { recursive: true });
  return async () => {
    await db.pool.query(back);
    rmSync(folder, { recursive: true });
    cpSync(keptFolder, folder, { recursive: true });
  };
}

const tables = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname in ('public', 'pgboss')`;

const copies = (kept: string) => `
  select format('create table ${kept}.%I as table %I.%I', n.nspname || '.' || c.relname, n.nspname, c.relname) as text ${tables}`;

const restorations = (kept: string) => `
  select format('delete from %1$I.%2$I; insert into %1$I.%2$I (%3$s) overriding system value select %3$s from ${kept}.%4$I',
    n.nspname, c.relname, (
      select string_agg(format('%I', a.attname), ', ') from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    ), n.nspname || '.' || c.relname) as text ${tables}`;

const sequences = `
  select format('select setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value),
    last_value is not null) as text
  from pg_sequences where schemaname in ('public', 'pgboss')`;
