import { join } from 'node:path';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { moveOnce, writeWhole } from '../../platform/files.ts';
import { job } from '../../platform/jobs.ts';
import { contentOf, type DeliveryRow, lockDelivery, saveDelivery } from '../store/deliveries.ts';

export const writeDeliveryJob = job<{ id: string }>('write-register-delivery', 8);

/** Where the bytes of a delivery stand. */
export const contentPlace = (id: string) => ({ table: 'register_delivery', column: 'content', row: id });

/** The name of a delivery's file. */
export const fileNameOf = (delivery: Pick<DeliveryRow, 'delivery_id'>): string => `${delivery.delivery_id}.xml`;

/**
 * Puts the file of a delivery where staff or a program send it on, exactly once. It is written beside first; from the moment
 * the delivery is `writing` it is only ever moved, so a broken-off job knows by the file beside whether the move has been made.
 */
export async function writeDelivery(services: Services, { id }: { id: string }): Promise<void> {
  const folder = services.config.folders.reports;
  const delivery = await withContext(services, theService, async (ctx) => {
    const row = await lockDelivery(ctx.tx, id);
    if (!row) throw new Error('a delivery that was never made');
    if (row.state !== 'queued') return row;
    await writeWhole(join(folder, 'prepared', fileNameOf(row)), await openedContent(ctx, id));
    await saveDelivery(ctx.tx, id, { state: 'writing' });
    return { ...row, state: 'writing' as const };
  });
  if (delivery.state !== 'writing') return;
  await moveOnce(
    join(folder, 'prepared', fileNameOf(delivery)),
    join(folder, 'out', fileNameOf(delivery)),
    delivery.sha256,
  );
  await withContext(services, theService, async (ctx) => {
    const row = await lockDelivery(ctx.tx, id);
    if (row?.state === 'writing') await saveDelivery(ctx.tx, id, { state: 'written', written_at: ctx.now });
  });
}

/** The file of a delivery in the clear. */
export async function openedContent(ctx: Context, id: string): Promise<Buffer> {
  const { content } = await contentOf(ctx.tx, id);
  return (await ctx.secrets.of(ctx.tx, id)).openBytes(contentPlace(id), content);
}
