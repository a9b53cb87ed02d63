import { type Cents, cents } from '../basics/money.ts';
import { enacted, rule } from './rule.ts';

const liability = 'Act on the Contractor’s Obligations and Liability 1233/2006';
const notices = 'Act on Assessment Procedure 1558/1995 §§ 15 b–c; Tax Administration guidance VH/3877/00.01.00/2019';

// Whom a customer must ask about before the contract, and what is told of building sites every month.
export const construction = {
  'contractor_liability.agency_days': rule<number>(
    'days',
    enacted('2019-01-01', 10, `${liability}: agency work lasting longer, in working days`),
  ),
  'contractor_liability.value': rule<Cents>(
    'cents',
    enacted('2019-01-01', cents(9_000_00), `${liability}: a subcontract worth more, without VAT`),
  ),
  'contractor_liability.documents_months': rule<number>(
    'months',
    enacted('2019-01-01', 3, `${liability}: the documents at most so old`),
  ),
  'construction_notice.contract': rule<Cents>(
    'cents',
    enacted('2019-01-01', cents(15_000_00), `${notices}: a contract or site worth more, without VAT`),
  ),
  'deadline.construction_notice': rule<number>(
    'day-of-month',
    enacted('2019-01-01', 5, `${notices}: of the second month after`),
  ),
};
