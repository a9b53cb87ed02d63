import type { Context } from '../../platform/context.ts';

/** A value of an entrepreneur's own row, sealed with their key for its column. */
export async function sealFor(
  ctx: Context,
  id: string,
  column: 'hetu' | 'iban' | 'address' | 'phone',
  plain: string,
): Promise<string> {
  const sealer = await ctx.secrets.of(ctx.tx, id);
  return sealer.seal({ table: 'entrepreneur', column, row: id }, plain);
}
