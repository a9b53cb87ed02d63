import { type Cents, cents } from '../basics/money.ts';
import { enacted, rule, unverified } from './rule.ts';

const act = 'Debt Collection Act 513/1999';
const amended = `${act} as amended from 1 May 2022`;

// The most a debtor may be asked to pay for being collected from; brackets go by the principal and include their end.
export const collectionCaps = {
  'collection.b2b.compensation': rule<Cents>(
    'cents',
    enacted('2013-03-16', cents(40_00), 'Act on payment terms 30/2013: standard compensation for recovery costs'),
  ),
  'collection.b2b.reminder': rule<Cents>('cents', enacted('2022-05-01', cents(12_00), amended)),
  'collection.b2b.reminder_interval': rule<number>('days', enacted('2022-05-01', 10, amended)),
  'collection.b2b.demand.to_500': rule<Cents>('cents', enacted('2022-05-01', cents(50_00), amended)),
  'collection.b2b.demand.to_2500': rule<Cents>('cents', enacted('2022-05-01', cents(70_00), amended)),
  'collection.b2b.demand.to_10000': rule<Cents>('cents', enacted('2022-05-01', cents(90_00), amended)),
  'collection.b2b.demand.above': rule<Cents>('cents', enacted('2022-05-01', cents(110_00), amended)),
  'collection.consumer.reminder': rule<Cents>('cents', enacted('2013-03-16', cents(5_00), act)),
  'collection.consumer.reminder_interval': rule<number>('days', unverified('2013-03-16', 14, act)),
  'collection.consumer.demand.to_100': rule<Cents>('cents', enacted('2013-03-16', cents(14_00), act)),
  'collection.consumer.demand.to_1000': rule<Cents>('cents', enacted('2013-03-16', cents(24_00), act)),
  'collection.consumer.demand.above': rule<Cents>('cents', enacted('2013-03-16', cents(50_00), act)),
};
