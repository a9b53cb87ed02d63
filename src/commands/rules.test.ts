import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kevyt } from '../../dev/kevyt.ts';

test('the rules of a day are a list with value, unit, validity, status and source', async () => {
  const { code, stdout } = await kevyt('rules', '--on', '2025-12-31', '--key', 'km.car');
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), [
    {
      key: 'km.car',
      value: 59,
      unit: 'cents-per-kilometre',
      since: '2025-01-01',
      until: '2025-12-31',
      status: 'enacted',
      source: 'Tax Administration decision on tax-free travel reimbursements for 2025',
    },
  ]);
});

test('a key is a prefix, and without one every rule is listed', async () => {
  const keysOf = (stdout: string) => JSON.parse(stdout).map(({ key }: { key: string }) => key);
  const some = keysOf((await kevyt('rules', '--key', 'per_diem')).stdout);
  assert.deepEqual(some.slice(0, 4), ['per_diem.full', 'per_diem.partial', 'per_diem.meal', 'per_diem.night']);
  const all = keysOf((await kevyt('rules')).stdout);
  assert.ok(all.includes('vat.standard') && all.includes('dac7.deadline'));
});

test('a day that is none, and an option that is none, are wrong usage', async () => {
  for (const args of [['--on', '2026-02-30'], ['--when', '2026-02-28'], ['vat']]) {
    const { code, stdout, stderr } = await kevyt('rules', ...args);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^kevyt: [^\n]+\n$/);
  }
});
