import { type BasisPoints, bp, type Cents, cents } from '../basics/money.ts';
import { enacted, missing, rule } from './rule.ts';

const act = 'Income Tax Act 1535/1992 § 127 a; Tax Administration, household deduction';
const undecided = missing('2027-01-01', 'budget laws of 2027');

export const householdDeduction = {
  'household_deduction.share': rule<BasisPoints>('basis-points', enacted('2025-01-01', bp(3500), act), undecided),
  'household_deduction.excess': rule<Cents>('cents', enacted('2025-01-01', cents(150_00), act), undecided),
  'household_deduction.maximum': rule<Cents>('cents', enacted('2025-01-01', cents(1_600_00), act), undecided),
};
