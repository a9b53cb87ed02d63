import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Answer, call, type Endpoint, everyEndpoint, type Input } from '../dev/endpoints.ts';
import { entrepreneurReady, type Ready, signedInAs, staffMember } from '../dev/people.ts';
import { joinService, type TestService, testService, type Visitor } from '../dev/service.ts';
import { tables } from '../src/app.ts';
import type { Duty, Meta } from '../src/basics/contract.ts';
import { newId } from '../src/platform/ids.ts';
import { borrowed, customer, draft, draftFor, real, spoken, type World } from './authorization-samples.ts';

// Every endpoint of the contract, asked by everyone there is, about one's own things and about another's.

const allDuties: readonly Duty[] = ['review', 'money', 'approve', 'people', 'privacy', 'system'];
type Role = {
  visitor: Visitor;
  kind: 'nobody' | 'entrepreneur' | 'client' | 'staff';
  factor: boolean;
  duties: readonly Duty[];
};

const endpoints = await everyEndpoint();
let service: TestService;
let world: World;
let owner: Ready;
let other: Ready;
let roles: Map<string, Role>;

before(async () => {
  service = await testService();
  owner = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  other = await entrepreneurReady(service, 'bertta@testi.example', 'Bertta Toinen');
  const staff = await staffMember(service, 'kaikki@testi.example', allDuties);
  const approver = await staffMember(service, 'hyvaksyja@testi.example', ['approve']);
  world = { service, owner, staff, approver };
  roles = await everyRole(staff);
});
after(async () => {
  await service.close();
});

async function everyRole(staff: Visitor): Promise<Map<string, Role>> {
  const as = (kind: Role['kind'], visitor: Visitor, duties: readonly Duty[] = [], factor = true): Role => ({
    visitor,
    kind,
    factor,
    duties,
  });
  const made = new Map<string, Role>([
    ['nobody', as('nobody', service.visitor())],
    ['an entrepreneur', as('entrepreneur', await joinService(service, 'celia@testi.example', 'Celia Kolmas'))],
    ['a client', as('client', await turnedInto('client', 'tilaaja@testi.example'))],
    ['an entrepreneur who has left', as('nobody', await turnedInto('left', 'lahtenyt@testi.example'))],
    ['staff without a duty', as('staff', await staffMember(service, 'ei-mitaan@testi.example', []))],
    ['staff with every duty', as('staff', staff, allDuties)],
    ['staff without a second factor', as('staff', await withoutFactor(), allDuties, false)],
    ['staff whose duties have ended', as('staff', await withEndedDuties())],
  ]);
  for (const duty of allDuties)
    made.set(`staff with ${duty}`, as('staff', await staffMember(service, `${duty}@testi.example`, [duty]), [duty]));
  return made;
}

const idOf = async (visitor: Visitor) => (await visitor.client.members.me()).signedIn?.id ?? '';

async function turnedInto(what: 'client' | 'left', email: string): Promise<Visitor> {
  const visitor = await joinService(service, email, 'Tuomo Tilaaja');
  const change = what === 'client' ? "kind = 'client'" : 'closed_at = joined_at';
  await service.services.db.pool.query(`update member set ${change} where id = $1`, [await idOf(visitor)]);
  return visitor;
}

async function withoutFactor(): Promise<Visitor> {
  const visitor = await staffMember(service, 'yksi@testi.example', allDuties);
  await service.services.db.pool.query('update "user" set "twoFactorEnabled" = false where id = $1', [
    await idOf(visitor),
  ]);
  return visitor;
}

async function withEndedDuties(): Promise<Visitor> {
  const visitor = await staffMember(service, 'entinen@testi.example', allDuties);
  const id = await idOf(visitor);
  await service.services.db.pool.query('update staff_duty set ended_at = given_at where member_id = $1', [id]);
  return signedInAs(service, id);
}

/** What the contract promises a role, or null where it may ask. */
function promised({ who, duty }: Meta, role: Role): string | null {
  if (who === 'anyone') return null;
  if (role.kind === 'nobody') return '401 not-signed-in';
  if (who === 'signed-in') return null;
  if (who !== role.kind) return '403 not-allowed';
  if (who === 'staff' && !role.factor) return '403 second-factor-needed';
  return duty && !role.duties.includes(duty) ? '403 not-allowed' : null;
}

const barred = ({ status, code }: Answer) => ([401, 403].includes(status) ? `${status} ${code}` : null);
const exampleFor = (endpoint: Endpoint): Input => {
  const made = spoken[endpoint.name] ?? endpoint.example();
  return { ...made, ...Object.fromEntries(endpoint.ids.path.map((name) => [name, newId()])) };
};

/** The whole database in one line: any row changed, added or gone makes another. */
async function everything(): Promise<string> {
  const each = Object.keys(tables).map(
    (name) => `select md5(string_agg(t::text, '|' order by t::text)) as h from "${name}" t`,
  );
  const found = await service.services.db.pool.query<{ h: string }>(
    `select md5(string_agg(h, ',')) as h from (${each.join(' union all ')} union all select count(*)::text from pgboss.job) all_tables`,
  );
  return found.rows[0]?.h ?? '';
}

test('every endpoint has an input that the contract understands', async () => {
  const silent: string[] = [];
  for (const endpoint of endpoints) {
    const faults = await endpoint.faults(exampleFor(endpoint));
    if (faults) silent.push(`${endpoint.name} needs an input in "spoken" of authorization-samples.ts: ${faults}`);
    const own = endpoint.meta.who === 'entrepreneur';
    if ((own && endpoint.ids.path.length > 0) || endpoint.meta.shows)
      if (!real[endpoint.name])
        silent.push(`${endpoint.name} needs a thing of the owner's in "real" of authorization-samples.ts`);
    if (own && endpoint.ids.body.length > 0 && !borrowed[endpoint.name] && !real[endpoint.name])
      silent.push(`${endpoint.name} takes ${endpoint.ids.body.join()}: say in "borrowed" what happens with another's`);
  }
  assert.deepEqual(silent, []);
});

for (const endpoint of endpoints) {
  const { who, duty } = endpoint.meta;
  const whom = `${who}${duty ? ` with the duty ${duty}` : ''}`;
  test(`${endpoint.method} ${endpoint.path} is for ${whom} and for nobody else`, async () => {
    const input = exampleFor(endpoint);
    const before = await everything();
    for (const [name, role] of roles) {
      const promise = promised(endpoint.meta, role);
      if (promise) assert.equal(barred(await call(role.visitor, endpoint, input)), promise, name);
    }
    assert.equal(await everything(), before, 'a refused request changed something');
    for (const [name, role] of roles) {
      if (promised(endpoint.meta, role)) continue;
      const answer = await call(role.visitor, endpoint, input);
      assert.equal(barred(answer), null, name);
      assert.ok(answer.status < 500, `${name}: ${answer.status} ${answer.code}`);
    }
  });
}

for (const endpoint of endpoints.filter(({ meta, ids }) => meta.who === 'entrepreneur' && ids.path.length > 0))
  test(`${endpoint.method} ${endpoint.path} does not know the thing of another`, async () => {
    const input = await real[endpoint.name]?.(world);
    assert.ok(input, `${endpoint.name} has no thing of the owner's in authorization-samples.ts`);
    const before = await everything();
    const answer = await call(other, endpoint, input);
    assert.equal(`${answer.status} ${answer.code}`, '404 not-found');
    assert.equal(await everything(), before, 'the refused request changed something');
    const own = await call(owner, endpoint, input);
    assert.equal(own.code, null, 'the owner may');
  });

for (const endpoint of endpoints.filter(({ meta, ids }) => meta.who === 'entrepreneur' && ids.path.length === 0))
  if (endpoint.method === 'GET')
    test(`GET ${endpoint.path} shows nothing of another`, async () => {
      const { output } = await call(other, endpoint, { ...exampleFor(endpoint) });
      const shown = JSON.stringify(output ?? null);
      const own = await service.services.db.pool.query<{ id: string }>(
        'select id from invoice where owner = $1 union all select id from customer where owner = $1',
        [owner.id],
      );
      for (const secret of ['Aino', 'aino@', owner.id, ...own.rows.map(({ id }) => id)])
        assert.equal(shown.includes(secret), false, secret);
    });

for (const [name, make] of Object.entries(borrowed))
  test(`${name} does not take the thing of another from its body`, async () => {
    const endpoint = endpoints.find((one) => one.name === name);
    assert.ok(endpoint);
    const answer = await call(other, endpoint, await make(world));
    assert.equal(`${answer.status} ${answer.code}`, '404 not-found');
  });

test('a draft of mine that names the customer of another says nothing of that customer', async () => {
  const { invoices } = other.client.invoicing;
  const { id } = await invoices.start({});
  const theirs = await customer(world);
  const input = { id, version: 1, draft: draftFor(theirs) };
  const saved = await invoices.save(input).catch(({ code }: { code: string }) => code);
  const shown = JSON.stringify(await invoices.get({ id }));
  assert.equal(shown.includes('Onni Ostaja'), false);
  if (typeof saved !== 'string')
    await assert.rejects(invoices.submit({ id, version: saved.version, answered: [] }), { status: 409 });
});

const looksAt = async (actor: string) => {
  const found = await service.services.db.pool.query<{ looks: number }>(
    'select count(*)::int as looks from access_log where subject_id = $1 and actor = $2',
    [owner.id, actor],
  );
  return found.rows[0]?.looks ?? 0;
};

for (const endpoint of endpoints.filter(({ meta }) => meta.shows === 'people'))
  test(`${endpoint.method} ${endpoint.path} leaves a mark for the person it shows`, async () => {
    const input = await real[endpoint.name]?.(world);
    assert.ok(input, `${endpoint.name} shows people and has no input in authorization-samples.ts`);
    const looker = await idOf(world.staff);
    const before = await looksAt(looker);
    const answer = await call(world.staff, endpoint, input);
    assert.equal(answer.code, null);
    assert.ok((await looksAt(looker)) > before, 'nobody can see that this look happened');
  });

// Names are told of each other by staff who work together; of customers and entrepreneurs only where the mark is left.
for (const endpoint of endpoints.filter(({ meta, method }) => meta.who === 'staff' && !meta.shows && method === 'GET'))
  test(`GET ${endpoint.path} shows nobody, so it need not leave a mark`, async () => {
    await draft(world);
    const input = (await real[endpoint.name]?.(world)) ?? exampleFor(endpoint);
    const shown = JSON.stringify((await call(world.staff, endpoint, input)).output ?? null);
    for (const secret of ['Testinen', 'aino@testi', owner.hetu, owner.iban, owner.id, 'Onni Ostaja'])
      assert.equal(shown.includes(secret), false, secret);
  });
