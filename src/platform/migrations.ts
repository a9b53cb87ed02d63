import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongSetting } from './config.ts';
import type { Database } from './database.ts';

const folder = join(import.meta.dirname, '../../migrations');

type Migration = { name: string; text: string; checksum: string };

const onDisk = (): Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });

/** How the database stands to the numbered files: applied as they are, not yet applied, and changed since. */
export async function migrationState(db: Database): Promise<Record<'applied' | 'pending' | 'changed', string[]>> {
  const known = await db.pool.query<{ found: boolean }>("select to_regclass('migration') is not null as found");
  const rows = known.rows[0]?.found
    ? (await db.pool.query<{ name: string; checksum: string }>('select name, checksum from migration')).rows
    : [];
  const done = new Map(rows.map((row) => [row.name, row.checksum]));
  const names = (wanted: (one: Migration) => boolean) =>
    onDisk()
      .filter(wanted)
      .map(({ name }) => name);
  return {
    applied: names(({ name, checksum }) => done.get(name) === checksum),
    pending: names(({ name }) => !done.has(name)),
    changed: names(({ name, checksum }) => done.has(name) && done.get(name) !== checksum),
  };
}

/**
 * Applies the numbered files not yet applied, in order, each in one transaction; only those named where a restore wants the
 * database as it was. Throws WrongSetting where a file was changed after it was applied.
 */
export async function migrate(db: Database, only?: readonly string[]): Promise<string[]> {
  const client = await db.pool.connect();
  const applied: string[] = [];
  try {
    await client.query('select pg_advisory_lock(7204001)');
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const done = new Map(
      (await client.query<{ name: string; checksum: string }>('select name, checksum from migration')).rows.map(
        (row) => [row.name, row.checksum],
      ),
    );
    for (const { name, text, checksum } of onDisk()) {
      if (done.get(name) === checksum || (only && !only.includes(name))) continue;
      if (done.has(name))
        throw new WrongSetting(
          `the database was made by another version of this program (${name} has changed since): use that version, or name an empty database by DATABASE_URL or KEVYT_DATA`,
        );
      await client.query('begin');
      try {
        await client.query(text);
        await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw failed(name, error);
      }
      applied.push(name);
    }
    return applied;
  } finally {
    await client.query('select pg_advisory_unlock(7204001)');
    client.release();
  }
}

function failed(name: string, error: unknown): Error {
  const { message, code } = error as { message: string; code?: string };
  return code === notPermitted
    ? new WrongSetting(`DATABASE_URL: the role may not do what ${name} needs (${message}); see docs/operating.md`)
    : new Error(`migration ${name} failed: ${message}`, { cause: error });
}

const notPermitted = '42501';
