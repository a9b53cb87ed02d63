import { type Cents, cents } from '../basics/money.ts';
import { enacted, type Rule, rule, unverified } from './rule.ts';
import { travelDecision, undecidedAbroad } from './travel-decision.ts';

// Euros a day in 2026 by country, and in the places that have an amount of their own; other countries of the decision's
// annex have not been seen, and a trip there is refused until the operator has entered their amount.
const euros2026: Record<string, number> = {
  CN: 69,
  DE: 78,
  DK: 82,
  EE: 82,
  FR: 80,
  GB: 84,
  'GB.edinburgh': 89,
  'GB.london': 89,
  HK: 79,
  LT: 75,
  LV: 76,
  NO: 72,
  RU: 87,
  'RU.moscow': 108,
  'RU.st_petersburg': 100,
  SE: 70,
  US: 86,
  'US.los_angeles': 93,
  'US.new_york': 93,
  'US.washington': 93,
};

const everyYear = `${travelDecision('each year')}, trips abroad`;

const amounts: Record<`per_diem.abroad.${string}`, Rule<Cents>> = Object.fromEntries(
  Object.entries(euros2026).map(([place, euros]) => [
    `per_diem.abroad.${place}`,
    rule<Cents>(
      'cents-per-day',
      unverified('2026-01-01', cents(euros * 100), `${travelDecision('2026')}, annex`),
      undecidedAbroad(2027),
    ),
  ]),
);

/** Trips abroad: the conditions, and the amount of each country, `per_diem.abroad.SE`, and place, `per_diem.abroad.GB.london`. */
export const perDiemsAbroad = {
  'per_diem.foreign.hours': rule<number>(
    'hours',
    enacted('2022-01-01', 10, `${everyYear}: at least so long, else the amounts of trips in Finland hold`),
  ),
  'per_diem.foreign.remainder.half': rule<number>(
    'hours',
    enacted('2022-01-01', 2, `${everyYear}: after the last full travel day longer than this, half of its amount`),
  ),
  'per_diem.foreign.remainder.full': rule<number>(
    'hours',
    enacted('2022-01-01', 10, `${everyYear}: after the last full travel day longer than this, its whole amount`),
  ),
  ...amounts,
};
