import { type BasisPoints, bp } from '../basics/money.ts';
import { derived, enacted, missing, rule, unverified } from './rule.ts';

const notice = 'Interest Act 633/1982 § 12; Bank of Finland notice';
const unseen = missing('2026-07-01', `${notice} for the second half of 2026`);
const undecided = missing('2027-01-01', `${notice} for the first half of 2027, given in late December 2026`);

// One rate for each half-year: reference rate + 7 points (§ 4), or + 8 points between businesses (§ 4 a).
export const lateInterest = {
  'late_interest.consumer': rule<BasisPoints>(
    'basis-points',
    enacted('2023-01-01', bp(950), `${notice} 1276/2022`),
    unverified('2023-07-01', bp(1100), `${notice} for the second half of 2023`),
    enacted('2024-01-01', bp(1150), `${notice} for the first half of 2024`),
    enacted('2024-07-01', bp(1150), `${notice} for the second half of 2024`),
    enacted('2025-01-01', bp(1050), `${notice} for the first half of 2025`),
    derived('2025-07-01', bp(950), 'main refinancing rate 2.15 % rounded up to 2.5 %, + 7 points'),
    enacted('2026-01-01', bp(950), `${notice} for the first half of 2026`),
    unseen,
    undecided,
  ),
  'late_interest.b2b': rule<BasisPoints>(
    'basis-points',
    enacted('2023-01-01', bp(1050), `${notice} 1276/2022`),
    unverified('2023-07-01', bp(1200), `${notice} for the second half of 2023`),
    enacted('2024-01-01', bp(1250), `${notice} for the first half of 2024`),
    enacted('2024-07-01', bp(1250), `${notice} for the second half of 2024`),
    enacted('2025-01-01', bp(1150), `${notice} for the first half of 2025`),
    derived('2025-07-01', bp(1050), 'main refinancing rate 2.15 % rounded up to 2.5 %, + 8 points'),
    enacted('2026-01-01', bp(1050), `${notice} for the first half of 2026`),
    unseen,
    undecided,
  ),
};
