import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import pg from 'pg';
import { type Database, embeddedDatabase, openDatabase } from '../src/platform/database.ts';
import { newId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrations.ts';

const at = (path: string) => join(import.meta.dirname, '..', path);

// Embedded databases that nobody uses now. An open one keeps its process waiting, so they are kept for the next file only
// where the runner ends the process itself.
const free: Reusable[] = [];
const keepsFree = process.execArgv.includes('--test-force-exit');

let golden: Promise<{ fresh(): Promise<Database> }> | undefined;

/**
 * A ready, empty database of its own: on PostgreSQL where TEST_DATABASE_URL names a server, else embedded in memory.
 * What is made ready once is copied.
 */
export async function testDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  golden ??= url ? goldenOnServer(url) : goldenEmbedded();
  return (await golden).fresh();
}

async function goldenEmbedded() {
  const dump = await keptDump();
  return {
    fresh: async () => {
      const one = free.pop() ?? (await reusable(dump));
      return embeddedDatabase(one.engine, async () => {
        if (keepsFree && (await one.madeFresh())) free.push(one);
        else await one.engine.close();
      });
    },
  };
}

type Reusable = { engine: PGlite; madeFresh(): Promise<boolean> };

/** An embedded database that can be emptied, which takes a twentieth of the time of making one. */
async function reusable(dump: Blob): Promise<Reusable> {
  const engine = await PGlite.create('memory://', { loadDataDir: dump, extensions: { btree_gist } });
  const all = async <Row>(text: string) => (await engine.query<Row>(text)).rows;
  const schema = async () => JSON.stringify(await all(everythingDefined));
  const asMade = await schema();
  const tables = (await all<{ name: string }>(namesOf('r'))).map(({ name }) => name);
  const empty = tables.map((name) => `delete from ${name};`).join('');
  const fill: string[] = [];
  for (const name of tables) {
    const [kept] = await all<{ rows: string | null }>(`select quote_literal(jsonb_agg(t)) as rows from ${name} t`);
    if (kept?.rows)
      fill.push(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${kept.rows});`);
  }
  for (const { name } of await all<{ name: string }>(namesOf('S'))) {
    const [state] = await all<{ last_value: number; is_called: boolean }>(`select last_value, is_called from ${name}`);
    fill.push(`select setval('${name}', ${state?.last_value}, ${state?.is_called});`);
  }
  return {
    engine,
    madeFresh: async () => {
      await engine.exec('discard all');
      if ((await schema()) !== asMade) return false;
      // As on a copy that is being filled, no trigger is asked: rows that are never deleted go too.
      await engine.exec(`begin; set local session_replication_role = replica; ${empty} ${fill.join('')} commit`);
      return true;
    },
  };
}

const own = (column: string) => `${column}::regnamespace::text !~ '^(pg_|information_schema)'`;
const namesOf = (kind: 'r' | 'S') =>
  `select oid::regclass::text as name from pg_class where relkind = '${kind}' and ${own('relnamespace')}`;
// A test that tampers with tables, triggers or functions leaves a database that nobody uses again.
const everythingDefined = `
  select string_agg(line, ' ' order by line) from (
    select concat('class ', oid, relname, relkind, relrowsecurity, relforcerowsecurity, relacl) from pg_class where ${own('relnamespace')}
    union all select concat('column ', attrelid, attname, atttypid, attnotnull, attacl) from pg_attribute join pg_class on pg_class.oid = attrelid where ${own('relnamespace')}
    union all select concat('trigger ', oid, tgname, tgenabled) from pg_trigger
    union all select concat('function ', oid, md5(prosrc)) from pg_proc where ${own('pronamespace')}
    union all select concat('constraint ', oid, pg_get_constraintdef(oid)) from pg_constraint where ${own('connamespace')}
    union all select concat('policy ', oid, polname, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) from pg_policy
    union all select concat('role ', oid, rolname) from pg_roles
  ) as everything(line)`;

/** The ready database as bytes, kept in dist for as long as nothing that it is made of changes. */
async function keptDump(): Promise<Blob> {
  const { handlers } = await import('../src/app.ts');
  const migrations = readdirSync(at('migrations')).map((name) => `migrations/${name}`);
  const sources = [...migrations.sort(), 'src/platform/migrations.ts', 'src/platform/jobs.ts', 'package-lock.json'];
  const hash = createHash('sha256').update(JSON.stringify(handlers.map(({ job }) => job)));
  for (const path of sources) hash.update(path).update(readFileSync(at(path)));
  const file = at(`dist/test-database-${hash.digest('hex').slice(0, 16)}.tar`);
  if (existsSync(file)) return new Blob([readFileSync(file)]);

  const lite = await PGlite.create('memory://', { extensions: { btree_gist } });
  const db = await embeddedDatabase(lite);
  await makeReady(db);
  const dump = await lite.dumpDataDir('none');
  await db.close();
  mkdirSync(at('dist'), { recursive: true });
  for (const name of readdirSync(at('dist'))) if (/^test-database-.*\.tar$/.test(name)) rmSync(at(`dist/${name}`));
  // Test processes run side by side; each finds a whole file or none.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, await dump.bytes());
  renameSync(own, file);
  return dump;
}

/** The tables and the queues of the service, which would take each test longer to make than the test itself takes. */
async function makeReady(db: Database): Promise<void> {
  await migrate(db);
  const [{ startJobs }, { handlers }] = await Promise.all([import('../src/platform/jobs.ts'), import('../src/app.ts')]);
  await (await startJobs(db, handlers, [], [], () => {})).stop();
}

// Loading hundreds of test files holds the process up for longer than a service waits for its database.
const openOnServer = (url: string) => openDatabase({ url, patienceMs: 60_000 });

async function goldenOnServer(url: string) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const template = `kevyt_golden_${newId().replaceAll('-', '')}`;
  const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  await admin.query(`create database ${template}`);
  const db = await openOnServer(at(template));
  await makeReady(db);
  await db.close();
  await admin.end();
  return {
    fresh: async () => {
      const name = `kevyt_test_${newId().replaceAll('-', '')}`;
      const maker = new pg.Client({ connectionString: url });
      await maker.connect();
      await maker.query(`create database ${name} template ${template}`);
      await maker.end();
      const opened = await openOnServer(at(name));
      return {
        ...opened,
        close: async () => {
          await opened.close();
          const dropper = new pg.Client({ connectionString: url });
          await dropper.connect();
          await dropper.query(`drop database ${name} with (force)`);
          await dropper.end();
        },
      };
    },
  };
}
