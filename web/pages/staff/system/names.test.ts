import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../../../..');

test('every job of the service, and no other, has a name that staff understand', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const declared = sources.flatMap((file) =>
    [...readFileSync(join(root, 'src', file), 'utf8').matchAll(/= job(?:<[^(]*>)?\(\s*'([\w-]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  const { name } = JSON.parse(readFileSync(join(root, 'web/say/fi/staff-system.json'), 'utf8')) as { name: object };
  assert.ok(declared.includes('send-letter'), 'the jobs were found');
  assert.deepEqual(Object.keys(name).sort(), declared.sort());
});
