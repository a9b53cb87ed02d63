import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import pg from 'pg';
import { bareMember, type Claim, issuedClaims } from '../dev/claims.ts';
import { throwAwayPostgres } from '../dev/postgres.ts';
import { closeServices, openServices, serviceOver } from '../src/app.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Services } from '../src/platform/context.ts';
import { openDatabase } from '../src/platform/database.ts';
import { listen } from '../src/platform/server.ts';
import { startSession } from '../src/platform/sign-in.ts';

// What is measured: a signed-in entrepreneur reads their twenty newest invoices over HTTP from PostgreSQL, with everything
// that stands between: session, row-level security, balances from the books. Every statement sent to the database is
// counted, those that open and close the transaction too. Whoever asks runs in a thread of its own. The invoices of others
// must cost nothing: the time of a lone request may not grow with them.
const goal = { queries: 6, growth: 2 };
const path = '/api/own/invoices?limit=20';
const sizes = numbers(process.env.HTTP_INVOICES ?? '1000,20000');
const levels = numbers(process.env.HTTP_CONCURRENCY ?? '1,16');
const requests = Number(process.env.HTTP_REQUESTS ?? 500);

type Asked = { url: string; cookie: string; requests: number; atOnce: number };
type Timed = { latencies: number[]; ms: number };

async function main(): Promise<void> {
  const cluster = await throwAwayPostgres();
  if (!cluster) throw new Error('this bench needs the server programs of PostgreSQL 15 or newer');
  const folder = mkdtempSync(join(tmpdir(), 'kevyt-bench-'));
  const statements = countStatements();
  const config = readConfig({ KEVYT_DATA: folder, DATABASE_URL: cluster.url, KEVYT_DEMO: 'no', PORT: '0' });
  const services = await openServices(config, await openDatabase({ url: cluster.url }));
  const server = await listen(serviceOver(services), config);
  try {
    // The queue asks the database by itself now and then, which is no part of a request.
    await services.jobs.stop();
    const { cookie, owned } = await signedIn(services);
    const asked = { url: `http://127.0.0.1:${server.port}${path}`, cookie, requests };
    const lone: number[] = [];
    let met = true;
    for (const [at, invoices] of sizes.entries()) {
      await othersInvoice(services, invoices - (sizes[at - 1] ?? 20));
      const queries = await queriesOf(asked, owned, statements);
      met &&= queries <= goal.queries;
      for (const atOnce of levels) {
        const times = await timesOf({ ...asked, atOnce });
        if (atOnce === levels[0]) lone.push(times.p50Ms);
        console.log(
          JSON.stringify({ bench: 'http', invoices, queries, goal: goal.queries, atOnce, requests, ...times }),
        );
      }
    }
    const growth = hundredths((lone.at(-1) ?? 0) / (lone[0] ?? 1));
    met &&= growth <= goal.growth;
    console.log(JSON.stringify({ bench: 'http', path, growth, goal: goal.growth, met }));
    process.exitCode = met ? 0 : 1;
  } finally {
    await server.close();
    await closeServices(services);
    await cluster.stop();
    rmSync(folder, { recursive: true });
  }
}

function numbers(text: string): number[] {
  return text.split(',').map(Number);
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Counts what every client of the driver sends, however it was asked for. */
function countStatements(): () => number {
  let sent = 0;
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    sent++;
    return Reflect.apply(query, this, given);
  } as typeof query;
  return () => sent;
}

/** An entrepreneur with twenty issued invoices, and the cookie of their session. */
async function signedIn(services: Services): Promise<{ cookie: string; owned: readonly Claim[] }> {
  const { db, secrets, clock, config } = services;
  const owner = await bareMember(services, 'Aino Testinen');
  await db.pool.query('insert into "user" (id, name, email, "emailVerified") values ($1, $2, $3, true)', [
    owner,
    'Aino Testinen',
    'aino@testi.example',
  ]);
  const sums = Array.from({ length: 20 }, (_, at) => ({ net: 100_00 + at, vat: 25_50 }));
  const owned = await issuedClaims(services, owner, sums);
  const { name, value } = await startSession(db, secrets, clock, config.url, owner);
  return { cookie: `${name}=${value}`, owned };
}

async function othersInvoice(services: Services, invoices: number): Promise<void> {
  for (let left = invoices; left > 0; left -= 1000) {
    const other = await bareMember(services, 'Bertta Testinen');
    await issuedClaims(services, other, new Array(Math.min(left, 1000)).fill({ net: 100_00, vat: 25_50 }));
  }
  await services.db.pool.query('analyze');
}

/** The most statements that one of several lone requests takes, after each has been answered rightly. */
async function queriesOf(
  { url, cookie }: { url: string; cookie: string },
  owned: readonly Claim[],
  statements: () => number,
): Promise<number> {
  let most = 0;
  for (let round = 0; round < 20; round++) {
    const before = statements();
    const answer = await fetch(url, { headers: { cookie } });
    const body = (await answer.json()) as { items: { id: string; openCents: number; grossCents: number }[] };
    // The first request of a day also notes that the person has been here.
    if (round > 0) most = Math.max(most, statements() - before);
    assert.equal(answer.status, 200);
    assert.deepEqual(
      body.items.map(({ id, grossCents, openCents }) => [id, grossCents, openCents]).sort(),
      owned.map(({ id, grossCents }) => [id, grossCents, grossCents]).sort(),
    );
  }
  assert.equal((await fetch(url)).status, 401);
  return most;
}

async function timesOf(asked: Asked): Promise<{ p50Ms: number; p99Ms: number; perSecond: number }> {
  await timed({ ...asked, requests: Math.ceil(asked.requests / 5) });
  const { latencies, ms } = await timed(asked);
  latencies.sort((a, b) => a - b);
  const at = (share: number) => hundredths(latencies[Math.ceil(latencies.length * share) - 1] ?? 0);
  return { p50Ms: at(0.5), p99Ms: at(0.99), perSecond: Math.round((asked.requests / ms) * 1000) };
}

async function timed(asked: Asked): Promise<Timed> {
  const worker = new Worker(new URL(import.meta.url), { workerData: asked });
  const [answer] = (await once(worker, 'message')) as [Timed];
  await worker.terminate();
  return answer;
}

/** Asks so many times, so many at once, and tells how long each took in milliseconds. */
async function ask({ url, cookie, requests: wanted, atOnce }: Asked): Promise<Timed> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const latencies: number[] = [];
  let begun = 0;
  const start = performance.now();
  const asker = async () => {
    while (begun++ < wanted) {
      const from = performance.now();
      await read(url, { agent, headers: { cookie } });
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, asker));
  agent.destroy();
  return { latencies, ms: performance.now() - start };
}

const read = (url: string, options: { agent: Agent; headers: Record<string, string> }): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, options, (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume().once('end', resolve).once('error', reject);
    }).once('error', reject);
  });

if (isMainThread) await main();
else parentPort?.postMessage(await ask(workerData as Asked));
