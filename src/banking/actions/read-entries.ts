import { parseEuros, zero } from '../../basics/money.ts';
import { namesOf } from '../../members/actions/seller.ts';
import type { Context } from '../../platform/context.ts';
import type { EntryState, Payer } from '../entry.ts';
import { stateOf } from '../entry.ts';
import { type AllocationRow, allocationsOfEntries, issuedInvoices, openInvoicesLike } from '../store/allocations.ts';
import { type EntryPlace, type EntryRow, entriesForStaff, findEntry, notesOf, returnableBy } from '../store/entries.ts';
import { numbersIn, type OpenInvoice, suggestionsFor, wordsOf } from '../suggestion.ts';
import { payerPlace } from './import-lines.ts';

type Filter = { statement?: string | undefined; state?: EntryState | undefined };

/** Entries of a statement or of all, in a state or in any, the oldest first. */
export async function listEntries(ctx: Context, filter: Filter, cursor: string | undefined, limit: number) {
  const { statement: statementId, state } = filter;
  const rows = await entriesForStaff(ctx.tx, { statementId, state }, placeIn(cursor), limit);
  const payers = await payersOf(ctx, rows);
  const allocations = await allocationsOfEntries(
    ctx.tx,
    rows.map(({ id }) => id),
  );
  const numbers = await numbersOf(ctx, allocations);
  const byEntry = Map.groupBy(allocations, ({ entryId }) => entryId);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      ...headOf(row, payers.get(row.id)),
      invoices: (byEntry.get(row.id) ?? []).flatMap((one) =>
        one.takenBackAt === null ? (numbers.get(one.invoiceId ?? '') ?? []) : [],
      ),
    })),
    next: rows.length < limit || !last ? null : `${last.booked_on}_${last.line}_${last.id}`,
  };
}

/** An entry with the other side, what it was for, what it may be for and why, and what staff wrote beside it. */
export async function showEntry(ctx: Context, id: string) {
  const row = await findEntry(ctx.tx, id);
  if (!row) return null;
  const payer = (await payersOf(ctx, [row])).get(id);
  const allocations = await allocationsOfEntries(ctx.tx, [id]);
  const invoices = await issuedInvoices(
    ctx.tx,
    allocations.flatMap(({ invoiceId }) => invoiceId ?? []),
  );
  const suggestions = row.open_cents > zero && payer ? await suggestionsOf(ctx, row, payer) : [];
  const mayReturn = row.role === 'other' && !row.credit ? await returnableBy(ctx.tx, row, 20) : [];
  const itsPayers = await payersOf(ctx, mayReturn);
  const notes = await notesOf(ctx.tx, id);
  const shown = [...invoices.values(), ...suggestions.map(({ invoice }) => invoice)];
  const names = await namesOf(ctx, [
    ...shown.map(({ owner }) => owner),
    ...allocations.map(({ by }) => by).filter((by) => by !== 'matching'),
    ...notes.map(({ by }) => by),
  ]);
  noteLooks(ctx, shown);
  return {
    ...headOf(row, payer),
    iban: payer?.iban ?? null,
    endToEndId: row.end_to_end_id,
    returnReason: row.return_reason,
    returns: row.returns,
    mayReturn: mayReturn.map((payment) => headOf(payment, itsPayers.get(payment.id))),
    allocations: allocations.map((one) => {
      const invoice = invoices.get(one.invoiceId ?? '');
      return {
        id: one.id,
        target: one.target,
        cents: one.cents,
        invoice: invoice ? invoiceView(invoice, names) : null,
        byMatching: one.by === 'matching',
        by: names.get(one.by) ?? null,
        at: one.at.toISOString(),
        takenBack: one.takenBackAt ? { at: one.takenBackAt.toISOString(), reason: one.takenBackFor ?? '' } : null,
      };
    }),
    suggestions: suggestions.map(({ invoice, reasons }) => ({
      invoice: invoiceView(invoice, names),
      reasons: [...reasons],
    })),
    notes: notes.map((one) => ({
      id: one.id,
      by: names.get(one.by) ?? null,
      at: one.at.toISOString(),
      text: one.text,
    })),
  };
}

/** Open invoices that a person looks for by number, reference, buyer or sum. */
export async function findInvoices(ctx: Context, text: string) {
  const found = await openInvoicesLike(ctx.tx, {
    cents: parseEuros(text),
    numbers: numbersIn(text),
    words: wordsOf(text),
  });
  const names = await namesOf(
    ctx,
    found.map(({ owner }) => owner),
  );
  noteLooks(ctx, found);
  return { items: found.map((invoice) => invoiceView(invoice, names)) };
}

async function suggestionsOf(ctx: Context, row: EntryRow, payer: Payer) {
  const candidates = await openInvoicesLike(ctx.tx, {
    cents: row.open_cents,
    numbers: [...numbersIn(payer.message), ...numbersIn(row.reference)],
    words: wordsOf(payer.name).filter((word) => word.length > 2),
  });
  return suggestionsFor({ openCents: row.open_cents, reference: row.reference, payer }, candidates);
}

const headOf = (row: EntryRow, payer: Payer | undefined) => ({
  id: row.id,
  statementId: row.statement_id,
  bookedOn: row.booked_on,
  cents: row.cents,
  credit: row.credit,
  state: stateOf({
    role: row.role,
    openCents: row.open_cents,
    refundCents: row.refund_cents,
    returnedCents: row.returned_cents,
  }),
  openCents: row.open_cents,
  refundCents: row.refund_cents,
  reference: row.reference,
  name: payer?.name ?? null,
  message: payer?.message ?? null,
});

const invoiceView = (invoice: OpenInvoice, names: ReadonlyMap<string, string>) => ({
  id: invoice.id,
  number: invoice.number,
  reference: invoice.reference,
  buyerName: invoice.buyerName,
  entrepreneur: names.get(invoice.owner) ?? null,
  grossCents: invoice.grossCents,
  openCents: invoice.openCents,
  dueOn: invoice.dueOn,
});

async function payersOf(ctx: Context, rows: readonly EntryRow[]): Promise<Map<string, Payer>> {
  const sealers = await ctx.secrets.ofAll(ctx.tx, [...new Set(rows.map((row) => row.statement_id))]);
  return new Map(
    rows.flatMap((row) => {
      const sealer = sealers.get(row.statement_id);
      // Where the statement's key has been destroyed, what the bank said of the payer is gone and the booking stays.
      return sealer ? [[row.id, JSON.parse(sealer.open(payerPlace(row.id), row.payer)) as Payer] as const] : [];
    }),
  );
}

async function numbersOf(ctx: Context, allocations: readonly AllocationRow[]): Promise<Map<string, string>> {
  const invoices = await issuedInvoices(ctx.tx, [...new Set(allocations.flatMap(({ invoiceId }) => invoiceId ?? []))]);
  noteLooks(ctx, [...invoices.values()]);
  return new Map([...invoices].map(([id, { number }]) => [id, number]));
}

const noteLooks = (ctx: Context, shown: readonly { owner: string }[]) => {
  for (const owner of new Set(shown.map((one) => one.owner))) ctx.saw(owner, ['invoices', 'payments', 'own-customers']);
};

function placeIn(cursor: string | undefined): EntryPlace | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})_(\d+)_([0-9a-f-]{36})$/.exec(cursor ?? '');
  return match ? { bookedOn: match[1] ?? '', line: Number(match[2]), id: match[3] ?? '' } : undefined;
}
