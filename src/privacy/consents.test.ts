import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { joinService, type TestService, testService, type Visitor } from '../../dev/service.ts';
import { tables } from '../app.ts';
import { type Basis, purposes } from '../basics/inventory.ts';
import { theService, withContext } from '../platform/context.ts';
import { usageAllowed } from './actions/decide-consent.ts';

let service: TestService;
let aino: Visitor;
let id: string;
before(async () => {
  service = await testService();
  aino = await joinService(service, 'aino@testi.example', 'Aino Testinen');
  id = (await aino.client.members.me()).signedIn?.id ?? '';
});
after(() => service.close());

const allowed = (subject = id) =>
  withContext(service.services, theService, ({ tx }) => usageAllowed(tx, subject, 'analytics'));
const words = async () => {
  const { items } = await aino.client.privacy.consents();
  const found = items.find(({ key }) => key === 'analytics');
  assert.ok(found);
  return found;
};

test('nobody has consented to anything before they are asked', async () => {
  assert.equal((await words()).given, false);
  assert.equal(await allowed(), false);
});

test('a yes to the words of today counts, and a no takes it back at once', async () => {
  const { textVersion } = await words();
  await aino.client.privacy.decideConsent({ key: 'analytics', given: true, textVersion, language: 'fi' });
  assert.equal((await words()).given, true);
  assert.equal(await allowed(), true);
  await aino.client.privacy.decideConsent({ key: 'analytics', given: false, textVersion: '', language: 'sv' });
  assert.equal((await words()).given, false);
  assert.equal(await allowed(), false);
});

test('a yes to words that no longer stand is not taken', async () => {
  await assert.rejects(
    aino.client.privacy.decideConsent({ key: 'analytics', given: true, textVersion: 'old', language: 'fi' }),
    { code: 'text-outdated' },
  );
  assert.equal(await allowed(), false);
});

test('nobody consents for another, and no decision is ever changed', async () => {
  const { db } = service.services;
  await assert.rejects(
    db.asActor({ id: 'system', kind: 'system' }, (tx) =>
      tx
        .insertInto('consent_event')
        .values({
          id: '01900000-0000-7000-8000-000000000009',
          subject_id: id,
          key: 'analytics',
          decision: 'given',
          text_version: 'x',
          language: 'fi',
          at: new Date(0),
        })
        .execute(),
    ),
    /row-level security/,
  );
  await assert.rejects(db.pool.query("update consent_event set decision = 'given'"), /never changed/);
  await assert.rejects(db.pool.query('delete from consent_event'), /never changed/);
});

test('nothing is kept on the ground of consent yet; what comes must ask usageAllowed first', () => {
  const onConsent = Object.values(tables).filter(({ columns }) =>
    Object.values(columns).some(({ personal }) =>
      personal?.purposes.some((purpose) => (purposes[purpose].basis as Basis) === 'consent'),
    ),
  );
  assert.deepEqual(
    onConsent.map(({ name }) => name),
    [],
  );
  assert.deepEqual(
    Object.keys(tables).filter((name) => /usage|analytic|tracking|page_view/.test(name)),
    [],
  );
});

test('the notice is read without signing in, without cookies, in the language asked for', async () => {
  const reader = service.visitor();
  const shown = async (path: string, wish: string) => {
    const answer = await reader.fetch(path, { headers: { 'accept-language': wish } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('set-cookie'), null);
    return answer.headers.get('content-language');
  };
  assert.equal(await shown('/tietosuoja', 'sv-FI,sv;q=0.9,en;q=0.8'), 'sv');
  assert.equal(await shown('/tietosuoja', 'de, en;q=0.4, fi;q=0.3'), 'en');
  assert.equal(await shown('/tietosuoja', ''), 'fi');
  assert.equal(await shown('/tietosuoja?kieli=en', 'sv'), 'en');
  assert.equal(await shown('/tietosuoja?kieli=xx', 'sv'), 'sv');
  const facts = await reader.client.privacy.notice();
  const page = await (await reader.fetch('/tietosuoja')).text();
  assert.ok(page.includes(facts.version));
});
