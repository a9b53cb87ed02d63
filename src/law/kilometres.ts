import type { Day } from '../basics/day.ts';
import { type Cents, decimal, ratio } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { finnishLaw, type Law } from './rules.ts';
import { decidedOn, type TravelStep, travelStep } from './travel-decision.ts';

const vehicleRules = {
  car: 'km.car',
  motorcycle: 'km.motorcycle',
  moped: 'km.moped',
  'quad-bike': 'km.quad_bike',
  snowmobile: 'km.snowmobile',
  'boat-to-50-hp': 'km.boat_to_50_hp',
  'boat-over-50-hp': 'km.boat_over_50_hp',
  'benefit-car': 'km.benefit_car',
  other: 'km.other',
} as const;

export type Vehicle = keyof typeof vehicleRules;
export const vehicles = Object.keys(vehicleRules) as [Vehicle, ...Vehicle[]];

/** What somebody drove on a day with a vehicle that is theirs or in their hands, in whole kilometres. */
export type Drive = {
  readonly on: Day;
  readonly vehicle: Vehicle;
  readonly kilometres: number;
  /** Others who travel for the same employer or customer. */
  readonly passengers: number;
  readonly trailer: boolean;
  readonly caravan: boolean;
  /** A site hut or a load as heavy, towed by the car. */
  readonly heavyLoad: boolean;
  /** Tools or goods in the car over 80 kilograms or large. */
  readonly largeItems: boolean;
  readonly dog: boolean;
  /** How many of the kilometres were on forest roads or closed road works. */
  readonly forestRoadKilometres: number;
};

/**
 * What may be paid tax-free for a drive: the vehicle's rate and each addition for the kilometres it concerns. Refuses
 * `addition-needs-car`, `tows-one-thing`, `forest-road-exceeds-drive` and a rate nobody has decided.
 */
export function kilometreSteps(
  drive: Drive,
  law: Law = finnishLaw,
): TravelStep[] | Refusal<'addition-needs-car' | 'tows-one-thing' | 'forest-road-exceeds-drive' | 'rule-missing'> {
  const { kilometres, passengers, trailer, caravan, heavyLoad, largeItems, dog, forestRoadKilometres } = drive;
  const towed = [trailer, caravan, heavyLoad].filter(Boolean).length;
  if (towed > 1) return refuse('tows-one-thing');
  if (drive.vehicle !== 'car' && (towed > 0 || largeItems || dog || forestRoadKilometres > 0))
    return refuse('addition-needs-car', { vehicle: drive.vehicle });
  if (forestRoadKilometres > kilometres) return refuse('forest-road-exceeds-drive');
  const parts: [rule: string, kilometres: number, times: number][] = [
    [vehicleRules[drive.vehicle], kilometres, 1],
    ['km.passenger', kilometres, passengers],
    ['km.trailer', kilometres, Number(trailer)],
    ['km.towed_caravan', kilometres, Number(caravan)],
    ['km.heavy_load', kilometres, Number(heavyLoad)],
    ['km.large_items', kilometres, Number(largeItems)],
    ['km.dog', kilometres, Number(dog)],
    ['km.forest_road', forestRoadKilometres, 1],
  ];
  const steps: TravelStep[] = [];
  for (const [rule, driven, times] of parts) {
    if (driven * times === 0) continue;
    const rate = decidedOn(law, rule, drive.on);
    if (isRefusal(rate)) return rate;
    steps.push(
      travelStep('kilometres', byKilometre(rate.value, driven, times), formulaOf(rate.value, driven, times), rate),
    );
  }
  return steps;
}

const byKilometre = (rate: Cents, kilometres: number, times: number): Cents => ratio(rate, kilometres * times, 1);
const formulaOf = (rate: Cents, kilometres: number, times: number): string =>
  `${kilometres} km × ${times > 1 ? `${times} × ` : ''}${decimal(rate)}`;
