import { type BasisPoints, bp, type Cents, cents } from '../basics/money.ts';
import { enacted, missing, rule, unverified } from './rule.ts';

const act = 'Income Tax Act 1535/1992 § 127 a; Tax Administration, household deduction';
const earlier = `${act}, 2022–2024`;
const undecided = missing('2027-01-01', 'budget laws of 2027');

// Of work bought from a business with VAT, or of wages paid by the household itself; amounts are for each person and year.
export const householdDeduction = {
  'household_deduction.share': rule<BasisPoints>(
    'basis-points',
    unverified('2024-01-01', bp(4000), earlier),
    enacted('2025-01-01', bp(3500), act),
    undecided,
  ),
  'household_deduction.wages_share': rule<BasisPoints>(
    'basis-points',
    unverified('2024-01-01', bp(1500), earlier),
    enacted('2025-01-01', bp(1300), `${act}: of wages, and the side costs whole`),
    undecided,
  ),
  'household_deduction.excess': rule<Cents>(
    'cents',
    unverified('2024-01-01', cents(100_00), earlier),
    enacted('2025-01-01', cents(150_00), act),
    undecided,
  ),
  'household_deduction.maximum': rule<Cents>(
    'cents',
    unverified('2024-01-01', cents(2_250_00), earlier),
    enacted('2025-01-01', cents(1_600_00), act),
    undecided,
  ),
  'household_deduction.oil_heating.share': rule<BasisPoints>(
    'basis-points',
    unverified('2024-01-01', bp(6000), earlier),
    enacted('2025-01-01', bp(6000), `${act}: giving up oil heating`),
    undecided,
  ),
  'household_deduction.oil_heating.maximum': rule<Cents>(
    'cents',
    unverified('2024-01-01', cents(3_500_00), earlier),
    enacted('2025-01-01', cents(3_500_00), `${act}: giving up oil heating`),
    undecided,
  ),
};
