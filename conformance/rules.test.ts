import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { exampleFile, exampleNames } from '../dev/invoices.ts';
import { validateUbl } from '../src/formats/rules/validate.ts';
import { compared } from './compared.ts';
import { fixtures, withFixtures } from './fixtures.ts';
import { baseOf, mutant, withEveryUnwanted } from './mutants.ts';
import { type Official, official, oracle, type StyleSheet } from './saxon.ts';
import { unitTests } from './unit-assertions.ts';
import { unwantedPaths } from './unwanted-paths.ts';

/** How many spoilt documents are compared, and from which seed on; `MUTANT=17` shows the one of that seed and both verdicts. */
const wanted = Number(process.env.MUTANTS ?? (oracle === 'Saxon-HE' ? 200 : 20));
const firstSeed = Number(process.env.MUTANTS_FROM ?? 1);
const shown = process.env.MUTANT;

type Judged = { name: string; document: string; changes?: string[] };
type Difference = { name: string; difference: string; changes: string[] };

const bytes = (document: string): Uint8Array => new TextEncoder().encode(document);
const isOfEn16931 = (rule: string): boolean => /^(BR|UBL)-/.test(rule);
const styleSheets: readonly StyleSheet[] = ['CEN-EN16931-UBL', 'PEPPOL-EN16931-UBL'];

/** Our findings as the oracle words its own: rule and flag, as often as they were found. */
function ourVerdict(document: string): Record<StyleSheet, string[]> {
  const said = validateUbl(bytes(document)).findings;
  const of = (belongs: (rule: string) => boolean): string[] =>
    said
      .filter(({ rule }) => belongs(rule) || rule === 'not-well-formed')
      .map(({ rule, severity }) => `${rule} ${severity}`)
      .sort();
  return { 'CEN-EN16931-UBL': of(isOfEn16931), 'PEPPOL-EN16931-UBL': of((rule) => !isOfEn16931(rule)) };
}

const counted = (verdict: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const rule of verdict) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
};

/** What the two verdicts disagree about; where the official rules gave up, ours must not let the document pass. */
function differences(ours: readonly string[], theirs: Official): string[] {
  if ('stopped' in theirs)
    return ours.some((rule) => rule.endsWith(' fatal'))
      ? []
      : [`official stopped (${theirs.stopped}), ours let it pass`];
  const [mine, official] = [counted(ours), counted(theirs.failed)];
  return [...new Set([...mine.keys(), ...official.keys()])]
    .filter((rule) => mine.get(rule) !== official.get(rule))
    .map((rule) => `${rule}: ours ${mine.get(rule) ?? 0}, official ${official.get(rule) ?? 0}`);
}

/** Compares document by document and rule by rule; fails with everything needed to repair a difference. */
async function compare(t: TestContext, documents: readonly Judged[]): Promise<void> {
  const found: Difference[] = [];
  const spoke = new Set<string>();
  let stopped = 0;
  const texts = documents.map(({ document }) => document);
  const verdicts = await Promise.all(styleSheets.map((sheet) => official(sheet, texts)));
  for (const [at, { name, document, changes = [] }] of documents.entries()) {
    const ours = ourVerdict(document);
    for (const [which, sheet] of styleSheets.entries()) {
      const theirs = verdicts[which]?.[at] ?? { stopped: 'it never came' };
      if ('stopped' in theirs) stopped++;
      else for (const rule of theirs.failed) spoke.add(rule.split(' ')[0] ?? '');
      for (const difference of differences(ours[sheet], theirs)) found.push({ name, difference, changes });
    }
  }
  const silent = ruleIds().filter((rule) => !spoke.has(rule));
  t.diagnostic(
    `${oracle}: ${documents.length} documents, ${spoke.size} rules spoke and ${silent.length} did not, ${stopped} verdicts stopped, ${found.length} differences`,
  );
  if (process.env.MUTANTS) t.diagnostic(`silent: ${silent.join(' ')}`);
  assert.ok(found.length === 0, told(found));
  compared('rules of EN 16931 and Peppol', `official Schematron in ${oracle}`, documents.length);
}

const ruleIds = (): string[] =>
  styleSheets.flatMap((sheet) =>
    [...fixtures.text(`einvoice/peppol-2026.5/xslt/${sheet}.xslt`).matchAll(/name="id">([^<]+)</g)].map(
      ([, rule = '']) => rule,
    ),
  );

function told(found: readonly Difference[]): string {
  const rules = new Map<string, Difference[]>();
  for (const one of found) {
    const rule = one.difference.split(/[ :(]/)[0] ?? '';
    rules.set(rule, [...(rules.get(rule) ?? []), one]);
  }
  return [...rules.values()]
    .sort((one, other) => other.length - one.length)
    .map((group) =>
      [
        `${group.length} documents differ by`,
        ...group
          .slice(0, 3)
          .map(({ name, difference, changes }) => `  ${difference} in ${name}: ${changes.join('; ')}`),
      ].join('\n'),
    )
    .join('\n');
}

const assertions = withFixtures.skip ? [] : unitTests();
const examples = (): Judged[] =>
  [
    ...fixtures.under('einvoice/en16931-1.3.16/ubl-examples', /\.xml$/i),
    ...fixtures.under('einvoice/peppol-2026.5/billing', /\.xml$/i),
  ].map((name) => ({ name, document: fixtures.text(name) }));
const ownExamples = (): Judged[] =>
  exampleNames()
    .map((name) => exampleFile(name, 'peppol'))
    .filter((file) => existsSync(file))
    .map((name) => ({ name, document: readFileSync(name, 'utf8') }));

test('every published unit assertion is answered as its publisher expects', withFixtures, (t) => {
  let checked = 0;
  const wrong = assertions.flatMap(({ name, document, expected }) => {
    const { findings } = validateUbl(bytes(document));
    return expected.flatMap(({ rule, says, times }) => {
      checked++;
      const severity = says === 'warning' ? 'warning' : 'fatal';
      const count = findings.filter((finding) => finding.rule === rule && finding.severity === severity).length;
      const asExpected =
        says === 'success' ? findings.every((one) => one.rule !== rule) : times === null ? count > 0 : count === times;
      return asExpected ? [] : [`${name}: ${says} ${rule} ${times ?? ''}, ours ${count}`];
    });
  });
  t.diagnostic(`${checked} assertions in ${assertions.length} documents, ${wrong.length} answered otherwise`);
  assert.ok(checked > 0);
  assert.deepEqual(wrong, []);
  compared('rules of EN 16931 and Peppol', 'official unit assertions', checked);
});

/** Documents with everything that EN 16931 has no use for, in an invoice and in a credit note. */
const unwanted = (): Judged[] =>
  examples()
    .filter(({ name }) => /ubl-tc434-example1|base-creditnote/.test(name))
    .flatMap(({ name, document }) => withEveryUnwanted(baseOf(name, document), unwantedPaths()))
    .map(({ seed, base, changes, document }) => ({ name: `unwanted from ${seed} of ${base}`, changes, document }));

/** A document spoilt by chance, by its seed alone. */
function spoilt(): (seed: number) => Judged {
  const bases = [...examples(), ...ownExamples()].map(({ name, document }) => baseOf(name, document));
  const paths = unwantedPaths();
  return (seed) => {
    const { base, changes, document } = mutant(bases, paths, seed);
    return { name: `MUTANT=${seed} of ${base}`, document, changes };
  };
}

test('examples, documents of unit assertions and documents spoilt by chance get the official verdict', {
  skip: withFixtures.skip || (shown !== undefined && 'MUTANT shows one document only'),
}, async (t) => {
  // Whatever the assertion itself says is checked above, in all of them; all else in them takes long to ask for.
  const each = process.env.MUTANTS ? 1 : oracle === 'Saxon-HE' ? 8 : 80;
  const sample = assertions.filter((_, at) => at % each === 0);
  const make = spoilt();
  const mutants = Array.from({ length: wanted }, (_, at) => make(firstSeed + at));
  await compare(t, [...examples(), ...ownExamples(), ...sample, ...unwanted(), ...mutants]);
});

test('the spoilt document of one seed is shown with both verdicts', {
  skip: withFixtures.skip || (shown === undefined && 'MUTANT=seed asks for it'),
}, async (t) => {
  const { document, changes = [] } = spoilt()(Number(shown));
  const theirs = await Promise.all(styleSheets.map((sheet) => official(sheet, [document])));
  t.diagnostic([document, ...changes, JSON.stringify(ourVerdict(document)), JSON.stringify(theirs)].join('\n'));
});
