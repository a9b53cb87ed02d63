import { rowOnDay } from '../basics/dated.ts';
import { type Day, dayOf } from '../basics/day.ts';
import { type Minute, onFinnishWall } from '../basics/local-time.ts';
import { type Cents, decimal, ratio } from '../basics/money.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { isFinland, type Place, perDiemKey } from './place-abroad.ts';
import { type RuleInForce, type Rules, ruleOn } from './rule.ts';
import type { Law } from './rules.ts';
import { decidedOn, type TravelStep, travelStep } from './travel-decision.ts';
import type { Trip } from './trip.ts';

/** A travel day: 24 real hours from leaving or from the end of the last one; the last may be shorter. */
export type TravelDay = {
  readonly index: number;
  readonly begins: Minute;
  readonly minutes: number;
  readonly endsIn: Place;
};

const wholeDay = 24 * 60;

export const travelDayCount = ({ leftAt, returnedAt }: Trip): number => Math.ceil((returnedAt - leftAt) / wholeDay);

export function travelDays(trip: Trip): TravelDay[] {
  const { leftAt, returnedAt, place, dayEndsIn } = trip;
  return Array.from({ length: travelDayCount(trip) }, (_, index) => {
    const begins = (leftAt + index * wholeDay) as Minute;
    return { index, begins, minutes: Math.min(wholeDay, returnedAt - begins), endsIn: dayEndsIn[index] ?? place };
  });
}

/** The day whose amounts hold at a moment of a trip: the wall's own, or that of the year whose decision is asked for. */
export const amountsOf = ({ year }: Trip, at: Minute): Day =>
  year === null ? onFinnishWall(at).day : dayOf(year, 1, 1);

type PerDiem = { kind: 'full' | 'partial'; step: TravelStep };

/** The per diem of one travel day, or null where it brings none. */
export function perDiemOf(
  day: TravelDay,
  days: readonly TravelDay[],
  trip: Trip,
  law: Law,
): PerDiem | null | Refusal<'rule-missing'> {
  const on = amountsOf(trip, day.begins);
  // What is left after whole days abroad is paid by the amount of the last whole one.
  const measure = (day.minutes < wholeDay && days[day.index - 1]) || day;
  const abroad = placeAbroad(measure.endsIn, trip, on, law);
  if (isRefusal(abroad)) return abroad;
  const kind = abroad ? kindAbroad(day, on, law) : kindInFinland(day, on, law);
  if (kind === null || isRefusal(kind)) return kind;
  const amount = abroad
    ? amountAbroad(abroad, amountsOf(trip, measure.begins), law)
    : decidedOn(law, `per_diem.${kind}`, on);
  if (isRefusal(amount)) return amount;
  const halving = ruleOn(law, abroad ? 'per_diem.free_meals.full' : `per_diem.free_meals.${kind}`, on);
  if (isRefusal(halving)) return halving;
  const free = trip.freeMeals[day.index] ?? 0;
  const halves = Number(abroad !== null && kind === 'partial') + Number(free >= halving.value);
  const formula = `${decimal(amount.value)}${' ÷ 2'.repeat(halves)}`;
  return { kind, step: travelStep('per-diem', ratio(amount.value, 1, 2 ** halves), formula, amount, day.index + 1) };
}

/** Whose amount a place has; null for Finland's, also where a trip abroad took less than ten hours. */
function placeAbroad(place: Place, trip: Trip, on: Day, law: Law): Place | null | Refusal<'rule-missing'> {
  if (isFinland(place.country)) return null;
  const least = ruleOn(law, 'per_diem.foreign.hours', on);
  if (isRefusal(least)) return least;
  return trip.returnedAt - trip.leftAt < least.value * 60 ? null : place;
}

/** Over 10 hours is a full day and over 6 a part of one; after a whole travel day over 6 is full and 2 or more a part. */
function kindInFinland(
  { index, minutes }: TravelDay,
  on: Day,
  law: Law,
): PerDiem['kind'] | null | Refusal<'rule-missing'> {
  const remainder = index > 0 && minutes < wholeDay;
  const full = ruleOn(law, remainder ? 'per_diem.remainder.full' : 'per_diem.hours.full', on);
  if (isRefusal(full)) return full;
  if (minutes > full.value * 60) return 'full';
  const partial = ruleOn(law, remainder ? 'per_diem.remainder.partial' : 'per_diem.hours.partial', on);
  if (isRefusal(partial)) return partial;
  const least = partial.value * 60;
  return (remainder ? minutes >= least : minutes > least) ? 'partial' : null;
}

/** Ten hours abroad bring a whole amount; after a whole travel day over 10 hours do, and over 2 hours the half of it. */
function kindAbroad(
  { index, minutes }: TravelDay,
  on: Day,
  law: Law,
): PerDiem['kind'] | null | Refusal<'rule-missing'> {
  if (index === 0 || minutes === wholeDay) return 'full';
  const full = ruleOn(law, 'per_diem.foreign.remainder.full', on);
  if (isRefusal(full)) return full;
  const half = ruleOn(law, 'per_diem.foreign.remainder.half', on);
  if (isRefusal(half)) return half;
  if (minutes > full.value * 60) return 'full';
  return minutes > half.value * 60 ? 'partial' : null;
}

/** The city's own amount where it has one that day, else the country's. */
function amountAbroad(place: Place, on: Day, law: Rules): RuleInForce<Cents> | Refusal<'rule-missing'> {
  const ofCity = perDiemKey(place);
  return decidedOn(law, rowOnDay(law[ofCity]?.rows ?? [], on) ? ofCity : perDiemKey({ ...place, city: null }), on);
}
