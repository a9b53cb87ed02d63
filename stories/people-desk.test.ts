import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { entrepreneurReady, type Ready, signedInAs, staffMember, testHetu, testIban } from '../dev/people.ts';
import { joinService, type TestService, testService, type Visitor } from '../dev/service.ts';
import { day } from '../src/basics/day.ts';
import { payeesOf } from '../src/members/actions/payees.ts';
import { theService, withContext } from '../src/platform/context.ts';

// Two people at the staff's desk: Aino has given everything but shown no document yet, Eero has typed her identity code.

let service: TestService;
let aino: Ready;
let eero: Visitor;
let pirkko: Visitor;
let eeroId = '';
let pirkkoId = '';
before(async () => {
  service = await testService();
  aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Öhman', { identity: 'unchecked' });
  eero = await joinService(service, 'eero@testi.example', 'Eero Esimerkki');
  eeroId = await idOf(eero);
  await eero.client.members.giveName({ firstNames: 'Eero', lastName: 'Esimerkki' });
  await eero.client.members.giveHetu({ hetu: aino.hetu });
  pirkko = await staffMember(service, 'pirkko@testi.example', ['people', 'system'], 'Pirkko Päällikkö');
  pirkkoId = await idOf(pirkko);
});
after(() => service.close());

const idOf = async (visitor: Visitor) => (await visitor.client.members.me()).signedIn?.id ?? '';

test('staff find people by name, see them masked, and see who still lacks what', async () => {
  const { members } = pirkko.client;
  const first = await members.people({ limit: 1 });
  const second = await members.people({ limit: 1, cursor: first.next ?? '' });
  assert.deepEqual(
    [...first.items, ...second.items].map((person) => person.name),
    ['Aino Öhman', 'Eero Esimerkki'],
  );
  assert.equal(second.next, null);
  assert.deepEqual(first.items[0]?.missingToBePaid, ['identity']);
  assert.deepEqual(
    (await members.people({ search: 'öhman' })).items.map((person) => person.id),
    [aino.id],
  );
  assert.deepEqual((await members.people({ search: '%' })).items, []);

  const person = await members.person({ id: aino.id });
  assert.equal(person.hetu, `${aino.hetu.slice(0, 7)}••••`);
  assert.equal(person.email, 'a•••@testi.example');
  assert.equal(person.phone, '+358 •••• 00');
  assert.equal(person.contested, true);
  assert.doesNotMatch(JSON.stringify(person), new RegExp(`${aino.hetu}|${aino.iban}|Testikatu|0000000`));
});

test('one field is revealed with a reason, and the person reads who saw it and why', async () => {
  const { members } = pirkko.client;
  await assert.rejects(members.reveal({ id: aino.id, field: 'hetu', reason: 'asdf' }), { code: 'reason-too-short' });
  const reason = 'Puhelu: henkilö kysyi tilinumeroaan';
  assert.equal((await members.reveal({ id: aino.id, field: 'iban', reason })).value, aino.iban);
  const shown = await members.reveal({ id: aino.id, field: 'hetu', reason }, { context: { key: 'reveal-1' } });
  assert.equal(shown.value, aino.hetu);
  assert.equal((await members.reveal({ id: aino.id, field: 'tax-card', reason })).taxCards.length, 1);
  const { items } = await aino.client.privacy.ownAccesses({});
  assert.deepEqual(
    items.filter((item) => item.reason === reason).map((item) => item.what),
    [['tax-card'], ['identity-code'], ['bank-account']],
  );
});

test('staff verify an identity once: of two accounts with one code only one, and the case is settled by correcting the other', async () => {
  const { members } = pirkko.client;
  const check = { document: 'passport' as const, checkedOn: day('2026-06-01') };
  const cases = await members.identityCases();
  assert.deepEqual(
    cases.items[0]?.claimants.map((one) => one.id),
    [aino.id, eeroId],
  );
  await assert.rejects(members.verifyIdentity({ id: aino.id, ...check, checkedOn: day('2026-06-02') }), {
    code: 'identity-day',
  });
  await members.verifyIdentity({ id: aino.id, ...check });
  await assert.rejects(members.verifyIdentity({ id: eeroId, ...check }), { code: 'identity-taken' });
  await members.correctIdentity({
    id: eeroId,
    firstNames: 'Eero',
    lastName: 'Esimerkki',
    hetu: testHetu(day('1985-05-05'), 907),
    reason: 'Syötti vahingossa puolisonsa tunnuksen',
  });
  await members.verifyIdentity({ id: eeroId, ...check });
  assert.deepEqual((await members.identityCases()).items, []);
  assert.deepEqual((await aino.client.members.tasks()).tasks, []);
  assert.equal((await members.person({ id: aino.id })).identity?.byName, 'Pirkko Päällikkö');
});

test('a checked name is changed by the operator alone, and a corrected identity code has to be checked again', async () => {
  const { members } = eero.client;
  await assert.rejects(members.giveName({ firstNames: 'Eetu', lastName: 'Esimerkki' }), { code: 'name-verified' });
  const correction = { id: eeroId, firstNames: 'Eero', lastName: 'Uusinimi', reason: 'Avioliitto, näytti otteen' };
  await pirkko.client.members.correctIdentity(correction);
  assert.equal((await members.profile()).identity?.document, 'passport');
  await pirkko.client.members.correctIdentity({ ...correction, hetu: testHetu(day('1985-05-06'), 908) });
  assert.equal((await members.profile()).identity, null);
});

test('own data are own: another sees nothing of them, and staff pages are closed to entrepreneurs', async () => {
  const { members } = eero.client;
  assert.notEqual((await members.profile()).email, 'aino@testi.example');
  await assert.rejects(members.person({ id: aino.id }), { code: 'not-allowed' });
  await assert.rejects(members.staff({}), { code: 'not-allowed' });
  await assert.rejects(members.letters({}), { code: 'not-allowed' });
  await assert.rejects(pirkko.client.members.profile(), { code: 'not-allowed' });
  const seen = await withContext(service.services, { ...theService, kind: 'entrepreneur', id: eeroId }, (ctx) =>
    payeesOf(ctx, [aino.id, eeroId]),
  );
  assert.deepEqual([...seen.keys()], [eeroId]);
  const asEero = (statement: ReturnType<typeof sql>) =>
    service.services.db.asActor({ id: eeroId, kind: 'entrepreneur' }, (tx) => statement.execute(tx));
  await assert.rejects(asEero(sql`update member set kind = 'staff' where id = ${eeroId}`), /permission denied/);
  await assert.rejects(
    asEero(sql`insert into staff_duty (member_id, duty, given_at) values (${eeroId}, 'money', now())`),
    /row-level security/,
  );
  await assert.rejects(
    asEero(sql`insert into agreement (id, member_id, about, choice, since, text_version, given_at)
      values (gen_random_uuid(), ${aino.id}, 'terms', 'accepted', now(), 'x', now())`),
    /row-level security/,
  );
});

test('staff see which letters went out and to whom, masked, and not their text', async () => {
  await aino.client.members.giveIban({ iban: testIban(7) });
  await service.work();
  const { items } = await pirkko.client.members.letters({ limit: 100 });
  assert.ok(items.some((letter) => letter.kind === 'iban-changed' && letter.recipient === 'a•••@testi.example'));
  assert.ok(items.every((letter) => letter.sentAt !== null && letter.shown === null));
});

test('a day of use is noted once, since the keeping of data ends two years after the last one', async () => {
  service.setNow('2026-06-04T08:00:00Z');
  pirkko = await signedInAs(service, pirkkoId);
  await aino.client.members.tasks();
  const person = await pirkko.client.members.person({ id: aino.id });
  assert.equal(person.lastUsedOn, '2026-06-04');
});
