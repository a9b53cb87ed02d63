import { isRefusal, type Refusal } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { cleanPicture } from '../../platform/pictures.ts';
import { lockEntrepreneur, saveEntrepreneur } from '../store/entrepreneurs.ts';
import { dropFile, keepFile, openFile } from './keep-file.ts';

/** Keeps a cleaned copy of the picture in place of any earlier one. */
export async function givePicture(
  ctx: Context,
  picture: Blob,
): Promise<undefined | Refusal<'picture-too-large' | 'picture-unreadable'>> {
  const bytes = await cleanPicture(new Uint8Array(await picture.arrayBuffer()));
  if (isRefusal(bytes)) return bytes;
  await removePicture(ctx);
  const file = await keepFile(ctx, { owner: ctx.actor.id, kind: 'picture', mime: 'image/webp', bytes });
  await saveEntrepreneur(ctx.tx, ctx.actor.id, { picture: file });
}

export async function removePicture(ctx: Context): Promise<void> {
  const row = await lockEntrepreneur(ctx.tx, ctx.actor.id);
  if (!row?.picture) return;
  await saveEntrepreneur(ctx.tx, row.member_id, { picture: null });
  await dropFile(ctx, row.picture);
}

/** The picture of a person as a file, or null where they have none. */
export async function pictureOf(ctx: Context, fileId: string | null | undefined): Promise<File | null> {
  const opened = fileId ? await openFile(ctx, fileId) : null;
  return opened && new File([Uint8Array.from(opened.bytes)], 'picture.webp', { type: opened.mime });
}
