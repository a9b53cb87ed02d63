import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from '../basics/day.ts';
import { type Said, saidOn, seenText, textVersions } from './declaration.ts';

const said = (value: string, since: string, minute: number): Said<string> => ({
  value,
  since: day(since),
  givenAt: new Date(Date.UTC(2026, 0, 1, 12, minute)),
});

test('what was said last holds from its day on, and before that what was said earlier', () => {
  const history = [said('unknown', '2026-01-01', 0), said('insured', '2026-03-01', 1)];
  assert.equal(saidOn(history, day('2025-12-31')), null);
  assert.equal(saidOn(history, day('2026-02-28')), 'unknown');
  assert.equal(saidOn(history, day('2026-03-01')), 'insured');
});

test('a later word about an earlier day replaces all that was said of the days after it', () => {
  const history = [said('insured', '2026-03-01', 0), said('not-obliged', '2026-02-01', 1)];
  assert.equal(saidOn(history, day('2026-03-15')), 'not-obliged');
});

test('the order of the rows does not matter, and something always holds once anything has begun', () => {
  const one = fc.record({
    value: fc.constantFrom('insured', 'not-obliged', 'unknown'),
    since: fc.integer({ min: 0, max: 400 }).map((days) => addDays(day('2026-01-01'), days)),
    givenAt: fc.date({ min: new Date(0), max: new Date(2e12), noInvalidDate: true }),
  });
  const histories = fc.uniqueArray(one, { minLength: 1, selector: ({ givenAt }) => givenAt.getTime() });
  fc.assert(
    fc.property(histories, fc.integer({ min: 0, max: 500 }), (history, days) => {
      const on = addDays(day('2026-01-01'), days);
      const value = saidOn(history, on);
      assert.equal(saidOn(history.toReversed(), on), value);
      assert.equal(
        value === null,
        history.every(({ since }) => since > on),
      );
    }),
  );
});

test('only the text in force can be agreed to', () => {
  assert.equal(seenText('terms', textVersions.terms), null);
  assert.equal(seenText('yel', '2001-1')?.refused, 'text-outdated');
});
