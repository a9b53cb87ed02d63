import { timingSafeEqual } from 'node:crypto';
import type { Cents } from '../../basics/money.ts';
import { receivable } from '../../ledger/account.ts';
import { balancesOf } from '../../ledger/actions/read-balances.ts';
import { type Services, theService, withContext } from '../../platform/context.ts';
import type { PublicInvoice } from '../documents/public-page.ts';
import { invoiceOfToken } from '../invoice-link.ts';
import { findInvoiceForStaff } from '../store/invoices.ts';
import { documentsOf } from '../store/papers.ts';
import { documentOf } from './show-invoice.ts';

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The issued invoice behind a secret link, or null where the link is not ours. */
export function publicInvoice(services: Services, token: string): Promise<PublicInvoice | null> {
  return withContext(services, theService, async (ctx) => {
    const id = invoiceOfToken(services.secrets.sign, same, token);
    const row = id ? await findInvoiceForStaff(ctx.tx, id) : undefined;
    if (!row?.content) return null;
    const account = receivable(row.id);
    const openCents = (await balancesOf(ctx.tx, [account])).get(account) ?? (0 as Cents);
    const pdfReady = (await documentsOf(ctx.tx, row.id)).some(({ kind }) => kind === 'pdf');
    return { invoice: row.content, openCents, overdue: openCents > 0 && row.content.dueOn < ctx.today, pdfReady };
  });
}

/** The PDF behind a secret link, or null. */
export function publicInvoicePdf(services: Services, token: string) {
  return withContext(services, theService, async (ctx) => {
    const id = invoiceOfToken(services.secrets.sign, same, token);
    const row = id ? await findInvoiceForStaff(ctx.tx, id) : undefined;
    return row?.content ? documentOf(ctx, row, 'pdf') : null;
  });
}
