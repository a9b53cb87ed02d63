import { type Cents, cents } from '../basics/money.ts';
import { enacted, missing, type Rule, rule, unverified } from './rule.ts';

const act = 'Debt Collection Act 513/1999';
const amended = `${act} as amended from 1 May 2022`;

const ofBusiness = (amount: number, what = ''): Rule<Cents> =>
  rule<Cents>('cents', enacted('2022-05-01', cents(amount), `${amended}${what}`));
const ofConsumer = (amount: number, what = ''): Rule<Cents> =>
  rule<Cents>('cents', enacted('2013-03-16', cents(amount), `${act}${what}`));
const unconfirmed = (amount: number, what: string): Rule<Cents> =>
  rule<Cents>('cents', unverified('2013-03-16', cents(amount), `${act}${what}`));

// The most a debtor may be asked to pay for being collected from; brackets go by the principal and include their end.
export const collectionCaps = {
  'collection.b2b.compensation': rule<Cents>(
    'cents',
    enacted('2013-03-16', cents(40_00), 'Act on payment terms 30/2013: standard compensation for recovery costs'),
  ),
  'collection.b2b.reminder': ofBusiness(12_00, ': a written reminder'),
  'collection.b2b.interval': rule<number>('days', enacted('2022-05-01', 10, amended)),
  'collection.b2b.own_demand': ofBusiness(12_00, ': a demand by the creditor itself'),
  'collection.b2b.demand.to_500': ofBusiness(50_00),
  'collection.b2b.demand.to_2500': ofBusiness(70_00),
  'collection.b2b.demand.to_10000': ofBusiness(90_00),
  'collection.b2b.demand.above': ofBusiness(110_00),
  'collection.b2b.demand.enforceable': ofBusiness(50_00, ': a claim that is directly enforceable'),
  'collection.b2b.demand.next': rule<number>(
    'one-in',
    enacted('2022-05-01', 2, `${amended}: a further demand of the same claim, of the first one’s cap`),
  ),
  'collection.b2b.tratta.to_500': ofBusiness(110_00, ': a tratta'),
  'collection.b2b.tratta.above': rule<Cents>('cents', unverified('2022-05-01', cents(125_00), `${amended}: a tratta`)),
  'collection.b2b.tratta_protest': rule<number>('days', enacted('2022-05-01', 14, `${amended}: protest of a tratta`)),
  'collection.b2b.bankruptcy_demand': ofBusiness(100_00, ': a demand under threat of bankruptcy'),
  'collection.b2b.whole.to_500': ofBusiness(250_00, ': all costs together'),
  'collection.b2b.whole.to_2500': ofBusiness(470_00, ': all costs together'),
  'collection.b2b.whole.above': rule<Cents>('cents', missing('2022-05-01', `${amended}: all costs together`)),
  'collection.consumer.reminder': ofConsumer(5_00, ': a written reminder'),
  'collection.consumer.interval': rule<number>('days', unverified('2013-03-16', 14, act)),
  'collection.consumer.demand.to_100': ofConsumer(14_00),
  'collection.consumer.demand.to_1000': ofConsumer(24_00),
  'collection.consumer.demand.above': ofConsumer(50_00),
  'collection.consumer.demand.enforceable': ofConsumer(14_00, ': a claim that is directly enforceable'),
  'collection.consumer.payment_plan.least': ofConsumer(20_00, ': a plan for the whole claim, the smallest ones'),
  'collection.consumer.payment_plan.most': ofConsumer(50_00, ': a plan for the whole claim, the largest ones'),
  'collection.consumer.extension': ofConsumer(5_00, ': more time, at least 14 days'),
  'collection.consumer.whole.to_100': unconfirmed(60_00, ': all costs together'),
  'collection.consumer.whole.to_1000': unconfirmed(120_00, ': all costs together'),
  'collection.consumer.whole.above': unconfirmed(210_00, ': all costs together'),
  'collection.prescription': rule<number>(
    'years',
    unverified('2004-01-01', 3, 'Act on the Prescription of Debts 728/2003: from the due day or the last reminder'),
  ),
};
