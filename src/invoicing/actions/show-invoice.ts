import { invoiceTotals } from '../../basics/invoice-arithmetic.ts';
import type { Cents } from '../../basics/money.ts';
import { receivable } from '../../ledger/account.ts';
import { balancesOf } from '../../ledger/actions/read-balances.ts';
import { openFile } from '../../members/actions/keep-file.ts';
import type { Context } from '../../platform/context.ts';
import { lawInForce } from '../../tariffs/actions/law-in-force.ts';
import { draftTotals, lacking, paymentState } from '../invoice.ts';
import { invoiceToken } from '../invoice-link.ts';
import type { InvoiceRow } from '../store/invoices.ts';
import { deliveriesOf, documentsOf, returnedAmong, reviewsOf } from '../store/papers.ts';
import { textQuestions } from '../trade-rules.ts';

type Listed = Pick<
  InvoiceRow,
  | 'id'
  | 'owner'
  | 'state'
  | 'number'
  | 'buyer_name'
  | 'net_cents'
  | 'gross_cents'
  | 'issued_on'
  | 'due_on'
  | 'created_at'
  | 'changed_at'
>;

/** Invoices as they stand in a list: what is still open of each, and which came back; one question each for all of them. */
export async function headsOf(ctx: Context, rows: readonly Listed[]) {
  const open = await balancesOf(
    ctx.tx,
    rows.filter((row) => row.state === 'issued').map((row) => receivable(row.id)),
  );
  const returned = await returnedAmong(
    ctx.tx,
    rows.filter((row) => row.state === 'draft').map((row) => row.id),
  );
  return rows.map((row) => {
    const openCents = row.state === 'issued' ? (open.get(receivable(row.id)) ?? (0 as Cents)) : row.gross_cents;
    const payment = row.state === 'issued' ? paymentState(row.gross_cents, openCents) : null;
    return {
      id: row.id,
      state: row.state,
      returned: returned.has(row.id),
      number: row.number,
      buyerName: row.buyer_name,
      netCents: row.net_cents,
      grossCents: row.gross_cents,
      openCents,
      payment,
      overdue: payment !== null && payment !== 'paid' && row.due_on !== null && row.due_on < ctx.today,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      changedAt: row.changed_at.toISOString(),
    };
  });
}

/** One invoice with everything its writer or reviewer may want to know about it. */
export async function viewOf(ctx: Context, row: InvoiceRow) {
  const [head] = await headsOf(ctx, [row]);
  if (!head) throw new Error('an invoice without its head');
  const isDraft = row.state !== 'issued';
  const totals = row.content
    ? invoiceTotals(row.content.lines)
    : draftTotals(row.draft.rows, ctx.today, await lawInForce(ctx.tx));
  const reviews = await reviewsOf(ctx.tx, row.id);
  const deliveries = await deliveriesOf(ctx.tx, row.id);
  return {
    ...head,
    version: row.version,
    draft: row.draft,
    vatCents: totals.vatCents,
    vat: totals.vat.map((group) => ({ ...group })),
    reference: row.reference,
    lacking: isDraft ? lacking(row.draft, ctx.today) : [],
    questions: isDraft
      ? textQuestions(
          row.draft.rows.map(({ description }) => description),
          ctx.today,
        )
      : [],
    reviews: reviews.map(({ step, at, reason }) => ({ step, at: at.toISOString(), reason })),
    deliveries: deliveries.map(({ id, channel, state, reason, settled_at }) => ({
      id,
      channel,
      state,
      reason,
      settledAt: settled_at?.toISOString() ?? null,
    })),
    documents: (await documentsOf(ctx.tx, row.id)).map(({ kind }) => kind),
    publicLink: isDraft ? null : `${ctx.config.url}/lasku/${invoiceToken(ctx.secrets.sign, row.id)}`,
  };
}

/** A document of an issued invoice as a file to be downloaded, or null where there is none (yet). */
export async function documentOf(
  ctx: Context,
  row: Pick<InvoiceRow, 'id' | 'number'>,
  kind: 'pdf' | 'finvoice' | 'peppol',
) {
  const document = (await documentsOf(ctx.tx, row.id)).find((one) => one.kind === kind);
  if (!document) return null;
  const { bytes, mime } = await openedFile(ctx, document.file_id);
  const name = kind === 'pdf' ? `${row.number}.pdf` : `${row.number}-${kind}.xml`;
  return {
    headers: { 'content-disposition': `inline; filename="${name}"`, etag: `"${document.sha256}"` },
    body: new File([new Uint8Array(bytes)], name, { type: mime }),
  };
}

/** A document's file, which an issued invoice always has once the document is listed. */
export async function openedFile(ctx: Context, fileId: string) {
  const file = await openFile(ctx, fileId);
  if (!file) throw new Error(`the file ${fileId} of an invoice is not to be seen`);
  return file;
}
