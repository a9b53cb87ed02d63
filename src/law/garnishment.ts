import { type Cents, cents } from '../basics/money.ts';
import { derived, enacted, missing, rule } from './rule.ts';

const code = 'Enforcement Code 705/2007 ch. 4';
const index = `${code}: 2023 amounts × national pension index 1939 ÷ 1805, to be confirmed by the decree`;

// N is the net pay of the period and P the protected portion; the formula is named, not switched, as with the wage's base.
const bands = '0 to P; 2/3 × (N − P) to 2P; 1/3 × N to 4P; 1/3 × 4P + 4/5 × (N − 4P) above, at most 1/2 × N';

// What a debtor keeps for each day of the pay period, a month counting 30 days, and how the rest is shared.
export const garnishment = {
  'garnishment.protected.self': rule<Cents>(
    'cents-per-day',
    enacted('2021-01-01', cents(22_71), `${code}; Ministry of Justice decree for 2021`),
    enacted('2022-01-01', cents(23_20), `${code}; Ministry of Justice decree for 2022`),
    enacted('2023-01-01', cents(30_75), `${code}; Ministry of Justice decree 1052/2022`),
    enacted('2024-01-01', cents(32_56), `${code}; Ministry of Justice decree for 2024`),
    enacted('2025-01-01', cents(32_88), `${code}; Ministry of Justice decree 645/2024`),
    derived('2026-01-01', cents(33_03), index),
    missing('2027-01-01', 'Ministry of Justice decree for 2027'),
  ),
  'garnishment.protected.dependant': rule<Cents>(
    'cents-per-day',
    enacted('2021-01-01', cents(8_15), `${code}; Ministry of Justice decree for 2021`),
    enacted('2022-01-01', cents(8_34), `${code}; Ministry of Justice decree for 2022`),
    enacted('2023-01-01', cents(8_99), `${code}; Ministry of Justice decree 1052/2022`),
    enacted('2024-01-01', cents(9_52), `${code}; Ministry of Justice decree for 2024`),
    enacted('2025-01-01', cents(9_61), `${code}; Ministry of Justice decree 645/2024`),
    derived('2026-01-01', cents(9_66), index),
    missing('2027-01-01', 'Ministry of Justice decree for 2027'),
  ),
  'garnishment.table': rule<typeof bands>('formula', enacted('2019-01-01', bands, `${code} §§ 48–49`)),
  'garnishment.non_periodic': rule<number>(
    'one-in',
    enacted('2019-01-01', 3, `${code}: of wages paid otherwise than by period two thirds stay with the debtor`),
  ),
  'garnishment.business_income': rule<number>(
    'one-in',
    enacted('2019-01-01', 6, `${code}: five sixths of business income stay with the debtor (HE 150/2017)`),
  ),
  'garnishment.free_months': rule<number>(
    'months',
    enacted(
      '2023-01-01',
      3,
      `${code}: so many a year without garnishment by the income limit, a fourth on request (HE 142/2022)`,
    ),
  ),
  'garnishment.free_months.third': rule<number>(
    'months',
    enacted('2023-01-01', 1, `${code}: so many a year where a third is garnished (HE 142/2022)`),
  ),
};
