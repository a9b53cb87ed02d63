import { sql } from 'kysely';
import { over, type Tx } from '../../platform/database.ts';
import { bankingTables } from '../tables.ts';

/** Entries whose open, set-aside or returned sum is not what their allocations leave. */
export async function wrongEntries(tx: Tx) {
  const found = await sql<{ entry: string; openCents: number; shouldBeCents: number }>`
    select e.id as entry, e.open_cents as "openCents",
      (case e.role when 'payment' then e.cents else 0 end - coalesce(a.cents, 0))::bigint as "shouldBeCents"
    from bank_entry e
    left join (
      select entry_id, sum(cents) as cents, sum(cents) filter (where target = 'refund') as refund,
        sum(cents) filter (where target = 'return') as returned
      from allocation group by entry_id
    ) a on a.entry_id = e.id
    where e.open_cents <> case e.role when 'payment' then e.cents else 0 end - coalesce(a.cents, 0)
      or e.refund_cents <> coalesce(a.refund, 0) or e.returned_cents <> coalesce(a.returned, 0)
    order by 1`.execute(tx);
  return found.rows;
}

/** Invoices whose paid sum or net is not the sum of their allocations. */
export async function wrongSettlements(tx: Tx) {
  const found = await sql<{ invoice: string; paidCents: number; sumCents: number }>`
    select s.invoice_id as invoice, s.paid_cents as "paidCents", coalesce(a.cents, 0)::bigint as "sumCents"
    from settlement s
    left join (
      select invoice_id, sum(cents) as cents, sum(net_cents) as net from allocation where invoice_id is not null group by 1
    ) a on a.invoice_id = s.invoice_id
    where s.paid_cents <> coalesce(a.cents, 0) or s.paid_net_cents <> coalesce(a.net, 0)
    order by 1`.execute(tx);
  return found.rows;
}

/** Movements on our account that the books do not hold with the same sum; our own orders are booked by whoever gave them. */
export async function unbookedEntries(tx: Tx) {
  const found = await sql<{ entry: string; cents: number; bookedCents: number }>`
    select e.id as entry, e.cents, coalesce(b.cents, 0) as "bookedCents"
    from bank_entry e
    left join ledger_transfer t on t.cause_id = e.id::text
      and t.cause_kind = case when e.credit then 'payment-received' else 'bank-debit' end
    left join ledger_entry b on b.transfer_no = t.no and b.account = 'bank'
    where e.role <> 'own' and coalesce(b.cents, 0) <> case when e.credit then e.cents else -e.cents end
    order by 1`.execute(tx);
  return found.rows;
}

/** Allocations that the books do not hold with the same sum; what the bank took back is booked with its debit. */
export async function unbookedAllocations(tx: Tx) {
  const found = await sql<{ allocation: string; cents: number; bookedCents: number }>`
    select a.id as allocation, a.cents, coalesce(b.cents, 0) as "bookedCents"
    from allocation a
    left join ledger_transfer t on t.cause_kind = case when a.reverses is null then 'payment-allocated' else 'reversal' end
      and t.cause_id = case when a.reverses is null then a.id::text else 'payment-allocated:' || a.reverses end
    left join ledger_entry b on b.transfer_no = t.no and b.account = 'unmatched'
    where a.target <> 'return' and coalesce(b.cents, 0) <> a.cents
    order by 1`.execute(tx);
  return found.rows;
}

/** Files from the bank, or orders to it, in the order of their ids, so many after one. */
export const filesAfter = (tx: Tx, of: 'bank_file' | 'bank_order', after: string | undefined, limit: number) =>
  over(tx, bankingTables)
    .selectFrom(of)
    .select(['id', 'sha256'])
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
