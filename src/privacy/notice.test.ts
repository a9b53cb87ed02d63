import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tables } from '../app.ts';
import { personal, sealed, table, text, uuid } from '../basics/tables.ts';
import { readConfig } from '../platform/config.ts';
import { noticeFacts, noticeOf } from './actions/show-notice.ts';
import { noticePage, noticeTexts } from './documents/notice-page.ts';
import { factsOf, groundOf } from './notice.ts';

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

for (const language of ['fi', 'sv', 'en'] as const)
  test(`the ${language} page says every kind of every register, what for, from where and to whom`, async () => {
    const notice = noticeOf(Object.values(tables), config);
    const shown = String(await noticePage(notice, language)).replaceAll('&#39;', "'");
    const said = noticeTexts[language];
    assert.ok(shown.includes(`<html lang="${language}">`));
    assert.ok(shown.includes('Oma &amp; Hyvä Oy') && shown.includes('Tuula Tietosuoja') && shown.includes('9900001-8'));
    for (const { register, categories } of notice.registers) {
      assert.ok(shown.includes(said.registers[register].title), register);
      for (const { category, purposes, sources, recipients } of categories) {
        const words = [
          said.categories[category].kept,
          ...purposes.map((one) => said.purposes[one]),
          ...sources.map((one) => said.sources[one]),
          ...recipients.map((one) => said.recipients[one]),
        ];
        for (const word of words) assert.ok(shown.includes(word), word);
      }
    }
    assert.ok(shown.includes(notice.version));
    assert.ok(shown.includes('tietosuoja@om.fi'));
    assert.doesNotMatch(shown, /undefined|\[object|<script(?! src="\/pages\/pages\.js")|style="/);
  });

test('over https the cookies are listed by the names a browser shows', () => {
  const { cookies } = noticeFacts(noticeOf([], { ...config, url: 'https://kevyt.example' }));
  assert.ok(cookies.every(({ name }) => name.startsWith('__Secure-')));
});
