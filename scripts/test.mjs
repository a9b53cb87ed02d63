import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { run } from './processes.mjs';
import { buildWeb, cleanEnv, compiled, root } from './setup.mjs';
import { passed, report } from './test-report.mjs';

/**
 * Runs everything and gives the exit code. With patterns it runs only the test files whose path contains one of them,
 * on the embedded database or, after `--postgres`, on PostgreSQL.
 */
export async function test(args) {
  const patterns = args.filter((arg) => arg !== '--postgres');
  if (patterns.length > 0) return onlyMatching(patterns, args.includes('--postgres'));
  const built = await timed({ name: 'web app', work: buildWeb });
  const results = [built, ...(await inLanes(everything()))];
  report(results);
  return results.every(passed) ? 0 : 1;
}

/** A step gives `{ code, output }`, or `{ skipped: why }`. The long ones come first, so that all cores stay busy to the end. */
function everything() {
  const under = (...folders) => testFiles().filter((path) => folders.some((folder) => path.startsWith(folder)));
  const browser = Object.groupBy(under('web/e2e/'), browserPart);
  const whole = under('scripts/start.');
  const units = under('src/', 'dev/', 'web/', 'scripts/').filter(
    (path) => !/^(web\/e2e\/|scripts\/start\.)/.test(path),
  );
  const stories = under('stories/');
  const withDatabase = [...units, ...stories].filter((path) => reaches(path, 'dev/test-database.ts'));
  return [
    { name: 'tests and stories on PostgreSQL', files: withDatabase, work: () => onPostgres(withDatabase) },
    ...Object.entries(browser).map(([part, files]) => ({
      name: `browser: ${part}`,
      files,
      work: () => nodeTest(files),
    })),
    { name: 'stories', files: stories, work: () => nodeTest(stories) },
    { name: 'tests', files: units, work: () => nodeTest(units) },
    { name: 'start and stop', files: whole, work: () => nodeTest(whole) },
    { name: 'conformance', files: under('conformance/'), work: () => nodeTest(under('conformance/')) },
    { name: 'types', work: types },
    { name: 'format and lint', work: () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings') },
    { name: 'nothing unused', work: () => tool('knip/bin/knip.js') },
  ].filter(({ files }) => files === undefined || files.length > 0);
}

// Files of one step share a Chromium and a process; three steps share the cores better than one.
const browserPart = (path) =>
  /\/(staff-|chain)/.test(path)
    ? 'the operator’s side'
    : /\/(own-|profile)/.test(path)
      ? 'own pages'
      : 'everyone’s pages';

// Tests wait for browsers, servers and programs half of their time, so there are twice as many lanes as cores.
async function inLanes(steps) {
  const waiting = [...steps];
  const results = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results[steps.indexOf(step)] = await timed(step);
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, lane));
  return results;
}

async function timed({ name, work }) {
  const started = Date.now();
  const result = await work().catch((error) => ({ code: 1, output: String(error.stack) }));
  process.stdout.write(`${passed(result) ? '✔' : '✖'} ${name}\n`);
  return { name, seconds: (Date.now() - started) / 1000, ...result };
}

async function onlyMatching(patterns, postgres) {
  const files = testFiles().filter((path) => patterns.some((pattern) => path.includes(pattern.replace(/^\.\//, ''))));
  if (files.length === 0) {
    process.stderr.write(`No test file has ${patterns.join(' or ')} in its path.\n`);
    return 1;
  }
  if (files.some((path) => /^(web\/e2e|scripts\/start)/.test(path))) await buildWeb();
  const options = { stdio: 'inherit' };
  const { code, skipped } = await (postgres ? onPostgres(files, options) : nodeTest(files, options));
  if (skipped) process.stderr.write(`${skipped}\n`);
  return code ?? 1;
}

async function onPostgres(files, options) {
  if (process.env.TEST_DATABASE_URL) return nodeTest(files, options, process.env.TEST_DATABASE_URL);
  const { throwAwayPostgres } = await import('../dev/postgres.ts');
  const postgres = await throwAwayPostgres();
  if (!postgres) return { skipped: 'no PostgreSQL ≥ 15 server programs here, and TEST_DATABASE_URL is not set' };
  try {
    return await nodeTest(files, options, postgres.socketUrl);
  } finally {
    await postgres.stop();
  }
}

// A test that hangs is given up after three minutes; one that was asked to try everything has an hour.
const asksForAll = ['CRASH_ALL', 'FUZZ', 'MUTANTS', 'RUNS'].some((name) => process.env[name]);

function nodeTest(files, options, databaseUrl) {
  const { TEST_DATABASE_URL: _, ...env } = testEnv();
  if (databaseUrl) env.TEST_DATABASE_URL = databaseUrl;
  const flags = [
    '--test-force-exit',
    `--test-timeout=${asksForAll ? 3_600_000 : 180_000}`,
    '--test-reporter=spec',
    // Much short-lived memory is made in tests; a larger nursery is swept less often.
    '--max-semi-space-size=64',
  ];
  return run(process.execPath, [...flags, join(root, 'scripts/test-files.mjs'), ...files], {
    cwd: root,
    env,
    ...options,
  });
}

// What was checked before is kept, and only what has changed since is checked again.
const types = () =>
  tool('typescript/bin/tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', join(root, 'dist/types.json'));

function tool(path, ...args) {
  return run(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, env: testEnv() });
}

// A test must never meet the settings of a service that runs from the same shell, its database least of all.
function testEnv() {
  const settings =
    /^(PORT|HOST|DATABASE_URL|SMTP_URL|MAIL_FROM|PRIVACY_CONTACT|(OPERATOR|PG).*|.*_FOLDER|FORCE_COLOR|KEVYT_(?!FIXTURES$).*)$/;
  const env = Object.entries(cleanEnv()).filter(([name]) => !settings.test(name));
  return { ...Object.fromEntries(env), NO_COLOR: '1', NODE_COMPILE_CACHE: compiled };
}

/** Every test file of the project, as a path from its root. */
function testFiles() {
  return ['src', 'dev', 'web', 'scripts', 'stories', 'conformance']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.test\.(ts|mjs)$/.test(path))
    .sort();
}

/** Whether a file imports the target, itself or through what it imports: so a test is known to need a database. */
function reaches(file, target, seen = new Set()) {
  if (file === target) return true;
  if (seen.has(file)) return false;
  seen.add(file);
  return [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].some(([, path]) => {
    const imported = normalize(join(dirname(file), path)).replaceAll('\\', '/');
    return /\.(ts|mjs)$/.test(imported) && reaches(imported, target, seen);
  });
}
