import { type BasisPoints, bp, type Cents, cents } from '../basics/money.ts';
import { enacted, rule } from './rule.ts';

// The rate follows the day of supply; an advance payment follows the day it was received.
export const vat = {
  'vat.standard': rule<BasisPoints>(
    'basis-points',
    enacted('2013-01-01', bp(2400), 'Value Added Tax Act 1501/1993 § 84, 24 %'),
    enacted('2024-09-01', bp(2550), 'Value Added Tax Act 1501/1993 § 84, 25.5 % from 1 September 2024'),
  ),
  'vat.reduced1': rule<BasisPoints>(
    'basis-points',
    enacted('2013-01-01', bp(1400), 'Value Added Tax Act 1501/1993 § 85, 14 %'),
    enacted('2026-01-01', bp(1350), 'Value Added Tax Act 1501/1993 § 85, 13.5 % from 1 January 2026'),
  ),
  'vat.reduced2': rule<BasisPoints>(
    'basis-points',
    enacted('2013-01-01', bp(1000), 'Value Added Tax Act 1501/1993 § 85 a, 10 %'),
  ),
  'vat.small_business_threshold': rule<Cents>(
    'cents',
    enacted('2021-01-01', cents(15_000_00), 'Value Added Tax Act 1501/1993 § 3, 15,000 € a financial year'),
    enacted('2025-01-01', cents(20_000_00), 'Value Added Tax Act 1501/1993 § 3, 20,000 € a calendar year'),
  ),
};
