import { bp } from '../../basics/money.ts';
import type { Context } from '../../platform/context.ts';
import { whoDecided } from '../../tariffs/actions/who-decided.ts';
import type { FeePlan } from '../fee-plan.ts';
import { findFeePlan, type ProposedPrice, pricesForStaff } from '../store/price-list.ts';

/** The price list of today with where it was decided, and every price that staff have proposed, newest first. */
export async function showPriceList(ctx: Context) {
  const now = await findFeePlan(ctx.tx, ctx.today);
  const proposed = await pricesForStaff(ctx.tx);
  const decided = await whoDecided(ctx, proposed);
  return {
    now: now ? { ...priceOf(now), source: now.proposed_by === null ? null : now.source } : null,
    items: proposed.map((row) => ({ id: row.id, ...priceOf(row), ...decided(row) })),
  };
}

type PriceColumns = Pick<
  ProposedPrice,
  'percent_bp' | 'extra_bp' | 'minimum_cents' | 'maximum_cents' | 'taken' | 'valid_from' | 'source'
>;

const priceOf = (row: PriceColumns) => ({ ...planOf(row), since: row.valid_from, source: row.source });

export const planOf = (row: Omit<PriceColumns, 'valid_from' | 'source'>): FeePlan => ({
  percentBp: bp(row.percent_bp),
  extraBp: bp(row.extra_bp),
  minimumCents: row.minimum_cents,
  maximumCents: row.maximum_cents,
  when: row.taken,
});
