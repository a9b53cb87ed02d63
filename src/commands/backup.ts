import { resolve } from 'node:path';
import { BackupRefused, noteBackup, restoreBackup, restoreJobs, writeBackup } from '../platform/backup.ts';
import { systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { keyFingerprint, readKeys } from '../platform/secrets.ts';
import { type Command, expectArguments, WrongUsage, writeJson } from './command.ts';
import { withDatabase, withService } from './with-service.ts';

export const backup: Command = {
  summary:
    'Writes everything but the keys into a new folder: rows as of one moment and the sealed files. The keys are kept apart.',
  usage: 'backup PATH',
  async run(args) {
    expectArguments(args, 1, 1, this.usage);
    const path = resolve(args[0] ?? '');
    const { tables, files, madeAt } = await withDatabase((config, db) =>
      orWrongUsage(writeBackup({ db, ...placesOf(config) }, path, systemClock.now())).then((manifest) => {
        noteBackup(config.dataDir, manifest.madeAt);
        return manifest;
      }),
    );
    await writeJson({ path, madeAt, tables: tables.length, rows: rowsOf(tables), files });
    return 0;
  },
};

export const restore: Command = {
  summary:
    'Puts a backup into an empty database, embedded or PostgreSQL, with the key file it was made with. Then run verify.',
  usage: 'restore PATH',
  async run(args) {
    expectArguments(args, 1, 1, this.usage);
    const path = resolve(args[0] ?? '');
    const manifest = await withDatabase((config, db) => orWrongUsage(restoreBackup({ db, ...placesOf(config) }, path)));
    // The rest of the migrations and the queue come with the service; only then can its work be put back.
    await withService(({ db }) => orWrongUsage(restoreJobs(db, path, manifest)));
    const { tables, files, madeAt } = manifest;
    await writeJson({ path, madeAt, tables: tables.length, rows: rowsOf(tables), files });
    process.stderr.write(
      `kevyt: this is the state of ${madeAt}. Compare with the bank what was paid since then before any run is released.\n`,
    );
    return 0;
  },
};

const rowsOf = (tables: readonly { rows: number }[]): number => tables.reduce((sum, { rows }) => sum + rows, 0);

const placesOf = ({ folders, keyFile }: Config) => ({
  filesFolder: folders.files,
  keys: keyFingerprint(readKeys(keyFile, false)),
});

const orWrongUsage = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error) => {
    throw error instanceof BackupRefused ? new WrongUsage(error.message) : error;
  });
