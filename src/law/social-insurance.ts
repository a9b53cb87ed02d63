import { type BasisPoints, bp, type Cents, cents } from '../basics/money.ts';
import { enacted, missing, type Rule, rule, unverified, yearly } from './rule.ts';

const healthDecree = (year: string) => `Health Insurance Act 1224/2004 ch. 18 and the Government decree for ${year}`;
const rates = (figures: Record<number, number | null>): Rule<BasisPoints> =>
  rule<BasisPoints>(
    'basis-points',
    ...yearly<BasisPoints>(
      healthDecree,
      Object.fromEntries(Object.entries(figures).map(([year, rate]) => [year, rate === null ? null : bp(rate)])),
    ),
  );
const selfEmployed = "Self-Employed Persons' Pensions Act 1272/2006";
const pensions = 'Employees Pensions Act 395/2006 and the yearly decree on its contributions';
const unemployment = 'Act on the financing of unemployment benefits 555/1998 and the act on the year’s contributions';
const accidents = 'Occupational Accidents, Injuries and Diseases Act 459/2015';
const nextYear = missing('2027-01-01', 'decrees and acts on the contributions of 2027');

// What is inside a tax card’s percentage or paid by other employers: shown and checked, never deducted by a payout.
export const socialInsurance = {
  'health_insurance.medical_care.earned': rates({ 2023: 60, 2024: 51, 2025: 1_06, 2026: 1_10, 2027: null }),
  'health_insurance.medical_care.benefits': rates({ 2023: 1_57, 2024: 1_48, 2025: 1_45, 2026: 1_49, 2027: null }),
  'health_insurance.daily_allowance': rates({ 2023: 1_36, 2024: 1_01, 2025: 84, 2026: 88, 2027: null }),
  'health_insurance.daily_allowance.from': rule<Cents>(
    'cents',
    ...yearly<Cents>(healthDecree, {
      2023: cents(15_703_00),
      2024: cents(16_499_00),
      2025: cents(16_862_00),
      2026: cents(17_255_00),
      2027: null,
    }),
  ),
  'health_insurance.daily_allowance.yel': rule<BasisPoints>(
    'basis-points',
    unverified('2023-01-01', bp(1_59), healthDecree('2023')),
    ...yearly<BasisPoints>(healthDecree, { 2024: bp(1_23), 2025: bp(1_04), 2026: bp(1_11), 2027: null }),
  ),
  'health_insurance.yel_addition': rule<BasisPoints>(
    'basis-points',
    unverified('2023-01-01', bp(23), healthDecree('2023')),
    ...yearly<BasisPoints>(healthDecree, { 2024: bp(22), 2025: bp(20), 2026: bp(23), 2027: null }),
  ),
  'health_insurance.nonresident_monthly_pay': rule<Cents>(
    'cents',
    enacted('2026-01-01', cents(800_02), 'Health insurance of non-residents: monthly pay from which they are insured'),
    nextYear,
  ),
  'yel.age.from': rule<number>('years', enacted('2019-01-01', 18, `${selfEmployed}: who must insure`)),
  'yel.age.until': rule<number>(
    'years',
    enacted('2019-01-01', 68, `${selfEmployed}: who must insure; 69 or 70 for those born later`),
  ),
  'yel.activity_months': rule<number>('months', enacted('2019-01-01', 4, `${selfEmployed}: the least activity`)),
  'yel.insure_within_months': rule<number>(
    'months',
    enacted('2019-01-01', 6, `${selfEmployed}: from the beginning of the activity`),
  ),
  'yel.interest': rule<BasisPoints>(
    'basis-points',
    enacted('2026-07-01', bp(2_20), `${selfEmployed}: interest on contributions`),
    nextYear,
  ),
  'tyel.employee': rule<BasisPoints>(
    'basis-points',
    unverified('2024-01-01', bp(7_15), `${pensions}, ages 17–52 and 63–67`),
    enacted('2026-01-01', bp(7_30), `${pensions}, one rate for every age`),
    nextYear,
  ),
  'tyel.employee.age_53_62': rule<BasisPoints>(
    'basis-points',
    unverified('2024-01-01', bp(8_65), `${pensions}, ages 53–62`),
    enacted('2026-01-01', bp(7_30), `${pensions}, one rate for every age`),
    nextYear,
  ),
  'tyel.whole': rule<BasisPoints>(
    'basis-points',
    unverified('2025-01-01', bp(24_85), `${pensions}, contract employer on average`),
    enacted('2026-01-01', bp(24_85), `${pensions}, contract employer, without administration`),
    nextYear,
  ),
  'tyel.whole.temporary': rule<BasisPoints>(
    'basis-points',
    enacted('2026-01-01', bp(25_85), `${pensions}, temporary employer`),
    nextYear,
  ),
  'tyel.interest': rule<BasisPoints>(
    'basis-points',
    enacted('2026-07-01', bp(2_70), `${pensions}: interest on contributions`),
    nextYear,
  ),
  'unemployment.employee': rule<BasisPoints>(
    'basis-points',
    enacted('2025-01-01', bp(59), unemployment),
    unverified('2026-01-01', bp(89), `${unemployment}; proposal of 26 August 2025, the act itself not seen`),
    nextYear,
  ),
  'unemployment.employer.lower': rule<BasisPoints>(
    'basis-points',
    enacted('2025-01-01', bp(20), unemployment),
    unverified('2026-01-01', bp(31), `${unemployment}; proposal of 26 August 2025, the act itself not seen`),
    nextYear,
  ),
  'unemployment.employer.higher': rule<BasisPoints>(
    'basis-points',
    enacted('2025-01-01', bp(80), unemployment),
    unverified('2026-01-01', bp(1_23), `${unemployment}; proposal of 26 August 2025, the act itself not seen`),
    nextYear,
  ),
  'insurance_duty.wages': rule<Cents>(
    'cents',
    enacted('2024-01-01', cents(1_500_00), `${accidents} and ${unemployment}: wages a year over which there is a duty`),
  ),
};
