import type { Day } from '../basics/day.ts';
import { type Refusal, refuse } from '../basics/refusal.ts';
import type { IncomeItem, Recovery } from './incomes-register-report.ts';
import { codeLists, incomeType, insurancesOf, isDeductedFrom } from './incomes-register-types.ts';

export type ItemFault =
  | 'income-type-unknown'
  | 'income-types-mixed'
  | 'income-type-repeated'
  | 'total-wages-missing'
  | 'report-amount-invalid'
  | 'amount-missing'
  | 'amount-exceeds-total'
  | 'deduction-without-income'
  | 'deduction-exceeds-income'
  | 'recovery-not-allowed'
  | 'recovery-invalid'
  | 'recovery-with-negative'
  | 'insurance-data-not-allowed'
  | 'insurance-data-invalid'
  | 'insurance-data-missing'
  | 'earning-period-invalid'
  | 'benefit-invalid'
  | 'meal-reported-twice'
  | 'per-diem-kind-missing'
  | 'kilometres-invalid';

/**
 * What was paid and taken (schema document §2.27–2.38 and the income types' guiding rules). Refused, with the income type: a code that
 * is none, sums and items in one report, 102–106 without 101 or above it, an amount missing, out of range or negative where that
 * is not allowed, a deduction from what was not paid, recovery of what cannot be recovered or without its days, insurance data
 * where the type takes none, and details of a benefit, a per diem or kilometres with another type or missing.
 */
export function faultInItems(items: readonly IncomeItem[], paidOn: Day): Refusal<ItemFault> | null {
  for (const item of items) {
    const fault = faultInItem(item, paidOn);
    if (fault) return refuse(fault, { type: item.type });
  }
  return faultAmong(items);
}

function faultInItem(item: IncomeItem, paidOn: Day): ItemFault | null {
  const type = incomeType(item.type);
  if (!type) return 'income-type-unknown';
  if (item.cents === undefined) return item.type === 334 && item.mealAtTaxValue ? null : 'amount-missing';
  // Thirteen digits before the point are what an amount of the schema has room for.
  if (!Number.isSafeInteger(item.cents) || Math.abs(item.cents) >= 1e15) return 'report-amount-invalid';
  if (item.cents < 0 && !type.mayBeNegative) return 'report-amount-invalid';
  if ((item.recovery || item.unjustEnrichment) && !type.mayBeRecovered) return 'recovery-not-allowed';
  if (item.recovery && !isRecovery(item.recovery, paidOn)) return 'recovery-invalid';
  if (item.earned?.some(({ from, to }) => to < from || from < '1800-01-01')) return 'earning-period-invalid';
  return faultInInsuranceData(item, type.mayDiffer) ?? faultInDetails(item, paidOn);
}

const isRecovery = ({ on, of, ...taken }: Recovery, paidOn: Day): boolean =>
  on >= '2019-01-01' &&
  on <= paidOn &&
  of.length > 0 &&
  [taken.withheldCents, taken.taxAtSourceCents].every((amount) => amount === undefined || Math.abs(amount) < 1e15) &&
  of.every(
    (period) =>
      period.from >= '1800-01-01' && period.from <= on && period.to >= period.from && (period.paidOn ?? on) <= on,
  );

function faultInInsuranceData({ insurance }: IncomeItem, mayDiffer: boolean): ItemFault | null {
  if (!insurance) return null;
  if (!mayDiffer) return 'insurance-data-not-allowed';
  const codes = insurance.map((one) => one.code);
  const isOdd = codes.length === 0 || codes.some((code) => !insurancesOf(code));
  // 1 is all of the others, so beside one of them it would say two things of it.
  const twice = new Set(codes).size !== codes.length || (codes.length > 1 && codes.includes(1));
  return isOdd || twice ? 'insurance-data-invalid' : null;
}

/** What goes with one income type alone, and has to be there where it does. */
function faultInDetails(item: IncomeItem, paidOn: Day): ItemFault | null {
  const { type, car, benefits, allowances, kilometres } = item;
  if ((type === 304) !== (car !== undefined) || (car && !isCar(car, paidOn))) return 'benefit-invalid';
  if ((type === 317) !== (benefits !== undefined) || (benefits && !areOf(codeLists.benefit, benefits)))
    return 'benefit-invalid';
  if (item.mealAtTaxValue && type !== 334) return 'benefit-invalid';
  if ((type === 331) !== (allowances !== undefined)) return 'per-diem-kind-missing';
  if (allowances && !areOf(codeLists.allowance, allowances)) return 'per-diem-kind-missing';
  return kilometres === undefined || (type === 311 && isWhole(kilometres)) ? null : 'kilometres-invalid';
}

const areOf = (list: ReadonlySet<number>, codes: readonly number[]): boolean =>
  codes.length > 0 && new Set(codes).size === codes.length && codes.every((code) => list.has(code));
const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0 && value < 2_147_483_648;

/** Emissions are told of the years when low ones made the benefit smaller. */
const isCar = ({ kind, ageGroup, kilometres, emissions }: NonNullable<IncomeItem['car']>, paidOn: Day): boolean =>
  codeLists.carBenefit.has(kind) &&
  codeLists.carAgeGroup.has(ageGroup) &&
  (kilometres === undefined || isWhole(kilometres)) &&
  (emissions === undefined ||
    (isWhole(emissions) && emissions <= 100 && paidOn >= '2022-01-01' && paidOn <= '2025-12-31'));

function faultAmong(items: readonly IncomeItem[]): Refusal<ItemFault> | null {
  // Most reports are a wage and its tax, so what is seldom there is looked for once and its rules held only where it is.
  let sums = 0;
  let isItemised = false;
  let isSeldom = false;
  for (const item of items) {
    const series = incomeType(item.type)?.series;
    if (series === 'sums') sums++;
    else if (series === 'items') isItemised = true;
    if (item.recovery || item.benefits || item.allowances || seldom.has(item.type)) isSeldom = true;
  }
  if (sums > 0 && isItemised) return refuse('income-types-mixed');
  const alone = sums === 1 && items.some((item) => item.type === 101);
  return (
    (sums > 0 && !alone ? faultInSums(items) : null) ??
    (isSeldom ? (faultInDeductions(items) ?? faultInBenefits(items) ?? faultInTax(items)) : null)
  );
}

const seldom = new Set([303, 401, 407, 419]);

function faultInSums(items: readonly IncomeItem[]): Refusal<ItemFault> | null {
  for (const group of sumGroups(items)) {
    const totals = group.filter((item) => item.type === 101);
    const parts = group.filter((item) => item.type > 101);
    if (totals.length > 1) return refuse('income-type-repeated', { type: 101 });
    const [total] = totals;
    for (const part of parts) {
      if (!total) return refuse('total-wages-missing', { type: part.type });
      if ((part.cents ?? 0) > (total.cents ?? 0)) return refuse('amount-exceeds-total', { type: part.type });
      // A sum of its own for an insurance replaces the total for that insurance, which the total has to say.
      const needed = insuranceOfSum[part.type] ?? [];
      if (!total.insurance?.some(({ code, included }) => !included && needed.includes(code)))
        return refuse('insurance-data-missing', { type: part.type });
    }
    if (parts.some((part) => part.type === 103) && parts.some((part) => part.type !== 103))
      return refuse('income-types-mixed', { type: 103 });
  }
  return null;
}

const insuranceOfSum: Record<number, readonly number[]> = {
  102: [1, 2],
  103: [1],
  104: [1, 3],
  105: [1, 5],
  106: [1, 6],
};

/** The sums that are paid, those of unjust enrichment, and those recovered of each original period, which do not mix. */
function sumGroups(items: readonly IncomeItem[]): IncomeItem[][] {
  const groups = new Map<string, IncomeItem[]>();
  for (const item of items) {
    if (incomeType(item.type)?.series !== 'sums') continue;
    const key = item.recovery ? JSON.stringify(item.recovery.of) : item.unjustEnrichment ? 'unjust' : 'paid';
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function faultInDeductions(items: readonly IncomeItem[]): Refusal<ItemFault> | null {
  for (const [type, isBase] of deductions) {
    const taken = items.filter((item) => item.type === type);
    if (taken.length === 0) continue;
    const base = items.filter((item) => isBase(item.type));
    if (base.length === 0) return refuse('deduction-without-income', { type });
    if (total(taken) > total(base)) return refuse('deduction-exceeds-income', { type });
    // A meal benefit whose tax value was charged has said so already.
    if (type === 407 && base.every((item) => item.type === 334 && item.mealAtTaxValue))
      return refuse('deduction-without-income', { type });
  }
  return null;
}

const total = (items: readonly IncomeItem[]): number => items.reduce((sum, item) => sum + (item.cents ?? 0), 0);

const deductions: readonly (readonly [number, (type: number) => boolean])[] = [
  [401, (type) => type === 304],
  [407, (type) => [301, 302, 317, 330, 334].includes(type)],
  [419, isDeductedFrom],
];

/** A benefit stands either among the other benefits (317) or in an income type of its own, and a meal in one place. */
function faultInBenefits(items: readonly IncomeItem[]): Refusal<ItemFault> | null {
  const types = new Set(items.map((item) => item.type));
  const ownTypes: Record<number, number> = { 1: 301, 2: 330, 3: 334 };
  for (const code of items.flatMap((item) => item.benefits ?? [])) {
    const own = ownTypes[code];
    if (own !== undefined && types.has(own)) return refuse('benefit-invalid', { type: own });
  }
  if (types.has(303) && items.some((item) => item.allowances?.includes(1)))
    return refuse('meal-reported-twice', { type: 303 });
  return null;
}

function faultInTax(items: readonly IncomeItem[]): Refusal<ItemFault> | null {
  if (!items.some((item) => item.recovery)) return null;
  const below = items.find((item) => (item.type === 402 || item.type === 404) && (item.cents ?? 0) < 0);
  return below ? refuse('recovery-with-negative', { type: below.type }) : null;
}
