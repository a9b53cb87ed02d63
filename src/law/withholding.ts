import { type BasisPoints, bp, type Cents, cents } from '../basics/money.ts';
import { enacted, rule } from './rule.ts';

export const withholding = {
  'withholding.no_card': rule<BasisPoints>(
    'basis-points',
    enacted('2019-01-01', bp(6000), 'Prepayment Act 1118/1996; Tax Administration, withholding without a tax card'),
  ),
  'source_tax.nonresident_wage': rule<BasisPoints>(
    'basis-points',
    enacted('2019-01-01', bp(3500), 'Act on the taxation of non-residents’ income 627/1978, 35 %'),
  ),
  'withholding.royalty': rule<BasisPoints>(
    'basis-points',
    enacted('2019-01-01', bp(3000), 'Prepayment Act 1118/1996: royalties that are capital income'),
  ),
  'withholding.household_payer': rule<Cents>(
    'cents',
    enacted('2019-01-01', cents(1_500_00), 'Prepayment Act 1118/1996: a household withholds from pay over this a year'),
  ),
  'source_tax.deduction.month': rule<Cents>(
    'cents',
    enacted('2019-01-01', cents(510_00), 'Act on the taxation of non-residents’ income 627/1978, 510 € a month'),
  ),
  'source_tax.deduction.day': rule<Cents>(
    'cents-per-day',
    enacted('2019-01-01', cents(17_00), 'Act on the taxation of non-residents’ income 627/1978, 17 € a day'),
  ),
};
