import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Rows, Table } from '../basics/tables.ts';
import { uuids } from './arrays.ts';

// A store narrows this to its own tables with `over`; platform itself knows none.
// biome-ignore lint/suspicious/noExplicitAny: the set of tables is open here and closed in each store.
type AnyTables = any;
export type Tx = Transaction<AnyTables>;
export type Queries = Kysely<AnyTables>;

/** Who acts in a transaction; row-level security sees the id and the kind. */
export type Actor = { id: string; kind: 'anyone' | 'entrepreneur' | 'client' | 'staff' | 'system' };
export const system: Actor = { id: 'system', kind: 'system' };
export const anyone: Actor = { id: 'anyone', kind: 'anyone' };

export type Database = {
  engine: 'embedded' | 'server';
  pool: pg.Pool;
  /** Works as the tables' owner: for sign-in, migrations and verification, never for a person's request. */
  asOwner: Queries;
  /** One transaction as the restricted role, with the actor set for row-level security; rolls back when `work` throws. */
  asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

// Days stay text, whole numbers become safe integers or an error; both engines then answer alike.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, safeInteger);

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('a whole number passed the safe range');
  return value;
}

/**
 * Opens PostgreSQL at the address, or the embedded database in the directory (`memory://` for tests). Whoever waits
 * longer than `patienceMs` for a connection gets an error.
 */
export async function openDatabase(
  where: { url: string; patienceMs?: number } | { directory: string },
): Promise<Database> {
  if ('url' in where) {
    const patience = where.patienceMs ?? 5000;
    const pool = new pg.Pool({ connectionString: where.url, max: 10, connectionTimeoutMillis: patience });
    return databaseOver(pool, 'server', async () => {});
  }
  const { PGlite } = await import('@electric-sql/pglite');
  const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist');
  const lite = await PGlite.create(where.directory, { extensions: { btree_gist } }).catch((error) => {
    throw ofFileSystem(error) ?? error;
  });
  return embeddedDatabase(lite);
}

// The embedded engine throws the file system's numbers instead of errors (WASI's `errno`).
const fileSystemCodes = new Map([
  [2, 'EACCES'],
  [51, 'ENOSPC'],
  [69, 'EROFS'],
]);

function ofFileSystem({ errno }: { errno?: number }): Error | null {
  const code = errno === undefined ? undefined : fileSystemCodes.get(errno);
  return code === undefined
    ? null
    : Object.assign(new Error(`the database cannot write its files (${code})`), { code });
}

/** The embedded engine behind the same driver: one connection, so a second one inside a transaction is an error at once. */
export async function embeddedDatabase(
  lite: import('@electric-sql/pglite').PGlite,
  closeEngine = () => lite.close(),
): Promise<Database> {
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  const pool = new pg.Pool({
    ...(createPgConfig(lite) as pg.PoolConfig),
    max: 1,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 0,
  });
  // The pool throws a client away after a failed query, but here the next one would speak into the same half-read
  // conversation; a refused statement is no reason to hang up.
  pool.query = (async (text: string, values?: unknown[]) => {
    const client = await pool.connect();
    try {
      return await client.query(text, values);
    } finally {
      client.release();
    }
  }) as typeof pool.query;
  return databaseOver(pool, 'embedded', closeEngine);
}

function databaseOver(pool: pg.Pool, engine: Database['engine'], closeEngine: () => Promise<void>): Database {
  // A connection that the server ends is replaced by the pool, and whatever was being asked over it fails by itself; with
  // nobody to hear of it, an idle one or one between two statements would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const inside = guardAgainstSecondConnection(pool);
  const asOwner = new Kysely<AnyTables>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine,
    pool,
    asOwner,
    asActor: (actor, work) =>
      asOwner.transaction().execute(async (tx) => {
        await sql`select set_config('role', 'kevyt_app', true), set_config('app.actor', ${actor.id}, true), set_config('app.kind', ${actor.kind}, true)`.execute(
          tx,
        );
        const mark = { open: true };
        return inside
          .run(mark, () => work(tx))
          .finally(() => {
            mark.open = false;
          });
      }),
    close: async () => {
      await asOwner.destroy();
      // Kysely ends the pool only when it has asked something itself, which after a bare migration it has not.
      if (!pool.ended) await pool.end();
      await closeEngine();
    },
  };
}

function guardAgainstSecondConnection(pool: pg.Pool): AsyncLocalStorage<{ open: boolean }> {
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  const connect = pool.connect.bind(pool) as (done?: unknown) => unknown;
  pool.connect = ((done?: (error: Error) => void) => {
    if (!inside.getStore()?.open) return connect(done);
    const error = new Error('a second connection asked for inside a transaction: pass the transaction on');
    if (done) return done(error);
    return Promise.reject(error);
  }) as typeof pool.connect;
  return inside;
}

/**
 * Whether a column holds one of these ids. They travel as one array, since a hundred thousand of them would pass the limit of
 * parameters. Of two joined tables both are asked for them, or the planner would read the whole of one for a few hundred.
 */
export const among = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${uuids(ids)}::uuid[])`;

/** The transaction seen through the declared tables of one domain (and those before it that it reads). */
export const over = <T extends Record<string, Table>>(tx: Tx, _tables: T): Transaction<Rows<T>> =>
  tx as Transaction<Rows<T>>;
