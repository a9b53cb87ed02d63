import type { Seen } from '../../platform/context.ts';
import type { Actor, Database } from '../../platform/database.ts';
import { insertAccesses } from '../store.ts';

/** Writes the access log in a transaction of its own: a refused request was still a look, and a look that cannot be logged throws. */
export const recordSeenIn =
  (db: Database) =>
  async (actor: Actor, seen: readonly Seen[], at: Date): Promise<void> => {
    await db.asActor(actor, (tx) => insertAccesses(tx, actor, seen, at));
  };
