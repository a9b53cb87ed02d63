import type { Day } from '../basics/day.ts';
import { type GivenInvoice, servicePeriod } from './en16931.ts';
import { spokenText } from './invoice-words.ts';

/**
 * The invoice with what our own notes say back in its fields: who did the work, the work for the household deduction and
 * the late interest. Other notes stay as they are.
 */
export function withSpokenTexts(invoice: GivenInvoice): GivenInvoice {
  let { lateInterestBp, householdWorkCents } = invoice;
  let performedBy = invoice.seller.performedBy;
  const notes: string[] = [];
  for (const note of invoice.notes) {
    const said = spokenText(note);
    if (said && 'performedBy' in said && performedBy === null) performedBy = said.performedBy;
    else if (said && 'householdWorkCents' in said && householdWorkCents === null)
      householdWorkCents = said.householdWorkCents;
    else if (said && 'lateInterestBp' in said && (lateInterestBp ?? said.lateInterestBp) === said.lateInterestBp)
      lateInterestBp = said.lateInterestBp;
    else notes.push(note);
  }
  return { ...invoice, seller: { ...invoice.seller, performedBy }, notes, lateInterestBp, householdWorkCents };
}

/** The days that the whole document gives for its lines. */
export type DocumentPeriod = { readonly from: Day | null; readonly to: Day | null; readonly delivered: Day | null };

/**
 * The invoice with the document's own period on its lines, where none of them has days of its own; else the lines tell more
 * than the document does. A delivery on the day of the invoice adds nothing.
 */
export function withPeriod(invoice: GivenInvoice, { from, to, delivered }: DocumentPeriod): GivenInvoice {
  const own = servicePeriod(invoice.lines);
  if (own.from !== null || own.to !== null) return invoice;
  const day = delivered === invoice.issuedOn ? null : delivered;
  const [servedFrom, servedTo] = from === null && to === null ? [day, day] : [from, to];
  if (servedFrom === null && servedTo === null) return invoice;
  return { ...invoice, lines: invoice.lines.map((line) => ({ ...line, servedFrom, servedTo })) };
}
