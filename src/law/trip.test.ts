import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../basics/day.ts';
import { finnishMoment, type Minute } from '../basics/local-time.ts';
import { sum } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import type { Drive } from './kilometres.ts';
import { withOwnRows } from './own-rows.ts';
import { finnishLaw } from './rules.ts';
import { type Trip, type TripAllowance, tripAllowance } from './trip.ts';

const at = (text: string): Minute => {
  const moment = finnishMoment(text);
  assert.ok(!isRefusal(moment), text);
  return moment;
};
const left = at('2026-05-04T07:00');
const stayed = (hours: number, minutes = 0) => ({ returnedAt: (left + hours * 60 + minutes) as Minute });
const plain: Trip = {
  leftAt: left,
  returnedAt: left,
  place: { country: 'FI', city: null },
  dayEndsIn: [],
  freeMeals: [],
  mealsOut: [],
  nightsWithoutLodging: [],
  fromHomeKm: null,
  fromRegularPlaceKm: null,
  startedFrom: null,
  drives: [],
  year: null,
};
const drive: Drive = {
  on: day('2026-05-04'),
  vehicle: 'car',
  kilometres: 180,
  passengers: 0,
  trailer: false,
  caravan: false,
  heavyLoad: false,
  largeItems: false,
  dog: false,
  forestRoadKilometres: 0,
};

function paid(changes: Partial<Trip>): TripAllowance {
  const made = tripAllowance({ ...plain, ...changes });
  assert.ok(!isRefusal(made), JSON.stringify(made));
  return made;
}
const perDiem = (changes: Partial<Trip>) => paid(changes).perDiemCents;
const refused = (changes: Partial<Trip>) => {
  const made = tripAllowance({ ...plain, ...stayed(12), ...changes });
  return isRefusal(made) ? [made.refused, made.data?.rule] : null;
};
const abroad = (country: string, city: string | null = null) => ({ place: { country, city } });

test('over six hours bring a partial and over ten a full per diem', () => {
  assert.equal(perDiem(stayed(6)), 0);
  assert.equal(perDiem(stayed(6, 1)), 25_00);
  assert.equal(perDiem(stayed(7)), 25_00);
  assert.equal(perDiem(stayed(10)), 25_00);
  assert.equal(perDiem(stayed(10, 1)), 54_00);
  assert.equal(perDiem(stayed(24)), 54_00);
});

test('after whole travel days two hours bring a partial and over six a full per diem', () => {
  assert.equal(perDiem(stayed(25)), 54_00);
  assert.equal(perDiem(stayed(25, 59)), 54_00);
  assert.equal(perDiem(stayed(26)), 79_00);
  assert.equal(perDiem(stayed(26, 30)), 79_00);
  assert.equal(perDiem(stayed(30)), 79_00);
  assert.equal(perDiem(stayed(30, 1)), 108_00);
  assert.equal(perDiem(stayed(31)), 108_00);
  assert.deepEqual(paid(stayed(26, 30)).days, [
    { kind: 'full', cents: 54_00, hours: 24 },
    { kind: 'partial', cents: 25_00, hours: 2.5 },
  ]);
  assert.deepEqual(paid(stayed(25, 20)).days[1], { kind: 'none', cents: 0, hours: 1.33 });
});

test('two free meals halve a full per diem and one a partial', () => {
  assert.equal(perDiem({ ...stayed(12), freeMeals: [1] }), 54_00);
  assert.equal(perDiem({ ...stayed(12), freeMeals: [2] }), 27_00);
  assert.equal(perDiem({ ...stayed(7), freeMeals: [1] }), 12_50);
  assert.equal(perDiem({ ...stayed(26, 30), freeMeals: [2, 1] }), 27_00 + 12_50);
});

test('meals eaten out are paid where the day brings no per diem, two at most', () => {
  assert.equal(paid({ ...stayed(5), mealsOut: [1] }).mealCents, 13_50);
  assert.equal(paid({ ...stayed(5), mealsOut: [2] }).mealCents, 27_00);
  assert.equal(paid({ ...stayed(5), mealsOut: [3] }).mealCents, 27_00);
  assert.equal(paid({ ...stayed(7), mealsOut: [2] }).mealCents, 0);
  assert.deepEqual(paid({ ...stayed(25), mealsOut: [2, 1] }).totalCents, 54_00 + 13_50);
});

test('the place of work is over 15 km from where the trip began and over 5 km from home and workplace', () => {
  const far = (fromHomeKm: number | null, fromRegularPlaceKm: number | null, startedFrom: Trip['startedFrom'] = null) =>
    perDiem({ ...stayed(12), fromHomeKm, fromRegularPlaceKm, startedFrom });
  assert.equal(far(90, 85), 54_00);
  assert.equal(far(16, 4), 0);
  assert.equal(far(16, 5), 0);
  assert.equal(far(16, 5.1), 54_00);
  assert.equal(far(15, 15), 0);
  assert.equal(far(15.1, null), 54_00);
  assert.equal(far(10, 20, 'home'), 0);
  assert.equal(far(10, 20, 'regular-place'), 54_00);
  const step = paid({ ...stayed(12), fromHomeKm: 16, fromRegularPlaceKm: 4 }).steps[0];
  assert.deepEqual([step?.rule, step?.formula], ['per_diem.distance.both', '4 km ≤ 5 km']);
});

test('a trip too near for a per diem still brings meals and kilometres', () => {
  const made = paid({ ...stayed(12), fromHomeKm: 12, fromRegularPlaceKm: 12, mealsOut: [1], drives: [drive] });
  assert.deepEqual([made.perDiemCents, made.mealCents, made.kilometreCents], [0, 13_50, 99_00]);
});

test('a car is paid by the kilometre, with passengers and what it tows or carries', () => {
  const driven = (changes: Partial<Drive>) => paid({ ...stayed(5), drives: [{ ...drive, ...changes }] }).kilometreCents;
  assert.equal(driven({}), 99_00);
  assert.equal(driven({ passengers: 1, trailer: true }), 122_40);
  assert.equal(driven({ passengers: 3, largeItems: true }), 180 * (55 + 12 + 4));
  const in2025 = { on: day('2025-05-05') };
  assert.equal(driven({ ...in2025, passengers: 1, trailer: true }), 131_40);
  assert.equal(driven({ ...in2025, caravan: true, dog: true }), 180 * (59 + 15 + 4));
  assert.equal(driven({ ...in2025, heavyLoad: true, forestRoadKilometres: 20 }), 180 * (59 + 30) + 20 * 13);
  assert.equal(driven({ ...in2025, vehicle: 'motorcycle', passengers: 1 }), 180 * (45 + 4));
  assert.equal(driven({ vehicle: 'motorcycle' }), 180 * 42);
});

test('additions that cannot be, and those nobody has told the amount of, are refused', () => {
  const driven = (changes: Partial<Drive>) => refused({ drives: [{ ...drive, ...changes }] });
  assert.deepEqual(driven({ trailer: true, caravan: true }), ['tows-one-thing', undefined]);
  assert.deepEqual(driven({ vehicle: 'moped', dog: true }), ['addition-needs-car', undefined]);
  assert.deepEqual(driven({ forestRoadKilometres: 181 }), ['forest-road-exceeds-drive', undefined]);
  assert.deepEqual(driven({ dog: true }), ['rule-missing', 'km.dog']);
  assert.deepEqual(driven({ on: day('2027-01-01') }), ['rule-missing', 'km.car']);
});

test('a trip abroad of ten hours brings the country’s amount, a shorter one goes by Finland’s', () => {
  assert.equal(perDiem({ ...stayed(9, 59), ...abroad('SE') }), 25_00);
  assert.equal(perDiem({ ...stayed(10), ...abroad('SE') }), 70_00);
  assert.equal(perDiem({ ...stayed(12), ...abroad('AX') }), 54_00);
});

test('after whole travel days abroad over two hours bring half and over ten the whole of the last one’s amount', () => {
  assert.equal(perDiem({ ...stayed(26), ...abroad('EE') }), 82_00);
  assert.equal(perDiem({ ...stayed(26, 1), ...abroad('EE') }), 82_00 + 41_00);
  assert.equal(perDiem({ ...stayed(34), ...abroad('EE') }), 82_00 + 41_00);
  assert.equal(perDiem({ ...stayed(34, 1), ...abroad('EE') }), 164_00);
  const through = { ...abroad('EE'), dayEndsIn: [{ country: 'LV', city: null }] };
  assert.equal(perDiem({ ...stayed(48 + 3), ...through }), 76_00 + 82_00 + 41_00);
});

test('two free meals halve a per diem abroad, the half one too', () => {
  assert.equal(perDiem({ ...stayed(27), ...abroad('DE'), freeMeals: [2, 1] }), 39_00 + 39_00);
  assert.equal(perDiem({ ...stayed(27), ...abroad('DE'), freeMeals: [1, 2] }), 78_00 + 19_50);
});

test('a travel day that ends in Finland goes by Finland’s rules', () => {
  const home = { ...abroad('NO'), dayEndsIn: [abroad('NO').place, plain.place] };
  assert.equal(perDiem({ ...stayed(48), ...home }), 72_00 + 54_00);
  assert.equal(perDiem({ ...stayed(48 + 2), ...home }), 72_00 + 54_00 + 25_00);
});

test('some cities have an amount of their own, and a country whose amount is not known is refused', () => {
  for (const [city, amount] of [
    ['London', 89_00],
    ['Lontoo', 89_00],
    ['Edinburgh', 89_00],
    ['Leeds', 84_00],
  ] as const)
    assert.equal(perDiem({ ...stayed(12), ...abroad('GB', city) }), amount, city);
  assert.equal(perDiem({ ...stayed(12), ...abroad('US', 'New York') }), 93_00);
  assert.equal(perDiem({ ...stayed(12), ...abroad('US', 'Washington D.C.') }), 93_00);
  assert.equal(perDiem({ ...stayed(12), ...abroad('RU', 'St. Petersburg') }), 100_00);
  assert.equal(perDiem({ ...stayed(12), ...abroad('RU', 'Moskova') }), 108_00);
  assert.equal(perDiem({ ...stayed(12), ...abroad('CN', 'Hong Kong') }), 79_00);
  assert.equal(perDiem({ ...stayed(12), ...abroad('HK') }), 79_00);
  assert.equal(perDiem({ ...stayed(12), ...abroad('CN', 'Shanghai') }), 69_00);
  assert.deepEqual(refused(abroad('ES')), ['rule-missing', 'per_diem.abroad.ES']);
});

test('a country and a city that the operator has entered an amount for are paid by it, in the year it was decided for', () => {
  const entered = (key: string, since: string, value: number) => ({
    key: `per_diem.abroad.${key}`,
    since: day(since),
    value,
    source: 'Päätös 999/2026 (keksitty)',
  });
  const law = withOwnRows(finnishLaw, [
    entered('ES', '2026-01-01', 74_00),
    entered('ES.las_palmas', '2026-07-01', 80_00),
  ]);
  const paidIn = (country: string, city: string | null, month: string) => {
    const stay = { leftAt: at(`${month}-02T08:00`), returnedAt: at(`${month}-02T20:00`), ...abroad(country, city) };
    const found = tripAllowance({ ...plain, ...stay }, law);
    return isRefusal(found) ? [found.refused, found.data?.rule] : found.perDiemCents;
  };
  assert.equal(paidIn('ES', null, '2026-03'), 74_00);
  assert.equal(paidIn('ES', 'Las Palmas', '2026-08'), 80_00);
  assert.equal(paidIn('ES', 'Las Palmas', '2026-03'), 74_00, 'before the city had an amount of its own');
  assert.deepEqual(paidIn('ES', null, '2027-02'), ['rule-missing', 'per_diem.abroad.ES']);
  assert.deepEqual(paidIn('PT', null, '2026-03'), ['rule-missing', 'per_diem.abroad.PT']);
});

test('over the new year each travel day has the amount of the day on which it begins', () => {
  const over = { leftAt: at('2025-12-31T20:00'), returnedAt: at('2026-01-02T08:00') };
  assert.deepEqual(
    paid(over).days.map(({ cents }) => cents),
    [53_00, 54_00],
  );
  assert.equal(perDiem({ ...over, year: 2025 }), 106_00);
  const into2027 = { leftAt: at('2026-12-31T08:00'), returnedAt: at('2027-01-01T20:00') };
  assert.deepEqual(refused(into2027), ['rule-missing', 'per_diem.full']);
});

test('a night when the clocks change has its real hours', () => {
  const spring = { leftAt: at('2026-03-28T20:00'), returnedAt: at('2026-03-29T06:30') };
  assert.deepEqual(paid(spring).days, [{ kind: 'partial', cents: 25_00, hours: 9.5 }]);
  const autumn = { leftAt: at('2026-10-24T20:30'), returnedAt: at('2026-10-25T06:00') };
  assert.deepEqual(paid(autumn).days, [{ kind: 'full', cents: 54_00, hours: 10.5 }]);
});

test('a night without lodging is paid where four hours of it are travelled on a day with a per diem', () => {
  const night = (from: string, to: string) =>
    paid({ leftAt: at(from), returnedAt: at(to), nightsWithoutLodging: [true] }).nightCents;
  assert.equal(night('2026-05-04T18:00', '2026-05-05T01:00'), 16_00);
  assert.equal(night('2026-05-04T17:59', '2026-05-05T00:59'), 0);
  assert.equal(night('2026-05-04T21:00', '2026-05-05T02:00'), 0);
  // The spring night of 21–07 is an hour shorter: from three to six there are only two hours.
  assert.equal(night('2026-03-29T02:00', '2026-03-29T12:00'), 16_00);
  assert.equal(night('2026-03-29T02:01', '2026-03-29T12:00'), 0);
  assert.equal('nightCents' in paid(stayed(12)), false);
});

test('a trip backwards, too long, or told of more days than it had is refused', () => {
  assert.deepEqual(refused({ returnedAt: left }), ['returned-before-leaving', undefined]);
  assert.deepEqual(refused(stayed(24 * 366 * 4)), ['trip-too-long', undefined]);
  assert.deepEqual(refused({ freeMeals: [0, 1] }), ['more-days-than-travelled', undefined]);
  assert.equal(refused({ freeMeals: [1, 0] }), null);
});

test('whatever the trip, its parts add up, its days fill it, and a longer one of the same days brings no less', () => {
  const lists = { maxLength: 3 };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 350 * 1440 }),
      fc.integer({ min: 1, max: 6 * 1440 }),
      fc.constantFrom('FI', 'SE', 'US'),
      fc.array(fc.nat(3), lists),
      fc.integer({ min: 0, max: 120 }),
      (after, minutes, country, meals, more) => {
        const leftAt = (at('2026-01-01T00:00') + after) as Minute;
        const trip = { ...plain, leftAt, place: { country, city: null }, freeMeals: meals };
        const made = tripAllowance({ ...trip, returnedAt: (leftAt + minutes) as Minute });
        if (isRefusal(made)) return;
        assert.equal(made.totalCents, sum(made.steps.map(({ cents }) => cents)));
        assert.equal(made.perDiemCents, sum(made.days.map(({ cents }) => cents)));
        assert.equal(made.days.length, Math.ceil(minutes / 1440));
        const longer = tripAllowance({ ...trip, freeMeals: [], returnedAt: (leftAt + minutes + more) as Minute });
        const same = tripAllowance({ ...trip, freeMeals: [], returnedAt: (leftAt + minutes) as Minute });
        if (!isRefusal(longer) && !isRefusal(same)) assert.ok(longer.totalCents >= same.totalCents);
      },
    ),
    { numRuns: 500 },
  );
});
