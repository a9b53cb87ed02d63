import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { testHetu, testIban } from '../dev/people.ts';
import { joinService, type TestService, testService, type Visitor } from '../dev/service.ts';
import { day } from '../src/basics/day.ts';
import { payeesOf } from '../src/members/actions/payees.ts';
import { sellerOf } from '../src/members/actions/seller.ts';
import { theService, withContext } from '../src/platform/context.ts';

const hetu = testHetu(day('1990-01-01'), 905);
const iban = 'FI2112345600000785';
const otherIban = testIban(7);
let service: TestService;
let aino: Visitor;
let eero: Visitor;
let ainoId = '';

before(async () => {
  service = await testService();
});
after(() => service.close());

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

test('a second account with the same identity code gets the same answer', async () => {
  eero = await joinService(service, 'eero@testi.example', 'Eero Esimerkki');
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

test('a changed account is told to the address on file and its moment is kept', async () => {
  const { members } = aino.client;
  const letters = () => service.letters('aino@testi.example').length;
  const before = letters();
  await members.giveIban({ iban });
  await service.work();
  assert.equal(letters(), before);
  assert.equal((await members.profile()).ibanChangedAt, null);

  service.setNow('2026-06-03T08:00:00Z');
  await members.giveIban({ iban: otherIban });
  await service.work();
  assert.equal((await members.profile()).ibanChangedAt, '2026-06-03T08:00:00.000Z');
  const letter = service.letters('aino@testi.example').at(-1) ?? '';
  assert.match(letter, /FI.. •••• 0007/);
  assert.ok(!letter.includes(otherIban));
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
