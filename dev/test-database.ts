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
    fresh: async () =>
      embeddedDatabase(await PGlite.create('memory://', { loadDataDir: dump, extensions: { btree_gist } })),
  };
}

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
