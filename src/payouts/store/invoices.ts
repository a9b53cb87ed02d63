import { sql } from 'kysely';
import { bankingTables } from '../../banking/tables.ts';
import type { Day } from '../../basics/day.ts';
import type { Cents } from '../../basics/money.ts';
import { invoicingTables } from '../../invoicing/tables.ts';
import { uuids } from '../../platform/arrays.ts';
import { over, type Tx } from '../../platform/database.ts';

const invoicing = (tx: Tx) => over(tx, invoicingTables);

export type InvoiceHead = { number: string; buyerName: string; servedFrom: Day | null; servedTo: Day | null };

/** What a payslip tells of each invoice: its number, its customer, and the days of work that stand on its lines. */
export async function invoiceHeads(tx: Tx, ids: readonly string[]): Promise<Map<string, InvoiceHead>> {
  const rows = await invoicing(tx)
    .selectFrom('invoice')
    .select(['id', 'number', 'buyer_name', 'content'])
    .where(sql<boolean>`id = any(${uuids(ids)}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, number, buyer_name, content }) => {
      const from = (content?.lines ?? []).flatMap((line) => line.servedFrom ?? line.servedTo ?? []).sort();
      const to = (content?.lines ?? []).flatMap((line) => line.servedTo ?? line.servedFrom ?? []).sort();
      const head = { number: number ?? '', buyerName: buyer_name ?? '' };
      return [id, { ...head, servedFrom: from[0] ?? null, servedTo: to.at(-1) ?? null }];
    }),
  );
}

/** A person's invoices that customers still owe for, the latest first, with what of each net has not been paid. */
export const unpaidInvoicesOf = (tx: Tx, owner: string) =>
  over(tx, { ...invoicingTables, ...bankingTables })
    .selectFrom('invoice as i')
    .leftJoin('settlement as s', 's.invoice_id', 'i.id')
    .select(['i.id', 'i.buyer_name', 'i.due_on'])
    .select(sql<Cents>`i.net_cents - coalesce(s.paid_net_cents, 0)`.as('open_net_cents'))
    .where('i.owner', '=', owner)
    .where('i.state', '=', 'issued')
    .where(sql<boolean>`i.gross_cents > coalesce(s.paid_cents, 0)`)
    .orderBy('i.id', 'desc')
    .limit(200)
    .execute();
