import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Compares what was written with the file that was looked through by a person, byte for byte. `GOLDEN=write npm test`
 * writes the files anew; the difference is then read in the version control before it is committed.
 */
export function golden(path: string, written: string | Uint8Array): void {
  const bytes = Buffer.from(written);
  if (process.env.GOLDEN === 'write') writeFileSync(path, bytes);
  const expected = readFileSync(path);
  if (!bytes.equals(expected)) assert.equal(bytes.toString('utf8'), expected.toString('utf8'), path);
  assert.ok(bytes.equals(expected), `${path} differs in its bytes`);
}
