import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import { news } from '../../platform/jobs.ts';

// What banking tells those after it; the details are asked for with `read-allocations`.

/** Payments of a statement have been matched: one piece of news however many they are. */
export const statementMatched = news<{ statementId: string }>('statement-matched');

/** Somebody of the staff has allocated a payment. */
export const paymentAllocated = news<{
  allocationId: string;
  invoiceId: string;
  owner: string;
  netCents: Cents;
  receivedOn: Day;
}>('payment-allocated');

/** An allocation has been taken back, by the staff or because the bank took the money back. */
export const allocationReversed = news<{ allocationId: string }>('allocation-reversed');

/** The bank has taken the whole sum of one of our orders. */
export const payoutExecuted = news<{ batchMessageId: string; executedOn: Day }>('payout-executed');

/** One of our payments has come back; its sum stands on `unmatched` until whoever sent it books it back. */
export const payoutReturned = news<{ endToEndId: string; entryId: string; returnedOn: Day }>('payout-returned');
