import { invoiceTotals } from '../../basics/invoice-arithmetic.ts';
import { bookedAs, each } from '../../ledger/actions/verify.ts';
import type { Check, Finding } from '../../ledger/check.ts';
import { keptPlace } from '../../members/actions/keep-file.ts';
import type { Tx } from '../../platform/database.ts';
import { faultsIn, type Kept } from '../../platform/kept-files.ts';
import { bookedForInvoices, documentsAfter, expectedBookings, gapsInNumbers, issuedAfter } from '../store/checks.ts';

/** That invoices are numbered without a gap, come to what their lines come to, stand in the books, and have their documents. */
export const invoicingChecks = (kept: Kept): readonly Check[] => [
  { name: 'invoice-numbers-not-whole', run: each(gapsInNumbers) },
  { name: 'invoice-content-differs', run: changedInvoices },
  bookedAs('invoice-booked-otherwise', bookedForInvoices, expectedBookings),
  { name: 'invoice-document-not-as-made', run: (tx) => changedDocuments(tx, kept) },
];

async function* changedInvoices(tx: Tx): AsyncIterable<Finding> {
  for (
    let page = await issuedAfter(tx, undefined, 500);
    page.length > 0;
    page = await issuedAfter(tx, page.at(-1)?.id, 500)
  )
    for (const invoice of page) if (!isAsFrozen(invoice)) yield { invoice: invoice.id };
}

type Issued = Awaited<ReturnType<typeof issuedAfter>>[number];

function isAsFrozen({ content, ...row }: Issued): boolean {
  const totals = totalsOf(content);
  return (
    content !== null &&
    totals !== null &&
    row.net_cents === totals.netCents &&
    row.vat_cents === totals.vatCents &&
    row.gross_cents === totals.grossCents &&
    row.number === content.number &&
    row.reference === content.reference &&
    row.issued_on === content.issuedOn &&
    row.due_on === content.dueOn
  );
}

// What somebody has written over may not be an invoice at all, and that is what is looked for here.
function totalsOf(content: Issued['content']) {
  try {
    return content && invoiceTotals(content.lines);
  } catch {
    return null;
  }
}

type Document = Awaited<ReturnType<typeof documentsAfter>>[number];

async function* changedDocuments(tx: Tx, kept: Kept): AsyncIterable<Finding> {
  const documents = faultsIn(
    tx,
    kept,
    (after: Document | undefined) => documentsAfter(tx, after, 500),
    ({ owner, file_id, sha256 }) => ({ id: file_id, subject: owner, place: keptPlace(file_id), sha256 }),
  );
  for await (const { row, fault } of documents) yield { invoice: row.invoice_id, kind: row.kind, fault };
}
