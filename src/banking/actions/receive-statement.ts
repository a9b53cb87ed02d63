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
  const hash = sha256(bytes);
  const known = await findFileBySha(ctx.tx, hash);
  if (known) {
    if (known.state === 'failed') {
      await requeueFile(ctx.tx, known.id);
      await ctx.send(importStatementJob, { fileId: known.id });
    }
    return { id: known.id, known: true };
  }

  const id = newId(ctx.now.getTime());
  const sealer = await ctx.secrets.of(ctx.tx, id);
  await insertFile(ctx.tx, { id, name, sha256: hash, bytes: bytes.byteLength, by: ctx.actor.id, at: ctx.now });
  await ctx.files.put(id, sealer.sealBytes(filePlace(id), bytes));
  await ctx.send(importStatementJob, { fileId: id });
  return { id, known: false };
}
