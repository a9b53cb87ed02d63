import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongSetting } from './config.ts';

/** Somebody else holds the data directory; the message is meant for the person who starts the service. */
export class DataInUse extends Error {}

/**
 * Takes the embedded data directory for this process alone: two processes on one embedded database lose committed rows
 * silently. A lock left by a process that is gone is taken over. Returns the function that gives the directory back.
 */
export function lockData(directory: string): () => void {
  const path = join(directory, 'lock');
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (let attempt = 0; ; attempt++) {
    if (written(directory, path, mine, attempt < 3)) break;
    const [pid = '', start = ''] = readFileSync(path, 'utf8').split(' ');
    if (isAlive(Number(pid), start))
      throw new DataInUse(
        `${directory} is in use by process ${pid}; stop it first, or give another directory in KEVYT_DATA`,
      );
    rmSync(path, { force: true });
  }
  const release = () => {
    if (holder(path) === mine) rmSync(path, { force: true });
  };
  process.once('exit', release);
  return () => {
    process.off('exit', release);
    release();
  };
}

/** Whether the lock is ours now; where it may be another's, that is no fault yet. */
function written(directory: string, path: string, mine: string, mayBeHeld: boolean): boolean {
  let isDirectory = false;
  try {
    mkdirSync(directory, { recursive: true });
    isDirectory = true;
    writeFileSync(path, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isDirectory && code === 'EEXIST' && mayBeHeld) return false;
    throw new WrongSetting(`KEVYT_DATA: ${directory} cannot be used (${code})`);
  }
}

const holder = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

function isAlive(pid: number, start: string): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = startOf(pid);
  return now === '-' || start === '-' || now === start;
}

// Process ids are used again after a restart; the start time tells the old holder from a stranger with its number.
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  } catch {
    return '-';
  }
}
