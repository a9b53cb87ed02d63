import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kevytReading } from '../../dev/kevyt.ts';

const debt = { principalCents: 100_000, dueOn: '2024-12-01', paidOn: '2025-01-31', debtor: 'business' };
const interest = (asked: unknown) => kevytReading(JSON.stringify(asked), 'interest', '-');

test('a late payment is interest by half-years', async () => {
  const { code, stdout } = await interest(debt);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), {
    interestCents: 2_004,
    periods: [
      { from: '2024-12-02', to: '2024-12-31', days: 30, rateBp: 1250, cents: 1_027 },
      { from: '2025-01-01', to: '2025-01-31', days: 31, rateBp: 1150, cents: 977 },
    ],
  });
});

test('a half-year whose rate is not known is refused by name', async () => {
  const { code, stdout } = await interest([debt, { ...debt, paidOn: '2026-08-01' }]);
  assert.equal(code, 1);
  assert.deepEqual(JSON.parse(stdout)[1], {
    refused: 'rate-missing',
    message: 'The rate of late interest from 2026-07-01 to 2026-12-31 is not known.',
    halfYear: '2026-H2',
    from: '2026-07-01',
    to: '2026-12-31',
  });
});

test('a wrong field is named with exit code 2', async () => {
  const { code, stderr } = await interest({ ...debt, debtor: 'state', days: 3 });
  assert.equal(code, 2);
  for (const named of ['debtor', 'days']) assert.ok(stderr.includes(named), stderr);
});
