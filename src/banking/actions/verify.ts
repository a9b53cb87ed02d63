import type { Check } from '../../ledger/check.ts';
import { unbookedAllocations, unbookedEntries, wrongEntries, wrongSettlements } from '../store/checks.ts';

/** What banking can prove of itself: every sum follows from the allocations, and the books hold every movement. */
export const bankingChecks: readonly Check[] = [
  {
    name: 'bank-entry-differs',
    run: async function* (tx) {
      yield* await wrongEntries(tx);
    },
  },
  {
    name: 'settlement-differs',
    run: async function* (tx) {
      yield* await wrongSettlements(tx);
    },
  },
  {
    name: 'bank-entry-not-booked',
    run: async function* (tx) {
      yield* await unbookedEntries(tx);
    },
  },
  {
    name: 'allocation-not-booked',
    run: async function* (tx) {
      yield* await unbookedAllocations(tx);
    },
  },
];
