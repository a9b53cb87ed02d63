import { collectionCaps } from './collection-caps.ts';
import { construction } from './construction.ts';
import { householdDeduction } from './household-deduction.ts';
import { kilometreRates } from './kilometre-rates.ts';
import { lateInterest } from './late-interest.ts';
import { payLaw } from './pay-law.ts';
import { paymentTerms } from './payment-terms.ts';
import { perDiems } from './per-diems.ts';
import { perDiemsAbroad } from './per-diems-abroad.ts';
import { reportDates } from './report-dates.ts';
import { socialInsurance } from './social-insurance.ts';
import { vatKinds } from './vat-kinds.ts';
import { vatLimits } from './vat-limits.ts';

/** Everything the law decides a figure for, by key. Plain data: an operator's own rows replace a rule by a spread. */
export const finnishLaw = {
  ...payLaw,
  ...vatLimits,
  ...vatKinds,
  ...socialInsurance,
  ...perDiems,
  ...perDiemsAbroad,
  ...kilometreRates,
  ...lateInterest,
  ...paymentTerms,
  ...collectionCaps,
  ...householdDeduction,
  ...construction,
  ...reportDates,
};

export type Law = typeof finnishLaw;
export type RuleKey = keyof Law;
