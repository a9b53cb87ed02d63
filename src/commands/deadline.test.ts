import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kevyt } from '../../dev/kevyt.ts';

test('a deadline is one day', async () => {
  const { code, lines } = await kevyt('deadline', 'earnings-report', '2026-06-14');
  assert.equal(code, 0);
  assert.deepEqual(lines, [{ due: '2026-06-22' }]);
  assert.deepEqual((await kevyt('deadline', 'vat-return', '2026-02-01')).lines, [{ due: '2026-04-13' }]);
});

test('a day before the rule began is refused', async () => {
  const { code, lines } = await kevyt('deadline', 'earnings-report', '2018-12-31');
  assert.equal(code, 1);
  assert.deepEqual(lines, [
    { refused: 'rule-missing', message: 'no earnings-report deadline is known for 2018-12-31' },
  ]);
});

test('an unknown kind, a day that is none and too few words are wrong usage', async () => {
  for (const args of [['income-report', '2026-06-14'], ['vat-return', '14.6.2026'], ['vat-return']]) {
    const { code, stderr } = await kevyt('deadline', ...args);
    assert.equal(code, 2);
    assert.match(stderr, /^kevyt: [^\n]+\n$/);
  }
});
