import type { Pattern, Unwanted } from '../rule.ts';
import { parties } from './parties.ts';

/** What the invoice must say and how its figures hang together. */
const model: Pattern = [...parties];

/** The rules of EN 16931 for UBL as CEN publishes them, version 1.3.16; each list is one pattern of the official Schematron. */
export const en16931: { readonly patterns: readonly Pattern[]; readonly unwanted: readonly Unwanted[] } = {
  patterns: [model],
  unwanted: [],
};
