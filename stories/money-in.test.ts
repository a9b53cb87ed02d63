import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { issuedClaims } from '../dev/claims.ts';
import { entrepreneurReady, type Ready, staffMember } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';
import { hours, mailedCompany, submittedInvoice } from '../dev/written-invoices.ts';
import { day } from '../src/basics/day.ts';
import { type FakeEntry, statementFile } from '../src/demo/fake-bank.ts';

let service: TestService;
let aino: Ready;
let bertta: Ready;
let cashier: Visitor;
before(async () => {
  service = await testService();
  aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  bertta = await entrepreneurReady(service, 'bertta@testi.example', 'Bertta Testinen');
  cashier = await staffMember(service, 'kassa@testi.example', ['money']);
});
after(async () => {
  await service.close();
});

const on = day('2026-06-03');

let sent = 0;
async function statementComes(entries: readonly FakeEntry[]) {
  const id = `TILIOTE-${++sent}`;
  const numbered = entries.map((one, at) => ({ bankReference: `${id}-${at}`, ...one }));
  const account = service.services.config.operator.iban;
  const file = statementFile({ account, id, openingCents: 0, entries: numbered });
  const uploaded = await cashier.client.banking.statements.upload({ file });
  await service.work();
  return { file, uploaded, view: await cashier.client.banking.statements.get({ id: uploaded.id }) };
}

const entriesOf = async (statement: string | undefined) =>
  (await cashier.client.banking.entries.list({ ...(statement ? { statement } : {}) })).items;

const claim = async (of: Ready, net: number, vat: number, buyer = 'Esimerkki Oy') => {
  const [one] = await issuedClaims(service.services, of.id, [{ net, vat, buyer }]);
  assert.ok(one);
  return one;
};

test('an invoice that was written, reviewed and sent is paid by its customer', async () => {
  const reviewer = await staffMember(service, 'tarkastaja@testi.example', ['review']);
  const id = await submittedInvoice(aino, mailedCompany, hours('10', 40_00));
  await reviewer.client.invoicing.review.approve({ id });
  const { reference, grossCents } = await aino.client.invoicing.invoices.get({ id });
  assert.equal(grossCents, 502_00);

  const { view } = await statementComes([
    { cents: 502_00, on, reference: (reference ?? '').padStart(20, '0'), name: 'ESIMERKKIASIAKAS OY' },
  ]);

  assert.equal(view.state, 'imported');
  assert.deepEqual([view.statements[0]?.matched, view.statements[0]?.unmatched], [1, 0]);
  const paid = await aino.client.invoicing.invoices.get({ id });
  assert.deepEqual([paid.payment, paid.openCents], ['paid', 0]);
  const payments = await aino.client.banking.ownPayments({ id });
  assert.deepEqual(
    payments.items.map(({ receivedOn, cents: gross, netCents }) => [receivedOn, gross, netCents]),
    [[on, 502_00, 400_00]],
  );
  assert.equal(payments.openCents, 0);
});

test('nobody sees what has been paid of the invoice of another', async () => {
  const invoice = await claim(aino, 10_00, 0);
  await assert.rejects(bertta.client.banking.ownPayments({ id: invoice.id }), code('not-found'));
});

test('the same file twice changes nothing', async () => {
  const invoice = await claim(aino, 10_00, 0);
  const { file, uploaded } = await statementComes([{ cents: 4_00, on, reference: invoice.reference }]);
  const again = await cashier.client.banking.statements.upload({ file });
  await service.work();
  assert.deepEqual(again, { id: uploaded.id, known: true });
  assert.equal((await aino.client.banking.ownPayments({ id: invoice.id })).openCents, 6_00);
});

test('a file that is no statement is refused with the place of the fault', async () => {
  const file = new File(['<?xml version="1.0"?>\n<kuitti>'], 'kuitti.xml');
  const { id } = await cashier.client.banking.statements.upload({ file });
  await service.work();
  const view = await cashier.client.banking.statements.get({ id });
  assert.deepEqual([view.state, view.fault], ['failed', 'not-a-statement']);
  assert.match(view.faultPlace ?? '', /^line 2/);
  await assert.rejects(
    cashier.client.banking.statements.upload({ file: new File([], 'tyhja.xml') }),
    code('file-empty'),
  );
});

test('a payment without a reference is suggested with reasons, divided by a person, and its owners see who looked', async () => {
  const first = await claim(aino, 100_00, 25_50, 'Kahvila Testi Oy');
  const second = await claim(bertta, 60_00, 0, 'Kahvila Testi Oy');
  const { view } = await statementComes([
    {
      cents: 185_50,
      on,
      name: 'KAHVILA TESTI',
      iban: 'FI5522000000000011',
      message: `laskut ${first.number} ja toinen`,
    },
  ]);
  const [entry] = await entriesOf(view.statements[0]?.id);
  assert.ok(entry);
  assert.deepEqual([entry.state, entry.openCents, entry.name], ['unmatched', 185_50, 'KAHVILA TESTI']);

  const shown = await cashier.client.banking.entries.get({ id: entry.id });
  assert.equal(shown.iban, 'FI5522000000000011');
  assert.deepEqual(
    shown.suggestions.map(({ invoice, reasons }) => [invoice.number, reasons]),
    [
      [first.number, ['number-in-message', 'similar-name']],
      [second.number, ['similar-name']],
    ],
  );
  const allocate = (parts: { invoiceId: string; cents: number }[]) =>
    cashier.client.banking.entries.allocate({ id: entry.id, parts });
  await assert.rejects(allocate([{ invoiceId: second.id, cents: 60_01 }]), code('more-than-open'));
  await assert.rejects(
    allocate([
      { invoiceId: first.id, cents: 125_50 },
      { invoiceId: second.id, cents: 60_01 },
    ]),
    code('more-than-came'),
  );
  for (const wrong of [0, -1, 0.5, 2 ** 53])
    await assert.rejects(allocate([{ invoiceId: first.id, cents: wrong }]), code('input-invalid'));
  await allocate([
    { invoiceId: first.id, cents: 125_50 },
    { invoiceId: second.id, cents: 60_00 },
  ]);

  const [matched] = await entriesOf(view.statements[0]?.id);
  assert.deepEqual([matched?.state, matched?.invoices], ['matched', [first.number, second.number]]);
  assert.equal((await bertta.client.banking.ownPayments({ id: second.id })).openCents, 0);
  const looks = await bertta.client.privacy.ownAccesses({});
  assert.ok(looks.items.some((look) => look.what.includes('payments')));
});

test('two people who allocate the same money at once get one outcome', async () => {
  const invoice = await claim(aino, 30_00, 0);
  const { view } = await statementComes([{ cents: 30_00, on, message: 'sama raha' }]);
  const [entry] = await entriesOf(view.statements[0]?.id);
  assert.ok(entry);
  const parts = [{ invoiceId: invoice.id, cents: 30_00 }];
  const outcomes = await Promise.allSettled(
    [1, 2].map(() => cashier.client.banking.entries.allocate({ id: entry.id, parts })),
  );
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await aino.client.banking.ownPayments({ id: invoice.id })).items.length, 1);
});

test('a wrong allocation is taken back with its reason, and the money waits again until it is set aside', async () => {
  const invoice = await claim(aino, 20_00, 0);
  const { view } = await statementComes([{ cents: 20_00, on, reference: invoice.reference }]);
  const [entry] = await entriesOf(view.statements[0]?.id);
  const { allocations } = await cashier.client.banking.entries.get({ id: entry?.id ?? '' });
  const id = allocations[0]?.id ?? '';
  assert.equal(allocations[0]?.byMatching, true);
  await assert.rejects(cashier.client.banking.entries.takeBack({ id, reason: '  ' }), code('input-invalid'));
  await cashier.client.banking.entries.takeBack({ id, reason: 'Maksaja pyysi toiselle laskulle' });
  await assert.rejects(
    cashier.client.banking.entries.takeBack({ id, reason: 'toisen kerran' }),
    code('taken-back-already'),
  );
  const back = await cashier.client.banking.entries.get({ id: entry?.id ?? '' });
  assert.deepEqual([back.state, back.openCents], ['unmatched', 20_00]);
  assert.equal(back.allocations[0]?.takenBack?.reason, 'Maksaja pyysi toiselle laskulle');
  const payments = await aino.client.banking.ownPayments({ id: invoice.id });
  assert.deepEqual([payments.openCents, payments.items[0]?.takenBackOn], [20_00, '2026-06-01']);

  await cashier.client.banking.entries.setAside({ id: back.id });
  await assert.rejects(cashier.client.banking.entries.setAside({ id: back.id }), code('nothing-left'));
  const waiting = await cashier.client.banking.statements.waiting();
  assert.ok(waiting.refundCents >= 20_00);
  assert.equal((await cashier.client.banking.entries.get({ id: back.id })).state, 'refund');
});

test('a person says which payment a debit took back, and its invoice is open again', async () => {
  const invoice = await claim(aino, 33_00, 0);
  const { view } = await statementComes([
    { cents: 33_00, on, reference: invoice.reference },
    { cents: 33_00, on, out: true, message: 'palautuspyyntö' },
  ]);
  const [payment, debit] = await entriesOf(view.statements[0]?.id);
  assert.equal(debit?.state, 'other');
  await cashier.client.banking.entries.note({ id: debit?.id ?? '', text: 'Pankista soitettiin.' });
  await cashier.client.banking.entries.nameReturned({ id: debit?.id ?? '', paymentId: payment?.id ?? '' });
  const states = (await entriesOf(view.statements[0]?.id)).map(({ state }) => state);
  assert.deepEqual(states, ['returned', 'returned']);
  assert.equal((await aino.client.banking.ownPayments({ id: invoice.id })).openCents, 33_00);
  const shown = await cashier.client.banking.entries.get({ id: debit?.id ?? '' });
  assert.equal(shown.notes[0]?.text, 'Pankista soitettiin.');
  await assert.rejects(
    cashier.client.banking.entries.nameReturned({ id: debit?.id ?? '', paymentId: payment?.id ?? '' }),
    code('not-a-return'),
  );
});

test('entries come a page at a time in the order of the bank, and open invoices are found by what a person knows of them', async () => {
  const entries = Array.from({ length: 7 }, (_, at) => ({ cents: 100 + at, on }));
  const { view } = await statementComes(entries);
  const statement = view.statements[0]?.id ?? '';
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await cashier.client.banking.entries.list({ statement, limit: 3, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((one) => one.cents));
    cursor = page.next ?? undefined;
  } while (cursor);
  assert.deepEqual(
    seen,
    entries.map((one) => one.cents),
  );

  const invoice = await claim(aino, 77_77, 0, 'Harvinainen Nimi Ky');
  for (const text of [invoice.number, invoice.reference, '77,77', 'harvinainen']) {
    const found = await cashier.client.banking.entries.invoices({ text });
    assert.ok(
      found.items.some(({ id }) => id === invoice.id),
      text,
    );
  }
});

test('only staff with the duty of money may touch the bank', async () => {
  const reviewer = await staffMember(service, 'toinen@testi.example', ['review']);
  for (const visitor of [aino, reviewer])
    await assert.rejects(visitor.client.banking.entries.list({}), code('not-allowed'));
  await assert.rejects(service.visitor().client.banking.statements.list({}), code('not-signed-in'));
});
