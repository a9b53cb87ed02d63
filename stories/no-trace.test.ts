import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { entrepreneurReady, type Ready, staffMember, testIban } from '../dev/people.ts';
import { asJson, password, type TestService, testService, type Visitor } from '../dev/service.ts';
import { tables } from '../src/app.ts';
import { day } from '../src/basics/day.ts';
import { statementFile } from '../src/demo/fake-bank.ts';
import { draftFor } from './authorization-samples.ts';

// A person with a name like no other goes the whole way from joining to a payslip; afterwards every place that should know
// nothing of them is searched.

const name = 'Kanarina Keltasirkku-Testinen';
const email = 'kanarina.keltasirkku@testi.example';
const buyerName = 'Ostavainen Kuittinen-Testi';
const buyerEmail = 'kuittinen@asiakas.example';
const buyerIban = testIban(4711);
const orderIban = testIban(4712);
const twiceEmail = 'kahdesti.keltasirkku@testi.example';
const addresses: string[] = [];
const beside: unknown[] = [];

let service: TestService;
let canary: Ready;
let staff: Visitor;
before(async () => {
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
    mock.method(console, way, (...said: unknown[]) => void beside.push(said));
  service = await testService();
  const { fetch } = service.app;
  service.app.fetch = (request, ...rest) => {
    addresses.push(request.url);
    return fetch(request, ...rest);
  };
  canary = await entrepreneurReady(service, email, name);
  staff = await staffMember(service, 'kaikki@testi.example', ['review', 'money', 'people', 'privacy', 'system']);
  await goTheWholeWay(await staffMember(service, 'hyvaksyja@testi.example', ['approve']));
});
after(async () => {
  await service.close();
  mock.restoreAll();
});

async function goTheWholeWay(approver: Visitor): Promise<void> {
  const { customers, invoices } = canary.client.invoicing;
  const { review } = staff.client.invoicing;
  const { runs, garnishments } = staff.client.payouts;
  const customer = await customers.add({
    kind: 'person',
    name: buyerName,
    businessId: null,
    eAddress: null,
    intermediator: null,
    email: buyerEmail,
    contact: null,
    street: 'Testikatu 2',
    postCode: '00200',
    town: 'Helsinki',
    country: 'FI',
    language: 'fi',
  });
  const { id } = await invoices.start({});
  const { version } = await invoices.save({ id, version: 1, draft: draftFor(customer.id) });
  await invoices.submit({ id, version, answered: [] });
  await review.approve({ id });
  await service.work();
  const issued = await invoices.get({ id });
  await service.visitor().fetch(new URL(issued.publicLink ?? '').pathname);

  await garnishments.record({
    owner: canary.id,
    rule: 'table',
    dependants: 1,
    caseNumber: '77/2026',
    creditor: { name: 'Ulosottolaitos', iban: orderIban, reference: '12344' },
    validFrom: day('2026-06-01'),
  });
  const entry = { cents: issued.grossCents, on: day('2026-06-01'), name: buyerName, iban: buyerIban };
  await staff.client.banking.statements.upload({
    file: statementFile({
      account: service.services.config.operator.iban,
      id: 'TILIOTE-1',
      openingCents: 0,
      entries: [
        { ...entry, reference: issued.reference ?? '', bankReference: 'A-1' },
        { ...entry, message: `Kiitos ${name}`, bankReference: 'A-2' },
      ],
    }),
  });
  await service.work();
  await service.services.db.pool.query("update entrepreneur set iban_changed_at = iban_changed_at - interval '7 days'");
  const run = await runs.prepare({});
  const { version: seen, totals } = await runs.get({ id: run.id });
  await approver.client.payouts.runs.approve({ id: run.id, version: seen, netCents: totals.netCents });
  await service.work();
  await aLetterThatCannotBeWritten();
  await twoWhoRegisterAtOnce();
  await aSignInThatBreaks();
  await staff.client.members.reveal({ id: canary.id, field: 'hetu', reason: 'Tulorekisterin ilmoitus palautui' });
}

/** What fails is told in the log and with the job, so something about the canary has to fail. */
async function aLetterThatCannotBeWritten(): Promise<void> {
  const { outbox } = service.services.config.folders;
  rmSync(outbox, { recursive: true });
  writeFileSync(outbox, 'A file stands where the folder of letters should be.');
  await canary.client.members.giveIban({ iban: testIban(4713) });
  await service.work();
  rmSync(outbox);
}

/** One of the two is refused by the database alone, whose words quote the address. */
async function twoWhoRegisterAtOnce(): Promise<void> {
  const one = { email: twiceEmail, password, name, language: 'fi' };
  const register = () => service.visitor().fetch('/api/auth/sign-up/email', asJson(one));
  await Promise.all([register(), register()]);
}

/** The database fails in the middle of signing in. */
async function aSignInThatBreaks(): Promise<void> {
  const { pool } = service.services.db;
  await pool.query('alter table "user" rename to elsewhere');
  const answer = await service.visitor().fetch('/api/auth/sign-in/email', asJson({ email, password }));
  await pool.query('alter table elsewhere rename to "user"');
  assert.equal(answer.status, 500);
  assert.match(answer.headers.get('content-type') ?? '', /problem/);
}

/** The secret as it may stand in text: as it is, in an address, and its bytes in hex or base64. */
const guises = (secret: string) => {
  const raw = Buffer.from(secret, 'utf8');
  // Base64 depends on where in the whole the secret begins, so its middle is looked for at each of the three places.
  const inBase64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), raw]).toString('base64');
    return whole.slice(shift === 0 ? 0 : 4, -4);
  });
  const inFours = secret.replace(/(.{4})(?=.)/g, '$1 ');
  return [secret, inFours, encodeURIComponent(secret), raw.toString('hex'), ...inBase64].map((text) =>
    text.toLowerCase(),
  );
};

const tellsOf = (text: string, secrets: readonly string[]) => {
  const lower = text.toLowerCase();
  return secrets.filter((secret) => guises(secret).some((guise) => lower.includes(guise)));
};

const everythingOfThem = () => [
  canary.hetu,
  canary.iban,
  'Kanarina',
  'Keltasirkku',
  email,
  twiceEmail,
  '0400000000',
  '040 000 0000',
  'Ostavainen',
  'Kuittinen',
  buyerEmail,
  buyerIban,
  orderIban,
];

const rowsOf = async (name: string): Promise<string> => {
  const found = await service.services.db.pool.query<{ row: string }>(`select t::text as row from ${name} t`);
  return found.rows.map(({ row }) => row).join('\n');
};

test('the story was a whole one: the canary has a payslip and was looked at', async () => {
  const { items } = await canary.client.payouts.own.list({});
  assert.deepEqual(
    items.map(({ state, payslip }) => [state, payslip]),
    [['sent', true]],
  );
  const looks = await canary.client.privacy.ownAccesses({});
  assert.ok(looks.items.some(({ reason }) => reason === 'Tulorekisterin ilmoitus palautui'));
});

test('the search finds what is there, however it is written', async () => {
  assert.deepEqual(tellsOf(await rowsOf('"user"'), [email, canary.hetu]), [email]);
  const { hetu, iban } = canary;
  for (const written of [hetu, Buffer.from(`yz${hetu}.`).toString('base64'), Buffer.from(hetu).toString('hex')])
    assert.deepEqual(tellsOf(`{"x":"${written}"}`, [hetu, iban]), [hetu]);
});

test('the log knows nobody', () => {
  for (const failed of ['job-failed', 'sign-in-failed', 'surprise'])
    assert.ok(
      service.log.some(({ event }) => event === failed),
      failed,
    );
  assert.deepEqual(tellsOf(JSON.stringify(service.log), everythingOfThem()), []);
  assert.deepEqual(beside, [], 'nothing is written past the log');
});

test('jobs carry ids and days, and their outcome tells of nobody', async () => {
  const jobs = await rowsOf('pgboss.job');
  assert.ok(jobs.length > 0);
  assert.deepEqual(tellsOf(jobs, everythingOfThem()), []);
});

test('the books hold ids and money only', async () => {
  const books = Object.keys(tables).filter((table) => table.startsWith('ledger_'));
  assert.ok(books.length >= 2);
  for (const table of books) assert.deepEqual(tellsOf(await rowsOf(table), everythingOfThem()), [], table);
});

test('addresses name nobody', () => {
  // The link that proves an address carries it within its token; it leaves no referrer and is written nowhere.
  const visited = addresses.filter((one) => !one.includes('/verify-email?'));
  assert.ok(visited.length > 20);
  assert.deepEqual(tellsOf(visited.join('\n'), everythingOfThem()), []);
});

test('identity codes, account numbers and telephone numbers stand nowhere in the database to be read', async () => {
  const found = await service.services.db.pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')",
  );
  const sealedKinds = [canary.hetu, canary.iban, testIban(4713), buyerIban, orderIban, '040 000 0000', '+358400000000'];
  for (const { name: table } of found.rows) assert.deepEqual(tellsOf(await rowsOf(table), sealedKinds), [], table);
});

test('files in keeping are closed to whoever copies the disk', () => {
  const { files } = service.services.config.folders;
  const names = readdirSync(files, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  assert.ok(names.length > 0);
  for (const one of names) {
    const text = readFileSync(join(one.parentPath, one.name)).toString('latin1');
    assert.deepEqual(tellsOf(text, everythingOfThem()), [], one.name);
    assert.doesNotMatch(text.slice(0, 64), /%PDF|<\?xml/, one.name);
  }
});
