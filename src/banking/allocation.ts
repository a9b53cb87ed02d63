import type { Day } from '../basics/day.ts';
import { type Cents, cents, larger, minus, plus, ratio, smaller, zero } from '../basics/money.ts';
import { advance, owed, receivable, refundable, unpaid } from '../ledger/account.ts';
import { credit, debit, type Transfer, transfer } from '../ledger/transfer.ts';
import type { Entry } from './entry.ts';

// What a payment was for: invoices, money to be sent back, or money that the bank has taken back.

/** An invoice as far as it has been paid. */
export type Settlement = {
  readonly invoiceId: string;
  readonly owner: string;
  readonly grossCents: Cents;
  readonly netCents: Cents;
  readonly paidCents: Cents;
  readonly paidNetCents: Cents;
  /** What the customer still owes in the books. */
  readonly openCents: Cents;
};

/** A part of a payment for an invoice, and the part of the invoice's net that comes with it. */
export type Part = {
  readonly entry: Entry;
  readonly invoiceId: string;
  readonly owner: string;
  readonly cents: Cents;
  readonly netCents: Cents;
};

/** What a payment leaves when its invoice needs no more of it. */
export type Excess = { readonly entry: Entry; readonly cents: Cents };

/**
 * The net that comes with a payment: the net of everything paid so far, rounded once, less what earlier payments brought.
 * Thus any split of the gross brings exactly the net when the invoice is paid.
 */
export function netOfPayment(of: Omit<Settlement, 'openCents' | 'owner' | 'invoiceId'>, paying: Cents): Cents {
  const paid = plus(of.paidCents, paying);
  if (paid > of.grossCents) throw new Error('a payment past the sum of its invoice');
  return larger(zero, minus(ratio(of.netCents, paid, of.grossCents), of.paidNetCents));
}

/** The settlement after a payment, and the part it is made of. */
export function pay(of: Settlement, entry: Entry, paying: Cents): { part: Part; after: Settlement } {
  const netCents = netOfPayment(of, paying);
  return {
    part: { entry, invoiceId: of.invoiceId, owner: of.owner, cents: paying, netCents },
    after: {
      ...of,
      paidCents: plus(of.paidCents, paying),
      paidNetCents: plus(of.paidNetCents, netCents),
      openCents: minus(of.openCents, paying),
    },
  };
}

/**
 * Allocates payments that name an invoice by its reference, by booking day and their order in the statement: each pays
 * what is still open and never more; what is left of it is excess.
 */
export function allocateInOrder(
  payments: readonly Entry[],
  settlements: ReadonlyMap<string, Settlement>,
): { parts: Part[]; excess: Excess[] } {
  const now = new Map(settlements);
  const parts: Part[] = [];
  const excess: Excess[] = [];
  for (const entry of [...payments].sort(inOrder)) {
    const settlement = entry.reference === null ? undefined : now.get(entry.reference);
    if (!settlement || entry.reference === null) continue;
    const paying = smaller(entry.cents, larger(zero, settlement.openCents));
    if (paying > 0) {
      const { part, after } = pay(settlement, entry, paying);
      parts.push(part);
      now.set(entry.reference, after);
    }
    if (paying < entry.cents) excess.push({ entry, cents: minus(entry.cents, paying) });
  }
  return { parts, excess };
}

const inOrder = (a: Entry, b: Entry) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : a.line - b.line);

/** Money in, whose owner is not known until it is allocated. */
export const receiptOf = (entryId: string, amount: Cents, bookedOn: Day): Transfer =>
  transfer({
    cause: { kind: 'payment-received', id: entryId },
    bookedOn,
    entries: [debit('bank', amount), credit('unmatched', amount)],
  });

/** Money out that no order of ours asked for: a payment the bank took back, a charge, or a payment made past us. */
export const debitOf = (entryId: string, amount: Cents, bookedOn: Day): Transfer =>
  transfer({
    cause: { kind: 'bank-debit', id: entryId },
    bookedOn,
    entries: [debit('unmatched', amount), credit('bank', amount)],
  });

type Booked = { id: string; cents: Cents; bookedOn: Day };

/** The customer owes less, and what the entrepreneur has waited for is now to be paid out. */
export const allocationTo = (of: Booked & { invoiceId: string; owner: string; netCents: Cents }): Transfer =>
  transfer({
    cause: { kind: 'payment-allocated', id: of.id },
    bookedOn: of.bookedOn,
    entries: [
      debit('unmatched', of.cents),
      credit(receivable(of.invoiceId), of.cents),
      debit(unpaid(of.owner), of.netCents),
      credit(owed(of.owner), of.netCents),
    ],
  });

export const excessOf = (of: Booked & { entryId: string }): Transfer =>
  transfer({
    cause: { kind: 'payment-allocated', id: of.id },
    bookedOn: of.bookedOn,
    entries: [debit('unmatched', of.cents), credit(refundable(of.entryId), of.cents)],
  });

/** What takes an allocation back. What the owner has been paid already, and so is owed no more, becomes an advance. */
export const takenBack = (
  of: Booked & { reverses: string; invoiceId: string; owner: string; netCents: Cents; advancedCents: Cents },
): Transfer =>
  transfer({
    cause: { kind: 'reversal', id: `payment-allocated:${of.reverses}` },
    bookedOn: of.bookedOn,
    entries: [
      debit(receivable(of.invoiceId), of.cents),
      credit('unmatched', of.cents),
      debit(owed(of.owner), minus(of.netCents, of.advancedCents)),
      debit(advance(of.owner), of.advancedCents),
      credit(unpaid(of.owner), of.netCents),
    ],
  });

/** Money that was to be sent back is without an owner again. */
export const excessTakenBack = (of: Booked & { reverses: string; entryId: string }): Transfer =>
  transfer({
    cause: { kind: 'reversal', id: `payment-allocated:${of.reverses}` },
    bookedOn: of.bookedOn,
    entries: [debit(refundable(of.entryId), of.cents), credit('unmatched', of.cents)],
  });

/** How much of each taken-back net the owner has been paid already, the owed balances being used up in order. */
export function advancesOf(
  takenBackNet: readonly { owner: string; netCents: Cents }[],
  owedCents: ReadonlyMap<string, Cents>,
): Cents[] {
  const left = new Map(owedCents);
  return takenBackNet.map(({ owner, netCents }) => {
    const there = left.get(owner) ?? zero;
    const fromOwed = smaller(there, netCents);
    left.set(owner, minus(there, fromOwed));
    return cents(netCents - fromOwed);
  });
}
