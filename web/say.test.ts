import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contract } from '../src/contract.ts';

const web = import.meta.dirname;
const languages = ['fi', 'sv', 'en'];
const areas = readdirSync(join(web, 'say/fi')).map((file) => file.replace('.json', ''));

/** The texts of one file, by their dotted keys. */
function texts(language: string, area: string): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') flat.set(path, value);
    else for (const [key, inner] of Object.entries(value as object)) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(JSON.parse(readFileSync(join(web, 'say', language, `${area}.json`), 'utf8')), '');
  return flat;
}
const everywhere = <Item>(find: (language: string, area: string, said: Map<string, string>) => Item[]): Item[] =>
  languages.flatMap((language) => areas.flatMap((area) => find(language, area, texts(language, area))));

const sources = readdirSync(web, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

test('every area is there in Finnish, Swedish and English, and registered with its type', () => {
  const registered = [
    ...readFileSync(join(web, 'say/areas.ts'), 'utf8').matchAll(/from '\.\/fi\/([\w-]+)\.json'/g),
  ].map((match) => match[1]);
  for (const language of languages)
    assert.deepEqual(readdirSync(join(web, 'say', language)).sort(), areas.map((area) => `${area}.json`).sort());
  assert.deepEqual(registered.sort(), areas.sort());
});

test('every key is said in all three languages', () => {
  assert.deepEqual(
    everywhere((language, area, said) => {
      const finnish = texts('fi', area);
      return [
        ...[...finnish.keys()].filter((key) => !said.has(key)).map((key) => `${language} lacks ${area}:${key}`),
        ...[...said.keys()].filter((key) => !finnish.has(key)).map((key) => `${language} alone has ${area}:${key}`),
      ];
    }),
    [],
  );
});

test('no text is empty, and all languages fill in the same values', () => {
  const values = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort().join();
  assert.deepEqual(
    everywhere((language, area, said) =>
      [...said]
        .filter(([key, text]) => text.trim() === '' || values(text) !== values(texts('fi', area).get(key) ?? ''))
        .map(([key]) => `${language} ${area}:${key}`),
    ),
    [],
  );
});

test('what is counted is said for one and for many', () => {
  assert.deepEqual(
    everywhere((language, area, said) =>
      [...said.keys()]
        .filter(
          (key) =>
            /_(one|other)$/.test(key) &&
            !said.has(key.replace(/_(one|other)$/, key.endsWith('_one') ? '_other' : '_one')),
        )
        .map((key) => `${language} ${area}:${key}`),
    ),
    [],
  );
});

// A key is used where it stands in quotes, or where a template begins with its path: say(`status.${invoice.status}`).
test('no text is left that nobody says', () => {
  const unused = areas
    .filter((area) => area !== 'refusals')
    .flatMap((area) => {
      const users = sources.filter((text) => text.includes(`useSay('${area}')`) || text.includes(`'${area}'`));
      const literals = new Set(
        users.flatMap((text) => [...text.matchAll(/'([\w.-]+)'/g)].map((match) => match[1] ?? '')),
      );
      const beginnings = users.flatMap((text) =>
        [...text.matchAll(/`([\w.-]*[.-])\$\{/g)].map((match) => match[1] ?? ''),
      );
      return [...texts('fi', area).keys()]
        .map((key) => key.replace(/_(one|other)$/, ''))
        .filter((key) => !literals.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))
        .map((key) => `${area}:${key}`);
    });
  assert.deepEqual([...new Set(unused)], []);
});

test('every refusal of the contract is said, and no other', () => {
  const codes = new Set(refusalCodes(contract));
  const said = [...texts('fi', 'refusals').keys()].filter((key) => !key.includes('.'));
  assert.deepEqual(
    [...codes].filter((code) => !said.includes(code)),
    [],
  );
  assert.deepEqual(
    said.filter((code) => !codes.has(code)),
    [],
  );
});

function refusalCodes(part: object): string[] {
  if ('~orpc' in part) return Object.keys((part['~orpc'] as { errorMap: object }).errorMap);
  return Object.values(part).flatMap(refusalCodes);
}

// Words that machine translation puts into this field, and words that would say who is whose employee.
const wrongWords =
  /\b(yliaika|keikkatyöläi|organisationsnummer|personnummer|kronofogde|ljusföretag|lätt entreprenör|hups|oops|gig worker)/i;

test('no text uses a word that is wrong in this field', () => {
  assert.deepEqual(
    everywhere((language, area, said) =>
      [...said].filter(([, text]) => wrongWords.test(text)).map(([key]) => `${language} ${area}:${key}`),
    ),
    [],
  );
});
