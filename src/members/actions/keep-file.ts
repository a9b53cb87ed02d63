import type { Context, Services } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { job } from '../../platform/jobs.ts';
import { deleteFile, findFile, insertFile } from '../store/files.ts';

/** A file to keep: whose it is, what it is in the domain's word (`picture`, `invoice`), and its content in the clear. */
type NewFile = { owner: string; kind: string; mime: string; bytes: Uint8Array };
type OpenedFile = { owner: string; kind: string; mime: string; bytes: Uint8Array };

export const removeFileJob = job<{ fileId: string }>('remove-file', 8);

/** Where the content of a kept file stands. */
export const keptPlace = (id: string) => ({ table: 'file', column: 'content', row: id });

/**
 * Keeps a file sealed with its owner's key and answers its id. The content is on the disk before the transaction commits,
 * so a row never lacks its content; where the transaction fails, sealed bytes without a row are left behind.
 */
export async function keepFile(ctx: Context, { owner, kind, mime, bytes }: NewFile): Promise<string> {
  const id = newId(ctx.now.getTime());
  const sealer = await ctx.secrets.of(ctx.tx, owner);
  await insertFile(ctx.tx, { id, owner, kind, mime, size_bytes: bytes.byteLength, created_at: ctx.now });
  await ctx.files.put(id, sealer.sealBytes(keptPlace(id), bytes));
  return id;
}

/** A kept file in the clear, or null where there is no such file or it is not visible to the actor. */
export async function openFile(ctx: Context, fileId: string): Promise<OpenedFile | null> {
  const row = await findFile(ctx.tx, fileId);
  if (!row) return null;
  const sealed = await ctx.files.get(fileId);
  if (!sealed) throw new Error(`the content of the file ${fileId} is missing`);
  const sealer = await ctx.secrets.of(ctx.tx, row.owner);
  return { owner: row.owner, kind: row.kind, mime: row.mime, bytes: sealer.openBytes(keptPlace(fileId), sealed) };
}

/** Forgets a file: the row now, the content by a job once that has committed. */
export async function dropFile(ctx: Context, fileId: string): Promise<void> {
  await deleteFile(ctx.tx, fileId);
  await ctx.send(removeFileJob, { fileId });
}

export const removeFile = (services: Services, { fileId }: { fileId: string }): Promise<void> =>
  services.files.remove(fileId);
