import { enacted, rule, unverified } from './rule.ts';

const act = 'Act on payment terms in commercial contracts 30/2013';

export const paymentTerms = {
  'payment_term.b2b': rule<number>('days', enacted('2015-05-01', 30, `${act} § 5: longer only if expressly agreed`)),
  'payment_term.public': rule<number>('days', enacted('2015-05-01', 30, `${act}: a public buyer`)),
  'payment_term.consumer': rule<number>('days', unverified('2013-03-16', 14, 'custom; the law sets no minimum')),
  'late_interest.starts_after': rule<number>(
    'days',
    enacted('2013-03-16', 30, 'Interest Act 633/1982: from the demand where no due day was agreed'),
  ),
};
