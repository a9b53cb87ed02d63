import { sql } from 'kysely';
import type { Day } from '../../basics/day.ts';
import { type Cents, zero } from '../../basics/money.ts';
import { texts } from '../../platform/arrays.ts';
import { over, type Tx } from '../../platform/database.ts';
import { bankingTables } from '../tables.ts';

const mine = (tx: Tx) => over(tx, bankingTables);

export type NewOrder = {
  id: string;
  messageId: string;
  fileName: string;
  sha256: string;
  totalCents: Cents;
  endToEndIds: readonly string[];
  at: Date;
};

export async function insertOrder(tx: Tx, order: NewOrder): Promise<void> {
  await mine(tx)
    .insertInto('bank_order')
    .values({
      id: order.id,
      message_id: order.messageId,
      file_name: order.fileName,
      sha256: order.sha256,
      total_cents: order.totalCents,
      state: 'queued',
      ordered_at: order.at,
    })
    .execute();
  await sql`insert into bank_order_payment (end_to_end_id, order_id)
    select payment, ${order.id}::uuid from unnest(${texts(order.endToEndIds)}::text[]) as payment`.execute(tx);
}

export const findOrderByMessage = (tx: Tx, messageId: string) =>
  mine(tx).selectFrom('bank_order').selectAll().where('message_id', '=', messageId).executeTakeFirst();

export const lockOrder = (tx: Tx, id: string) =>
  mine(tx).selectFrom('bank_order').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function saveOrderWriting(tx: Tx, id: string): Promise<void> {
  await mine(tx).updateTable('bank_order').set({ state: 'writing' }).where('id', '=', id).execute();
}

export async function saveOrderHanded(tx: Tx, id: string, at: Date): Promise<void> {
  await mine(tx)
    .updateTable('bank_order')
    .set({ state: 'handed', handed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'writing')
    .execute();
}

/** The orders that lines of a statement name: by the order's own id, or by the id of one of its payments. */
export async function ordersNamed(
  tx: Tx,
  named: { orderIds: readonly string[]; endToEndIds: readonly string[] },
): Promise<{ byMessage: Map<string, string>; byPayment: Map<string, string> }> {
  const messages = await sql<{ name: string; id: string }>`
    select message_id as name, id from bank_order where message_id = any(${[...named.orderIds]}::text[])`.execute(tx);
  const payments = await sql<{ name: string; id: string }>`
    select end_to_end_id as name, order_id as id from bank_order_payment
    where end_to_end_id = any(${[...named.endToEndIds]}::text[])`.execute(tx);
  const mapOf = (rows: readonly { name: string; id: string }[]) => new Map(rows.map((row) => [row.name, row.id]));
  return { byMessage: mapOf(messages.rows), byPayment: mapOf(payments.rows) };
}

/** Notes that the bank rejected a payment, so that its sum is not waited for; false where that has been noted already. */
export async function saveRejection(tx: Tx, endToEndId: string, rejected: Cents): Promise<boolean> {
  const changed = await mine(tx)
    .updateTable('bank_order_payment')
    .set({ rejected_cents: rejected })
    .where('end_to_end_id', '=', endToEndId)
    .where('rejected_cents', '=', zero)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/**
 * Orders of which the bank has taken all it did not reject, noted as executed on the day of the last debit, or today
 * where there is nothing to take; each is answered once, ever.
 */
export async function saveExecutedOrders(tx: Tx, today: Day): Promise<{ messageId: string; executedOn: Day }[]> {
  const found = await sql<{ messageId: string; executedOn: Day }>`
    update bank_order o set executed_on = coalesce(d.last_on, ${today}::date)
    from (
      select w.id,
        (select coalesce(sum(rejected_cents), 0) from bank_order_payment p
          where p.order_id = w.id and p.rejected_cents > 0) as rejected,
        (select coalesce(sum(cents), 0) from bank_entry e where e.order_id = w.id and e.role = 'own') as taken,
        (select max(booked_on) from bank_entry e where e.order_id = w.id and e.role = 'own') as last_on
      from bank_order w where w.executed_on is null
    ) d
    where o.id = d.id and o.executed_on is null and d.taken + d.rejected >= o.total_cents
    returning o.message_id as "messageId", o.executed_on as "executedOn"`.execute(tx);
  return found.rows;
}
