import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { newId } from '../../platform/ids.ts';
import { findFileBySha, insertFile, requeueFile } from '../store/statements.ts';
import { filePlace, importStatementJob } from './import-statement.ts';

/**
 * Takes a file from the bank into keeping and sends it to import. A file that has come before is not imported again,
 * unless its import failed: then it gets another try.
 */
export async function receiveStatement(
  ctx: Context,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<{ id: string; known: boolean }> {
  const id = newId(ctx.now.getTime());
  const hash = sha256(bytes);
  // Of two who bring in one file at once the second waits here for the first, and then finds it known.
  const file = { id, name, sha256: hash, bytes: bytes.byteLength, by: ctx.actor.id, at: ctx.now };
  if (!(await insertFile(ctx.tx, file))) return { id: await knownFile(ctx, hash), known: true };

  const sealer = await ctx.secrets.of(ctx.tx, id);
  await ctx.files.put(id, sealer.sealBytes(filePlace(id), bytes));
  await ctx.send(importStatementJob, { fileId: id });
  return { id, known: false };
}

async function knownFile(ctx: Context, hash: string): Promise<string> {
  const { id, state } = await findFileBySha(ctx.tx, hash);
  if (state === 'failed') {
    await requeueFile(ctx.tx, id);
    await ctx.send(importStatementJob, { fileId: id });
  }
  return id;
}
