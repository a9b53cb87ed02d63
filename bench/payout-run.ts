import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { payables, payees, staffAsker } from '../dev/payees.ts';
import { throwAwayPostgres } from '../dev/postgres.ts';
import { closeServices, openServices } from '../src/app.ts';
import { handOrder } from '../src/banking/actions/hand-to-bank.ts';
import { addDays, day } from '../src/basics/day.ts';
import { isRefusal } from '../src/basics/refusal.ts';
import { approveRun } from '../src/payouts/actions/approve-run.ts';
import { prepareRun } from '../src/payouts/actions/prepare-run.ts';
import { releaseRun } from '../src/payouts/actions/release-run.ts';
import { readConfig } from '../src/platform/config.ts';
import { type Asker, type Services, withContext } from '../src/platform/context.ts';
import { openDatabase } from '../src/platform/database.ts';
import { reportRun } from '../src/reporting/actions/report-run.ts';
import { writeDelivery } from '../src/reporting/actions/write-delivery.ts';

// What is measured: a payout run on PostgreSQL from received money to the files for the bank and the Incomes Register:
// calculating, sealing, booking, approving and writing. Beside it, turn by turn, the floor: the server's own COPY of every
// row that the run has left, into empty tables with the same indexes, and every byte of its files written and flushed.
// Each size has a process of its own that does all its turns, as a service does, and the median of their ratios counts; its
// peak of memory is that of all of them. Sizes: `npm run bench -- payout-run 1000 10000 100000`.
const goal = { ratio: 6, exponent: 1.1, rss: 1.5 };
const today = day('2026-06-01');
const clock = { now: () => new Date('2026-06-01T09:00:00Z') };

type Job = { folder: string; url: string; preparer: Asker; approver: Asker };
type Part = { ms: number; peakMegabytes: number };
type Measured = { ms: number; runId: string; rssMegabytes: number; parts: Record<string, Part> };

async function main(given: readonly number[]): Promise<void> {
  const cluster = await throwAwayPostgres();
  if (!cluster) throw new Error('this bench needs the server programs of PostgreSQL 15 or newer');
  const lines: Awaited<ReturnType<typeof measured>>[] = [];
  try {
    for (const size of given.length > 0 ? given : [1_000, 10_000]) {
      const line = await measured(cluster.socketUrl, size);
      console.log(JSON.stringify(line));
      lines.push(line);
    }
  } finally {
    await cluster.stop();
  }
  const [first, last, before] = [lines[0], lines.at(-1), lines.at(-2)];
  if (!first || !last || !before) return;
  const exponent = Math.log(last.ms / before.ms) / Math.log(last.payees / before.payees);
  const rss = last.rssMegabytes / first.rssMegabytes;
  console.log(
    JSON.stringify({
      bench: 'payout-run',
      exponent: hundredths(exponent),
      rssGrowth: hundredths(rss),
      met: exponent <= goal.exponent && rss <= goal.rss && lines.every((line) => line.met),
    }),
  );
}

async function measured(server: string, size: number) {
  const folder = mkdtempSync(join(tmpdir(), 'kevyt-bench-'));
  // The server copies its rows through this folder under its own account.
  chmodSync(folder, 0o777);
  const url = await freshDatabase(server, `payout_run_${size}`);
  const services = await servicesIn(folder, url);
  const preparer = await staffAsker(services, ['money']);
  const approver = await staffAsker(services, ['approve']);
  const owners = await payees(services, size, { garnishedEach: 10, withoutCardEach: 100, checkedBy: approver.id });
  const child = fork(import.meta.filename, [JSON.stringify({ folder, url, preparer, approver } satisfies Job)]);
  try {
    const turns: (Measured & { floorMs: number })[] = [];
    while (turns.length < turnsOf(size)) {
      const received = await payables(
        services,
        owners,
        (at) => 100_00 + ((at * 7919 + turns.length) % 3_000_00),
        addDays(today, -3),
      );
      await services.db.pool.query('analyze');
      const before = new Set(written(services));
      const ours = await ran(child);
      const files = written(services, before);
      await check(services, files, ours.runId, size, received);
      turns.push({ ...ours, floorMs: await floor(services, files, folder, ours.runId) });
    }
    const floorMs = median(turns.map((turn) => turn.floorMs));
    const ms = median(turns.map((turn) => turn.ms));
    // Each turn by its own floor, since a machine is seldom as fast in one turn as in the next.
    const ratio = hundredths(median(turns.map((turn) => turn.ms / turn.floorMs)));
    const parts = turns.find((turn) => turn.ms === ms)?.parts;
    const rssMegabytes = Math.max(...turns.map((turn) => turn.rssMegabytes));
    const met = ratio <= goal.ratio;
    return { bench: 'payout-run', payees: size, floorMs, ms, ratio, goal: goal.ratio, met, rssMegabytes, parts };
  } finally {
    child.disconnect();
    await closeServices(services);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ran(child: ChildProcess): Promise<Measured> {
  child.send('run');
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('the process of the run has ended')));
  const [ours] = await Promise.race([once(child, 'message'), gone]);
  gone.catch(() => {});
  return ours;
}

const turnsOf = (size: number): number => (size > 10_000 ? 1 : size > 1_000 ? 5 : 9);

/** The middle one of an odd number. */
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function freshDatabase(server: string, name: string): Promise<string> {
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return Object.assign(new URL(server), { pathname: `/${name}` }).toString();
}

async function servicesIn(folder: string, url: string): Promise<Services> {
  const config = readConfig({ KEVYT_DATA: join(folder, 'data'), KEVYT_DEMO: 'no', KEVYT_URL: 'http://localhost:3000' });
  return openServices(config, await openDatabase({ url }), { clock, log: () => {} });
}

/** The process of a size: one run each time it is told to. */
async function runWhenTold({ folder, url, preparer, approver }: Job): Promise<void> {
  const services = await servicesIn(folder, url);
  process.on('message', async () => {
    process.send?.(await runOnce(services, preparer, approver));
  });
  await once(process, 'disconnect');
  await closeServices(services);
}

async function runOnce(services: Services, preparer: Asker, approver: Asker): Promise<Measured> {
  const parts: Record<string, Part> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    parts[name] = { ms: Math.round(performance.now() - start), peakMegabytes: peakMegabytes() };
    return result;
  };
  const run = await timed('prepare', () => withContext(services, preparer, (ctx) => prepareRun(ctx, {})));
  if (isRefusal(run)) throw new Error(`not prepared: ${run.refused}`);
  // What the approver looked at on the page, and therefore no part of the run.
  const { rows } = await services.db.pool.query('select sum(net_cents)::bigint as net from payout where run_id = $1', [
    run.id,
  ]);
  const seen = { version: 1, netCents: rows[0].net };
  const approved = await timed('approve', () =>
    withContext(services, approver, (ctx) => approveRun(ctx, run.id, seen)),
  );
  if (isRefusal(approved)) throw new Error(`not approved: ${approved.refused}`);
  await timed('release', () => release(services, run.id));
  await timed('register', () => report(services, run.id));
  const ms = Object.values(parts).reduce((total, part) => total + part.ms, 0);
  return { ms, runId: run.id, rssMegabytes: peakMegabytes(), parts };
}

const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / 1000);

async function release(services: Services, runId: string): Promise<void> {
  await releaseRun(services, { runId });
  const orders = await services.db.pool.query<{ id: string }>("select id from bank_order where state = 'queued'");
  for (const { id } of orders.rows) await handOrder(services, { orderId: id });
}

async function report(services: Services, runId: string): Promise<void> {
  await reportRun(services, { runId });
  const deliveries = await services.db.pool.query<{ id: string }>(
    "select id from register_delivery where state = 'queued'",
  );
  for (const { id } of deliveries.rows) await writeDelivery(services, { id });
}

async function flushed(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const file = await open(path, 'w');
  for (const piece of pieces) await file.writeFile(piece);
  await file.sync();
  await file.close();
}

/** The files that were not there before: for the bank, for the register, and what is kept of them sealed. */
function written(services: Services, before: ReadonlySet<string> = new Set()): string[] {
  const { bank, reports, files } = services.config.folders;
  return [bank, reports, files]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
    .filter((path) => !before.has(path));
}

/** Nobody is left out or paid twice, every cent is somewhere, and the files say what the books say. */
async function check(
  services: Services,
  files: readonly string[],
  runId: string,
  size: number,
  received: number,
): Promise<void> {
  // Before it is told how many rows the run has added, the planner would compare each of a hundred thousand with all others.
  await services.db.pool.query('analyze');
  const { rows } = await services.db.pool.query(
    `select count(distinct owner) as owners, sum(received_cents)::bigint as received, sum(net_cents + garnished_cents)::bigint as paid,
      (select -sum(e.cents)::bigint from ledger_entry e join ledger_transfer t on t.no = e.transfer_no
        join payout p on p.run_id = $1 and t.cause_id = p.id::text and t.cause_kind in ('payout', 'remitted')
        where e.account = 'in-transit') as transit,
      (select count(*) from payable where payout_id is null) as waiting
      from payout where run_id = $1 and standing = 'planned'`,
    [runId],
  );
  const [{ owners, received: gone, paid, transit, waiting }] = rows;
  const texts = files.filter((path) => path.endsWith('.xml')).map((path) => readFileSync(path, 'utf8'));
  const ordered = texts.reduce((total, text) => total + amountsIn(text, /<InstdAmt Ccy="EUR">([\d.]+)</g), 0);
  const reported = texts.reduce((total, text) => total + text.split('</Report>').length - 1, 0);
  const found = JSON.stringify({ owners, gone, paid, transit, waiting, ordered, reported });
  const wanted = JSON.stringify({
    owners: size,
    gone: received,
    paid,
    transit: paid,
    waiting: 0,
    ordered: paid,
    reported: size,
  });
  if (found !== wanted) throw new Error(`the run is wrong: ${found} instead of ${wanted}`);
}

const amountsIn = (text: string, pattern: RegExp): number =>
  [...text.matchAll(pattern)].reduce((total, match) => total + Number((match[1] ?? '').replace('.', '')), 0);

/**
 * The same rows by the server's own COPY into tables with the same indexes and columns stored the same way, and the same
 * bytes written and flushed. Counted are all tables with a row for a payout or a file; a handful of rows of the run itself
 * and of its jobs are not.
 */
async function floor(services: Services, files: readonly string[], folder: string, runId: string): Promise<number> {
  const { pool } = services.db;
  const ofRun = {
    payout: `select * from payout where run_id = '${runId}'`,
    payable: `select payable.* from payable join payout on payout.id = payable.payout_id where run_id = '${runId}'`,
    payout_file: `select * from payout_file where run_id = '${runId}'`,
    ledger_transfer: `select t.* from ledger_transfer t join payout p on t.cause_id = p.id::text where p.run_id = '${runId}'`,
    ledger_entry: `select e.* from ledger_entry e join ledger_transfer t on t.no = e.transfer_no join payout p on t.cause_id = p.id::text where p.run_id = '${runId}'`,
    bank_order_payment: `select o.* from bank_order_payment o join payout p on o.end_to_end_id = replace(p.id::text, '-', '') where p.run_id = '${runId}'`,
    payout_hold: `select h.* from payout_hold h join payout p on p.id = h.payout_id where p.run_id = '${runId}'`,
    bank_order: `select o.* from bank_order o join payout_file f on f.message_id = o.message_id where f.run_id = '${runId}'`,
    register_delivery: `select * from register_delivery where run_id = '${runId}'`,
    register_report: `select r.* from register_report r join payout p on p.id = r.payout_id where p.run_id = '${runId}'`,
    ledger_balance: `select b.* from ledger_balance b join payout p on b.account = 'owed:' || p.owner where p.run_id = '${runId}'`,
  };
  for (const [name, rows] of Object.entries(ofRun)) {
    await pool.query(`drop table if exists floor_${name}`);
    await pool.query(
      `create table floor_${name} (like ${name} including defaults including indexes including storage)`,
    );
    await pool.query(`copy (${rows}) to '${folder}/${name}.rows'`);
  }
  const contents = files.map((path) => readFileSync(path));
  await pool.query('checkpoint');
  const start = performance.now();
  const client = await pool.connect();
  await client.query('begin');
  for (const name of Object.keys(ofRun)) await client.query(`copy floor_${name} from '${folder}/${name}.rows'`);
  await client.query('commit');
  client.release();
  for (const [at, bytes] of contents.entries()) await flushed(join(folder, `floor-${at}`), [bytes]);
  return Math.round(performance.now() - start);
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

if (process.send) await runWhenTold(JSON.parse(process.argv[2] ?? '') as Job);
else await main(process.argv.slice(2).map(Number));
