import { sql } from 'kysely';
import { type Job as BossJob, fromKysely, PgBoss } from 'pg-boss';
import type { Database, Tx } from './database.ts';
import { type Log, surpriseFields } from './log.ts';

/** A kind of work with one effect that may be repeated safely; its data holds ids and days only. */
export type Job<Data extends object> = { readonly name: string; readonly retries: number; readonly data?: Data };

/** Declares a job. `retries` are spaced out exponentially; after them the job waits for staff. */
export const job = <Data extends object>(name: string, retries = 5): Job<Data> => ({ name, retries });

/** A piece of news: `announce` sends one job per listener in the same transaction. */
export type News<Data extends object> = { readonly news: string; readonly data?: Data };
export const news = <Data extends object>(name: string): News<Data> => ({ news: name });

/** What runs when a job comes due. The handler opens its own transactions. */
export type Handler<Services> = { job: Job<object>; handle: (services: Services, data: never) => Promise<void> };
export const handler = <Services, Data extends object>(
  of: Job<Data>,
  handle: (services: Services, data: Data) => Promise<void>,
): Handler<Services> => ({ job: of, handle: handle as Handler<Services>['handle'] });

export type Listener = { news: News<object>; job: Job<object> };
/** When the news comes, the job is sent with the same data. */
export const when = <Data extends object>(heard: News<Data>, then: Job<Data>): Listener => ({ news: heard, job: then });

/** A job sent by the clock: `cron` of five fields, minute first, in Finnish time. */
export type Schedule = { job: Job<Record<string, never>>; cron: string };

type Sender = {
  /** Sends a job inside the caller's transaction: it exists if and only if the transaction commits. */
  send<Data extends object>(tx: Tx, of: Job<Data>, data: Data, options?: { startAfter?: Date }): Promise<void>;
  announce<Data extends object>(tx: Tx, of: News<Data>, data: Data): Promise<void>;
};

/** A job that did not succeed: `waiting` is tried again by itself at `nextTryAt`, `failed` waits for somebody. */
export type FailedJob = {
  id: string;
  name: string;
  state: 'failed' | 'waiting';
  tries: number;
  at: string;
  nextTryAt: string | null;
  /** Class and database code of the surprise; never its message. */
  fault: string;
  /** The frames of our own stack, one a line. */
  place: string;
};

export type Worker<Services> = Sender & {
  /** Runs everything that is due now, then answers how many jobs ran. */
  drain(services: Services): Promise<number>;
  /** Looks for due work every second until stopped. */
  work(services: Services): () => Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts the queue over the database, with every queue created now: sending to any other is refused. What is scheduled is
 * sent once for each time it falls due, however many processes keep the time; a time when none ran is made up for once.
 */
export async function startJobs<Services>(
  db: Database,
  handlers: readonly Handler<Services>[],
  listeners: readonly Listener[],
  schedules: readonly Schedule[],
  log: Log,
): Promise<Worker<Services>> {
  const byName = new Map(handlers.map((one) => [one.job.name, one]));
  if (byName.size !== handlers.length) throw new Error('two handlers for one job');
  for (const { job: of } of schedules)
    if (!byName.has(of.name)) throw new Error(`no handler is listed for the scheduled job ${of.name}`);
  const boss = bossOver(db, log);
  await boss.start();
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const { job: of } of handlers)
    if (!known.has(of.name))
      await boss.createQueue(of.name, {
        retryLimit: of.retries,
        retryBackoff: true,
        retryDelay: 5,
        expireInSeconds: 600,
      });
  await keepSchedules(boss, schedules);
  if (db.engine === 'embedded') await takeUpBrokenOff(db);
  await db.pool.query(
    'grant usage on schema pgboss to kevyt_app; grant select, insert, update on all tables in schema pgboss to kevyt_app',
  );

  const send: Sender['send'] = async (tx, of, data, options = {}) => {
    if (!byName.has(of.name)) throw new Error(`no handler is listed for the job ${of.name}`);
    await boss.send(of.name, data, {
      db: fromKysely(tx),
      ...(options.startAfter ? { startAfter: options.startAfter } : {}),
    });
  };
  const runOne = async (services: Services, one: Handler<Services>, due: BossJob<object>) => {
    try {
      await one.handle(services, due.data as never);
      await boss.complete(one.job.name, due.id);
    } catch (error) {
      log('error', 'job-failed', { job: one.job.name, id: due.id, ...surpriseFields(error) });
      await boss.fail(one.job.name, due.id, {
        reason: error instanceof Error ? error.name : 'unknown',
        ...surpriseFields(error),
      });
    }
  };
  const drain = async (services: Services) => {
    let ran = 0;
    for (let before = -1; before !== ran; ) {
      before = ran;
      for (const one of await due(db, byName))
        for (const found of (await boss.fetch<object>(one.job.name, { batchSize: 20 })) ?? []) {
          await runOne(services, one, found);
          ran++;
        }
    }
    return ran;
  };

  return {
    send,
    announce: async (tx, of, data) => {
      for (const listener of listeners) if (listener.news.news === of.news) await send(tx, listener.job, data);
    },
    drain,
    work: (services) => repeat(() => drain(services), log),
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}

/**
 * Puts back to the queue what broke off with the process before, since only one works on an embedded database. Elsewhere
 * the queue waits ten minutes first, for another process may be at it. What broke off at every try waits for staff.
 */
async function takeUpBrokenOff(db: Database): Promise<void> {
  await db.pool.query(
    `update pgboss.job set start_after = now(),
      state = (case when retry_count < retry_limit then 'retry' else 'failed' end)::pgboss.job_state
    where state = 'active'`,
  );
}

/** Makes the queue's schedules the listed ones; what an earlier version of the program had scheduled is let go. */
async function keepSchedules(boss: PgBoss, schedules: readonly Schedule[]): Promise<void> {
  for (const { name } of await boss.getSchedules())
    if (!schedules.some((one) => one.job.name === name)) await boss.unschedule(name);
  for (const { job: of, cron } of schedules)
    await boss.schedule(of.name, cron, {}, { tz: 'Europe/Helsinki', missed: 'once' });
}

// One query tells which queues have anything due, so an idle service asks once a second and not once a queue.
async function due<Services>(db: Database, byName: Map<string, Handler<Services>>): Promise<Handler<Services>[]> {
  const waiting = await db.pool.query<{ name: string }>(
    "select distinct name from pgboss.job where state in ('created', 'retry') and start_after <= now()",
  );
  return waiting.rows.map((row) => byName.get(row.name)).filter((one) => one !== undefined);
}

function repeat(round: () => Promise<unknown>, log: Log): () => Promise<void> {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  const tick = () => {
    if (stopped) return;
    running = round()
      .catch((error) => log('error', 'worker-round-failed', surpriseFields(error)))
      .then(() => {
        if (!stopped) timer = setTimeout(tick, 1000);
      });
  };
  let timer = setTimeout(tick, 0);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

// pg-boss sends scripts of several statements; one that fails inside its own transaction would leave the embedded
// database's only connection aborted, hence the rollback.
function bossOver(db: Database, log: Log): PgBoss {
  const boss = new PgBoss({
    db: {
      async executeSql(text: string, values?: unknown[]) {
        const client = await db.pool.connect();
        try {
          return (await client.query(text, values)) as { rows: unknown[] };
        } catch (error) {
          await client.query('rollback');
          throw error;
        } finally {
          client.release();
        }
      },
    },
    superviseIntervalSeconds: 60,
  });
  boss.on('error', (error) => log('error', 'queue-failed', surpriseFields(error)));
  return boss;
}

type FailedRow = {
  id: string;
  name: string;
  state: string;
  retry_count: number;
  output: Record<string, unknown> | null;
  at: Date;
  start_after: Date;
};

/** Jobs that ran out of tries or wait for the next one, newest first and at most 200; what is told of the error is never personal. */
export async function failedJobs(tx: Tx): Promise<FailedJob[]> {
  const found = await sql<FailedRow>`
    select id, name, state::text, retry_count, output, start_after,
      coalesce(completed_on, started_on, created_on) as at
    from pgboss.job where state in ('failed', 'retry') and name not like '\\_\\_%'
    order by at desc, id limit 200`.execute(tx);
  return found.rows.map(({ id, name, state, retry_count, output, at, start_after }) => {
    const told = (field: string) => (typeof output?.[field] === 'string' ? [output[field]] : []);
    return {
      id,
      name,
      state: state === 'failed' ? 'failed' : 'waiting',
      // The first try is not a retry.
      tries: retry_count + 1,
      at: at.toISOString(),
      nextTryAt: state === 'failed' ? null : start_after.toISOString(),
      fault: [...told('kind'), ...told('code'), ...told('constraint')].join(' '),
      place: told('frames')
        .join('')
        .replaceAll(' | ', '\n')
        .replaceAll(/file:\S*?\/(?=(src|node_modules)\/)/g, ''),
    };
  });
}

/** Puts a failed job back to the queue, due now. Answers whether there was such a job. */
export async function retryJob(tx: Tx, id: string): Promise<boolean> {
  const changed =
    await sql`update pgboss.job set state = 'retry', start_after = now(), retry_limit = retry_count + 1, completed_on = null
    where id = ${id} and state = 'failed'`.execute(tx);
  return (changed.numAffectedRows ?? 0n) > 0n;
}
