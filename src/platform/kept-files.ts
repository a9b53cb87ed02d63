import { sql } from 'kysely';
import type { Tx } from './database.ts';
import { type Files, sha256 } from './files.ts';
import type { Place, Sealer } from './secrets.ts';

/** What is needed to look at kept bytes in the clear: the folder of files, and the keys of whose they are. */
export type Kept = {
  readonly files: Files;
  sealersOf(tx: Tx, subjects: readonly string[]): Promise<Map<string, Sealer>>;
};

/** Sealed bytes, in the file of the id or given here from the database, and what they should be. */
type Sealed = {
  readonly id: string;
  readonly subject: string;
  readonly place: Place;
  readonly sha256?: string;
  readonly sizeBytes?: number;
  readonly content?: Uint8Array;
};
type Fault = 'missing' | 'unreadable' | 'differs';

/**
 * Opens what is kept, page by page and one at a time, and tells what is not as it should be. What was erased on purpose, by
 * destroying its key, is passed over. `next` gives the page of rows after one, and an empty one at the end.
 */
export async function* faultsIn<Row>(
  tx: Tx,
  kept: Kept,
  next: (after: Row | undefined) => Promise<readonly Row[]>,
  sealedOf: (row: Row) => Sealed,
): AsyncGenerator<{ row: Row; fault: Fault }> {
  for (let page = await next(undefined); page.length > 0; page = await next(page.at(-1))) {
    const subjects = [...new Set(page.map((row) => sealedOf(row).subject))];
    const sealers = await kept.sealersOf(tx, subjects);
    const erased = await erasedAmong(tx, subjects);
    for (const row of page) {
      const item = sealedOf(row);
      if (erased.has(item.subject)) continue;
      const fault = await faultOf(kept, sealers.get(item.subject), item);
      if (fault) yield { row, fault };
    }
  }
}

async function faultOf(kept: Kept, sealer: Sealer | undefined, item: Sealed): Promise<Fault | null> {
  const content = item.content ?? (await kept.files.get(item.id));
  if (!content) return 'missing';
  const plain = opened(sealer, item.place, content);
  if (!plain) return 'unreadable';
  const isRight =
    (item.sha256 === undefined || sha256(plain) === item.sha256) &&
    (item.sizeBytes === undefined || plain.byteLength === item.sizeBytes);
  return isRight ? null : 'differs';
}

// The seal itself tells whether a byte was changed; opening then throws, which is what is looked for here.
function opened(sealer: Sealer | undefined, place: Place, content: Uint8Array): Buffer | null {
  try {
    return sealer?.openBytes(place, content) ?? null;
  } catch {
    return null;
  }
}

async function erasedAmong(tx: Tx, subjects: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ subject_id: string }>`
    select subject_id from subject_key
    where subject_id = any(${[...subjects]}::uuid[]) and destroyed_at is not null`.execute(tx);
  return new Set(found.rows.map((row) => row.subject_id));
}
