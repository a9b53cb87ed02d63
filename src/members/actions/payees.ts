import type { Context } from '../../platform/context.ts';
import { type Payee, payeeOf } from '../person.ts';
import { loadPeople } from './load-people.ts';

/** The payees of these members by a handful of queries however many there are; ids of nobody are left out. */
export async function payeesOf(ctx: Context, memberIds: readonly string[]): Promise<Map<string, Payee>> {
  const people = await loadPeople(ctx, memberIds);
  return new Map([...people].map(([id, person]) => [id, payeeOf(person)]));
}
