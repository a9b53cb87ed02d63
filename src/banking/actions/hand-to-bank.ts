import { join } from 'node:path';
import type { Cents } from '../../basics/money.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { moveOnce, sha256, writeWhole } from '../../platform/files.ts';
import { newId } from '../../platform/ids.ts';
import { job } from '../../platform/jobs.ts';
import {
  findOrderByMessage,
  insertOrder,
  lockOrder,
  ordersNamed,
  saveExecutedOrders,
  saveOrderHanded,
  saveOrderWriting,
  saveRejection,
} from '../store/orders.ts';
import { payoutExecuted } from './announce-payments.ts';

/** A payment file for the bank, byte for byte as it was approved, and what its debits will be known by. */
export type BankOrder = {
  /** The message id inside the file; groups of payments are named by it and a number. */
  readonly messageId: string;
  /** Without folders: letters, digits, points, dashes. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The hash that was approved, in hexadecimal. */
  readonly sha256: string;
  readonly totalCents: Cents;
  readonly endToEndIds: readonly string[];
};

export const handOrderJob = job<{ orderId: string }>('hand-order-to-bank', 8);

/** Where the bytes of an order stand. */
export const orderPlace = (orderId: string) => ({ table: 'bank_order', column: 'content', row: orderId });

/**
 * Keeps a payment file and sends it to the bank's folder as a job, in the caller's transaction. The same order again
 * changes nothing. Throws where the bytes are not the approved ones, or another file has the message id.
 */
export async function handToBank(ctx: Context, order: BankOrder): Promise<void> {
  if (sha256(order.bytes) !== order.sha256) throw new Error('the payment file is not the one that was approved');
  if (!/^[\w-][\w.-]*$/.test(order.fileName)) throw new Error('a payment file has a plain name');
  const before = await findOrderByMessage(ctx.tx, order.messageId);
  if (before && before.sha256 !== order.sha256) throw new Error(`another file has been sent as ${order.messageId}`);
  if (before) return;

  const id = newId(ctx.now.getTime());
  const sealer = await ctx.secrets.of(ctx.tx, id);
  await insertOrder(ctx.tx, { id, ...order, at: ctx.now });
  await ctx.files.put(id, sealer.sealBytes(orderPlace(id), order.bytes));
  await ctx.send(handOrderJob, { orderId: id });
}

/**
 * Puts the file where the bank's programs fetch it, exactly once. It is written beside first; from the moment the order
 * is `writing` it is only ever moved, so a broken-off job knows by the file beside whether the move has been made.
 */
export async function handOrder(services: Services, { orderId }: { orderId: string }): Promise<void> {
  const { bank } = services.config.folders;
  const order = await withContext(services, theService, async (ctx) => {
    const row = await lockOrder(ctx.tx, orderId);
    if (!row) throw new Error('an order that was never given');
    if (row.state !== 'queued') return row;
    await writeWhole(join(bank, 'prepared', row.file_name), await contentOf(ctx, orderId));
    await saveOrderWriting(ctx.tx, orderId);
    return row;
  });
  if (order.state === 'handed') return;
  await moveOnce(join(bank, 'prepared', order.file_name), join(bank, 'out', order.file_name), order.sha256);
  await withContext(services, theService, (ctx) => saveOrderHanded(ctx.tx, orderId, ctx.now));
}

/**
 * The bank has rejected one payment of an order before taking its sum, so the order is executed without it. Told again it
 * changes nothing. Throws where no order has such a payment.
 */
export async function expectWithout(ctx: Context, endToEndId: string, rejected: Cents): Promise<void> {
  const { byPayment } = await ordersNamed(ctx.tx, { orderIds: [], endToEndIds: [endToEndId] });
  if (!byPayment.has(endToEndId)) throw new Error('a payment was rejected that no order has');
  if (await saveRejection(ctx.tx, endToEndId, rejected)) await announceExecuted(ctx);
}

/** Tells of the orders that the bank has now executed whole. */
export async function announceExecuted(ctx: Context): Promise<void> {
  for (const { messageId, executedOn } of await saveExecutedOrders(ctx.tx, ctx.today))
    await ctx.announce(payoutExecuted, { batchMessageId: messageId, executedOn });
}

async function contentOf(ctx: Context, orderId: string): Promise<Uint8Array> {
  const sealed = await ctx.files.get(orderId);
  if (!sealed) throw new Error('the content of a payment order is missing');
  return (await ctx.secrets.of(ctx.tx, orderId)).openBytes(orderPlace(orderId), sealed);
}
