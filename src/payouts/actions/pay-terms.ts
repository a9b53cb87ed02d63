import type { Day } from '../../basics/day.ts';
import { finnishLaw, type Law } from '../../law/rules.ts';
import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { lawInForce } from '../../tariffs/actions/law-in-force.ts';
import type { FeePlan } from '../fee-plan.ts';
import type { PayTerms } from '../plan.ts';
import { findFeePlan } from '../store/price-list.ts';
import { planOf } from './show-price-list.ts';

/** By what everybody is paid on a day. */
export type RunTerms = Omit<PayTerms, 'now'>;

/** The tariff of a day and the law as the operator goes by it now; null where no tariff holds. */
export async function termsOn(ctx: Context, paidOn: Day): Promise<RunTerms | null> {
  const feePlan = await feePlanOn(ctx, paidOn);
  if (!feePlan) return null;
  const law = await lawInForce(ctx.tx);
  return { paidOn, feePlan, law, lawHash: hashOf(law) };
}

const releaseHash = sha256(JSON.stringify(finnishLaw));
const hashOf = (law: Law): string => (law === finnishLaw ? releaseHash : sha256(JSON.stringify(law)));

/** The tariff of a day; null where none holds. */
export async function feePlanOn(ctx: Context, on: Day): Promise<FeePlan | null> {
  const row = await findFeePlan(ctx.tx, on);
  return row ? planOf(row) : null;
}
