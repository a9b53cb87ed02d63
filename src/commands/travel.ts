import { parseArgs } from 'node:util';
import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import { finnishMoment, onFinnishWall } from '../basics/local-time.ts';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { type Drive, vehicles } from '../law/kilometres.ts';
import { ownRow, withOwnRows } from '../law/own-rows.ts';
import { finnishLaw, type Law } from '../law/rules.ts';
import { type Trip, type TripAllowance, tripAllowance } from '../law/trip.ts';
import { type Command, expectArguments, readJson, WrongUsage, writeJson } from './command.ts';
import { oneOrMany } from './one-or-many.ts';

const usage = 'travel [--own-rows FILE] FILE';

export const travel: Command = {
  summary: `What may be paid tax-free for a business trip: per diems, meals, nights and kilometres, each step explained.
The payment must be wages, and the travel agreed with the customer beforehand; that is not tested here.
--own-rows: figures that the operator has entered itself, for countries the release does not know the amount of and for
years it came before; FILE as the service answers at /api/rules/own: { "items": [{ "key", "since", "value", "source" }] }
FILE: one trip or an array of them.
  leftAt, returnedAt      Finnish wall clock, 2026-05-04T07:30; an hour that autumn has twice needs its offset, …T03:30+02:00,
                          and one that spring leaves out is refused
  country, city           where the travel days end: an ISO code (FI if left out) and a city that has an amount of its own
  dayEndsIn               [{ "country", "city" }] where single travel days end, if elsewhere
  freeMeals, mealsOut     for each travel day: free meals (two halve a full or foreign per diem, one a partial), and meals
                          eaten out, of which two at most are paid where the day brings no per diem
  nightsWithoutLodging    for each travel day true or false; "nightCents" is then added to the answer
  fromHomeKm, fromRegularPlaceKm, startedFrom ("home" or "regular-place")
                          the 15 and 5 km test; without startedFrom the farther counts as the start, without both no test
  kilometres, vehicle, passengers, trailer, caravan, heavyLoad, largeItems, dog, forestRoadKilometres
                          one drive on the day of leaving; vehicle is one of ${vehicles.join(' ')}
  drives                  [{ "on": DAY, "kilometres", … }] drives on other days
  year                    use the decision of this year instead of each day's own
A travel day's amounts are those of the Finnish day on which it begins, a drive's those of its own day.`,
  usage,
  async run(args) {
    const { file, ownRows } = options(args);
    const law = ownRows === undefined ? finnishLaw : withOwnRows(finnishLaw, await readJson(ownRows, entered));
    const asked = await readJson(file, oneOrMany(trip));
    const answers = asked.all.map((one) => answerOf(one, law));
    await writeJson(asked.many ? answers : answers[0]);
    return answers.some((answer) => 'refused' in answer) ? 1 : 0;
  },
};

function options(args: string[]): { file: string; ownRows?: string } {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({ args, options: { 'own-rows': text }, allowPositionals: true });
    expectArguments(positionals, 1, 1, usage);
    const ownRows = values['own-rows'];
    return { file: positionals[0] ?? '', ...(ownRows !== undefined && { ownRows }) };
  } catch (error) {
    if (error instanceof WrongUsage) throw error;
    throw new WrongUsage(`usage: kevyt ${usage} (${error instanceof Error ? error.message : error})`);
  }
}

type Answer = TripAllowance | { refused: string; message: string };

function answerOf(asked: Asked, law: Law): Answer {
  const made = isRefusal(asked) ? asked : tripAllowance(asked, law);
  return isRefusal(made) ? { refused: made.refused, message: messageOf(made), ...made.data } : made;
}

function messageOf({ refused, data }: Refusal): string {
  return refused === 'rule-missing'
    ? `Nobody has decided ${data?.rule} for ${data?.on} yet.`
    : (messages[refused] ?? refused);
}

const messages: Record<string, string> = {
  'time-unreadable': 'The time is not one of a Finnish clock.',
  'time-skipped': 'The clocks were moved forward over that time: it never was.',
  'time-twice': 'The clocks were moved back over that time: tell which by its offset, +03:00 or +02:00.',
  'returned-before-leaving': 'The trip ends before it begins.',
  'trip-too-long': 'A business trip does not last over three years.',
  'more-days-than-travelled': 'More travel days are told of than the trip had.',
  'addition-needs-car': 'Only a car is paid more for what it tows or carries.',
  'tows-one-thing': 'A car tows a trailer, a caravan or a heavy load, one at a time.',
  'forest-road-exceeds-drive': 'There are more kilometres of forest road than were driven.',
};

const entered = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          key: z.string(),
          since: zDay,
          value: z.union([z.int(), z.boolean(), z.string()]),
          source: z.string(),
        })
        .refine((row) => !isRefusal(ownRow(finnishLaw, row)), 'not a figure that may be entered'),
    ),
  })
  .transform(({ items }) => items);

const distance = z.number().min(0).max(50_000);
const kilometres = z.int().min(0).max(100_000);
const meals = z.int().min(0).max(10);
const perDay = <T extends z.ZodType>(value: T) => z.array(value).max(1_100);

const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters, as FI');
const city = z.string().max(80).nullable().default(null);
const driven = {
  vehicle: z.enum(vehicles).default('car'),
  passengers: z.int().min(0).max(60).default(0),
  trailer: z.boolean().default(false),
  caravan: z.boolean().default(false),
  heavyLoad: z.boolean().default(false),
  largeItems: z.boolean().default(false),
  dog: z.boolean().default(false),
  forestRoadKilometres: kilometres.default(0),
};

const trip = z
  .strictObject({
    year: z.int().min(2000).max(2100).nullable().default(null),
    leftAt: z.string(),
    returnedAt: z.string(),
    country: country.default('FI'),
    city,
    dayEndsIn: perDay(z.strictObject({ country, city })).default([]),
    freeMeals: perDay(meals).default([]),
    mealsOut: perDay(meals).default([]),
    nightsWithoutLodging: perDay(z.boolean()).default([]),
    fromHomeKm: distance.nullable().default(null),
    fromRegularPlaceKm: distance.nullable().default(null),
    startedFrom: z.enum(['home', 'regular-place']).nullable().default(null),
    kilometres: kilometres.default(0),
    ...driven,
    drives: z
      .array(z.strictObject({ on: zDay, kilometres, ...driven }))
      .max(10_000)
      .default([]),
  })
  .transform((asked): Trip | Refusal => {
    const { leftAt, returnedAt, country, city, kilometres, drives, ...rest } = asked;
    const left = finnishMoment(leftAt);
    if (isRefusal(left)) return { ...left, data: { field: 'leftAt' } };
    const returned = finnishMoment(returnedAt);
    if (isRefusal(returned)) return { ...returned, data: { field: 'returnedAt' } };
    const whole: Drive = { ...rest, on: onFinnishWall(left).day, kilometres };
    const told = kilometres > 0 || rest.forestRoadKilometres > 0;
    return {
      ...rest,
      leftAt: left,
      returnedAt: returned,
      place: { country, city },
      drives: told ? [whole, ...drives] : drives,
    };
  });

type Asked = z.output<typeof trip>;
