import { closeServices, databaseOf, openServices } from '../app.ts';
import { readConfig, WrongSetting } from '../platform/config.ts';
import type { Services } from '../platform/context.ts';
import { DataInUse, lockData } from '../platform/data-lock.ts';
import { WrongUsage } from './command.ts';

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
    const services = await openServices(config, await databaseOf(config));
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
