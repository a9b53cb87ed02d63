import { type Cents, cents } from '../basics/money.ts';
import { derived, enacted, missing, rule } from './rule.ts';

const code = 'Enforcement Code 705/2007 ch. 4';
const index = `${code}: 2023 amounts × national pension index 1939 ÷ 1805, to be confirmed by the decree`;

// What a debtor keeps for each day of the pay period; a month counts 30 days.
export const garnishment = {
  'garnishment.protected.self': rule<Cents>(
    'cents-per-day',
    enacted('2023-01-01', cents(30_75), `${code}; Ministry of Justice decree 1052/2022`),
    enacted('2024-01-01', cents(32_56), `${code}; Ministry of Justice decree for 2024`),
    enacted('2025-01-01', cents(32_88), `${code}; Ministry of Justice decree 645/2024`),
    derived('2026-01-01', cents(33_03), index),
    missing('2027-01-01', 'Ministry of Justice decree for 2027'),
  ),
  'garnishment.protected.dependant': rule<Cents>(
    'cents-per-day',
    enacted('2023-01-01', cents(8_99), `${code}; Ministry of Justice decree 1052/2022`),
    enacted('2024-01-01', cents(9_52), `${code}; Ministry of Justice decree for 2024`),
    enacted('2025-01-01', cents(9_61), `${code}; Ministry of Justice decree 645/2024`),
    derived('2026-01-01', cents(9_66), index),
    missing('2027-01-01', 'Ministry of Justice decree for 2027'),
  ),
  'garnishment.business_income': rule<number>(
    'one-in',
    enacted('2019-01-01', 6, `${code}: five sixths of business income stay with the debtor (HE 150/2017)`),
  ),
};
