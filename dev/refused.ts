import assert from 'node:assert/strict';

/** For `assert.rejects`: the service said no with this code. */
export const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected);
  return true;
};
