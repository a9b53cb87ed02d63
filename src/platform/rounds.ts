import { setImmediate as breath } from 'node:timers/promises';

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

/** What each item becomes; between slices whatever else waits gets its turn: other requests, and the database's answers. */
export async function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
  slice = 100,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [at, item] of items.entries()) {
    if (at % slice === 0) await breath();
    results.push(work(item));
  }
  return results;
}
