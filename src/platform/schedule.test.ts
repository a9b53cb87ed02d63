import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { testService } from '../../dev/service.ts';
import { testDatabase } from '../../dev/test-database.ts';
import type { Database } from './database.ts';
import { handler, job, type Schedule, startJobs } from './jobs.ts';

let db: Database;
before(async () => {
  db = await testDatabase();
});
after(() => db.close());

const countMinutesJob = job<Record<string, never>>('count-minutes');
const wakeJob = job<Record<string, never>>('wake');
const everyMinute: Schedule = { job: countMinutesJob, cron: '* * * * *' };

type Counted = { ran: number };
const handlers = [countMinutesJob, wakeJob].map((of) =>
  handler<Counted, Record<string, never>>(of, async (counted) => void counted.ran++),
);
const clockwork = (schedules: Schedule[]) => startJobs<Counted>(db, handlers, [], schedules, () => {});
const planned = async () =>
  (await db.pool.query("select name, cron, timezone from pgboss.schedule where name not like '\\_\\_%' order by 1"))
    .rows;

/** In how many minutes of the database's clock something fell due, and how many jobs came of it. */
async function sent(): Promise<{ forwarded: number; jobs: number; minutes: number }> {
  const { rows } = await db.pool.query(`
    select count(*) filter (where name <> 'count-minutes') as forwarded, count(*) filter (where name = 'count-minutes') as jobs,
      count(distinct singleton_on) as minutes
    from pgboss.job where name in ('count-minutes', '__pgboss__send-it')`);
  return rows[0];
}

test('what falls due is sent once, although two processes keep the time', async () => {
  // The very first start looks at the clock before it knows the schedule, and again in half a minute.
  await (await clockwork([everyMinute])).stop();
  await db.pool.query('update pgboss.version set cron_on = null');
  const both = [await clockwork([everyMinute]), await clockwork([everyMinute])];
  try {
    for (let tries = 0; (await sent()).jobs === 0 && tries < 200; tries++) await pause(100);
    const { forwarded, jobs, minutes } = await sent();
    assert.ok(jobs > 0, 'nothing was sent');
    assert.deepEqual([forwarded, jobs], [minutes, minutes]);
    const counted = { ran: 0 };
    for (const one of both) await one.drain(counted);
    assert.equal(counted.ran, jobs);
  } finally {
    for (const one of both) await one.stop();
  }
});

test('the schedule is the list of the program that started last, in Finnish time', async () => {
  await (await clockwork([everyMinute, { job: wakeJob, cron: '0 6 * * 1' }])).stop();
  assert.deepEqual(await planned(), [
    { name: 'count-minutes', cron: '* * * * *', timezone: 'Europe/Helsinki' },
    { name: 'wake', cron: '0 6 * * 1', timezone: 'Europe/Helsinki' },
  ]);
  await (await clockwork([{ job: wakeJob, cron: '0 7 * * 1' }])).stop();
  assert.deepEqual(await planned(), [{ name: 'wake', cron: '0 7 * * 1', timezone: 'Europe/Helsinki' }]);
});

test('a schedule for a job that nobody does stops the start', async () => {
  await assert.rejects(clockwork([{ job: job('nobody-does-this'), cron: '0 6 * * *' }]), /nobody-does-this/);
});

test('each night the books are sealed, months that are over reported, and ended sessions, links and answers are forgotten', async () => {
  const service = await testService();
  const { db: own, jobs } = service.services;
  try {
    const { rows } = await own.pool.query('select name, cron from pgboss.schedule order by cron');
    assert.deepEqual(rows, [
      { name: 'report-months', cron: '10 5 * * *' },
      { name: 'seal-ledger', cron: '30 2 * * *' },
      { name: 'forget-ended', cron: '50 2 * * *' },
    ]);
    await own.pool.query(`
      insert into idempotency values
        ('aino', 'old', 'f', null, '2026-05-01T00:00:00Z'), ('aino', 'kept', 'f', null, '2026-05-15T00:00:00Z');
      insert into "user" (id, name, email, "emailVerified")
        values ('0192b000-0000-7000-8000-00000000000a', 'Aino', 'aino@testi.example', true);
      insert into session (id, "expiresAt", token, "updatedAt", "userId") values
        (gen_random_uuid(), '2026-06-01T08:59:59Z', 'ended', now(), '0192b000-0000-7000-8000-00000000000a'),
        (gen_random_uuid(), '2026-06-01T09:00:01Z', 'open', now(), '0192b000-0000-7000-8000-00000000000a');
      insert into verification (id, identifier, value, "expiresAt") values
        (gen_random_uuid(), 'ended', 'v', '2026-05-31T09:00:00Z'), (gen_random_uuid(), 'open', 'v', '2026-06-02T09:00:00Z')`);
    await own.asActor({ id: 'system', kind: 'system' }, (tx) => jobs.send(tx, job('forget-ended'), {}));
    await service.work();
    const left = await own.pool.query(
      'select key as left from idempotency union all select token from session union all select identifier from verification',
    );
    assert.deepEqual(
      left.rows.map((row) => row.left),
      ['kept', 'open', 'open'],
    );
  } finally {
    await service.close();
  }
});
