import { type Cents, sum } from '../../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { type Part, pay, type Settlement } from '../allocation.ts';
import type { Entry } from '../entry.ts';
import { allocationById, issuedInvoices } from '../store/allocations.ts';
import { type EntryRow, findEntry, insertNote, lockEntry } from '../store/entries.ts';
import { paymentAllocated } from './announce-payments.ts';
import { lockedSettlements, openDays, saveAllocations, takeBackAllocations } from './save-allocations.ts';
import { takeReturns } from './take-returns.ts';

type Wanted = { invoiceId: string; cents: Cents };

/**
 * Allocates a payment to one or several invoices, as a person decided. Refused: `more-than-came`, `more-than-open`
 * (names the invoice), `invoice-unknown`, `not-found`.
 */
export async function allocatePayment(
  ctx: Context,
  entryId: string,
  wanted: readonly Wanted[],
): Promise<Refusal<'not-found' | 'more-than-came' | 'more-than-open' | 'invoice-unknown'> | { id: string }> {
  const entry = await lockEntry(ctx.tx, entryId);
  if (!entry) return refuse('not-found');
  const invoices = await issuedInvoices(
    ctx.tx,
    wanted.map(({ invoiceId }) => invoiceId),
  );
  const unknown = wanted.find(({ invoiceId }) => !invoices.has(invoiceId));
  if (unknown) return refuse('invoice-unknown', { invoiceId: unknown.invoiceId });
  const settlements = await lockedSettlements(ctx, [...invoices.values()]);

  if (sum(wanted.map(({ cents }) => cents)) > entry.open_cents)
    return refuse('more-than-came', { openCents: entry.open_cents });
  const parts = partsOf(asEntry(entry), wanted, settlements);
  if (isRefusal(parts)) return parts;

  // What a person decides today is booked today, whenever the money came.
  const day = (await openDays(ctx))(ctx.today);
  const ids = await saveAllocations(ctx, { parts, excess: [] }, ctx.actor.id, () => day);
  for (const [at, { invoiceId, owner, netCents }] of parts.entries())
    await ctx.announce(paymentAllocated, {
      allocationId: ids[at] ?? '',
      invoiceId,
      owner,
      netCents,
      receivedOn: entry.booked_on,
    });
  return { id: entryId };
}

function partsOf(
  entry: Entry,
  wanted: readonly Wanted[],
  settlements: ReadonlyMap<string, Settlement>,
): Part[] | Refusal<'more-than-open'> {
  const now = new Map(settlements);
  const parts: Part[] = [];
  for (const { invoiceId, cents } of wanted) {
    const settlement = now.get(invoiceId);
    if (!settlement || cents > settlement.openCents)
      return refuse('more-than-open', { invoiceId, openCents: settlement?.openCents ?? 0 });
    const { part, after } = pay(settlement, entry, cents);
    parts.push(part);
    now.set(invoiceId, after);
  }
  return parts;
}

/** Sets what is left of a payment aside, to be sent back to the payer. Refused: `nothing-left`, `not-found`. */
export async function setAside(
  ctx: Context,
  entryId: string,
): Promise<Refusal<'not-found' | 'nothing-left'> | { id: string }> {
  const entry = await lockEntry(ctx.tx, entryId);
  if (!entry) return refuse('not-found');
  if (entry.open_cents === 0) return refuse('nothing-left');

  const day = (await openDays(ctx))(ctx.today);
  const excess = [{ entry: asEntry(entry), cents: entry.open_cents }];
  await saveAllocations(ctx, { parts: [], excess }, ctx.actor.id, () => day);
  return { id: entryId };
}

/**
 * Takes an allocation back with its reason; the money waits for an owner again. Refused: `taken-back-already`,
 * `already-paid-out` where the entrepreneur is not owed it any more, `returned-by-bank`, `not-found`.
 */
export async function takeBack(
  ctx: Context,
  allocationId: string,
  reason: string,
): Promise<Refusal<'not-found' | 'taken-back-already' | 'already-paid-out' | 'returned-by-bank'> | { id: string }> {
  const found = await allocationById(ctx.tx, allocationId);
  if (!found) return refuse('not-found');
  await lockEntry(ctx.tx, found.entryId);
  // Somebody may have taken it back while the lock was waited for.
  const allocation = await allocationById(ctx.tx, allocationId);
  if (!allocation || allocation.takenBackAt !== null) return refuse('taken-back-already');
  if (allocation.target === 'return') return refuse('returned-by-bank');

  const bookedOn = (await openDays(ctx))(ctx.today);
  const refused = await takeBackAllocations(ctx, [allocation], {
    by: ctx.actor.id,
    reason,
    bookedOn,
    mayAdvance: false,
  });
  return refused ?? { id: allocation.entryId };
}

/**
 * Says which payment a debit took back, where the bank did not say it plainly; the payment's allocations are undone.
 * Refused: `not-a-return` (the debit is something else or the sums differ), `not-found`.
 */
export async function nameReturned(
  ctx: Context,
  entryId: string,
  paymentId: string,
): Promise<Refusal<'not-found' | 'not-a-return'> | { id: string }> {
  const debit = await lockEntry(ctx.tx, entryId);
  const payment = await lockEntry(ctx.tx, paymentId);
  if (!debit || !payment) return refuse('not-found');
  const fits = payment.role === 'payment' && payment.returned_cents === 0 && payment.cents === debit.cents;
  if (debit.role !== 'other' || debit.credit || !fits) return refuse('not-a-return');

  await takeReturns(
    ctx,
    [{ returnId: debit.id, id: payment.id, cents: payment.cents, bookedOn: payment.booked_on }],
    ctx.actor.id,
  );
  return { id: entryId };
}

/** Writes a note beside an entry. Refused: `not-found`. */
export async function noteEntry(
  ctx: Context,
  entryId: string,
  text: string,
): Promise<Refusal<'not-found'> | { id: string }> {
  if (!(await findEntry(ctx.tx, entryId))) return refuse('not-found');
  await insertNote(ctx.tx, {
    id: newId(ctx.now.getTime()),
    entry_id: entryId,
    by: ctx.actor.id,
    at: ctx.now,
    text,
  });
  return { id: entryId };
}

const asEntry = (row: EntryRow): Entry => ({
  id: row.id,
  bookedOn: row.booked_on,
  line: row.line,
  cents: row.cents,
  reference: row.reference,
});
