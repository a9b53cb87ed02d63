import type { Day } from '../basics/day.ts';
import { invoiceTotals, type PricedLine } from '../basics/invoice-arithmetic.ts';
import { type Cents, larger, minus, plus, share, smaller, sum, zero } from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { ruleOn } from './rule.ts';
import { finnishLaw, type Law } from './rules.ts';

/** What one person paid in a year for household, care and repair work. */
export type HouseholdCosts = {
  /** Work bought from businesses in the prepayment register, with VAT and without materials, travel and machines. */
  readonly workCents: Cents;
  readonly wagesCents: Cents;
  /** The employer's contributions on those wages. */
  readonly sideCostsCents: Cents;
  /** Work bought to give up oil heating, with VAT. */
  readonly oilHeatingCents: Cents;
};

/** The work on an invoice with its VAT: the total of the lines that are work, as it is printed for the deduction (TVL 127 a §). */
export const householdWork = (workLines: readonly PricedLine[]): Cents => invoiceTotals(workLines).grossCents;

/**
 * The household deduction of one person for the year of a day: a share of the work and of wages with their side costs,
 * less the excess, at most the maximum; giving up oil heating has a share and a maximum of its own (TVL 127 a–b §§).
 */
export function householdDeductionOf(
  costs: HouseholdCosts,
  on: Day,
  law: Law = finnishLaw,
): Cents | Refusal<'rule-missing'> {
  const work = ruleOn(law, 'household_deduction.share', on);
  if (isRefusal(work)) return work;
  const wages = ruleOn(law, 'household_deduction.wages_share', on);
  if (isRefusal(wages)) return wages;
  const limits = limitsOn(on, law);
  if (isRefusal(limits)) return limits;

  const ordinary = sum([
    share(costs.workCents, work.value),
    share(costs.wagesCents, wages.value),
    costs.sideCostsCents,
  ]);
  const oil = share(costs.oilHeatingCents, limits.oilShare);
  const ofOrdinary = smaller(larger(minus(ordinary, limits.excess), zero), limits.maximum);
  if (oil === 0) return ofOrdinary;
  const excessLeft = larger(minus(limits.excess, ordinary), zero);
  return smaller(plus(ofOrdinary, larger(minus(oil, excessLeft), zero)), limits.oilMaximum);
}

function limitsOn(on: Day, law: Law) {
  const excess = ruleOn(law, 'household_deduction.excess', on);
  if (isRefusal(excess)) return excess;
  const maximum = ruleOn(law, 'household_deduction.maximum', on);
  if (isRefusal(maximum)) return maximum;
  const oilShare = ruleOn(law, 'household_deduction.oil_heating.share', on);
  if (isRefusal(oilShare)) return oilShare;
  const oilMaximum = ruleOn(law, 'household_deduction.oil_heating.maximum', on);
  if (isRefusal(oilMaximum)) return oilMaximum;
  return {
    excess: excess.value,
    maximum: maximum.value,
    oilShare: oilShare.value,
    oilMaximum: oilMaximum.value,
  };
}
