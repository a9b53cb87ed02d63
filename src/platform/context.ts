import type { Duty } from '../basics/contract.ts';
import { type Day, dayInFinland } from '../basics/day.ts';
import type { Category } from '../basics/inventory.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Actor, Database, Tx } from './database.ts';
import type { Files } from './files.ts';
import type { Job, News, Worker } from './jobs.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.ts';
import type { Secrets } from './secrets.ts';

/** Everything that touches the world, made once at start and handed to routes and jobs. */
export type Services = {
  db: Database;
  jobs: Worker<Services>;
  clock: Clock;
  config: Config;
  mail: Mail;
  files: Files;
  secrets: Secrets;
  log: Log;
  mode: 'demo' | 'real';
  /** Writes who was shown whose data; given by the privacy domain. */
  recordSeen(actor: Actor, seen: readonly Seen[], at: Date): Promise<void>;
};

/** One look at one person's data: what kinds, and why where a reason was asked for. */
export type Seen = { subject: string; what: readonly Category[]; reason: string | null };

/** Who asks over HTTP: an actor with the duties of staff and whether a second factor stood behind the sign-in. */
export type Asker = Actor & { duties: readonly Duty[]; secondFactor: boolean; name: string; email: string };

/** What a request starts with, before its transaction is open. */
export type Start = { services: Services; actor: Asker; key: string | undefined };

/** What an action is given: the open transaction, who acts, what time it is, and the ways to tell others. */
export type Context = Omit<Services, 'db' | 'jobs' | 'recordSeen'> & {
  tx: Tx;
  actor: Asker;
  now: Date;
  today: Day;
  send<Data extends object>(of: Job<Data>, data: Data, options?: { startAfter?: Date }): Promise<void>;
  announce<Data extends object>(of: News<Data>, data: Data): Promise<void>;
  /** Notes that the asker is being shown this person's data; staff endpoints that show people must call it. */
  saw(subject: string, what: readonly Category[], reason?: string): void;
};

/** Nobody signed in, and the service itself at work. */
export const nobody: Asker = { id: 'anyone', kind: 'anyone', duties: [], secondFactor: false, name: '', email: '' };
export const theService: Asker = { id: 'system', kind: 'system', duties: [], secondFactor: false, name: '', email: '' };

/** One transaction with everything an action needs; the access log is written after it, before anything is answered. */
export async function withContext<T>(
  services: Services,
  actor: Asker,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const { db, jobs, recordSeen, ...given } = services;
  const seen: Seen[] = [];
  const now = given.clock.now();
  const result = await db.asActor(actor, (tx) =>
    work({
      ...given,
      tx,
      actor,
      now,
      today: dayInFinland(now),
      send: (of, data, options) => jobs.send(tx, of, data, options),
      announce: (of, data) => jobs.announce(tx, of, data),
      saw: (subject, what, reason) => void seen.push({ subject, what, reason: reason ?? null }),
    }),
  );
  if (seen.length > 0) await recordSeen(actor, seen, now);
  return result;
}
