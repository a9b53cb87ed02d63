import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

type User = { uid: number; gid: number };
/** Reached over the network, or over its own socket as by a program on the same machine. */
type Cluster = { url: string; socketUrl: string; stop: () => Promise<void> };

/**
 * Starts an empty PostgreSQL of its own in a temporary folder, with a superuser and all durability switched off.
 * Gives nothing where the machine has no server programs of PostgreSQL 15 or newer. Whoever starts it stops it; it also
 * goes, data and all, when this process dies in any way.
 */
export async function throwAwayPostgres(): Promise<Cluster | undefined> {
  const programs = serverPrograms();
  if (!programs) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'kevyt-postgres-'));
  const user = ordinaryUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const password = randomBytes(16).toString('hex');
  const port = await freePort();
  const server = start(programs, folder, password, port, user);
  const url = `postgres://kevyt:${password}@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    server.stdin?.end();
    if (server.exitCode === null) await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(url, server);
  } catch (error) {
    const log = readFileSync(join(folder, 'log'), 'utf8');
    await stop();
    throw new Error(`the throw-away PostgreSQL did not start: ${log}`, { cause: error });
  }
  const socketUrl = `postgres://kevyt:${password}@${encodeURIComponent(folder)}:${port}/postgres`;
  return { url, socketUrl, stop };
}

function start(programs: string, folder: string, password: string, port: number, user: User | undefined): ChildProcess {
  const secret = join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (user) chownSync(secret, user.uid, user.gid);
  // The shell waits for our end of its input to close, which happens however we die, and takes the cluster down then.
  const script = `
    trap '' INT HUP TERM
    "$1/initdb" -D "$2/data" -U kevyt --pwfile="$2/password" -A scram-sha-256 -E UTF8 --locale=C --no-sync >"$2/log" 2>&1 || exit 1
    "$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$2" -c max_connections=200 \\
      -c fsync=off -c full_page_writes=off -c synchronous_commit=off >>"$2/log" 2>&1 &
    cat >/dev/null
    # A server that is still starting does not hear it, so it is said until it is heard.
    while kill -INT $! 2>/dev/null; do sleep 0.1; done
    rm -rf "$2"`;
  const options = { stdio: ['pipe', 'ignore', 'inherit'] as ['pipe', 'ignore', 'inherit'], cwd: folder, ...user };
  return spawn('/bin/sh', ['-c', script, 'sh', programs, folder, String(port)], options);
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (server.exitCode !== null) break;
    const client = new pg.Client(url);
    try {
      await client.connect();
      return;
    } catch {
      // Nobody listens until initdb is through; that is waited for, not reported.
      await pause(50);
    } finally {
      await client.end();
    }
  }
  throw new Error(server.exitCode === null ? 'no answer in 30 s' : `exit code ${server.exitCode}`);
}

function serverPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return places.find((place) => existsSync(join(place, 'initdb')) && majorVersion(place) >= 15);
}

function majorVersion(programs: string): number {
  const answer = execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/\) (\d+)/.exec(answer)?.[1] ?? 0);
}

/** PostgreSQL refuses to run as root, so root lends it the account made for it, or the one that owns nothing. */
function ordinaryUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next name is tried, for not every machine has both accounts.
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and this machine has neither a postgres nor a nobody account');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}
