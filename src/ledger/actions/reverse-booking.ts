import type { Day } from '../../basics/day.ts';
import type { Tx } from '../../platform/database.ts';
import { findTransfer } from '../store.ts';
import { type Cause, reversal, transfer } from '../transfer.ts';
import { book } from './book.ts';

/** Books the opposite of what was booked for a cause, on a day of its own. Throws where nothing was booked for it. */
export async function reverseBooking(tx: Tx, cause: Cause, on: Day, now: Date): Promise<void> {
  const found = await findTransfer(tx, cause);
  if (!found) throw new Error(`nothing is booked for ${cause.kind} ${cause.id}`);

  const booked = transfer({ cause, bookedOn: found.booked_on, entries: found.entries });

  await book(tx, reversal(booked, on), now);
}
