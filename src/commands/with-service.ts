import { existsSync } from 'node:fs';
import { closeServices, databaseOf, openServices } from '../app.ts';
import { type Config, readConfig, WrongSetting } from '../platform/config.ts';
import type { Services } from '../platform/context.ts';
import { DataInUse, lockData } from '../platform/data-lock.ts';
import type { Database } from '../platform/database.ts';
import { WrongUsage } from './command.ts';

/** The configuration and its database as it stands, nothing migrated, for one command; closed whatever happens. */
export async function withDatabase<T>(
  work: (config: Config, db: Database) => Promise<T>,
  settings: Record<string, string> = {},
): Promise<T> {
  let unlock = () => {};
  try {
    const config = readConfig({ ...process.env, ...settings });
    if (!existsSync(config.keyFile)) throw new WrongUsage(`there is no key file at ${config.keyFile}`);
    if (config.databaseUrl === undefined) unlock = lockData(config.dataDir);
    const db = await answering(config);
    try {
      return await work(config, db);
    } finally {
      await db.close();
    }
  } catch (error) {
    if (error instanceof WrongSetting || error instanceof DataInUse) throw new WrongUsage(error.message);
    throw error;
  } finally {
    unlock();
  }
}

/**
 * Opens the service that the configuration names, for one command, and closes it whatever happens. What the person who
 * gave the command can mend (a setting, data in use by a running server) is one line and exit code 2.
 */
export async function withService<T>(
  work: (services: Services) => Promise<T>,
  settings: Record<string, string> = {},
): Promise<T> {
  let unlock = () => {};
  try {
    const config = readConfig({ ...process.env, ...settings });
    if (config.databaseUrl === undefined) unlock = lockData(config.dataDir);
    const services = await openServices(config, await answering(config));
    try {
      return await work(services);
    } finally {
      await closeServices(services);
    }
  } catch (error) {
    if (error instanceof WrongSetting || error instanceof DataInUse) throw new WrongUsage(error.message);
    throw error;
  } finally {
    unlock();
  }
}

/** The database once it has answered, so that one which is away or refuses us is told in one line. */
async function answering(config: Config): Promise<Database> {
  const db = await databaseOf(config).catch((error: NodeJS.ErrnoException) => {
    throw error.code ? new WrongUsage(error.message) : error;
  });
  await expectAnswer(db.pool.query('select')).catch(async (error) => {
    await db.close();
    throw error;
  });
  return db;
}

/** The first answer of a database; none is what the person who gave the command can mend. */
export const expectAnswer = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((error: NodeJS.ErrnoException) => {
    throw new WrongUsage(`the database does not answer (${error.code ?? error.message})`);
  });
