import { type Day, dayOf } from '../basics/day.ts';
import { type Minute, onFinnishWall } from '../basics/local-time.ts';
import { type Cents, decimal, ratio, sum, zero } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { type Drive, kilometreSteps } from './kilometres.ts';
import type { Place } from './place-abroad.ts';
import { ruleOn } from './rule.ts';
import { finnishLaw, type Law } from './rules.ts';
import { amountsOf, perDiemOf, type TravelDay, travelDayCount, travelDays } from './travel-days.ts';
import { decidedOn, type TravelStep, travelStep } from './travel-decision.ts';

/** A business trip as its traveller tells it. Lists go by travel day, the first beginning when the trip does. */
export type Trip = {
  readonly leftAt: Minute;
  readonly returnedAt: Minute;
  readonly place: Place;
  /** Where single travel days ended, if elsewhere than in `place`. */
  readonly dayEndsIn: readonly Place[];
  /** Meals that were free or inside the price of a ticket or a room. */
  readonly freeMeals: readonly number[];
  /** Meals eaten outside the usual place; they count on days without a per diem. */
  readonly mealsOut: readonly number[];
  readonly nightsWithoutLodging: readonly boolean[];
  /** From home and from the regular place of work to where the work was done; null: there is none, or it is not tested. */
  readonly fromHomeKm: number | null;
  readonly fromRegularPlaceKm: number | null;
  /** Null: the farther of the two counts as the start. */
  readonly startedFrom: 'home' | 'regular-place' | null;
  readonly drives: readonly Drive[];
  /** The year whose decision is used instead of each day's own. */
  readonly year: number | null;
};

type PaidDay = { readonly kind: 'full' | 'partial' | 'none'; readonly cents: Cents; readonly hours: number };

/** The most that may be paid tax-free for a trip, and why. Nights are told only where one was without lodging. */
export type TripAllowance = {
  readonly perDiemCents: Cents;
  readonly mealCents: Cents;
  readonly nightCents?: Cents;
  readonly kilometreCents: Cents;
  readonly totalCents: Cents;
  readonly days: readonly PaidDay[];
  readonly steps: readonly TravelStep[];
};

export type TripRefusal = Refusal<
  | 'returned-before-leaving'
  | 'trip-too-long'
  | 'more-days-than-travelled'
  | 'addition-needs-car'
  | 'tows-one-thing'
  | 'forest-road-exceeds-drive'
  | 'rule-missing'
>;

const longestTrip = 3 * 366 * 24 * 60;

/**
 * Per diems, meal money, night money and kilometres of a trip by the Tax Administration's yearly decision. A travel day is
 * 24 real hours from leaving; its amounts are those of the day on which it begins, and a drive's those of its own day.
 */
export function tripAllowance(trip: Trip, law: Law = finnishLaw): TripAllowance | TripRefusal {
  const fault = faultOf(trip);
  if (fault) return fault;
  const days = travelDays(trip);
  const daily = dailySteps(trip, days, law);
  if (isRefusal(daily)) return daily;
  const steps = [...daily.steps];
  for (const drive of trip.drives) {
    const driven = kilometreSteps(trip.year === null ? drive : { ...drive, on: dayOf(trip.year, 1, 1) }, law);
    if (isRefusal(driven)) return driven;
    steps.push(...driven);
  }
  return allowance(daily.paid, steps, trip.nightsWithoutLodging.includes(true));
}

function faultOf(trip: Trip): TripRefusal | null {
  const length = trip.returnedAt - trip.leftAt;
  if (length <= 0) return refuse('returned-before-leaving');
  if (length > longestTrip) return refuse('trip-too-long');
  const travelled = travelDayCount(trip);
  const told = [trip.freeMeals.map(Boolean), trip.mealsOut.map(Boolean), trip.nightsWithoutLodging];
  const tooMany = told.some((list) => list.lastIndexOf(true) >= travelled) || trip.dayEndsIn.length > travelled;
  return tooMany ? refuse('more-days-than-travelled', { travelDays: travelled }) : null;
}

function dailySteps(
  trip: Trip,
  days: readonly TravelDay[],
  law: Law,
): { paid: PaidDay[]; steps: TravelStep[] } | Refusal<'rule-missing'> {
  const far = farEnough(trip, amountsOf(trip, trip.leftAt), law);
  if (isRefusal(far)) return far;
  const paid: PaidDay[] = [];
  const steps: TravelStep[] = far.step ? [far.step] : [];
  for (const day of days) {
    const perDiem = far.yes ? perDiemOf(day, days, trip, law) : null;
    if (isRefusal(perDiem)) return perDiem;
    const more = perDiem ? nightStep(day, trip, law) : mealStep(day, trip, law);
    if (isRefusal(more)) return more;
    paid.push({ kind: perDiem?.kind ?? 'none', cents: perDiem?.step.cents ?? zero, hours: hoursOf(day.minutes) });
    steps.push(...(perDiem ? [perDiem.step] : []), ...(more ? [more] : []));
  }
  return { paid, steps };
}

function allowance(days: PaidDay[], steps: TravelStep[], withNights: boolean): TripAllowance {
  const of = (name: TravelStep['name']) => sum(steps.filter((step) => step.name === name).map(({ cents }) => cents));
  return {
    perDiemCents: of('per-diem'),
    mealCents: of('meal'),
    ...(withNights ? { nightCents: of('night') } : {}),
    kilometreCents: of('kilometres'),
    totalCents: sum(steps.map(({ cents }) => cents)),
    days,
    steps,
  };
}

// Hundredths of an hour are enough to read; amounts go by minutes.
const hoursOf = (minutes: number): number => Math.round((minutes * 100) / 60) / 100;

/** Over 15 km from where the trip began, and over 5 km from home and workplace both; not tested where neither is told. */
function farEnough(
  { fromHomeKm, fromRegularPlaceKm, startedFrom }: Trip,
  on: Day,
  law: Law,
): { yes: boolean; step: TravelStep | null } | Refusal<'rule-missing'> {
  const told = [fromHomeKm, fromRegularPlaceKm].filter((kilometres) => kilometres !== null);
  if (told.length === 0) return { yes: true, step: null };
  const fromStart = ruleOn(law, 'per_diem.distance.start', on);
  if (isRefusal(fromStart)) return fromStart;
  const fromBoth = ruleOn(law, 'per_diem.distance.both', on);
  if (isRefusal(fromBoth)) return fromBoth;
  const start = startedFrom === 'home' ? fromHomeKm : startedFrom === 'regular-place' ? fromRegularPlaceKm : null;
  const farther = start ?? Math.max(...told);
  const nearer = Math.min(...told);
  const tooNear = farther <= fromStart.value ? fromStart : nearer <= fromBoth.value ? fromBoth : null;
  const formula = `${tooNear === fromBoth ? nearer : farther} km ≤ ${tooNear?.value} km`;
  return { yes: tooNear === null, step: tooNear && travelStep('distance', zero, formula, tooNear) };
}

/** Meal money, for at most two meals of a travel day that brings no per diem. */
function mealStep(day: TravelDay, trip: Trip, law: Law): TravelStep | null | Refusal<'rule-missing'> {
  const meals = Math.min(trip.mealsOut[day.index] ?? 0, 2);
  if (meals === 0) return null;
  const meal = decidedOn(law, 'per_diem.meal', amountsOf(trip, day.begins));
  if (isRefusal(meal)) return meal;
  return travelStep('meal', ratio(meal.value, meals, 1), `${meals} × ${decimal(meal.value)}`, meal, day.index + 1);
}

/** Night money, for a travel day with a per diem of which enough lies between 21 and 7 o'clock and nobody gave a bed. */
function nightStep(day: TravelDay, trip: Trip, law: Law): TravelStep | null | Refusal<'rule-missing'> {
  if (!trip.nightsWithoutLodging[day.index]) return null;
  const on = amountsOf(trip, day.begins);
  const least = ruleOn(law, 'per_diem.night.hours', on);
  if (isRefusal(least)) return least;
  if (nightMinutes(day) < least.value * 60) return null;
  const night = decidedOn(law, 'per_diem.night', on);
  return isRefusal(night) ? night : travelStep('night', night.value, decimal(night.value), night, day.index + 1);
}

function nightMinutes({ begins, minutes }: TravelDay): number {
  let found = 0;
  let at = 0;
  // From one whole hour to the next: night begins and ends on one, and so does a change of clocks.
  while (at < minutes) {
    const clock = onFinnishWall((begins + at) as Minute).minutes;
    const step = Math.min(60 - (clock % 60), minutes - at);
    if (clock >= 21 * 60 || clock < 7 * 60) found += step;
    at += step;
  }
  return found;
}
