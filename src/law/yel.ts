import { type BasisPoints, bp, type Cents, cents } from '../basics/money.ts';
import { enacted, missing, rule, unverified } from './rule.ts';

const act = "Self-Employed Persons' Pensions Act 1272/2006";
const decree = `${act} and the yearly decree`;

export const yel = {
  'yel.threshold': rule<Cents>(
    'cents',
    enacted('2022-01-01', cents(8_261_71), `${act}, wage coefficient of 2022`),
    enacted('2023-01-01', cents(8_575_45), `${act}, wage coefficient of 2023`),
    enacted('2024-01-01', cents(9_010_28), `${act}, wage coefficient of 2024`),
    enacted('2025-01-01', cents(9_208_43), `${act}, wage coefficient of 2025`),
    enacted('2026-01-01', cents(9_423_09), `${act}, wage coefficient of 2026`),
    missing('2027-01-01', 'wage coefficient of 2027, decreed in October or November'),
  ),
  'yel.income_ceiling': rule<Cents>(
    'cents',
    enacted('2024-01-01', cents(204_625_00), `${act}, wage coefficient of 2024`),
    unverified('2025-01-01', cents(209_125_00), `${act}, wage coefficient of 2025`),
    enacted('2026-01-01', cents(214_000_00), `${act}, wage coefficient of 2026`),
    missing('2027-01-01', 'wage coefficient of 2027, decreed in October or November'),
  ),
  'yel.rate': rule<BasisPoints>(
    'basis-points',
    unverified('2023-01-01', bp(2410), `${decree}, under 53 and over 62 years`),
    enacted('2024-01-01', bp(2410), `${decree}, under 53 and over 62 years`),
    enacted('2026-01-01', bp(2440), `${decree}, one rate for every age`),
    missing('2027-01-01', 'decree on the contribution of 2027'),
  ),
  'yel.rate.age_53_62': rule<BasisPoints>(
    'basis-points',
    unverified('2023-01-01', bp(2560), `${decree}, 53 to 62 years`),
    enacted('2024-01-01', bp(2560), `${decree}, 53 to 62 years`),
    enacted('2026-01-01', bp(2440), `${decree}, one rate for every age`),
    missing('2027-01-01', 'decree on the contribution of 2027'),
  ),
  'yel.first_time_discount': rule<BasisPoints>(
    'basis-points',
    enacted('2024-01-01', bp(2200), `${act}, first-time entrepreneurs`),
    missing('2027-01-01', 'not known whether the discount stays'),
  ),
  'yel.first_time_discount.months': rule<number>(
    'months',
    enacted('2024-01-01', 48, `${act}, first-time entrepreneurs`),
    missing('2027-01-01', 'not known whether the discount stays'),
  ),
};
