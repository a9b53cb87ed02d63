import type { RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { Check, Finding } from '../check.ts';
import {
  type BookedTransfer,
  beforeAll,
  bookedIntoClosedPeriods,
  brokenTransfers,
  causesBookedOtherwise,
  type Seal,
  sealsInOrder,
  transfersAfter,
  wrongBalances,
} from '../store.ts';
import { contentHash } from './book.ts';
import { chainedDigest } from './seal-ledger.ts';

/** Everything the ledger can prove of itself, from the entries alone. */
export const ledgerChecks: readonly Check[] = [
  { name: 'ledger-transfer-not-whole', run: each(brokenTransfers) },
  { name: 'ledger-balance-differs', run: each(wrongBalances) },
  { name: 'ledger-closed-period-changed', run: each(bookedIntoClosedPeriods) },
  { name: 'ledger-content-differs', run: changedContents },
  { name: 'ledger-seal-broken', run: brokenSeals },
];

/**
 * A domain's check that everything of its own stands in the books as it should: see `causesBookedOtherwise`. The domain
 * tells what it expects from its own tables, so that each side proves the other.
 */
export const bookedAs = (name: string, of: RawBuilder<boolean>, expected: RawBuilder<unknown>): Check => ({
  name,
  run: each(async (tx) =>
    (await causesBookedOtherwise(tx, of, expected)).map(({ kind, id }) => ({ cause: `${kind} ${id}` })),
  ),
});

/** A check whose findings one query tells. */
export function each(find: (tx: Tx) => Promise<readonly Finding[]>): Check['run'] {
  return async function* (tx) {
    yield* await find(tx);
  };
}

async function* changedContents(tx: Tx): AsyncIterable<Finding> {
  for (let after = beforeAll; ; ) {
    const page = await transfersAfter(tx, after, 5_000);
    for (const one of page)
      if (hashOf(one) !== one.content_hash) yield { transfer: one.no, cause: `${one.cause_kind} ${one.cause_id}` };
    const last = page.at(-1);
    if (!last) return;
    after = last.no;
  }
}

const hashOf = (of: BookedTransfer): string =>
  contentHash({ cause: { kind: of.cause_kind, id: of.cause_id }, bookedOn: of.booked_on, entries: of.entries });

// Each link is recomputed from the digest that stands before it, so that one forged transfer is one finding.
async function* brokenSeals(tx: Tx): AsyncIterable<Finding> {
  let previous: Seal | undefined;
  for (const seal of await sealsInOrder(tx)) {
    const { digest, transfers } = await chainedDigest(tx, previous, seal.through_no);
    if (digest !== seal.digest || transfers !== seal.transfers || seal.no !== (previous?.no ?? 0) + 1)
      yield { seal: seal.no, afterTransfer: previous?.through_no ?? 0, throughTransfer: seal.through_no };
    previous = seal;
  }
}
