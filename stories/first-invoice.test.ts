import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { entrepreneurReady, staffMember } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';
import { company, drafted, hours, mailedCompany, submittedInvoice, type WrittenRow } from '../dev/written-invoices.ts';
import { theService, withContext } from '../src/platform/context.ts';

let service: TestService;
let aino: Visitor;
let reviewer: Visitor;
before(async () => {
  service = await testService();
  aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  reviewer = await staffMember(service, 'tarkastaja@testi.example', ['review']);
});
after(async () => {
  await service.close();
});

const row = hours('7.5', 50_00, 'Verkkosivujen ulkoasun suunnittelu');
const draftOf = (...rows: WrittenRow[]) => drafted(aino, mailedCompany, ...rows);

test('an invoice goes from draft through review to the customer, and the claim stands in the books', async () => {
  const { id, version } = await draftOf(row);
  await aino.client.invoicing.invoices.submit({ id, version, answered: [] });
  const queue = await reviewer.client.invoicing.review.queue({});
  assert.deepEqual(
    queue.items.map((item) => item.id),
    [id],
  );
  const { number } = await reviewer.client.invoicing.review.approve({ id });
  assert.equal(number, '202600001');
  await service.work();

  const issued = await aino.client.invoicing.invoices.get({ id });
  assert.equal(issued.grossCents, 470_63);
  assert.equal(issued.openCents, 470_63);
  assert.equal(issued.dueOn, '2026-06-15');
  assert.deepEqual(
    issued.deliveries.map(({ channel, state }) => ({ channel, state })),
    [{ channel: 'email', state: 'sent' }],
  );
  const letter = service.letters('laskut@asiakas.example').at(-1) ?? '';
  assert.match(letter, /202600001/);
  assert.match(letter, /application\/pdf/);

  const page = await service.visitor().fetch(new URL(issued.publicLink ?? '').pathname);
  const text = await page.text();
  assert.equal(page.status, 200);
  assert.match(text, /Aino Testinen/);
  assert.match(text, /470,63/);
  assert.equal(page.headers.get('set-cookie'), null);
  const pdf = await aino.client.invoicing.invoices.document({ id, kind: 'pdf' });
  assert.equal(
    Buffer.from(await (pdf.body as File).arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  );
});

test('a text that does not tell what was done is questioned before it can be sent', async () => {
  const { id, version } = await draftOf({ ...row, description: 'projektityö' });
  await assert.rejects(aino.client.invoicing.invoices.submit({ id, version, answered: [] }), code('questions-open'));
  await aino.client.invoicing.invoices.submit({ id, version, answered: ['0:text-vague'] });
  await reviewer.client.invoicing.review.giveBack({ id, reason: 'Kerro, mitä teit.' });
  const back = await aino.client.invoicing.invoices.get({ id });
  assert.equal(back.state, 'draft');
  assert.equal(back.reviews.at(-1)?.reason, 'Kerro, mitä teit.');
});

test('an unfinished draft is kept as it is, and says what it lacks', async () => {
  const { id, version } = await draftOf({ ...row, description: '', quantity: '' });
  await assert.rejects(
    aino.client.invoicing.invoices.submit({ id, version, answered: [] }),
    code('invoice-incomplete'),
  );
  const kept = await aino.client.invoicing.invoices.get({ id });
  assert.deepEqual(
    kept.lacking.map(({ field }) => field),
    ['rows.0.description', 'rows.0.quantity'],
  );
  await assert.rejects(
    aino.client.invoicing.invoices.save({ id, version: 1, draft: kept.draft }),
    code('saved-elsewhere'),
  );
});

test('an issued invoice is never changed, not even behind the program', async () => {
  const { id, version } = await draftOf(row);
  await aino.client.invoicing.invoices.submit({ id, version, answered: [] });
  await reviewer.client.invoicing.review.approve({ id });
  await assert.rejects(reviewer.client.invoicing.review.approve({ id }), code('not-in-review'));
  await assert.rejects(
    service.services.db.pool.query('update invoice set net_cents = 1, gross_cents = vat_cents + 1 where id = $1', [id]),
    /never changed/,
  );
  await assert.rejects(service.services.db.pool.query('delete from invoice where id = $1', [id]), /never changed/);
});

test('another entrepreneur sees nothing of it, and an entrepreneur reviews nothing', async () => {
  const { id } = await draftOf(row);
  const other = await entrepreneurReady(service, 'eero@testi.example', 'Eero Esimerkki');
  await assert.rejects(other.client.invoicing.invoices.get({ id }), code('not-found'));
  await assert.rejects(other.client.invoicing.review.queue({}), code('not-allowed'));
  await assert.rejects(service.visitor().client.invoicing.invoices.list({}), code('not-signed-in'));
});

test('a customer with an e-invoice address gets a file in the folder of the operator', async () => {
  const id = await submittedInvoice(aino, { ...company, email: 'laskut@asiakas.example' }, row);
  const { number } = await reviewer.client.invoicing.review.approve({ id });
  await service.work();
  assert.deepEqual(readdirSync(service.services.config.folders.eInvoices), [`finvoice-${number}.xml`]);
});

test('numbers leave no gap even where an approval fails', async () => {
  const rows = await withContext(service.services, theService, async ({ tx }) =>
    tx.selectFrom('invoice').select('number').where('state', '=', 'issued').orderBy('number').execute(),
  );
  rows.forEach((issued, index) => {
    assert.equal(issued.number, `2026${String(index + 1).padStart(5, '0')}`);
  });
});
