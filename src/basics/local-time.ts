import { type Day, isDay } from './day.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A moment as whole minutes since 1970 in UTC: what lies between two of them is real time, also over a change of clocks. */
export type Minute = number & { readonly __minute: true };

const finnishClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** What a clock on a Finnish wall shows: its day, and the minutes since its midnight. */
export function onFinnishWall(moment: Minute): { day: Day; minutes: number } {
  const [day = '', time = ''] = finnishClock.format(moment * 60_000).split(' ');
  return { day: day as Day, minutes: minutesOf(time) };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * The moment of a Finnish wall-clock time `2026-05-04T07:30`, of the years 1970 to 2199. Refuses `time-unreadable`; `time-skipped`, the hour that the
 * spring leaves out; and `time-twice`, the hour that the autumn has twice and that is told apart by its offset from UTC,
 * `2026-10-25T03:30+02:00`.
 */
export function finnishMoment(text: string): Minute | Refusal<'time-unreadable' | 'time-skipped' | 'time-twice'> {
  const match = /^((?:19[7-9]|20\d|21\d)\d-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(?::00)?([+]0[23]:00)?$/.exec(text);
  const [, day = '', time = '', offset] = match ?? [];
  if (!isDay(day)) return refuse('time-unreadable');
  const asUtc = Date.parse(`${day}T${time}Z`) / 60_000;
  const moments = offsets
    .filter((hours) => offset === undefined || Number(offset.slice(1, 3)) === hours)
    .map((hours) => (asUtc - hours * 60) as Minute)
    .filter((moment) => {
      const shown = onFinnishWall(moment);
      return shown.day === day && shown.minutes === minutesOf(time);
    });
  const [first, ...others] = moments;
  if (first === undefined) return refuse(offset === undefined ? 'time-skipped' : 'time-unreadable');
  return others.length > 0 ? refuse('time-twice') : first;
}

// Eastern European summer and winter time.
const offsets = [3, 2];
