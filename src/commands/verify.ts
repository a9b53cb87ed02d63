import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bankingChecks } from '../banking/actions/verify.ts';
import { bankFileChecks } from '../banking/actions/verify-files.ts';
import { invoicingChecks } from '../invoicing/actions/verify.ts';
import { ledgerChecks } from '../ledger/actions/verify.ts';
import type { Check } from '../ledger/check.ts';
import { membersChecks } from '../members/actions/verify.ts';
import { payoutsChecks } from '../payouts/actions/verify.ts';
import { type Config, readConfig, WrongSetting } from '../platform/config.ts';
import { DataInUse, lockData } from '../platform/data-lock.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { filesIn } from '../platform/files.ts';
import type { Kept } from '../platform/kept-files.ts';
import { readKeys, type Secrets, secretsWith } from '../platform/secrets.ts';
import { reportingChecks } from '../reporting/actions/verify.ts';
import { type Command, expectArguments, WrongUsage, writeJsonLine } from './command.ts';
import { expectAnswer } from './with-service.ts';

const usage = 'verify';

/** Everything that each domain can prove of itself, from the database and the files in keeping. */
export const checksOver = (kept: Kept): readonly Check[] => [
  ...ledgerChecks,
  ...membersChecks(kept),
  ...invoicingChecks(kept),
  ...bankingChecks,
  ...bankFileChecks(kept),
  ...payoutsChecks(kept),
  ...reportingChecks(kept),
];

export const verify: Command = {
  summary:
    'Recomputes every balance, total, hash and seal; one JSON line for each finding. Exit code 1 where there is any.',
  usage,
  async run(args) {
    expectArguments(args, 0, 0, usage);
    const config = orWrongUsage(() => readConfig(process.env));
    const db = await openStandingDatabase(config);
    try {
      await expectBooks(db);
      return (await writeFindings(db, checksOver(keptUnder(config)))) === 0 ? 0 : 1;
    } finally {
      await db.close();
    }
  },
};

// Everything is read as of one moment and as the owner, so that a service at work or a policy hides nothing from it.
const writeFindings = (db: Database, checks: readonly Check[]): Promise<number> =>
  db.asOwner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      let findings = 0;
      for (const check of checks)
        for await (const finding of check.run(tx)) {
          await writeJsonLine({ check: check.name, ...finding });
          findings++;
        }
      return findings;
    });

/** The files in keeping, and the keys once there is something to open: books without files are verified without keys. */
function keptUnder({ folders, keyFile }: Config): Kept {
  let secrets: Secrets | undefined;
  const opened = (): Secrets => {
    if (!existsSync(keyFile)) throw new WrongUsage(`there is no key file at ${keyFile}, so no kept file can be opened`);
    return secretsWith(orWrongUsage(() => readKeys(keyFile, false)));
  };
  return {
    files: filesIn(folders.files),
    sealersOf: (tx, subjects) => {
      secrets ??= opened();
      return secrets.ofAll(tx, subjects);
    },
  };
}

/** The database the configuration names, as it stands; nothing is created or migrated by looking. */
async function openStandingDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl) return openDatabase({ url: config.databaseUrl });
  const directory = join(config.dataDir, 'db');
  if (!existsSync(directory)) throw new WrongUsage(`there is no database in ${config.dataDir}`);
  orWrongUsage(() => lockData(config.dataDir));
  return openDatabase({ directory });
}

async function expectBooks(db: Database): Promise<void> {
  const { rows } = await expectAnswer(
    db.pool.query<{ found: boolean }>("select to_regclass('ledger_transfer') is not null as found"),
  );
  if (!rows[0]?.found) throw new WrongUsage('the database holds no books; npm start makes them');
}

/** What the person who gave the command can mend is one line. */
function orWrongUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof WrongSetting || error instanceof DataInUse ? new WrongUsage(error.message) : error;
  }
}
