import { isRefusal, refuse } from '../../basics/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { type Customer, soundCustomer } from '../customer.ts';
import {
  type CustomerRow,
  customersOf,
  deleteCustomer,
  findCustomer,
  insertCustomer,
  saveCustomer,
} from '../store/customers.ts';

export type KeptCustomer = Customer & { id: string };
type Details = Omit<Customer, 'kind' | 'name' | 'businessId'>;

const place = (id: string) => ({ table: 'customer', column: 'details', row: id });

async function rowOf(ctx: Context, id: string, customer: Customer): Promise<CustomerRow> {
  const { kind, name, businessId, ...details } = customer;
  const sealer = await ctx.secrets.of(ctx.tx, ctx.actor.id);
  return {
    id,
    owner: ctx.actor.id,
    kind,
    name,
    business_id: businessId,
    details: sealer.seal(place(id), JSON.stringify(details)),
  };
}

async function opened(
  ctx: Context,
  owner: string,
  rows: readonly Omit<CustomerRow, 'owner'>[],
): Promise<KeptCustomer[]> {
  if (rows.length === 0) return [];
  const sealer = await ctx.secrets.of(ctx.tx, owner);
  return rows.map(({ id, kind, name, business_id, details }) => ({
    id,
    kind,
    name,
    businessId: business_id,
    ...(JSON.parse(sealer.open(place(id), details)) as Details),
  }));
}

/** Keeps a new customer of the one who acts. */
export async function addCustomer(ctx: Context, given: Customer) {
  const customer = soundCustomer(given);
  if (isRefusal(customer)) return customer;

  const id = newId(ctx.now.getTime());
  await insertCustomer(ctx.tx, await rowOf(ctx, id, customer), ctx.now);
  return { id, ...customer };
}

export async function changeCustomer(ctx: Context, id: string, given: Customer) {
  const customer = soundCustomer(given);
  if (isRefusal(customer)) return customer;

  const saved = await saveCustomer(ctx.tx, await rowOf(ctx, id, customer));
  return saved ? { id, ...customer } : refuse('not-found');
}

/** A customer of an entrepreneur, opened; null where there is none or it is somebody else's. */
export async function customerOf(ctx: Context, id: string, owner: string): Promise<KeptCustomer | null> {
  const row = await findCustomer(ctx.tx, id, owner);
  return row ? ((await opened(ctx, owner, [row]))[0] ?? null) : null;
}

export async function listCustomers(
  ctx: Context,
  search: string | undefined,
  cursor: string | undefined,
  limit: number,
) {
  const after = cursor === undefined ? undefined : { name: cursor.slice(37), id: cursor.slice(0, 36) };
  const rows = await customersOf(ctx.tx, ctx.actor.id, search, after, limit);
  const last = rows.at(-1);
  return {
    items: await opened(ctx, ctx.actor.id, rows),
    next: last && rows.length === limit ? `${last.id} ${last.name}` : null,
  };
}

/** Removes a customer from the book; invoices already issued keep what they say. */
export async function removeCustomer(ctx: Context, id: string) {
  return (await deleteCustomer(ctx.tx, id, ctx.actor.id)) ? { removed: true as const } : refuse('not-found');
}
