import { setImmediate as breath } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** The three steps of a long run's rounds; `load` answers null when there is nothing left. */
type Round<Loaded, Made> = {
  load(): Promise<Loaded | null>;
  /** Works without the database, in slices (see `inSlices`). */
  make(loaded: Loaded): Promise<Made>;
  save(made: Made): Promise<void>;
};

/**
 * Goes through a long run in rounds, so that its memory does not grow with it: while one round is worked on, the database
 * saves the one before and loads the one after. Saves come in the order of loads and never two queries at once; a round
 * has been loaded before the one before it is saved. Throws the first error once both sides have stopped.
 */
export async function inRounds<Loaded, Made>({ load, make, save }: Round<Loaded, Made>): Promise<void> {
  let loaded = await load();
  let made: Made | null = null;
  while (loaded !== null || made !== null) {
    const atHand: { loaded: Loaded | null; made: Made | null } = { loaded, made };
    const [next, now] = await Promise.allSettled([
      saveAndLoad(atHand),
      atHand.loaded === null ? null : make(atHand.loaded),
    ]);
    if (next.status === 'rejected') throw next.reason;
    if (now.status === 'rejected') throw now.reason;
    loaded = next.value;
    made = now.value;
  }

  async function saveAndLoad(given: { loaded: Loaded | null; made: Made | null }): Promise<Loaded | null> {
    if (given.made !== null) await save(given.made);
    return given.loaded === null ? null : load();
  }
}

/**
 * For the rest of the transaction rows are looked up one by one, by indexes and in their order. Of what a run itself has
 * added the planner knows nothing yet, and of a thousand ids it thinks that reading the table is cheaper: round after round
 * either would read everything there is.
 */
export async function lookUpByIndex(tx: Tx): Promise<void> {
  // Where there is no index, the cost made up for it would also have the query compiled.
  await sql`select set_config(name, 'off', true) from unnest(array['enable_seqscan', 'enable_bitmapscan', 'jit']) as name`.execute(
    tx,
  );
}

/**
 * What each item becomes; between slices whatever else waits gets its turn: other requests, and the database's answers. The
 * slices are short, since the database stands still until its answer has been taken and the next question asked.
 */
export async function inSlices<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Result,
  slice = 5,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    if (results.length % slice === 0) await breath();
    results.push(work(item));
  }
  return results;
}
