import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finnishMoment, onFinnishWall } from './local-time.ts';
import { isRefusal } from './refusal.ts';

const hoursBetween = (from: string, to: string) => (Number(finnishMoment(to)) - Number(finnishMoment(from))) / 60;
const refused = (text: string) => {
  const moment = finnishMoment(text);
  return isRefusal(moment) ? moment.refused : null;
};

test('a day in spring has 23 hours and one in autumn 25', () => {
  assert.equal(hoursBetween('2026-03-29T00:00', '2026-03-30T00:00'), 23);
  assert.equal(hoursBetween('2026-10-25T00:00', '2026-10-26T00:00'), 25);
  assert.equal(hoursBetween('2026-06-01T00:00', '2026-06-02T00:00'), 24);
});

test('what the clocks skip is no time, and what they show twice needs its offset', () => {
  assert.equal(refused('2026-03-29T02:59'), null);
  for (const skipped of ['2026-03-29T03:00', '2026-03-29T03:59']) assert.equal(refused(skipped), 'time-skipped');
  assert.equal(refused('2026-03-29T04:00'), null);
  for (const twice of ['2026-10-25T03:00', '2026-10-25T03:59']) assert.equal(refused(twice), 'time-twice');
  assert.equal(hoursBetween('2026-10-25T03:30+03:00', '2026-10-25T03:30+02:00'), 1);
  assert.equal(refused('2026-06-01T12:00+02:00'), 'time-unreadable');
});

test('anything else is no time', () => {
  for (const text of [
    '',
    '2026-05-04',
    '2026-05-04T24:00',
    '2026-02-29T10:00',
    '2026-05-04 10:00',
    '2026-05-04T10:00Z',
    '2026-05-04T10:00:30',
    '0001-01-01T00:00',
    '9999-12-31T00:00',
    '4.5.2026 10:00',
  ])
    assert.equal(refused(text), 'time-unreadable', text);
});

test('whole seconds may be written', () => {
  assert.equal(finnishMoment('2026-05-04T07:30:00'), finnishMoment('2026-05-04T07:30'));
});

test('a moment is what the wall shows', () => {
  const moment = finnishMoment('2026-12-31T23:59');
  assert.ok(!isRefusal(moment));
  assert.deepEqual(onFinnishWall(moment), { day: '2026-12-31', minutes: 1439 });
});
