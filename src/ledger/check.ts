import type { Tx } from '../platform/database.ts';

/** What a check found: ids, numbers and cents, so that a finding may be shown and kept anywhere. */
export type Finding = Readonly<Record<string, string | number>>;

/** Recomputes one thing from what it is made of and yields where the two differ; finds nothing in a sound database. */
export type Check = { readonly name: string; run(tx: Tx): AsyncIterable<Finding> };
