import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dayInFinland } from '../basics/day.ts';
import { finnishLaw, type Law } from '../law/rules.ts';
import { lastBackupOf } from '../platform/backup.ts';
import { systemClock } from '../platform/clock.ts';
import { type Config, readConfig, WrongSetting } from '../platform/config.ts';
import { DataInUse, lockData } from '../platform/data-lock.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { migrationState } from '../platform/migrations.ts';
import { readKeys } from '../platform/secrets.ts';
import { lawInForce } from '../tariffs/actions/law-in-force.ts';
import { type Command, expectArguments, writeJson } from './command.ts';
import { type Finding, lawFindings } from './doctor-law.ts';

const usage = 'doctor';

export const doctor: Command = {
  summary: 'Looks at everything the service stands on; one finding for each. Exit code 1 where any is not in order.',
  usage,
  async run(args) {
    expectArguments(args, 0, 0, usage);
    const findings = await findingsNow();
    await writeJson(findings);
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
};

async function findingsNow(): Promise<Finding[]> {
  const today = dayInFinland(systemClock.now());
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    const wrong = { check: 'settings', ok: false, detail: error.message };
    return [nodeVersion(), ...lawFindings(finnishLaw, today), wrong];
  }
  const { findings, law } = await withStandingDatabase(config);
  return [
    nodeVersion(),
    ...lawFindings(law, today),
    { check: 'settings', ok: true, detail: `serves at ${config.url} from ${config.dataDir}` },
    keyFile(config),
    disk(config),
    ...findings,
    lastBackup(config),
  ];
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 24 || (major === 24 && minor >= 12);
  return { check: 'node', ok, detail: `${process.versions.node}${ok ? '' : '; needs 24.12 or later'}` };
}

function keyFile({ keyFile: path }: Config): Finding {
  if (!existsSync(path))
    return { check: 'keys', ok: false, detail: `no key file at ${path}; npm start makes one for a new database` };
  try {
    readKeys(path, false);
  } catch (error) {
    return { check: 'keys', ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
  const mode = statSync(path).mode & 0o777;
  // Windows has no such permissions and shows every file as open to all.
  const ok = process.platform === 'win32' || (mode & 0o077) === 0;
  return {
    check: 'keys',
    ok,
    detail: ok
      ? `${path} is readable by its owner only`
      : `others can read ${path} (mode ${mode.toString(8)}); chmod 600 it`,
  };
}

// A backup that others take (continuous archiving, a snapshot of the disk) is not known here, so its lack is told and no fault.
function lastBackup({ dataDir }: Config): Finding {
  const madeAt = lastBackupOf(dataDir);
  if (!madeAt) return { check: 'backup', ok: true, detail: 'kevyt backup has not been run for this data' };
  const hours = Math.floor((systemClock.now().getTime() - madeAt.getTime()) / 3_600_000);
  const detail = `the last one is ${hours} hours old, of ${madeAt.toISOString()}; at most 26 are borne`;
  return { check: 'backup', ok: hours <= 26, detail };
}

function disk({ dataDir }: Config): Finding {
  let folder = dataDir;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const megabytes = Math.floor((bavail * bsize) / 1_000_000);
  return {
    check: 'disk',
    ok: megabytes >= 1000,
    detail: `${megabytes} MB free for ${dataDir}; at least 1000 are wanted`,
  };
}

/** What a look at the database tells: how it stands, and the law with the figures entered in it. */
type Seen = { findings: Finding[]; law: Law };
const unseen = (...findings: Finding[]): Seen => ({ findings, law: finnishLaw });

/** What can be seen of the database as it stands; nothing is created or migrated by looking. */
async function withStandingDatabase(config: Config): Promise<Seen> {
  if (config.databaseUrl) return inspect(config, await openDatabase({ url: config.databaseUrl }));
  const directory = join(config.dataDir, 'db');
  if (!existsSync(directory))
    return unseen({ check: 'database', ok: false, detail: `there is none in ${config.dataDir}; npm start makes it` });
  try {
    const unlock = lockData(config.dataDir);
    try {
      const { findings, law } = await inspect(config, await openDatabase({ directory }));
      return { findings: [{ check: 'lock', ok: true, detail: 'free' }, ...findings], law };
    } finally {
      unlock();
    }
  } catch (error) {
    if (!(error instanceof DataInUse)) throw error;
    return unseen(
      { check: 'lock', ok: true, detail: error.message },
      { check: 'database', ok: true, detail: 'not looked into: an embedded database opens to one process at a time' },
    );
  }
}

async function inspect(config: Config, db: Database): Promise<Seen> {
  try {
    return {
      findings: [await engine(db), await migrations(db), await clock(db), await failedJobs(db), await mail(config, db)],
      law: await lawOf(db),
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return unseen({ check: 'database', ok: false, detail: `does not answer (${code ?? message})` });
  } finally {
    await db.close();
  }
}

async function lawOf(db: Database): Promise<Law> {
  const entered = await db.pool.query<{ found: boolean }>("select to_regclass('rule_row') is not null as found");
  return entered.rows[0]?.found ? db.asOwner.transaction().execute(lawInForce) : finnishLaw;
}

async function engine(db: Database): Promise<Finding> {
  const found = await db.pool.query<{ version: string; number: string }>(
    "select current_setting('server_version') as version, current_setting('server_version_num') as number",
  );
  const { version, number } = found.rows[0] ?? { version: 'unknown', number: '0' };
  const note = db.engine === 'embedded' ? ', embedded: for evaluation, not safe against power loss' : '';
  return { check: 'database', ok: Number(number) >= 150_000, detail: `PostgreSQL ${version}${note}` };
}

async function migrations(db: Database): Promise<Finding> {
  const { applied, pending, changed } = await migrationState(db);
  const told = [
    `${applied.length} applied`,
    ...(pending.length > 0 ? [`pending: ${pending.join(', ')}; npm start applies them`] : []),
    ...(changed.length > 0 ? [`changed since they were applied: ${changed.join(', ')}`] : []),
  ];
  return { check: 'migrations', ok: pending.length + changed.length === 0, detail: told.join('; ') };
}

async function clock(db: Database): Promise<Finding> {
  const before = systemClock.now().getTime();
  const found = await db.pool.query<{ now: Date }>('select clock_timestamp() as now');
  const after = systemClock.now().getTime();
  const theirs = found.rows[0]?.now.getTime() ?? 0;
  const apart = Math.max(before - theirs, theirs - after, 0);
  return { check: 'clock', ok: apart <= 2000, detail: `${apart} ms apart from the database's; at most 2000 are borne` };
}

async function failedJobs(db: Database): Promise<Finding> {
  const queue = await db.pool.query<{ found: boolean }>("select to_regclass('pgboss.job') is not null as found");
  if (!queue.rows[0]?.found) return { check: 'jobs', ok: true, detail: 'no queue yet' };
  const counted = await db.pool.query<{ failed: number }>(
    "select count(*)::int as failed from pgboss.job where state = 'failed' and name not like '\\_\\_%'",
  );
  const failed = counted.rows[0]?.failed ?? 0;
  return { check: 'jobs', ok: failed === 0, detail: `${failed} failed and waiting for somebody` };
}

// In a demo nobody is waiting for a letter; a real service without a post office is silent to its people.
async function mail(config: Config, db: Database): Promise<Finding> {
  const { smtpUrl } = config.mail;
  if (smtpUrl) return { check: 'mail', ok: true, detail: `letters go to ${new URL(smtpUrl).host}` };
  const born = await db.pool.query<{ found: boolean }>("select to_regclass('installation') is not null as found");
  const real =
    born.rows[0]?.found &&
    (await db.pool.query<{ mode: string }>('select mode from installation')).rows[0]?.mode === 'real';
  return {
    check: 'mail',
    ok: !real,
    detail: `SMTP_URL is not set: letters stay in ${config.folders.outbox}`,
  };
}
