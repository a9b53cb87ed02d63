import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  execute,
  issue,
  type Memory,
  moneyTown,
  payOut,
  prepare,
  receive,
  type Step,
  seenRun,
  statement,
  type Town,
  townAt,
} from '../dev/money-town.ts';
import { type Cut, type Power, powerOver } from '../dev/power.ts';
import { rememberedAs } from '../dev/rewind.ts';
import { serviceIn, type TestService } from '../dev/service.ts';
import { standingOf } from '../dev/standing.ts';
import { testDatabase } from '../dev/test-database.ts';
import type { Database } from '../src/platform/database.ts';

// The plug is pulled at the so manyth statement or write of a file; whatever the point, once everybody has done again what
// they were doing, the world stands as if nothing had happened. CRASH_ALL=1 tries every point, which takes minutes.

const everyPoint = process.env.CRASH_ALL === '1';
const where = everyPoint ? 'at any point' : 'right after a file went out or at every 37th point';
let db: Database;
let folder: string;
let power: Power;
let life: TestService;
let memory: Memory;

before(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'kevyt-')), 'data');
  db = await testDatabase();
  power = powerOver(db, folder);
  life = await serviceIn(folder, db);
  memory = await moneyTown(life);
});
after(async () => {
  power.leave();
  await life.close();
  rmSync(join(folder, '..'), { recursive: true });
});

const town = (): Town => townAt(life, memory);

/** Everybody does what they do, on the process that lives now; who gets no answer stops there. */
async function done(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await step(town());
}

/** A new process over the same database and folder; the old one does not say goodbye. */
async function restart(): Promise<void> {
  await life.services.jobs.stop();
  life = await serviceIn(folder, db);
}

/** The queue tries again after a while, which it counts on the database's own clock; on a server also what broke off. */
const timePasses = () =>
  db.pool.query(
    "update pgboss.job set state = 'retry', start_after = now() where state = any($1::pgboss.job_state[])",
    [db.engine === 'embedded' ? ['retry'] : ['retry', 'active']],
  );

type Story = { touches: string[]; steps: readonly Step[]; begin(): Promise<void>; expected: unknown };
const stories = new Map<string, Story>();

/** Goes through the steps untouched; every later try begins where this one began and must end where it ended. */
async function told(name: string, steps: readonly Step[]): Promise<Story> {
  await restart();
  const rewind = await rememberedAs(name, db, folder);
  const { memory: before } = town();
  const { touches } = await power.during(null, () => done(steps));
  const begin = async () => {
    await rewind();
    memory = before;
    await restart();
  };
  const story = { touches, steps, begin, expected: await standingOf(life) };
  stories.set(name, story);
  return story;
}

async function survives({ begin, steps, expected }: Story, cut: Cut): Promise<void> {
  await begin();
  const { cutAt } = await power.during(cut, () => done(steps));
  const point = `${cut.how} at ${cut.nth} of ${cut.of}: ${cutAt}`;
  assert.ok(cutAt, `the story ends before it ${point}`);
  if (cut.how.startsWith('dies')) await restart();
  await timePasses();
  await done(steps);
  assert.deepEqual(await standingOf(life), expected, point);
}

/** Every so manyth of the touches of a kind, with the first and the last of them; every one where all are tried. */
function cuts(touches: readonly string[], how: Cut['how'], of: RegExp, stride: number): Cut[] {
  const count = touches.filter((touch) => of.test(touch)).length;
  const all = Array.from({ length: count }, (_, at) => at + 1);
  return all
    .filter((nth) => everyPoint || nth % stride === 1 % stride || nth === count)
    .map((nth) => ({ how, nth, of }));
}

async function survivesAll(name: string, steps: readonly Step[]): Promise<void> {
  const story = await told(name, steps);
  const { touches } = story;
  for (const cut of [
    ...cuts(touches, 'dies-before', /./, 37),
    // Right after a file has gone out and before anybody knows of it is the worst moment, so none of these is left out.
    ...cuts(touches, 'dies-after', /^rename /, 1),
    ...cuts(touches, 'dies-after', /^commit/i, 5),
    ...cuts(touches, 'dies-before', /^write /, 5),
    ...cuts(touches, 'fails', /./, 61),
    ...cuts(touches, 'goes-unanswered', /^commit/i, 6),
  ])
    await survives(story, cut);
}

test(`an invoice whose issue, rendering or sending breaks off ${where} is issued and sent once`, () =>
  survivesAll('issue', issue));

test(`a statement whose import breaks off ${where} is booked once`, () => survivesAll('receive', receive));

test(`a run whose preparing breaks off ${where} is prepared once`, async () => {
  await survivesAll('prepare', prepare);
  memory = { ...memory, run: await seenRun(town()) };
});

test(`a run whose paying, payslips or report break off ${where} is paid and reported once, by the same files`, () =>
  survivesAll('pay', payOut));

test(`a run whose execution by the bank breaks off ${where} is executed once`, () => survivesAll('execute', execute));

test('two workers at one queue do everything once', async () => {
  for (const name of ['issue', 'receive', 'pay', 'execute']) {
    const story = stories.get(name);
    assert.ok(story);
    await story.begin();
    const other = await serviceIn(folder, db);
    const both: Step = () => Promise.all([life.work(), other.work(), life.work()]);
    // Each step that works is done by both at once, and once more, since either may have left when the other sent on.
    for (const step of story.steps) await (step.name === 'work' ? both(town()) : step(town()));
    await timePasses();
    await done(story.steps);
    await other.services.jobs.stop();
    assert.deepEqual(await standingOf(life), story.expected, name);
  }
});

test('of two who approve a run at once one is told that it was approved', async () => {
  const story = stories.get('pay');
  assert.ok(story);
  await story.begin();
  const { run } = memory;
  assert.ok(run);
  const { approver, director } = town();
  const tried = await Promise.allSettled([approver, director].map((one) => one.client.payouts.runs.approve(run)));
  const codes = tried.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'approved'));
  assert.deepEqual(codes.sort(), ['approved', 'run-not-prepared']);
  await life.work();
  const { bank, reports } = (await standingOf(life)) as { bank: string[]; reports: string[] };
  assert.deepEqual([bank.length, reports.length], [1, 1]);
});

test('of two who bring in one statement at once one is told that it is known, and it is booked once', async () => {
  const story = stories.get('receive');
  assert.ok(story);
  await story.begin();
  const { payer, director } = town();
  const file = await statement(town());
  const tried = await Promise.all([payer, director].map((one) => one.client.banking.statements.upload({ file })));
  assert.deepEqual(tried.map((one) => one.known).sort(), [false, true]);
  assert.equal(tried[0]?.id, tried[1]?.id);
  await Promise.all([life.work(), life.work()]);
  const { books } = (await standingOf(life)) as { books: unknown };
  assert.deepEqual(books, (story.expected as { books: unknown }).books);
});
