import type { Services } from './context.ts';
import { handler, job } from './jobs.ts';

/** Sent each night. */
export const forgetEndedJob = job<Record<string, never>>('forget-ended');

const answersAreKeptMs = 30 * 86_400_000;

/**
 * Forgets what has served its time: answers kept for repeated requests after thirty days, sessions that have ended, and
 * links and challenges that nobody answered. Works as the owner, since sign-in rows are closed to everybody else.
 */
async function forgetEnded({ db, clock }: Services): Promise<void> {
  const now = clock.now();
  await db.pool.query('delete from idempotency where at < $1', [new Date(now.getTime() - answersAreKeptMs)]);
  await db.pool.query('delete from session where "expiresAt" < $1', [now]);
  await db.pool.query('delete from verification where "expiresAt" < $1', [now]);
}

export const platformJobs = [handler<Services, Record<string, never>>(forgetEndedJob, forgetEnded)];
