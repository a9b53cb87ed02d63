import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counts } from './test-report.mjs';

const summary = 'ℹ tests 9\nℹ suites 0\nℹ pass 4\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 1\n';

test('the sums of a step are those of its test runner', () => {
  assert.deepEqual(counts({ code: 1, output: summary }), { pass: 4, fail: 2, skip: 3 });
});

test('a step that breaks before any test fails is one failure', () => {
  assert.deepEqual(counts({ code: 1, output: 'src/a.ts(1,1): error TS2322' }), { pass: 0, fail: 1, skip: 0 });
});

test('a step that cannot run here is skipped, not passed', () => {
  assert.deepEqual(counts({ skipped: 'no server programs' }), { pass: 0, fail: 0, skip: 1 });
});
