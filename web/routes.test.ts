import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

// These two come with the frame, before any page.
const always = ['parts', 'refusals'];

const pages = globSync('**/routes.ts', { cwd: import.meta.dirname }).flatMap((file) =>
  [...source(file).matchAll(/\bpage\(\s*\(\) => import\('(.+?)'\),\s*'(\w+)'([^)]*)\)/g)].map((match) => ({
    name: match[2],
    file: normalize(join(dirname(file), match[1] ?? '')),
    brought: [...(match[3] ?? '').matchAll(/'([\w-]+)'/g)].map(([, area]) => area).sort(),
  })),
);

test('every page brings the texts it says and no others, so that nobody waits for them or loads them in vain', () => {
  assert.ok(pages.length > 30, 'the pages are found');
  assert.deepEqual(
    pages.map(({ name, brought }) => ({ name, brought })),
    pages.map(({ name, file }) => ({
      name,
      brought: [...saidBy(file)].filter((area) => !always.includes(area)).sort(),
    })),
  );
});

/** The areas that a file says, itself or through what it imports. */
function saidBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || file.startsWith('..') || !/\.tsx?$/.test(file)) return new Set();
  seen.add(file);
  const text = source(file);
  const here = [...text.matchAll(/useSay\('([\w-]+)'\)/g)].map(([, area]) => area ?? '');
  const below = [...text.matchAll(/from '(\.[^']+)'/g)].flatMap(([, path]) => [
    ...saidBy(normalize(join(dirname(file), path ?? '')), seen),
  ]);
  return new Set([...here, ...below]);
}

/** The code of a file of the web app, without its comments. */
function source(file: string): string {
  return readFileSync(join(import.meta.dirname, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
