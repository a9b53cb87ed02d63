import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { after, before, test } from 'node:test';
import { everyEndpoint } from '../dev/endpoints.ts';
import { staffMember } from '../dev/people.ts';
import { joinService, password, type TestService, testService, type Visitor } from '../dev/service.ts';
import { tables } from '../src/app.ts';
import { day } from '../src/basics/day.ts';
import { statementXml } from '../src/demo/fake-bank.ts';
import { cookies, nameInBrowser } from '../src/privacy/cookies.ts';

// The doors of the service, tried by somebody who means no good.

let service: TestService;
let aino: Visitor;
before(async () => {
  service = await testService();
  aino = await joinService(service, 'aino@testi.example', 'Aino Testinen');
});
after(async () => {
  await service.close();
});

const address = 'http://localhost:3000';
/** A request as it is, without what an honest browser adds. */
const raw = (path: string, init: RequestInit = {}, of = service) =>
  Promise.resolve(of.app.fetch(new Request(new URL(path, of.services.config.url), init), {}));
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: address, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const cookieOf = (visitor: Visitor) => [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const signIn = (email: string, secret = password) => post({ email, password: secret });
const isSignedIn = async (cookie: string) => {
  const answer = await raw('/api/me', { headers: { cookie } });
  return ((await answer.json()) as { signedIn: unknown }).signedIn !== null;
};
// Each test begins in a minute of its own, so that one does not use up the tries of another.
let minute = 0;
const nextMinute = () => service.setNow(new Date(Date.UTC(2026, 5, 1, 9, ++minute)).toISOString());

test('every kind of answer carries the headers that keep a browser safe', async () => {
  const kinds: [string, RequestInit?][] = [
    ['/'],
    ['/assets/none.js'],
    ['/pages/pages.css'],
    ['/tietosuoja'],
    ['/lasku/none'],
    ['/api/docs'],
    ['/api/openapi.json'],
    ['/api/me'],
    ['/api/own/profile'],
    ['/api/none'],
    ['/api/auth/get-session'],
    ['/api/auth/sign-in/email', signIn('kukaan@testi.example')],
    ['/api/me/language', { method: 'PUT', headers: { origin: 'https://muu.example' } }],
    ['/api/me/language', post('{', { cookie: cookieOf(aino) })],
  ];
  for (const [path, init] of kinds) {
    const { headers } = await raw(path, init);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('x-frame-options'), 'DENY', path);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', path);
    assert.equal(headers.get('access-control-allow-origin'), null, path);
    assert.equal(headers.get('x-powered-by') ?? headers.get('server'), null, path);
  }
});

test('no answer but the files of the web app is kept by a cache', async () => {
  for (const path of ['/', '/api/me', '/api/own/profile', '/api/auth/get-session', '/lasku/none', '/tietosuoja'])
    assert.equal(
      (await raw(path, { headers: { cookie: cookieOf(aino) } })).headers.get('cache-control'),
      'no-store',
      path,
    );
});

test('the session cookie is out of reach of scripts and of other sites, and over https of other hosts too', async () => {
  const plain = (await raw('/api/auth/sign-in/email', signIn('aino@testi.example'))).headers.getSetCookie();
  const session = plain.find((line) => line.startsWith('better-auth.session_token='));
  assert.match(session ?? '', /; HttpOnly/i);
  assert.match(session ?? '', /; SameSite=Lax/i);
  assert.match(session ?? '', /; Path=\//i);

  const secured = await testService({ KEVYT_URL: 'https://kevyt.example' });
  await joinService(secured, 'aino@testi.example');
  const init = post({ email: 'aino@testi.example', password }, { origin: 'https://kevyt.example' });
  const answer = await raw('/api/auth/sign-in/email', init, secured);
  const [line = ''] = answer.headers.getSetCookie();
  await secured.close();
  assert.match(line, /^__Secure-better-auth\.session_token=/);
  assert.match(line, /; Secure/i);
  assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=31536000/);
});

test('the notice lists every cookie that signing in sets', async () => {
  nextMinute();
  const cookie = cookieOf(aino);
  const answers = [
    await raw('/api/auth/sign-in/email', post({ email: 'aino@testi.example', password, rememberMe: false })),
    await raw('/api/auth/two-factor/enable', post({ password }, { cookie })),
    await raw('/api/auth/passkey/generate-authenticate-options'),
    await raw('/api/auth/sign-out', post({}, { cookie })),
  ];
  const set = answers
    .flatMap((answer) => answer.headers.getSetCookie())
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.slice(0, line.indexOf('=')));
  const listed = cookies.map(({ name }) => nameInBrowser(name, address));
  assert.deepEqual(
    [...new Set(set)].filter((name) => !listed.some((one) => one === name)),
    [],
  );
  assert.ok(set.length >= 3);
  aino = await joinService(service, 'aino2@testi.example', 'Aino Testinen');
});

test('what changes something is refused when another site asks for it', async () => {
  const cookie = cookieOf(aino);
  const change = (headers: Record<string, string>) =>
    raw('/api/me/language', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: '{"language":"sv"}',
    });
  for (const headers of [
    { origin: 'https://muu.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3001' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: address },
  ]) {
    const answer = await change(headers as Record<string, string>);
    assert.equal(answer.status, 403, JSON.stringify(headers));
    assert.equal(((await answer.json()) as { code: string }).code, 'foreign-origin');
  }
  assert.equal((await aino.client.members.me()).signedIn?.language, 'fi');
  const signUp = post({ email: 'x@testi.example', password, name: 'X' }, { origin: 'https://muu.example' });
  assert.equal((await raw('/api/auth/sign-up/email', signUp)).status, 403);
  assert.equal((await change({ origin: address, 'sec-fetch-site': 'same-origin' })).status, 200);
  // A form of another site can send only these kinds without asking first, and none of them is read.
  for (const kind of ['text/plain', 'application/x-www-form-urlencoded']) {
    const answer = await change({ origin: 'https://muu.example', 'content-type': kind });
    assert.equal(answer.status, 403, kind);
  }
});

test('asking changes nothing: no GET leaves a trace but in the log of looks', async () => {
  const staff = await staffMember(service, 'kaikki@testi.example', ['review', 'money', 'approve', 'people', 'system']);
  const state = async () => {
    const each = Object.keys(tables)
      .filter((name) => name !== 'access_log')
      .map((name) => `select md5(string_agg(t::text, '|' order by t::text)) as h from "${name}" t`);
    const found = await service.services.db.pool.query<{ h: string }>(
      `select md5(string_agg(h, ',')) as h from (${each.join(' union all ')}) all_tables`,
    );
    return found.rows[0]?.h;
  };
  const before = await state();
  const paths = (await everyEndpoint()).map(({ path }) => path.replace(/\{\w+\}/g, 'list'));
  for (const visitor of [aino, staff])
    for (const path of new Set(paths))
      for (const method of ['GET', 'HEAD']) {
        const { status } = await raw(`/api${path}`, { method, headers: { cookie: cookieOf(visitor) } });
        assert.ok(status < 500, `${method} ${path} ${status}`);
      }
  assert.equal(await state(), before);
});

test('sign-in is tried thirty times a minute from one network and no more, whatever it says of itself', async () => {
  nextMinute();
  const tried = async (headers: Record<string, string>) =>
    (await raw('/api/auth/sign-in/email', post({ email: 'kukaan@testi.example', password: 'x' }, headers))).status;
  for (let round = 0; round < 30; round++) assert.equal(await tried({ 'x-forwarded-for': `10.0.0.${round}` }), 401);
  assert.equal(await tried({ 'x-forwarded-for': '10.9.9.9' }), 429);
  nextMinute();
  assert.equal(await tried({}), 401);
});

test('nobody learns whether an address has an account', async () => {
  nextMinute();
  const known = 'aino@testi.example';
  const stranger = 'ei-kukaan@testi.example';
  const shape = async (path: string, body: unknown) => {
    const answer = await raw(path, post(body));
    const said = JSON.stringify(await answer.json(), (key, value: unknown) =>
      ['id', 'email', 'createdAt', 'updatedAt'].includes(key) ? typeof value : value,
    );
    return `${answer.status} ${said}`;
  };
  const same = async (path: string, body: (email: string) => unknown) =>
    assert.equal(await shape(path, body(known)), await shape(path, body(stranger)), path);
  await same('/api/auth/sign-in/email', (email) => ({ email, password: 'vaara-salasana-1' }));
  await same('/api/auth/request-password-reset', (email) => ({ email, redirectTo: '/salasana' }));
  await same('/api/auth/send-verification-email', (email) => ({ email }));
  await same('/api/auth/sign-up/email', (email) => ({ email, password, name: 'Aino Testinen', language: 'fi' }));
  await service.work();
  assert.match(service.letters(known).at(-1) ?? '', /kirjaudu/);
});

test('a wrong password and an unknown address take the same time, for each costs one key made of a password', async () => {
  nextMinute();
  let derived = 0;
  const hook = createHook({ init: (_id, type) => void (type === 'SCRYPTREQUEST' && derived++) }).enable();
  const cost = async (email: string) => {
    derived = 0;
    await raw('/api/auth/sign-in/email', signIn(email, 'vaara-salasana-1'));
    return derived;
  };
  assert.equal(await cost('aino@testi.example'), 1);
  assert.equal(await cost('ei-kukaan-2@testi.example'), 1);
  hook.disable();
});

test('a new password ends every session, and its link works once', async () => {
  nextMinute();
  const email = 'unohtaja@testi.example';
  const cookie = cookieOf(await joinService(service, email, 'Urho Unohtaja'));
  assert.equal(await isSignedIn(cookie), true);
  await raw('/api/auth/request-password-reset', post({ email, redirectTo: '/salasana' }));
  await service.work();
  const letter = service.letters(email).at(-1) ?? '';
  const token = /reset-password\/([\w-]+)|[?&]token=([\w-]+)/.exec(letter)?.slice(1).find(Boolean);
  assert.ok(token, letter);
  const reset = (newPassword: string) => raw('/api/auth/reset-password', post({ newPassword, token }));
  assert.equal((await reset('lyhyt')).status, 400);
  assert.equal((await reset('uusi-ja-pitka-salasana')).status, 200);
  assert.equal(await isSignedIn(cookie), false);
  assert.equal((await raw('/api/auth/sign-in/email', signIn(email))).status, 401);
  assert.equal((await reset('viela-yksi-salasana')).status, 400);
});

test('a cookie that was touched is nobody', async () => {
  const [name = '', value = ''] = [...aino.cookies].find(([key]) => key.includes('session_token')) ?? [];
  const whole = decodeURIComponent(value);
  const dot = whole.lastIndexOf('.');
  const turned = (at: number) => whole.slice(0, at) + (whole[at] === 'A' ? 'B' : 'A') + whole.slice(at + 1);
  assert.equal(await isSignedIn(`${name}=${encodeURIComponent(whole)}`), true);
  for (const bad of [turned(0), turned(dot + 1), whole.slice(0, dot), `${whole}.x`, `.${whole.slice(dot + 1)}`, '%'])
    assert.equal(await isSignedIn(`${name}=${bad === '%' ? bad : encodeURIComponent(bad)}`), false, bad);
});

test('nothing that is sent brings out a stack trace, a page or a crash', async () => {
  const cookie = cookieOf(aino);
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const bodies: [string, Record<string, string>][] = [
    ['{"language":', {}],
    ['{"language":{"__proto__":{"x":1}}}', {}],
    ['[]', {}],
    ['null', {}],
    ['"\\ud800"', {}],
    [`{"language":${deep}}`, {}],
    ['<language/>', { 'content-type': 'application/xml' }],
    ['--x\r\n', { 'content-type': 'multipart/form-data; boundary=x' }],
  ];
  for (const [body, headers] of bodies) {
    const init = post(body, { cookie, ...headers });
    const answer = await raw('/api/me/language', { ...init, method: 'PUT' });
    const text = await answer.text();
    assert.equal(answer.status, 400, `${body.slice(0, 40)} ${text.slice(0, 200)}`);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.doesNotMatch(text, /node:|node_modules|\.ts|<html| {4}at /);
  }
});

test('a body larger than any upload is refused, not read', async () => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(control) {
      sent += 1 << 20;
      if (sent > 200 << 20) control.close();
      else control.enqueue(new Uint8Array(1 << 20));
    },
  });
  const init = { method: 'PUT', headers: { origin: address, cookie: cookieOf(aino) }, body, duplex: 'half' } as const;
  assert.equal((await raw('/api/own/profile/picture', init)).status, 413);
  assert.ok(sent < 80 << 20, `${sent} bytes were read`);
});

test('an upload that brings definitions of its own is refused, and nothing in it is fetched or opened', async () => {
  const cashier = await staffMember(service, 'kassa@testi.example', ['money']);
  const account = service.services.config.operator.iban;
  const plain = statementXml({
    account,
    id: 'PAHA-1',
    openingCents: 0,
    entries: [{ cents: 100, on: day('2026-06-01'), name: 'NIMI' }],
  });
  const evil = plain
    .replace('?>', '?><!DOCTYPE Document [<!ENTITY oma SYSTEM "file:///etc/passwd">]>')
    .replace('NIMI', '&oma;');
  const file = new File([evil], 'paha.xml', { type: 'application/xml' });
  const { id } = await cashier.client.banking.statements.upload({ file });
  await service.work();
  const seen = await cashier.client.banking.statements.get({ id });
  assert.equal(seen.state, 'failed');
  assert.equal((await cashier.client.banking.entries.list({})).items.length, 0);
});

test('a picture is a picture: no page, script or drawing passes for one', async () => {
  const bytes = {
    'kuva.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'kuva.png': '<html><script>alert(1)</script></html>',
    'kuva.jpg': '',
  };
  for (const [name, text] of Object.entries(bytes))
    await assert.rejects(
      aino.client.members.givePicture({ picture: new File([text], name, { type: 'image/png' }) }),
      { code: 'picture-unreadable' },
      name,
    );
});
