import type { RuleStatus } from '../basics/dated.ts';
import { type BasisPoints, bp } from '../basics/money.ts';
import { derived, enacted, missing, type Rule, rule, unverified } from './rule.ts';

const act = 'Interest Act 633/1982';
const notice = `${act} § 12; Bank of Finland notice`;
const asDecided = { enacted, derived, unverified };

type HalfYear = [since: string, referenceBp: number | null, status: Exclude<RuleStatus, 'missing'>, source: string];

// The reference rate of each half-year: that of the last main refinancing operation before it, rounded up to the next half.
const halfYears: HalfYear[] = [
  ['2023-01-01', 250, 'enacted', `${notice} 1276/2022`],
  ['2023-07-01', 400, 'unverified', `${notice} for the second half of 2023`],
  ['2024-01-01', 450, 'enacted', `${notice} for the first half of 2024`],
  ['2024-07-01', 450, 'enacted', `${notice} for the second half of 2024`],
  ['2025-01-01', 350, 'enacted', `${notice} for the first half of 2025`],
  ['2025-07-01', 250, 'derived', `${act} § 12: main refinancing rate 2.15 % rounded up to 2.5 %`],
  ['2026-01-01', 250, 'enacted', `${notice} for the first half of 2026`],
  ['2026-07-01', null, 'enacted', `${notice} for the second half of 2026`],
  ['2027-01-01', null, 'enacted', `${notice} for the first half of 2027, given in late December 2026`],
];

const referencePlus = (additionBp: number, section = ''): Rule<BasisPoints> =>
  rule<BasisPoints>(
    'basis-points',
    ...halfYears.map(([since, referenceBp, status, source]) =>
      referenceBp === null
        ? missing(since, source)
        : asDecided[status](since, bp(referenceBp + additionBp), `${source}${section}`),
    ),
  );

/** The rates of late interest, one for each half-year. */
export const lateInterest = {
  'late_interest.reference': referencePlus(0),
  'late_interest.consumer': referencePlus(700, '; § 4: reference rate + 7 points'),
  'late_interest.b2b': referencePlus(800, '; § 4 a: reference rate + 8 points between businesses'),
};
