import type { Day } from '../../basics/day.ts';
import type { BankLine } from '../../formats/camt.ts';
import { bookAll } from '../../ledger/actions/book.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import type { Sealer } from '../../platform/secrets.ts';
import { debitOf, receiptOf } from '../allocation.ts';
import { isReturn, type Payer, paidReference } from '../entry.ts';
import { insertEntries, type NewEntry } from '../store/entries.ts';
import { ordersNamed } from '../store/orders.ts';
import { payoutReturned } from './announce-payments.ts';
import { matchPayments } from './match-payments.ts';
import { openDays } from './save-allocations.ts';
import { findReturned, takeReturns } from './take-returns.ts';

/** A line of a file with its place: the statement, its number there, and what tells it from all other entries. */
export type PlacedLine = {
  readonly line: BankLine;
  readonly bookedOn: Day;
  readonly statementId: string;
  readonly number: number;
  readonly identity: string;
  readonly repeat: number;
};

type Placed = NewEntry & { readonly comesBack: boolean };

/**
 * Brings lines into the books, all or none of them: entries that no earlier statement has brought are written, booked and
 * matched; the others change nothing. A handful of queries however many lines there are.
 */
export async function importLines(ctx: Context, lines: readonly PlacedLine[]): Promise<void> {
  const placed = await entriesOf(ctx, lines);
  const brought = await insertEntries(ctx.tx, placed);
  const fresh = placed.filter(({ id }) => brought.has(id));
  const payments = fresh.filter(({ role }) => role === 'payment');
  // Payments that come back are locked before invoices are, as when somebody allocates by hand, so that nobody waits in a circle.
  const returned = await findReturned(
    ctx,
    fresh.filter(({ role, comesBack }) => role === 'other' && comesBack),
  );

  await bookEntries(ctx, fresh);
  await matchPayments(ctx, payments);
  await takeReturns(ctx, returned, 'matching');
  for (const { id, role, endToEndId, bookedOn } of fresh)
    if (role === 'own-returned' && endToEndId !== null)
      await ctx.announce(payoutReturned, { endToEndId, entryId: id, returnedOn: bookedOn });
}

// What our own orders take is booked by those who ordered it; everything else that goes out waits without an owner.
async function bookEntries(ctx: Context, entries: readonly Placed[]): Promise<void> {
  const day = await openDays(ctx);
  await bookAll(
    ctx.tx,
    entries
      .filter(({ role }) => role !== 'own')
      .map(({ id, credit, cents, bookedOn }) => (credit ? receiptOf : debitOf)(id, cents, day(bookedOn))),
    ctx.now,
  );
}

async function entriesOf(ctx: Context, lines: readonly PlacedLine[]): Promise<Placed[]> {
  const moving = lines.filter(({ line }) => line.amountCents > 0);
  const orderOf = await ourOrders(ctx, moving);
  const sealers = await statementSealers(ctx, moving);
  return moving.map(({ line, bookedOn, statementId, number, identity, repeat }) => {
    const id = newId(ctx.now.getTime());
    const { amountCents: cents, credit, endToEndId, returnReason, counterparty, message } = line;
    const orderId = orderOf(line);
    const payer: Payer = { ...counterparty, message };
    return {
      id,
      statementId,
      line: number,
      identity,
      repeat,
      bookedOn,
      cents,
      credit,
      role: roleOf(credit, orderId),
      reference: paidReference(line),
      endToEndId,
      returnReason,
      sealedPayer: sealerOf(sealers, statementId).seal(payerPlace(id), JSON.stringify(payer)),
      orderId,
      comesBack: isReturn(line),
    };
  });
}

const roleOf = (credit: boolean, orderId: string | null): NewEntry['role'] => {
  if (credit) return orderId === null ? 'payment' : 'own-returned';
  return orderId === null ? 'other' : 'own';
};

/** Finds the order of ours that a line is about: a debit that executes it, or one of its payments coming back. */
async function ourOrders(ctx: Context, lines: readonly PlacedLine[]): Promise<(line: BankLine) => string | null> {
  const about = lines.map(({ line }) => line).filter((line) => !line.credit || isReturn(line));
  const { byMessage, byPayment } = await ordersNamed(ctx.tx, {
    orderIds: about.flatMap(({ orderId }) => (orderId === null ? [] : [orderId, wholeOrder(orderId)])),
    endToEndIds: about.flatMap(({ endToEndId }) => endToEndId ?? []),
  });
  return (line) => {
    const payment = line.endToEndId === null ? undefined : byPayment.get(line.endToEndId);
    if (line.credit) return isReturn(line) ? (payment ?? null) : null;
    const order =
      line.orderId === null ? undefined : (byMessage.get(line.orderId) ?? byMessage.get(wholeOrder(line.orderId)));
    return payment ?? order ?? null;
  };
}

// Our orders name their groups of payments by their own id and a number.
const wholeOrder = (groupId: string): string => groupId.replace(/-\d+$/, '');

export const payerPlace = (entryId: string) => ({ table: 'bank_entry', column: 'payer', row: entryId });

async function statementSealers(ctx: Context, lines: readonly PlacedLine[]): Promise<Map<string, Sealer>> {
  const sealers = new Map<string, Sealer>();
  for (const statementId of new Set(lines.map((line) => line.statementId)))
    sealers.set(statementId, await ctx.secrets.of(ctx.tx, statementId));
  return sealers;
}

function sealerOf(sealers: ReadonlyMap<string, Sealer>, statementId: string): Sealer {
  const sealer = sealers.get(statementId);
  if (!sealer) throw new Error('a statement without its key');
  return sealer;
}
