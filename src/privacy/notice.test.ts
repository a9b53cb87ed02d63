import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tables } from '../app.ts';
import type { Language } from '../basics/money.ts';
import { personal, sealed, table, text, uuid } from '../basics/tables.ts';
import { readConfig } from '../platform/config.ts';
import { languages } from '../platform/page.ts';
import { noticeFacts, noticeOf } from './actions/show-notice.ts';
import { browserSettings, cookies } from './cookies.ts';
import { noticePage, noticeTexts } from './documents/notice-page.ts';
import type { NoticeTexts } from './documents/notice-texts.ts';
import { articleLetters, factsOf, groundOf } from './notice.ts';

const person = table('person', { register: 'clients', subject: 'id' }, 'People.', {
  id: uuid(),
  name: personal(text(), 'name', ['account'], { recipients: ['bank'] }),
  account: sealed('bank-account', ['payout'], { source: 'staff' }),
});
const config = readConfig({ OPERATOR_NAME: 'Oma & Hyvä Oy', PRIVACY_CONTACT: 'Tuula Tietosuoja' });

test('what a table declares of people is what the notice says', () => {
  assert.deepEqual(factsOf([person]), [
    {
      register: 'clients',
      categories: [
        {
          category: 'name',
          purposes: ['account'],
          sources: ['subject'],
          recipients: ['bank'],
          sealed: false,
          tables: ['person'],
        },
        {
          category: 'bank-account',
          purposes: ['payout'],
          sources: ['staff'],
          recipients: [],
          sealed: true,
          tables: ['person'],
        },
      ],
    },
  ]);
});

test('every ground names its letter of Article 6, and a duty by law its law', () => {
  assert.equal(groundOf('payout').article, '6(1)(b)');
  assert.equal(groundOf('bookkeeping').article, '6(1)(c)');
  assert.match(groundOf('bookkeeping').statute ?? '', /1336\/1997/);
  assert.equal(groundOf('security').article, '6(1)(f)');
});

test('the version changes with the facts and with nothing else', () => {
  const { version } = noticeOf([person], config);
  assert.equal(noticeOf([person], { ...config }).version, version);
  assert.notEqual(noticeOf([], config).version, version);
  const moved = { ...config, operator: { ...config.operator, privacyContact: 'Joku Muu' } };
  assert.notEqual(noticeOf([person], moved).version, version);
});

const everything = noticeOf(Object.values(tables), config);
const host = { operator: config.operator, demo: false };
const shownIn = async (language: Language) =>
  String(await noticePage(everything, language, host)).replaceAll('&#39;', "'");
const rowOf = (shown: string, id: string) => shown.split(`<tr id="${id}">`)[1]?.split('</tr>')[0] ?? '';
const holds = (text: string, words: readonly string[]) => {
  for (const word of words) assert.ok(text.includes(word), word);
};

for (const language of languages) {
  const said = noticeTexts[language];

  test(`the ${language} page says every kind of every register, what for, from where and to whom, in its own row`, async () => {
    const shown = await shownIn(language);
    for (const { register, categories } of everything.registers) {
      holds(shown, [said.registers[register].title, said.registers[register].about]);
      for (const { category, purposes, sources, recipients, sealed } of categories)
        holds(rowOf(shown, `${register}-${category}`), [
          said.categories[category].name,
          said.categories[category].kept,
          ...purposes.map((one) => `<a href="#purpose-${one}">${said.purposes[one]}</a>`),
          ...sources.map((one) => said.sources[one]),
          ...(recipients.length > 0 ? recipients.map((one) => said.recipients[one]) : [said.labels.nobody]),
          ...(sealed ? [said.labels.sealed] : []),
        ]);
    }
  });

  test(`the ${language} page explains every purpose once: its ground, its law or interest, and when it ends`, async () => {
    const shown = await shownIn(language);
    const used = new Set(everything.registers.flatMap((one) => one.categories.flatMap(({ purposes }) => purposes)));
    assert.ok(used.size > 5);
    for (const purpose of used) {
      assert.equal(shown.split(`id="purpose-${purpose}"`).length, 2, purpose);
      const { basis, months, after } = groundOf(purpose);
      const more = { ...said.statutes, ...said.interests }[purpose as keyof NoticeTexts['statutes']];
      holds(rowOf(shown, `purpose-${purpose}`), [
        said.purposes[purpose],
        `${said.grounds[basis]}, ${said.article(articleLetters[basis])}`,
        said.keptFor[after](said.time(months)),
        ...(more ? [more] : []),
      ]);
      assert.equal(Boolean(more), basis === 'legal-obligation' || basis === 'legitimate-interest', purpose);
    }
  });

  test(`the ${language} page begins with a summary that leaves nothing out`, async () => {
    const summary = (await shownIn(language)).split('<section class="sheet" aria-labelledby="short">')[1] ?? '';
    const told = summary.split('</section>')[0] ?? '';
    const facts = everything.registers.flatMap(({ categories }) => categories);
    holds(told, [
      ...facts.map(({ category }) => said.categories[category].name),
      ...facts.flatMap(({ purposes }) => purposes.map((one) => said.purposes[one])),
      ...facts.flatMap(({ recipients }) => recipients.map((one) => said.recipients[one])),
      ...Object.values(said.rights.each).map(({ name }) => name),
      config.operator.privacyContact,
      config.operator.email,
      config.operator.phone,
    ]);
  });

  test(`the ${language} page says who answers, the cookies, where to complain and which version it is`, async () => {
    const shown = await shownIn(language);
    assert.ok(shown.includes(`<html lang="${language}">`));
    holds(shown, ['Oma &amp; Hyvä Oy', 'Tuula Tietosuoja', '9900001-8', everything.version, 'tietosuoja@om.fi']);
    holds(shown, [...cookies.map(({ name }) => name), ...browserSettings.map(({ name }) => name)]);
    holds(shown, [...Object.values(said.cookies.uses), ...Object.values(said.rights.each).map(({ how }) => how)]);
    assert.doesNotMatch(shown, /undefined|\[object|<script(?! src="\/pages\/pages\.js\?)|style="/);
    const links = [...shown.matchAll(/href="#([\w-]+)"/g)].map(([, id = '']) => id);
    assert.deepEqual(
      links.filter((id) => shown.split(` id="${id}"`).length !== 2),
      [],
    );
  });
}

test('over https the cookies are listed by the names a browser shows', () => {
  const { cookies: named } = noticeFacts(noticeOf([], { ...config, url: 'https://kevyt.example' }));
  assert.ok(named.every(({ name }) => name.startsWith('__Secure-')));
});
