import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Somebody else holds the data directory; the message is meant for the person who starts the service. */
export class DataInUse extends Error {}

/**
 * Takes the embedded data directory for this process alone: two processes on one embedded database lose committed rows
 * silently. A lock left by a process that is gone is taken over. Returns the function that gives the directory back.
 */
export function lockData(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'lock');
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(path, mine, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error;
    }
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
