import { type BasisPoints, bp } from '../basics/money.ts';
import { derived, enacted, missing, rule, unverified } from './rule.ts';

const decree = 'Health Insurance Act 1224/2004 ch. 18 and the yearly Government decree';

// The employer's health insurance contribution: due on wages of somebody insured as self-employed, never on trade income.
export const healthContribution = {
  'eshi.rate': rule<BasisPoints>(
    'basis-points',
    enacted('2023-01-01', bp(153), `${decree}, 2023`),
    enacted('2024-01-01', bp(116), `${decree}, 2024`),
    enacted('2025-01-01', bp(187), `${decree}, 2025`),
    enacted('2026-01-01', bp(191), `${decree}, 2026`),
    missing('2027-01-01', 'Government decree for 2027, normally given in November'),
  ),
  'eshi.wages_of_insured': rule<boolean>(
    'yes-no',
    enacted('2019-01-01', true, 'Incomes Register guidance: due on wages of the YEL-insured, not on trade income'),
  ),
  'eshi.age.from': rule<number>(
    'years',
    enacted('2019-01-01', 16, 'Incomes Register guidance: from the month after the 16th birthday'),
  ),
  'eshi.age.until': rule<number>(
    'years',
    enacted('2019-01-01', 68, 'Incomes Register guidance: to the end of the month of the 68th birthday'),
  ),
  'eshi.unknown_status_pays': rule<boolean>(
    'yes-no',
    unverified('2019-01-01', true, 'Tax Administration as quoted by services: due where the insurance is not known'),
  ),
  // Both ways are seen: the contribution is a share of the wage, so it is solved from what remains, or simply a share of what remains.
  'eshi.solve_from_wage': rule<boolean>(
    'yes-no',
    derived('2019-01-01', true, 'the contribution is a percentage of the wage: wage = remainder ÷ (1 + rate)'),
  ),
};
