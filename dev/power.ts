import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setImmediate as soon } from 'node:timers/promises';
import type { Database } from '../src/platform/database.ts';

/**
 * What goes wrong at the so manyth touch of the world of a kind: the process is dead before it, or right after it, or only
 * this call fails and the process lives, or the call is done and its answer is lost. What is cut off while it is written is
 * half there.
 */
export type Cut = { how: 'dies-before' | 'dies-after' | 'fails' | 'goes-unanswered'; nth: number; of: RegExp };

export type Power = {
  /**
   * Does the work with the cut, and tells what of it touched the world, each statement and each write. What others do
   * meanwhile, like the queue that keeps its own time, is neither counted nor cut.
   */
  during(cut: Cut | null, work: () => Promise<unknown>): Promise<{ touches: string[]; cutAt: string | null }>;
  /** Does what is no part of the work around it, such as a look at how things stand. */
  aside<T>(look: () => Promise<T>): Promise<T>;
  /** Gives the files of the machine back to everybody else. */
  leave(): void;
};

class PowerCut extends Error {}

type Touch = <T>(name: string, act: () => Promise<T>, half?: () => Promise<unknown>) => Promise<T>;

/** Puts a hand on the plug of everything a service does to its database and in its folder. */
export function powerOver(db: Database, folder: string): Power {
  const working = new AsyncLocalStorage<true>();
  let touches: string[] | null = null;
  let cut: Cut | null = null;
  let left = 0;
  let dead = false;
  let cutAt: string | null = null;

  const touch: Touch = async (name, act, half) => {
    if (!touches || !working.getStore()) return act();
    if (dead) throw new PowerCut(`dead before ${name}`);
    touches.push(name);
    if (!cut?.of.test(name) || --left !== 0) return act();
    cutAt = name;
    dead = cut.how === 'dies-before' || cut.how === 'dies-after';
    if (cut.how === 'dies-before' || cut.how === 'fails') await half?.();
    else await act();
    throw new PowerCut(`cut at ${name}`);
  };

  const leaveDatabase = watchStatements(db, touch);
  const leaveFiles = watchFiles(folder, touch);
  return {
    during: async (given, work) => {
      const made: string[] = [];
      [touches, cut, left, dead, cutAt] = [made, given, given?.nth ?? 0, false, null];
      try {
        await working.run(true, work);
      } catch (error) {
        if (cutAt === null) throw error;
      } finally {
        // What the dead process had begun side by side finds out that it is dead before the next one starts.
        await soon();
        touches = null;
      }
      return { touches: made, cutAt };
    },
    aside: (look) => working.exit(look),
    leave: () => {
      leaveDatabase();
      leaveFiles();
    },
  };
}

/** A rollback always goes through, for the server does it by itself when a connection ends. */
function watchStatements(db: Database, touch: Touch): () => void {
  const watched = new Map<object, unknown>();
  const watch = (client: { query: unknown }) => {
    if (watched.has(client)) return;
    const query = client.query as (...all: unknown[]) => Promise<unknown>;
    watched.set(client, query);
    client.query = (...all: unknown[]) => {
      const text = typeof all[0] === 'string' ? all[0] : ((all[0] as { text?: string }).text ?? '');
      if (/^\s*rollback/i.test(text)) return query.apply(client, all);
      const answered = all.at(-1);
      if (typeof answered !== 'function') return touch(nameOf(text), () => query.apply(client, all));
      return touch(nameOf(text), () => query.apply(client, all.slice(0, -1))).then(
        (result) => answered(null, result),
        (error) => answered(error),
      );
    };
  };
  db.pool.on('acquire', watch);
  return () => {
    db.pool.off('acquire', watch);
    for (const [client, query] of watched) Object.assign(client, { query });
  };
}

const nameOf = (statement: string) => statement.trim().replaceAll(/\s+/g, ' ').slice(0, 60);

/** Every file that is opened for writing, written, flushed, renamed or removed under the folder. */
function watchFiles(folder: string, touch: Touch): () => void {
  const { open, rename, rm } = fs;
  const within = (path: unknown) => String(path).startsWith(folder);
  const nameIn = (path: unknown) => String(path).slice(folder.length + 1);
  const half = (content: unknown) => Buffer.from(content as Uint8Array).subarray(0, 10);
  Object.assign(fs, {
    open: async (path: string, flags: string) => {
      if (!within(path) || flags !== 'wx') return open(path, flags);
      const file = await touch(`open ${nameIn(path)}`, () => open(path, flags));
      const write = file.writeFile.bind(file);
      const sync = file.sync.bind(file);
      return Object.assign(file, {
        writeFile: (content: Uint8Array) =>
          touch(
            `write ${nameIn(path)}`,
            () => write(content),
            () => write(half(content)),
          ),
        sync: () => touch(`sync ${nameIn(path)}`, sync),
      });
    },
    rename: (from: string, to: string) =>
      within(from) ? touch(`rename to ${nameIn(to)}`, () => rename(from, to)) : rename(from, to),
    rm: (path: string, options: object) =>
      within(path) ? touch(`remove ${nameIn(path)}`, () => rm(path, options)) : rm(path, options),
  });
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, { open, rename, rm });
    syncBuiltinESMExports();
  };
}
