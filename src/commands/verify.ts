import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bankingChecks } from '../banking/actions/verify.ts';
import { ledgerChecks } from '../ledger/actions/verify.ts';
import type { Check } from '../ledger/check.ts';
import { type Config, readConfig, WrongSetting } from '../platform/config.ts';
import { DataInUse, lockData } from '../platform/data-lock.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { type Command, expectArguments, WrongUsage, writeJsonLine } from './command.ts';

const usage = 'verify';

// Each domain hands in what it can prove of itself.
const checks: readonly Check[] = [...ledgerChecks, ...bankingChecks];

export const verify: Command = {
  summary: 'Recomputes every balance, hash and seal; one JSON line for each finding. Exit code 1 where there is any.',
  usage,
  async run(args) {
    expectArguments(args, 0, 0, usage);
    const db = await openStandingDatabase();
    try {
      await expectBooks(db);
      return (await writeFindings(db)) === 0 ? 0 : 1;
    } finally {
      await db.close();
    }
  },
};

// Everything is read as of one moment and as the owner, so that a service at work or a policy hides nothing from it.
const writeFindings = (db: Database): Promise<number> =>
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

/** The database the configuration names, as it stands; nothing is created or migrated by looking. */
async function openStandingDatabase(): Promise<Database> {
  const config = configuration();
  if (config.databaseUrl) return openDatabase({ url: config.databaseUrl });
  const directory = join(config.dataDir, 'db');
  if (!existsSync(directory)) throw new WrongUsage(`there is no database in ${config.dataDir}`);
  try {
    lockData(config.dataDir);
  } catch (error) {
    throw error instanceof DataInUse ? new WrongUsage(error.message) : error;
  }
  return openDatabase({ directory });
}

async function expectBooks(db: Database): Promise<void> {
  const asked = db.pool.query<{ found: boolean }>("select to_regclass('ledger_transfer') is not null as found");
  const { rows } = await asked.catch((error: NodeJS.ErrnoException) => {
    throw new WrongUsage(`the database does not answer (${error.code ?? error.message})`);
  });
  if (!rows[0]?.found) throw new WrongUsage('the database holds no books; npm start makes them');
}

function configuration(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    throw error instanceof WrongSetting ? new WrongUsage(error.message) : error;
  }
}
