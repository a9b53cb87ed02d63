import type { Database } from './database.ts';

/** What this database is; a new one becomes what the configuration says and stays it for good. */
export async function installationMode(db: Database, demoIfNew: boolean, now: Date): Promise<'demo' | 'real'> {
  await db.pool.query(
    "insert into installation (id, mode, created_at) values ('only', $1, $2) on conflict do nothing",
    [demoIfNew ? 'demo' : 'real', now],
  );
  const found = await db.pool.query<{ mode: 'demo' | 'real' }>('select mode from installation');
  const mode = found.rows[0]?.mode;
  if (!mode) throw new Error('the installation has no mode');
  return mode;
}
