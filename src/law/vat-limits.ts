import { type Cents, cents } from '../basics/money.ts';
import { enacted, rule, unverified } from './rule.ts';

const act = 'Value Added Tax Act 1501/1993';
const scheme = `${act}, small businesses in the Union, Directive (EU) 2020/285`;
const periods = 'Act on the assessment procedure of self-assessed taxes 768/2016: tax periods';

export const vatLimits = {
  'vat.eu_small_business_threshold': rule<Cents>('cents', enacted('2025-01-01', cents(100_000_00), scheme)),
  'vat.simplified_invoice': rule<Cents>(
    'cents',
    unverified('2024-01-01', cents(400_00), `${act} § 209 f: a simplified invoice at most, with VAT`),
  ),
  'vat.reverse_charge.construction': rule<boolean>(
    'yes-no',
    unverified('2011-04-01', true, `${act} § 8 c, in force since 1 April 2011`),
    enacted('2020-10-07', true, `${act} § 8 c; Tax Administration guidance VH/6003/00.01.00/2020`),
  ),
  'vat.period.quarter': rule<Cents>(
    'cents',
    enacted('2019-01-01', cents(100_000_00), `${periods}: yearly turnover at most`),
  ),
  'vat.period.year': rule<Cents>(
    'cents',
    enacted('2019-01-01', cents(30_000_00), `${periods}: yearly turnover at most`),
  ),
};
