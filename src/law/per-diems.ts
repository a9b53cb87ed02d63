import { enacted, rule } from './rule.ts';
import { decidedYearly, travelDecision } from './travel-decision.ts';

const everyYear = travelDecision('each year');

// Trips in Finland: the amounts of each year, and conditions that have stayed the same from year to year.
export const perDiems = {
  'per_diem.full': decidedYearly('cents-per-day', {
    2022: 45_00,
    2023: 48_00,
    2024: 51_00,
    2025: 53_00,
    2026: 54_00,
    2027: null,
  }),
  'per_diem.partial': decidedYearly('cents-per-day', {
    2022: 20_00,
    2023: 22_00,
    2024: 24_00,
    2025: 24_00,
    2026: 25_00,
    2027: null,
  }),
  'per_diem.meal': decidedYearly('cents', {
    2022: 11_25,
    2023: 12_00,
    2024: 12_75,
    2025: 13_25,
    2026: 13_50,
    2027: null,
  }),
  'per_diem.night': decidedYearly('cents', { 2023: 15_00, 2024: null, 2025: 16_00, 2026: 16_00, 2027: null }),
  'per_diem.hours.partial': rule<number>('hours', enacted('2022-01-01', 6, `${everyYear}: a part day is longer`)),
  'per_diem.hours.full': rule<number>('hours', enacted('2022-01-01', 10, `${everyYear}: a full day is longer`)),
  'per_diem.remainder.partial': rule<number>(
    'hours',
    enacted('2022-01-01', 2, `${everyYear}: after the last full travel day at least so long`),
  ),
  'per_diem.remainder.full': rule<number>(
    'hours',
    enacted('2022-01-01', 6, `${everyYear}: after the last full travel day longer than this`),
  ),
  'per_diem.distance.start': rule<number>(
    'kilometres',
    enacted('2022-01-01', 15, `${everyYear}: farther than this from where the trip began, home or regular workplace`),
  ),
  'per_diem.distance.both': rule<number>(
    'kilometres',
    enacted('2022-01-01', 5, `${everyYear}: farther than this from both home and regular workplace`),
  ),
  'per_diem.free_meals.full': rule<number>(
    'times',
    enacted('2022-01-01', 2, `${everyYear}: so many free meals halve a full per diem`),
  ),
  'per_diem.free_meals.partial': rule<number>(
    'times',
    enacted('2022-01-01', 1, `${everyYear}: so many free meals halve a partial per diem`),
  ),
  'per_diem.night.hours': rule<number>(
    'hours',
    enacted('2022-01-01', 4, `${everyYear}: so much of the travel day between 21 and 7 o’clock, without lodging`),
  ),
};
