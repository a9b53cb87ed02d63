import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import pg from 'pg';
import { type Database, embeddedDatabase, openDatabase } from '../src/platform/database.ts';
import { newId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrations.ts';

let golden: Promise<{ fresh(): Promise<Database> }> | undefined;

/**
 * A migrated, empty database of its own: on PostgreSQL where TEST_DATABASE_URL names a server, else embedded in memory.
 * The first call migrates once; the others copy.
 */
export async function testDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  golden ??= url ? goldenOnServer(url) : goldenEmbedded();
  return (await golden).fresh();
}

async function goldenEmbedded() {
  const lite = await PGlite.create('memory://', { extensions: { btree_gist } });
  const db = await embeddedDatabase(lite);
  await migrate(db);
  const { startJobs } = await import('../src/platform/jobs.ts');
  await (await startJobs(db, [], [], [], () => {})).stop();
  const dump = await lite.dumpDataDir('none');
  await db.close();
  return {
    fresh: async () =>
      embeddedDatabase(await PGlite.create('memory://', { loadDataDir: dump, extensions: { btree_gist } })),
  };
}

async function goldenOnServer(url: string) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const template = `kevyt_golden_${newId().replaceAll('-', '')}`;
  const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  await admin.query(`create database ${template}`);
  const db = await openDatabase({ url: at(template) });
  await migrate(db);
  await db.close();
  await admin.end();
  return {
    fresh: async () => {
      const name = `kevyt_test_${newId().replaceAll('-', '')}`;
      const maker = new pg.Client({ connectionString: url });
      await maker.connect();
      await maker.query(`create database ${name} template ${template}`);
      await maker.end();
      const opened = await openDatabase({ url: at(name) });
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
