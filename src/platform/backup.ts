import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type BackupTable, fileNameOf, insertLines, linesOf, tablesToKeep, withoutGuards } from './backup-tables.ts';
import type { Database } from './database.ts';
import { migrate, migrationState } from './migrations.ts';

// A backup is a folder: manifest.json, one file of rows for each table, and the kept files, which are sealed already. It
// moves between the embedded database and PostgreSQL, and it never holds the keys.

type Manifest = {
  format: 1;
  madeAt: string;
  migrations: string[];
  /** Tells the key file apart from others without telling anything of it. */
  keys: string;
  tables: (BackupTable & { rows: number; sha256: string })[];
  files: number;
};

/** A backup cannot be made or put back; the message is one line for the person who asked. */
export class BackupRefused extends Error {}

type Kept = { db: Database; filesFolder: string; keys: string };

/** Writes a backup of everything as of one moment into a new folder, which has its name only when it is whole. */
export async function writeBackup({ db, filesFolder, keys }: Kept, path: string, now: Date): Promise<Manifest> {
  if (existsSync(path)) throw new BackupRefused(`${path} is there already; give a new name`);
  const beside = `${path}.unfinished`;
  await rm(beside, { recursive: true, force: true });
  await mkdir(join(beside, 'tables'), { recursive: true, mode: 0o700 });
  const tables = await db.asOwner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const written: Manifest['tables'] = [];
      for (const table of await tablesToKeep(tx))
        written.push({
          ...table,
          ...(await writeLines(join(beside, 'tables', fileNameOf(table)), linesOf(tx, table))),
        });
      return written;
    });
  // After the rows: a file may then be newer than its row, never missing.
  if (existsSync(filesFolder)) await cp(filesFolder, join(beside, 'files'), { recursive: true });
  const { applied } = await migrationState(db);
  const files = await countFiles(join(beside, 'files'));
  const manifest: Manifest = { format: 1, madeAt: now.toISOString(), migrations: applied, keys, tables, files };
  await writeFile(join(beside, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
  await rename(beside, path);
  return manifest;
}

async function writeLines(path: string, portions: AsyncIterable<string[]>): Promise<{ rows: number; sha256: string }> {
  let rows = 0;
  async function* text() {
    for await (const lines of portions) {
      rows += lines.length;
      yield `${lines.join('\n')}\n`;
    }
  }
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(piece, _encoding, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  await pipeline(Readable.from(text()), hashed, createGzip(), createWriteStream(path, { mode: 0o600, flush: true }));
  return { rows, sha256: hash.digest('hex') };
}

async function countFiles(folder: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).length;
}

/**
 * Puts a backup into an empty database, all of it or nothing, as the schema was when it was made. Refuses a database that
 * holds anybody, other keys than those the backup's values were sealed with, and a backup that is damaged or newer than
 * this program. Jobs are put back by `restoreJobs`, once the queue has been made.
 */
export async function restoreBackup({ db, filesFolder, keys }: Kept, path: string): Promise<Manifest> {
  const manifest = await readManifest(path);
  if (manifest.keys !== keys) throw new BackupRefused('the key file is not the one the backup was made with');
  await expectEmpty(db, filesFolder);
  await expectKnown(db, manifest.migrations);
  await migrate(db, manifest.migrations);
  const tables = manifest.tables.filter(({ schema }) => schema === 'public');
  await db.asOwner.transaction().execute((tx) =>
    withoutGuards(tx, tables, async () => {
      for (const table of tables) await readLines(path, table, (lines) => insertLines(tx, table, lines));
    }),
  );
  if (existsSync(join(path, 'files'))) await cp(join(path, 'files'), filesFolder, { recursive: true });
  if ((await countFiles(filesFolder)) !== manifest.files) throw new BackupRefused(`${path} lacks some of its files`);
  return manifest;
}

/** Puts the work that was still to be done back to the queue, after the queue has been made. */
export async function restoreJobs(db: Database, path: string, { tables }: Manifest): Promise<void> {
  for (const table of tables.filter(({ schema }) => schema !== 'public'))
    await db.asOwner.transaction().execute((tx) => readLines(path, table, (lines) => insertLines(tx, table, lines)));
}

async function readManifest(path: string): Promise<Manifest> {
  const text = await readFile(join(path, 'manifest.json'), 'utf8').catch(() => {
    throw new BackupRefused(`${path} holds no backup: there is no manifest.json`);
  });
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch {
    throw new BackupRefused(`${path} holds a manifest.json that cannot be read: the backup is damaged`);
  }
  if (manifest?.format !== 1) throw new BackupRefused(`${path} is of a format this program does not know`);
  return manifest;
}

async function expectEmpty(db: Database, filesFolder: string): Promise<void> {
  const known = await db.pool.query<{ found: boolean }>("select to_regclass('member') is not null as found");
  const members = known.rows[0]?.found
    ? (await db.pool.query<{ found: boolean }>('select exists (select from member) as found')).rows[0]?.found
    : false;
  if (members) throw new BackupRefused('the database is in use: a backup is put back into an empty one');
  if ((await countFiles(filesFolder)) > 0) throw new BackupRefused(`${filesFolder} holds files already`);
}

async function expectKnown(db: Database, wanted: readonly string[]): Promise<void> {
  const { applied, pending } = await migrationState(db);
  const unknown = wanted.filter((name) => !applied.includes(name) && !pending.includes(name));
  if (unknown.length > 0)
    throw new BackupRefused(`the backup is newer than this program, which lacks ${unknown.join(', ')}`);
  const newer = applied.filter((name) => !wanted.includes(name));
  if (newer.length > 0)
    throw new BackupRefused(`the database is newer than the backup (${newer.join(', ')}): give a new one`);
}

async function readLines(
  path: string,
  table: Manifest['tables'][number],
  take: (lines: string[]) => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256');
  let portion: string[] = [];
  let [rows, size] = [0, 0];
  const took = (lines: string[]) =>
    take(lines).catch((error: { code?: string }) => {
      // The two classes of errors in which the database says that the rows themselves are wrong.
      if (!/^2[23]/.test(error.code ?? '')) throw error;
      throw new BackupRefused(
        `${fileNameOf(table)} holds what the database refuses (${error.code}): the backup is damaged`,
      );
    });
  for await (const line of linesIn(join(path, 'tables', fileNameOf(table)))) {
    hash.update(`${line}\n`);
    portion.push(line);
    rows++;
    size += line.length;
    if (portion.length < 500 && size < 4_000_000) continue;
    await took(portion);
    [portion, size] = [[], 0];
  }
  if (portion.length > 0) await took(portion);
  if (rows !== table.rows || hash.digest('hex') !== table.sha256)
    throw new BackupRefused(`${fileNameOf(table)} is not as it was written: the backup is damaged`);
}

// Not readline, which also ends a line at characters that JSON leaves as they are.
async function* linesIn(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (error) => text.destroy(error));
  let begun = '';
  try {
    for await (const piece of text as AsyncIterable<string>) {
      const lines = (begun + piece).split('\n');
      begun = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw new BackupRefused(
      `${basename(path)} cannot be read (${(error as NodeJS.ErrnoException).code}): the backup is damaged`,
    );
  }
}

const noteIn = (dataDir: string): string => join(dataDir, 'last-backup.json');

/** Leaves a note of when the last backup was made, for whoever asks whether there is one. */
export const noteBackup = (dataDir: string, madeAt: string): void =>
  writeFileSync(noteIn(dataDir), `${JSON.stringify({ madeAt })}\n`);

/** When the last backup of this data was made; null where none has been. */
export function lastBackupOf(dataDir: string): Date | null {
  if (!existsSync(noteIn(dataDir))) return null;
  const { madeAt } = JSON.parse(readFileSync(noteIn(dataDir), 'utf8')) as { madeAt: string };
  return new Date(madeAt);
}
