import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { entrepreneurReady, type Ready, staffMember } from '../dev/people.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';
import { hours, household, submittedInvoice } from '../dev/written-invoices.ts';
import { day } from '../src/basics/day.ts';
import { checksOver } from '../src/commands/verify.ts';
import { statementFile } from '../src/demo/fake-bank.ts';
import type { Tx } from '../src/platform/database.ts';

let service: TestService;
let aino: Ready;
let staff: Visitor;
let approver: Visitor;
const made = { invoice: '', later: '', entry: '', run: '', payout: '', delivery: '' };

/** One job through the whole life of money, and a second invoice that nobody has paid. */
before(async () => {
  service = await testService();
  aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  staff = await staffMember(service, 'toimisto@testi.example', ['review', 'money'], 'Taina Toimisto');
  approver = await staffMember(service, 'hyvaksyja@testi.example', ['approve', 'money'], 'Hilla Hyväksyjä');
  made.invoice = await issued();
  made.later = await issued();
  const { reference, grossCents } = await aino.client.invoicing.invoices.get({ id: made.invoice });
  const entries = [
    { cents: grossCents + 1_00, on: day('2026-06-01'), reference: reference ?? '', bankReference: 'A-1' },
    { cents: 7_00, on: day('2026-06-01'), message: 'tuntematon', bankReference: 'A-2' },
  ];
  const account = service.services.config.operator.iban;
  await staff.client.banking.statements.upload({ file: statementFile({ account, id: 'A', openingCents: 0, entries }) });
  await service.work();
  const listed = (await staff.client.banking.entries.list({})).items;
  made.entry = listed.find((one) => one.cents === grossCents + 1_00)?.id ?? '';
  made.run = (await staff.client.payouts.runs.prepare({})).id;
  const { version, totals } = await approver.client.payouts.runs.get({ id: made.run });
  await approver.client.payouts.runs.approve({ id: made.run, version, netCents: totals.netCents });
  await service.work();
  made.payout = (await aino.client.payouts.own.list({})).items[0]?.id ?? '';
  made.delivery = (await staff.client.reporting.deliveries.list({})).items[0]?.id ?? '';
});
after(async () => {
  await service.close();
});

async function issued(): Promise<string> {
  const id = await submittedInvoice(aino, household, hours('3', 40_00));
  await staff.client.invoicing.review.approve({ id });
  await service.work();
  return id;
}

type Found = Record<string, object[]>;

async function findingsIn(tx: Tx): Promise<Found> {
  const { files, secrets } = service.services;
  const found: Found = {};
  for (const check of checksOver({ files, sealersOf: secrets.ofAll }))
    for await (const finding of check.run(tx)) found[check.name] = [...(found[check.name] ?? []), finding];
  return found;
}

const rollBack = new Error('what was tampered with goes back');

/** What is found after somebody with full power over the database has written to it with all triggers and checks off. */
async function findingsAfter(...tampering: string[]): Promise<Found> {
  let found: Found = {};
  const work = service.services.db.asOwner.transaction().execute(async (tx) => {
    await sql.raw("set local session_replication_role = 'replica'").execute(tx);
    for (const text of tampering) await sql.raw(text).execute(tx);
    found = await findingsIn(tx);
    throw rollBack;
  });
  await work.catch((error) => assert.equal(error, rollBack));
  return found;
}

const paths = () => {
  const folder = service.services.config.folders.files;
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, join(entry.parentPath, entry.name)]),
  );
};

/** What is found while a kept file is something else than it was. */
async function findingsWith(file: string, change: (path: string, bytes: Buffer) => void): Promise<Found> {
  const path = paths().get(file) ?? assert.fail(`no file ${file}`);
  const bytes = readFileSync(path);
  change(path, bytes);
  try {
    return await findingsAfter();
  } finally {
    writeFileSync(path, bytes);
  }
}

const fileOf = async (text: string) => (await service.services.db.pool.query<{ id: string }>(text)).rows[0]?.id ?? '';
const flipped = (path: string, bytes: Buffer) => {
  const changed = Buffer.from(bytes);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  writeFileSync(path, changed);
};

test('a whole life of money has nothing to find', async () => {
  assert.deepEqual(await findingsAfter(), {});
});

test('an invoice taken out leaves a gap in the numbers, and money in the books that is for nothing', async () => {
  const found = await findingsAfter(
    `delete from invoice_document where invoice_id = '${made.invoice}'`,
    `delete from invoice where id = '${made.invoice}'`,
  );
  assert.deepEqual(found['invoice-numbers-not-whole'], [{ series: '2026', after: 0, next: 2 }]);
  assert.deepEqual(found['invoice-booked-otherwise'], [{ cause: `invoice-issued ${made.invoice}` }]);
  assert.deepEqual(await findingsAfter('update invoice_counter set last = 5'), {
    'invoice-numbers-not-whole': [{ series: '2026', after: 2, next: 6 }],
  });
});

test('an invoice whose sum was changed is unlike its lines and unlike the books', async () => {
  assert.deepEqual(
    await findingsAfter(
      `update invoice set net_cents = net_cents - 100, gross_cents = gross_cents - 100 where id = '${made.later}'`,
    ),
    {
      'invoice-content-differs': [{ invoice: made.later }],
      'invoice-booked-otherwise': [{ cause: `invoice-issued ${made.later}` }],
    },
  );
  assert.deepEqual(
    await findingsAfter(
      `update invoice set content = replace(content::text, '"quantity":"3"', '"quantity":"4"')::json where id = '${made.later}'`,
    ),
    { 'invoice-content-differs': [{ invoice: made.later }] },
  );
});

test('content that is no invoice any more is found, and stops nothing', async () => {
  for (const content of ['{}', '{"lines":[{"quantity":"x"}]}', 'null', '[]'])
    assert.deepEqual(await findingsAfter(`update invoice set content = '${content}' where id = '${made.later}'`), {
      'invoice-content-differs': [{ invoice: made.later }],
    });
});

test('an invoice given to another entrepreneur is found by the books', async () => {
  const found = await findingsAfter(`update invoice set owner = gen_random_uuid() where id = '${made.later}'`);
  assert.deepEqual(found, { 'invoice-booked-otherwise': [{ cause: `invoice-issued ${made.later}` }] });
});

test('a document that is not what was sent is found: changed, of another hash, or gone', async () => {
  const file = await fileOf(
    `select file_id as id from invoice_document where kind = 'pdf' and invoice_id = '${made.later}'`,
  );
  const documentFinding = (fault: string) => ({ invoice: made.later, kind: 'pdf', fault });
  const both = (fault: string) => ({
    'file-not-as-kept': [{ file, fault }],
    'invoice-document-not-as-made': [documentFinding(fault)],
  });
  assert.deepEqual(await findingsWith(file, flipped), both('unreadable'));
  assert.deepEqual(await findingsWith(file, (path) => rmSync(path)), both('missing'));
  assert.deepEqual(
    await findingsAfter(`update invoice_document set sha256 = repeat('0', 64) where file_id = '${file}'`),
    { 'invoice-document-not-as-made': [documentFinding('differs')] },
  );
});

test('a document replaced by another one, sealed with the right key, is found', async () => {
  const ids = await service.services.db.pool.query<{ id: string }>(
    "select file_id as id from invoice_document where kind = 'finvoice' order by made_at",
  );
  const [first = '', second = ''] = ids.rows.map((row) => row.id);
  const sealed = await service.services.db.asActor({ id: 'system', kind: 'system' }, async (tx) => {
    const sealer = await service.services.secrets.of(tx, aino.id);
    const place = (row: string) => ({ table: 'file', column: 'content', row });
    const other = sealer.openBytes(place(first), readFileSync(paths().get(first) ?? ''));
    return sealer.sealBytes(place(second), other);
  });
  const found = await findingsWith(second, (path) => writeFileSync(path, sealed));
  assert.deepEqual(found['invoice-document-not-as-made'], [
    { invoice: made.later, kind: 'finvoice', fault: 'differs' },
  ]);
});

test('files of a person whose key was destroyed on purpose are passed over; a key that is merely lost is found', async () => {
  assert.deepEqual(
    await findingsAfter(`update subject_key set wrapped = null, destroyed_at = now() where subject_id = '${aino.id}'`),
    {},
  );
  const lost = await findingsAfter(`delete from subject_key where subject_id = '${aino.id}'`);
  assert.deepEqual(Object.keys(lost).sort(), [
    'file-not-as-kept',
    'invoice-document-not-as-made',
    'payslip-not-as-made',
  ]);
});

test('an allocation of another sum, or a payment that is more open than it is, is found', async () => {
  const found = await findingsAfter(
    `update allocation set cents = cents - 1 where entry_id = '${made.entry}' and target = 'invoice'`,
  );
  assert.deepEqual(Object.keys(found).sort(), ['allocation-not-booked', 'bank-entry-differs', 'settlement-differs']);
  const open = await findingsAfter(`update bank_entry set open_cents = 1 where id = '${made.entry}'`);
  assert.deepEqual(Object.keys(open), ['bank-entry-differs']);
});

test('a bank file or an order that is not as it came or went is found', async () => {
  const statement = await fileOf('select id from bank_file');
  assert.deepEqual(await findingsWith(statement, flipped), {
    'bank-file-not-as-received': [{ file: statement, fault: 'unreadable' }],
  });
  const order = await fileOf('select id from bank_order');
  assert.deepEqual(await findingsWith(order, flipped), {
    'bank-order-not-as-given': [{ file: order, fault: 'unreadable' }],
  });
});

test('a frozen payment file that was changed, exchanged or added to is found', async () => {
  assert.deepEqual(
    await findingsAfter('update payout_file set content = set_byte(content, 40, get_byte(content, 40) # 1)'),
    {
      'payout-file-not-as-approved': [{ run: made.run, file: 1, fault: 'unreadable' }],
    },
  );
  assert.deepEqual(await findingsAfter("update payout_file set sha256 = repeat('0', 64)"), {
    'payout-run-files-differ': [{ run: made.run }],
    'payout-file-not-as-approved': [{ run: made.run, file: 1, fault: 'differs' }],
  });
  assert.deepEqual(await findingsAfter('delete from payout_file'), { 'payout-run-files-differ': [{ run: made.run }] });
  assert.deepEqual(await findingsAfter("update bank_order set sha256 = repeat('0', 64)"), {
    'payout-run-files-differ': [{ run: made.run }],
    'bank-order-not-as-given': [{ file: await fileOf('select id from bank_order'), fault: 'differs' }],
  });
});

test('pay that was changed is found in the books and in what was reported', async () => {
  assert.deepEqual(
    await findingsAfter('update payout set withheld_cents = withheld_cents - 1, net_cents = net_cents + 1'),
    {
      'payout-booked-otherwise': [{ cause: `payout ${made.payout}` }],
      'register-report-unlike-payout': [{ delivery: made.delivery, payout: made.payout }],
    },
  );
});

test('a report that was changed, or a delivery that was, is found', async () => {
  assert.deepEqual(await findingsAfter('update register_report set paid_cents = paid_cents + 1'), {
    'register-report-unlike-payout': [{ delivery: made.delivery, payout: made.payout }],
    'register-delivery-unlike-reports': [{ delivery: made.delivery, reports: 1, found: 1 }],
  });
  assert.deepEqual(await findingsAfter('delete from register_report'), {
    'register-delivery-unlike-reports': [{ delivery: made.delivery, reports: 1, found: 0 }],
  });
  assert.deepEqual(
    await findingsAfter('update register_delivery set content = set_byte(content, 40, get_byte(content, 40) # 1)'),
    {
      'register-delivery-not-as-made': [{ delivery: made.delivery, fault: 'unreadable' }],
    },
  );
});
