import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const staleAfterMs = 10_000;

/**
 * Runs the work while no other process of this checkout sets something up: two first runs at once would delete each
 * other's half-installed packages. Whoever holds the lock touches it every second, so one left by a killed process ages.
 */
export async function alone(folder, work) {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'setting-up.lock');
  while (!take(lock)) await new Promise((again) => setTimeout(again, 200));
  const touching = setInterval(() => utimesSync(lock, new Date(), new Date()), 1000);
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    process.off('exit', release);
    release();
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const touchedAt = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - touchedAt > staleAfterMs) rmSync(lock, { force: true });
    return false;
  }
}
