import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { finnishLaw } from '../law/rules.ts';
import { rulesPage } from './rules-page.ts';

const page = rulesPage(finnishLaw);

test('docs/rules.md is the list of the tables; kevyt rules --markdown writes it', () => {
  const printed = readFileSync(join(import.meta.dirname, '../../docs/rules.md'), 'utf8');
  assert.equal(printed, page, 'run: node src/cli.ts rules --markdown > docs/rules.md');
});

test('every rule and every figure it has had is on the page, with its name, value, days, status and source', () => {
  for (const [key, { rows }] of Object.entries(finnishLaw))
    assert.equal(page.split(`| \`${key}\` |`).length - 1, rows.length, key);
  for (const line of page.split('\n').filter((one) => one.startsWith('| `')))
    assert.equal(line.split(' | ').length, 8, line);
  assert.match(
    page,
    /\| `eshi\.rate` \| Työnantajan sairausvakuutusmaksu \| Employer’s health[^|]+\| 1,91\u00a0% \| 1\.1\.2026 \| 31\.12\.2026 \| säädetty · enacted \|/,
  );
});

test('every section has its title', () => {
  for (const title of page.match(/^## .*$/gm) ?? []) assert.match(title, / · /);
});
