import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { newId } from '../../platform/ids.ts';
import { insertDelivery } from '../store/deliveries.ts';
import { contentPlace, writeDeliveryJob } from './write-delivery.ts';

type Kept = Omit<Parameters<typeof insertDelivery>[1], 'id' | 'sha256' | 'content' | 'state' | 'made_at'>;

/** Keeps the message of a delivery sealed and has its file written, as a job; answers its id. */
export async function keepDelivery(ctx: Context, text: string, row: Kept): Promise<string> {
  const id = newId(ctx.now.getTime());
  const content = Buffer.from(text, 'utf8');
  const sealer = await ctx.secrets.of(ctx.tx, id);
  await insertDelivery(ctx.tx, {
    ...row,
    id,
    sha256: sha256(content),
    content: sealer.sealBytes(contentPlace(id), content),
    state: 'queued',
    made_at: ctx.now,
  });
  await ctx.send(writeDeliveryJob, { id });
  return id;
}
