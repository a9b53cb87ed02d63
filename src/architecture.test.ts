import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');
const order =
  'basics law formats platform privacy ledger members tariffs marketplace worktime expenses invoicing banking payouts reporting demo commands'.split(
    ' ',
  );
const pureFolders = ['basics', 'law', 'formats'];
const touchingFiles = /^(store|routes|jobs|contract|tables)\.ts$/;
// Nouns that the browser may import besides basics and law: the pay calculation and what it stands on.
const sharedNouns = [
  'src/payouts/pay.ts',
  'src/payouts/garnishment.ts',
  'src/payouts/fee-plan.ts',
  'src/payouts/pay-step.ts',
  'src/payouts/payout.ts',
  'src/payouts/withholding.ts',
  'src/invoicing/invoice.ts',
  'src/invoicing/customer.ts',
  'src/invoicing/trade-rules.ts',
];

type Source = { path: string; text: string; imports: { target: string; typeOnly: boolean }[] };

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g),
  ].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    return {
      target: target.startsWith('.')
        ? relative(root, resolve(root, dirname(path), target)).replaceAll('\\', '/')
        : target,
      typeOnly: match[1] !== undefined,
    };
  });
  return { path, text, imports };
}

const everywhere = ['src', 'web', 'stories', 'conformance', 'bench', 'dev'].flatMap(filesUnder).map(read);
const server = everywhere.filter((file) => file.path.startsWith('src/'));
const isTest = (path: string) => path.endsWith('.test.ts');
const folderOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];
const none = (offences: string[]) => assert.deepEqual(offences, []);

const isPure = (path: string) => {
  const folder = folderOf(path);
  if (!folder || isTest(path)) return false;
  if (pureFolders.includes(folder)) return true;
  const rest = path.split('/').slice(2);
  return !['platform', 'demo', 'commands'].includes(folder) && rest.length === 1 && !touchingFiles.test(rest[0] ?? '');
};

test('a folder of src imports only folders before it', () => {
  none(
    server
      .filter((file) => folderOf(file.path) && !isTest(file.path))
      .flatMap((file) =>
        file.imports
          .filter(({ target }) => target.startsWith('src/'))
          .filter(({ target }) => {
            const to = folderOf(target);
            // Commands are an edge like app.ts itself, and open the whole service through it.
            if (!to) return !(folderOf(file.path) === 'commands' && target === 'src/app.ts');
            return order.indexOf(to) > order.indexOf(folderOf(file.path) ?? '');
          })
          .map(({ target }) => `${file.path} → ${target}`),
      ),
  );
});

test('every folder of src stands in the order', () => {
  none(
    [...new Set(server.map((file) => folderOf(file.path)).filter((folder) => folder !== undefined))].filter(
      (folder) => !order.includes(folder),
    ),
  );
});

test('store, routes and jobs of a domain are its own', () => {
  none(
    server
      .filter((file) => folderOf(file.path) && !isTest(file.path))
      .flatMap((file) =>
        file.imports
          .filter(
            ({ target }) =>
              /^src\/[^/]+\/(store|routes|jobs)(\.ts$|\/)/.test(target) &&
              !['platform', folderOf(file.path)].includes(folderOf(target)),
          )
          .map(({ target }) => `${file.path} → ${target}`),
      ),
  );
});

test('nouns, basics, law and formats are pure', () => {
  none(
    server
      .filter((file) => isPure(file.path))
      .flatMap((file) => [
        ...file.imports
          .filter(
            ({ target, typeOnly }) => target.startsWith('node:') || (target.startsWith('src/platform/') && !typeOnly),
          )
          .map(({ target }) => `${file.path} imports ${target}`),
        ...(/\b(new Date\(\)|Date\.now\(|Math\.random\(|\bfetch\(|process\.(env|cwd|exit)|crypto\.)/.test(file.text)
          ? [`${file.path} touches the world`]
          : []),
      ]),
  );
});

test('only the platform and the edges read the clock', () => {
  none(
    server
      .filter((file) => !isTest(file.path) && folderOf(file.path) !== 'platform' && folderOf(file.path))
      .filter((file) => /new Date\(\)|Date\.now\(/.test(file.text))
      .map((file) => file.path),
  );
});

test('the web app sees basics, law, shared nouns, and of a contract only its types', () => {
  none(
    everywhere
      .filter((file) => file.path.startsWith('web/') && !file.path.startsWith('web/e2e/') && !isTest(file.path))
      .flatMap((file) =>
        file.imports
          .filter(({ target }) => target.startsWith('src/'))
          .filter(({ target, typeOnly }) => {
            if (/^src\/(basics|law)\//.test(target)) return target === 'src/basics/contract.ts' && !typeOnly;
            if (sharedNouns.includes(target)) return false;
            return !(typeOnly && (target === 'src/contract.ts' || /^src\/[^/]+\/contract\.ts$/.test(target)));
          })
          .map(({ target }) => `${file.path} → ${target}`),
      ),
  );
});

test('no file passes 400 lines', () => {
  none(
    everywhere
      .filter((file) => file.text.split('\n').length > 401)
      .map((file) => `${file.path} ${file.text.split('\n').length}`),
  );
});

test('nobody counts in floats', () => {
  none(
    everywhere
      .filter((file) => file.path !== 'src/architecture.test.ts' && /parseFloat\(|\.toFixed\(/.test(file.text))
      .map((file) => file.path),
  );
});

test('cents become text only in basics/money', () => {
  none(
    everywhere
      .filter(
        (file) =>
          !isTest(file.path) && file.path !== 'src/basics/money.ts' && /[cC]ents\w*\s*\/\s*100\b/.test(file.text),
      )
      .map((file) => file.path),
  );
});

test('SQL lives in stores, and a store writes only its own tables', () => {
  const owners = new Map<string, string>();
  for (const file of server.filter((one) => /\/tables\.ts$/.test(one.path)))
    for (const match of file.text.matchAll(/(?:^|\s)table\('([a-z_]+)'/g))
      owners.set(match[1] ?? '', folderOf(file.path) ?? '');
  none(
    server
      .filter((file) => !isTest(file.path))
      .flatMap((file) => {
        const writes = [
          ...file.text.matchAll(
            /(?:insertInto|updateTable|deleteFrom)\('([a-z_]+)|(?:insert into|update|delete from) ([a-z_]+)(?= (?:set|as|\(|where|values|select))/g,
          ),
        ];
        return writes
          .map((match) => match[1] ?? match[2] ?? '')
          .filter((name) => owners.has(name) && owners.get(name) !== folderOf(file.path))
          .map((name) => `${file.path} writes ${name}, a table of ${owners.get(name)}`);
      }),
  );
});

test('no export is called utils, helpers or common', () => {
  none(
    everywhere
      .filter(
        (file) =>
          /(^|\/)(utils?|helpers?|common)\.tsx?$/.test(file.path) ||
          /export (const|function) (utils|helpers|common)\b/.test(file.text),
      )
      .map((file) => file.path),
  );
});
