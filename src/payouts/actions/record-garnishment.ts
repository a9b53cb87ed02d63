import type { Day } from '../../basics/day.ts';
import { parseIban } from '../../basics/identifiers/iban.ts';
import { parseReference, parseRf } from '../../basics/identifiers/reference.ts';
import { isRefusal, refuse } from '../../basics/refusal.ts';
import { payeesOf } from '../../members/actions/payees.ts';
import { namesOf } from '../../members/actions/seller.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { checkTerms, type OrderTerms } from '../garnishment-order.ts';
import { findOrder, insertOrder, ordersOfForStaff, overlappingOrder, saveOrderEnded } from '../store/holds.ts';

/** An order as staff type it: the account and the reference are still text. */
type Typed = Omit<OrderTerms, 'creditor'> & {
  creditor: { name: string; iban: string; reference: string };
  validFrom: Day;
  validUntil: Day | null;
};

const placeOf = (id: string) => ({ table: 'garnishment_order', column: 'terms', row: id });

/** Records a bailiff's order about somebody, sealed with their key. One holds at a time, for one order covers all debts. */
export async function recordOrder(ctx: Context, owner: string, { validFrom, validUntil, creditor, ...rest }: Typed) {
  if (!(await payeesOf(ctx, [owner])).has(owner)) return refuse('not-found');
  ctx.saw(owner, ['pay']);
  if (validUntil !== null && validUntil < validFrom) return refuse('order-days');
  const faulty = checkTerms(rest);
  if (faulty) return faulty;
  const iban = parseIban(creditor.iban);
  if (isRefusal(iban)) return refuse('iban-wrong', { why: iban.refused });
  const reference = /^\s*RF/i.test(creditor.reference)
    ? parseRf(creditor.reference)
    : parseReference(creditor.reference);
  if (isRefusal(reference)) return refuse('reference-wrong', { why: reference.refused });
  if (await overlappingOrder(ctx.tx, owner, validFrom, validUntil)) return refuse('order-overlaps');

  const id = newId(ctx.now.getTime());
  const terms: OrderTerms = { ...rest, creditor: { name: creditor.name, iban, reference } };
  const sealer = await ctx.secrets.of(ctx.tx, owner);
  await insertOrder(ctx.tx, {
    id,
    owner,
    valid_from: validFrom,
    valid_until: validUntil,
    terms: sealer.seal(placeOf(id), JSON.stringify(terms)),
    recorded_by: ctx.actor.id,
    recorded_at: ctx.now,
  });
  return { id };
}

/** Ends an order before its time; payouts approved already stay as they are. */
export async function endOrder(ctx: Context, id: string) {
  const order = await findOrder(ctx.tx, id);
  if (!order) return refuse('not-found');
  ctx.saw(order.owner, ['pay']);
  if (order.ended_at) return refuse('order-ended');
  await saveOrderEnded(ctx.tx, id, ctx.actor.id, ctx.now);
  return { id };
}

/** The orders about a person, newest first, under the person's name; opening them is noted. */
export async function listOrders(ctx: Context, owner: string) {
  const name = (await namesOf(ctx, [owner])).get(owner);
  if (name === undefined) return refuse('not-found');
  ctx.saw(owner, ['pay']);
  const rows = await ordersOfForStaff(ctx.tx, owner);
  const sealer = (await ctx.secrets.ofAll(ctx.tx, [owner])).get(owner);
  return {
    name,
    items: rows.flatMap((row) => {
      if (!sealer) return [];
      const terms = JSON.parse(sealer.open(placeOf(row.id), row.terms)) as OrderTerms;
      return [
        {
          ...terms,
          freeMonths: [...terms.freeMonths],
          id: row.id,
          validFrom: row.valid_from,
          validUntil: row.valid_until,
          recordedAt: row.recorded_at.toISOString(),
          endedAt: row.ended_at?.toISOString() ?? null,
        },
      ];
    }),
  };
}
