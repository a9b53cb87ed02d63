import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { newId } from './ids.ts';

export type Files = {
  /** Keeps the bytes under the id for good; writing the same id again replaces it whole, never halfway. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array | null>;
  remove(id: string): Promise<void>;
};

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Files in a local folder by id; the caller seals what is personal. */
export function filesIn(folder: string): Files {
  const pathOf = (id: string) => {
    if (!idShape.test(id)) throw new Error('a file is named by its id');
    return join(folder, id.slice(-2), id);
  };
  return {
    put: (id, bytes) => writeWhole(pathOf(id), bytes),
    get: (id) => readFile(pathOf(id)).catch(orNull),
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

/**
 * Writes beside, flushes to the disk, then renames: a reader sees the whole file or none, even over a power cut. What a cut
 * leaves beside is hidden by its name from the programs that fetch files from the folder.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = join(dirname(path), `.${basename(path)}.${newId()}`);
  const file = await open(beside, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(beside, { force: true });
    throw error;
  }
  await file.close();
  await rename(beside, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

/**
 * Moves a whole file of known content to where others pick it up, at most once: false where it has been moved already.
 * Throws where the content is not what it should be. Both folders must be on one disk.
 */
export async function moveOnce(from: string, to: string, expectedSha256: string): Promise<boolean> {
  const bytes = await readFile(from).catch(orNull);
  if (!bytes) return false;
  if (sha256(bytes) !== expectedSha256) throw new Error('a file to hand over is not the one that was kept');
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
  for (const path of [from, to]) {
    const folder = await open(dirname(path), 'r');
    await folder.sync().finally(() => folder.close());
  }
  return true;
}

const orNull = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
