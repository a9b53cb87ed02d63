import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

// Runs the named test files in this process, one after the other. Each is a suite of its own: in one process Node's
// runner would prepare every file before the first test and clear up after the last, with all their databases alive.
const files = process.argv.slice(2).map((path) => resolve(path));

// A module that awaits at its top forgets which suite it is loaded for, so what the files import is loaded before them.
// What cannot be loaded is told by the suite that needs it.
for (const file of files)
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/ from '(\.[^']+)'/g))
    await load(resolve(dirname(file), path)).catch(() => {});

for (const file of files) describe(relative('', file), () => load(file));

function load(path) {
  return import(pathToFileURL(path).href);
}
