import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import sharp from 'sharp';
import { acceptInvitation, withPasswordFromLetter } from '../dev/invitation.ts';
import { signedInAs, staffMember, testHetu, testIban } from '../dev/people.ts';
import { joinService, type TestService, testService, type Visitor } from '../dev/service.ts';
import { day } from '../src/basics/day.ts';
import { inviteStaff } from '../src/members/actions/invite-staff.ts';
import { payeesOf } from '../src/members/actions/payees.ts';
import { sellerOf } from '../src/members/actions/seller.ts';
import { theService, withContext } from '../src/platform/context.ts';

const hetu = testHetu(day('1990-01-01'), 905);
const iban = 'FI2112345600000785';
const otherIban = testIban(7);
let service: TestService;
let aino: Visitor;
let eero: Visitor;
let pirkko: Visitor;
let ainoId = '';
let eeroId = '';
let pirkkoId = '';

before(async () => {
  service = await testService();
});
after(() => service.close());

const idOf = async (visitor: Visitor) => (await visitor.client.members.me()).signedIn?.id ?? '';
const left = async (visitor: Visitor) => (await visitor.client.members.tasks()).tasks.map((task) => task.code);
const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const asService = <T>(work: Parameters<typeof withContext<T>>[2]) => withContext(service.services, theService, work);

test('a stranger is nobody and is told so', async () => {
  const stranger = service.visitor().client.members;
  const { signedIn, demo } = await stranger.me();
  assert.equal(signedIn, null);
  assert.equal(demo, false);
  await assert.rejects(stranger.profile(), { code: 'not-signed-in' });
  assert.ok((await stranger.linesOfBusiness()).length > 20);
});

test('who registers and opens the link in the letter is signed in as an entrepreneur', async () => {
  aino = await joinService(service, 'aino@testi.example', 'Aino Testinen');
  const { signedIn } = await aino.client.members.me();
  assert.equal(signedIn?.kind, 'entrepreneur');
  assert.equal(signedIn?.email, 'aino@testi.example');
  ainoId = signedIn?.id ?? '';
});

test('a newcomer sees what is missing for invoicing and for being paid, and what may wait', async () => {
  const { tasks } = await aino.client.members.tasks();
  const codes = (blocking: boolean, needed: string) =>
    tasks.filter((task) => task.blocking === blocking && task.for === needed).map((task) => task.code);
  assert.deepEqual(codes(true, 'invoicing'), ['terms', 'name', 'line-of-business']);
  assert.deepEqual(codes(true, 'pay'), ['hetu', 'iban', 'payout-mode', 'identity']);
  assert.deepEqual(codes(false, 'pay'), ['tax-card', 'yel', 'address', 'phone']);
});

test('with terms, name and line of business an entrepreneur can invoice', async () => {
  const { members } = aino.client;
  await assert.rejects(members.acceptTerms({ textVersion: '1999-1' }), { code: 'text-outdated' });
  await members.acceptTerms({ textVersion: (await members.profile()).texts.terms });
  await assert.rejects(members.giveName({ firstNames: 'Aino', lastName: hetu }), { code: 'name-invalid' });
  await members.giveName({ firstNames: '  Aino  Maria ', lastName: 'von Testinen-Öhman' });
  await members.chooseLineOfBusiness({ code: 'photography' });
  const seller = await asService((ctx) => sellerOf(ctx, ainoId));
  assert.equal(seller.legalName, 'Aino Maria von Testinen-Öhman');
  assert.deepEqual(seller.missingToInvoice, []);
  assert.equal((await members.me()).signedIn?.name, 'Aino Maria von Testinen-Öhman');
});

test('a marketing name that claims a company or hides a number is refused', async () => {
  const choose = (marketingName: string) => aino.client.members.chooseMarketingName({ marketingName });
  for (const [name, fault] of [
    ['Ainon Kuvat Oy', 'company'],
    ['Kuvaamo 0400123456', 'number'],
    ['ainonkuvat.fi', 'address'],
    ['<b>Ainon</b>', 'characters'],
    ['A', 'length'],
  ] as const)
    await assert.rejects(choose(name), { code: 'marketing-name-invalid', data: { fault } });
  await choose('Ainon Kuvat');
});

test('identity code and account are checked, accepted, and from then on only shown masked', async () => {
  const { members } = aino.client;
  await assert.rejects(members.giveHetu({ hetu: '010190-905X' }), {
    code: 'hetu-invalid',
    data: { fault: 'check-digit' },
  });
  await members.giveHetu({ hetu: ` ${hetu.toLowerCase().replace('-', '–')} ` });
  await assert.rejects(members.giveHetu({ hetu: testHetu(day('1991-02-02'), 906) }), { code: 'hetu-given' });
  await assert.rejects(members.giveIban({ iban: 'FI2112345600000786' }), { code: 'iban-invalid' });
  await members.giveIban({ iban: 'fi21 1234 5600 0007 85' });
  await members.giveAddress({ street: 'Testikatu 1', postCode: '00100', town: 'Helsinki', country: 'FI' });
  await assert.rejects(members.giveAddress({ street: 'Testikatu 1', postCode: '1', town: 'Helsinki', country: 'FI' }), {
    code: 'post-code-invalid',
  });
  await members.givePhone({ phone: '040 123 45 67' });
  const profile = await members.profile();
  assert.equal(profile.hetu, '010190-••••');
  assert.equal(profile.iban, 'FI21 •••• 0785');
  assert.equal(profile.phone, '+358401234567');
  assert.equal(profile.address?.town, 'Helsinki');
});

test('a second account with the same identity code gets the same answer, and staff get a case', async () => {
  eero = await joinService(service, 'eero@testi.example', 'Eero Esimerkki');
  eeroId = await idOf(eero);
  const { members } = eero.client;
  await members.giveName({ firstNames: 'Eero', lastName: 'Esimerkki' });
  const { tasks } = await members.giveHetu({ hetu });
  assert.ok(!tasks.some((task) => task.code === 'hetu'));
  assert.equal((await members.profile()).hetu, '010190-••••');
});

test('a picture is kept as a clean copy without place or device, and what is no picture is refused', async () => {
  const { members } = aino.client;
  const give = (bytes: Uint8Array, type = 'image/jpeg') =>
    members.givePicture({ picture: new File([Uint8Array.from(bytes)], 'minä.jpg', { type }) });
  const exif = { IFD0: { Make: 'Kamera' }, IFD3: { GPSLatitude: '60/1 10/1 0/1', GPSLatitudeRef: 'N' } };
  const photo = sharp({ create: { width: 1200, height: 900, channels: 3, background: '#808080' } });
  const original = await photo.jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
  await give(original);

  const kept = await members.picture();
  const { format, width, height, exif: left } = await sharp(await kept.body.bytes()).metadata();
  assert.deepEqual({ format, width, height, left }, { format: 'webp', width: 600, height: 800, left: undefined });
  assert.equal((await members.profile()).picture, true);
  await assert.rejects(eero.client.members.picture(), { code: 'not-found' });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  await assert.rejects(give(Buffer.from(svg), 'image/svg+xml'), { code: 'picture-unreadable' });
  await assert.rejects(give(original.subarray(0, 900)), { code: 'picture-unreadable' });
  await assert.rejects(give(Buffer.alloc(5 * 1024 * 1024 + 1)), { code: 'picture-too-large' });
  const flood = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  await assert.rejects(give(flood, 'image/png'), { code: 'picture-too-large' });

  await members.removePicture();
  await service.work();
  await assert.rejects(members.picture(), { code: 'not-found' });
  assert.deepEqual(filesUnder(service.services.config.folders.files), []);
});

test('tax card, pension insurance and payout mode stay on record, and the one in force is by day', async () => {
  const { members } = aino.client;
  const { texts } = await members.profile();
  const card = {
    kind: 'wage' as const,
    baseRateBp: 1850,
    additionalRateBp: 4200,
    incomeLimitCents: 28_000_00,
    usedElsewhereCents: 1_200_00,
    validFrom: day('2026-01-01'),
    validUntil: day('2026-12-31'),
  };
  await assert.rejects(members.giveTaxCard({ ...card, validUntil: day('2027-01-31') }), { code: 'tax-card-dates' });
  await assert.rejects(members.giveTaxCard({ ...card, additionalRateBp: 1000 }), { code: 'tax-card-rates' });
  await assert.rejects(members.giveTaxCard({ ...card, validFrom: day('2025-01-01'), validUntil: day('2025-12-31') }), {
    code: 'tax-card-ended',
  });
  await members.giveTaxCard(card);
  service.setNow('2026-06-01T09:05:00Z');
  await members.giveTaxCard({ ...card, baseRateBp: 2100, validFrom: day('2026-07-01') });
  await members.declareYel({ status: 'unknown', since: day('2026-01-01'), textVersion: texts.yel });
  await members.declareYel({ status: 'insured', since: day('2026-06-15'), textVersion: texts.yel });
  await assert.rejects(members.declareYel({ status: 'insured', since: day('2020-01-01'), textVersion: texts.yel }), {
    code: 'since-too-far',
  });
  await members.agreePayoutMode({ mode: 'trade-income', textVersion: texts['payout-mode'] });
  assert.ok((await left(aino)).includes('tax-card-kind'));
  service.setNow('2026-06-01T09:10:00Z');
  await members.agreePayoutMode({ mode: 'wages', textVersion: texts['payout-mode'] });

  const profile = await members.profile();
  assert.equal(profile.taxCards.length, 2);
  assert.equal(profile.taxCards.find((one) => one.id === profile.taxCardInForce)?.baseRateBp, 1850);
  assert.equal(profile.yel.inForce, 'unknown');
  assert.equal(profile.payoutMode.inForce, 'wages');
  assert.deepEqual(await left(aino), ['identity']);

  const payee = (await asService((ctx) => payeesOf(ctx, [ainoId]))).get(ainoId);
  assert.equal(payee?.hetu, hetu);
  assert.equal(payee?.iban, iban);
  assert.equal(payee?.bornOn, '1990-01-01');
  assert.equal(payee?.taxCardOn(day('2026-07-02'))?.baseRateBp, 2100);
  assert.equal(payee?.taxCardOn(day('2027-01-01')), null);
  assert.equal(payee?.yelOn(day('2026-06-20')), 'insured');
  assert.equal(payee?.modeOn(day('2026-05-31')), null);
  assert.equal(payee?.identityVerified, null);
});

test('the first of the staff is invited by letter, sets a password, and can do nothing before a second factor', async () => {
  await asService((ctx) =>
    inviteStaff(ctx, {
      email: 'Paula@testi.example',
      name: 'Paula Päällikkö',
      duties: ['people', 'system'],
      language: 'fi',
    }),
  );
  await service.work();
  const half = await withPasswordFromLetter(service, 'paula@testi.example');
  assert.equal((await half.client.members.me()).signedIn?.secondFactor, false);
  await assert.rejects(half.client.members.people({}), { code: 'second-factor-needed' });
});

test('invited by one of the staff, a colleague takes a second factor into use and works by duty', async () => {
  pirkko = await staffMember(service, 'pirkko@testi.example', ['people', 'system'], 'Pirkko Päällikkö');
  pirkkoId = await idOf(pirkko);
  const { id } = await pirkko.client.members.inviteStaff({
    email: 'ville@testi.example',
    name: 'Ville Valvoja',
    duties: ['review'],
    language: 'sv',
  });
  await assert.rejects(
    pirkko.client.members.inviteStaff({ email: 'AINO@testi.example', name: 'Joku Muu', duties: [], language: 'fi' }),
    { code: 'address-in-use' },
  );
  await service.work();
  assert.match(service.letters('ville@testi.example').at(-1) ?? '', /bjudits in/);
  const ville = await acceptInvitation(service, 'ville@testi.example');
  assert.deepEqual((await ville.client.members.me()).signedIn?.duties, ['review']);
  await assert.rejects(ville.client.members.people({}), { code: 'not-allowed' });

  await pirkko.client.members.giveDuty({ id, duty: 'people' });
  await ville.client.members.people({});
  await pirkko.client.members.endDuty({ id, duty: 'people' });
  await assert.rejects(ville.client.members.people({}), { code: 'not-allowed' });
  await assert.rejects(pirkko.client.members.giveDuty({ id: pirkkoId, duty: 'money' }), { code: 'own-duties' });
  await assert.rejects(pirkko.client.members.giveDuty({ id: ainoId, duty: 'money' }), { code: 'not-found' });
  const listed = (await pirkko.client.members.staff({})).items.find((one) => one.id === id);
  assert.deepEqual(
    listed?.duties.map((one) => one.duty),
    ['review'],
  );
  assert.equal(listed?.secondFactor, true);
});

test('staff find people by name, see them masked, and see who still lacks what', async () => {
  const { members } = pirkko.client;
  const first = await members.people({ limit: 1 });
  const second = await members.people({ limit: 1, cursor: first.next ?? '' });
  assert.deepEqual(
    [...first.items, ...second.items].map((person) => person.name),
    ['Aino Maria von Testinen-Öhman', 'Eero Esimerkki'],
  );
  assert.equal(second.next, null);
  assert.deepEqual(first.items[0]?.missingToBePaid, ['identity']);
  assert.deepEqual(
    (await members.people({ search: 'öhman' })).items.map((person) => person.id),
    [ainoId],
  );
  assert.deepEqual((await members.people({ search: '%' })).items, []);

  const person = await members.person({ id: ainoId });
  assert.equal(person.hetu, '010190-••••');
  assert.equal(person.email, 'a•••@testi.example');
  assert.equal(person.phone, '+358 •••• 67');
  assert.equal(person.contested, true);
  assert.doesNotMatch(JSON.stringify(person), new RegExp(`${hetu}|${iban}|Testikatu|1234567`));
});

test('one field is revealed with a reason, and the person reads who saw it and why', async () => {
  const { members } = pirkko.client;
  await assert.rejects(members.reveal({ id: ainoId, field: 'hetu', reason: 'asdf' }), { code: 'reason-too-short' });
  const reason = 'Puhelu: henkilö kysyi tilinumeroaan';
  assert.equal((await members.reveal({ id: ainoId, field: 'iban', reason })).value, iban);
  const shown = await members.reveal({ id: ainoId, field: 'hetu', reason }, { context: { key: 'reveal-1' } });
  assert.equal(shown.value, hetu);
  assert.equal((await members.reveal({ id: ainoId, field: 'tax-card', reason })).taxCards.length, 2);
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
    [ainoId, eeroId],
  );
  await assert.rejects(members.verifyIdentity({ id: ainoId, ...check, checkedOn: day('2026-06-02') }), {
    code: 'identity-day',
  });
  await members.verifyIdentity({ id: ainoId, ...check });
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
  assert.deepEqual(await left(aino), []);
  assert.equal((await members.person({ id: ainoId })).identity?.byName, 'Pirkko Päällikkö');
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

test('a changed account is told to the address on file and its moment is kept', async () => {
  const { members } = aino.client;
  const letters = () => service.letters('aino@testi.example').length;
  const before = letters();
  await members.giveIban({ iban });
  await service.work();
  assert.equal(letters(), before);
  assert.equal((await members.profile()).ibanChangedAt, null);

  service.setNow('2026-06-03T08:00:00Z');
  pirkko = await signedInAs(service, pirkkoId);
  await members.giveIban({ iban: otherIban });
  await service.work();
  assert.equal((await members.profile()).ibanChangedAt, '2026-06-03T08:00:00.000Z');
  const letter = service.letters('aino@testi.example').at(-1) ?? '';
  assert.match(letter, /FI.. •••• 0007/);
  assert.ok(!letter.includes(otherIban));
});

test('own data are own: another sees nothing of them, and staff pages are closed to entrepreneurs', async () => {
  const { members } = eero.client;
  assert.notEqual((await members.profile()).email, 'aino@testi.example');
  await assert.rejects(members.person({ id: ainoId }), { code: 'not-allowed' });
  await assert.rejects(members.staff({}), { code: 'not-allowed' });
  await assert.rejects(members.letters({}), { code: 'not-allowed' });
  await assert.rejects(pirkko.client.members.profile(), { code: 'not-allowed' });
  const seen = await withContext(service.services, { ...theService, kind: 'entrepreneur', id: eeroId }, (ctx) =>
    payeesOf(ctx, [ainoId, eeroId]),
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
      values (gen_random_uuid(), ${ainoId}, 'terms', 'accepted', now(), 'x', now())`),
    /row-level security/,
  );
});

test('staff see which letters went out and to whom, masked, and not their text', async () => {
  const { items } = await pirkko.client.members.letters({ limit: 100 });
  assert.ok(items.some((letter) => letter.kind === 'iban-changed' && letter.recipient === 'a•••@testi.example'));
  assert.ok(items.every((letter) => letter.sentAt !== null && letter.shown === null));
});

test('a day of use is noted once, since the keeping of data ends two years after the last one', async () => {
  service.setNow('2026-06-04T08:00:00Z');
  pirkko = await signedInAs(service, pirkkoId);
  await aino.client.members.tasks();
  const person = await pirkko.client.members.person({ id: ainoId });
  assert.equal(person.lastUsedOn, '2026-06-04');
});

test('nothing that is sealed lies in the database, the files or the log in clear', async () => {
  const { rows } = await service.services.db.pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')",
  );
  const secrets = [hetu, iban, otherIban, 'Testikatu', '401234567', '"baseRateBp"'];
  const look = (where: string, content: string) => {
    for (const secret of secrets) assert.ok(!content.includes(secret), `${secret} in ${where}`);
  };
  for (const { name } of rows) {
    const dump = await service.services.db.pool.query<{ text: string | null }>(
      `select string_agg(t::text, '\n') as text from ${name} t`,
    );
    look(name, dump.rows[0]?.text ?? '');
  }
  look('the log', JSON.stringify(service.log));
  const { outbox } = service.services.config.folders;
  for (const file of readdirSync(outbox)) look(file, readFileSync(join(outbox, file), 'utf8'));
});
