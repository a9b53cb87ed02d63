import type { Context } from '../../platform/context.ts';
import { type Payee, payeeOf } from '../person.ts';
import { stampsOf } from '../store/entrepreneurs.ts';
import { loadUnaddressed } from './load-people.ts';

/** The payees of these members by a handful of queries however many there are; ids of nobody are left out. */
export async function payeesOf(ctx: Context, memberIds: readonly string[]): Promise<Map<string, Payee>> {
  const people = await loadUnaddressed(ctx, memberIds);
  return new Map([...people].map(([id, person]) => [id, payeeOf(person)]));
}

/** A text for each of these members that is another as soon as anything is that `payeesOf` tells; nothing sealed is opened. */
export async function payeeStampsOf(ctx: Context, memberIds: readonly string[]): Promise<Map<string, string>> {
  return new Map((await stampsOf(ctx.tx, memberIds)).map((row) => [row.id, row.stamp]));
}
