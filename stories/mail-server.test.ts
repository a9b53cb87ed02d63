import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { entrepreneurReady, type Ready, staffMember } from '../dev/people.ts';
import { type TestService, testService, unfolded, type Visitor } from '../dev/service.ts';
import { type SmtpServer, smtpServer } from '../dev/smtp-server.ts';
import { hours, household, submittedInvoice } from '../dev/written-invoices.ts';
import { sha256 } from '../src/platform/files.ts';

// Letters go to a server that speaks SMTP, not to the outbox folder: what it takes, puts off and refuses.

let server: SmtpServer;
let service: TestService;
let aino: Ready;
let reviewer: Visitor;
before(async () => {
  server = await smtpServer();
  const over = await testService({ SMTP_URL: server.url, MAIL_FROM: 'Kevyt <palvelu@kevyt.example>' });
  service = { ...over, letters: (to) => lettersTo(to).map(({ raw }) => unfolded(raw)) };
  aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  reviewer = await staffMember(service, 'tarkastaja@testi.example', ['review', 'system']);
});
after(async () => {
  await service.close();
  await server.close();
});

const lettersTo = (address: string) => server.letters.filter(({ to }) => to.includes(address));
const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(raw)?.[1]?.trim();

/** An invoice to a customer at the address, approved and delivered as far as the server lets it. */
async function invoiceTo(email: string): Promise<{ id: string; number: string }> {
  const id = await submittedInvoice(aino, { ...household, email }, hours('2', 40_00));
  const { number } = await reviewer.client.invoicing.review.approve({ id });
  await service.work();
  return { id, number };
}

/** Lets the waiting time of every job pass, since the queue counts it on the database's own clock. */
async function nextTry(): Promise<void> {
  await service.services.db.pool.query("update pgboss.job set start_after = now() where state = 'retry'");
  await service.work();
}
const undelivered = async (invoiceId: string) =>
  (await reviewer.client.invoicing.review.failedDeliveries()).items.find((one) => one.invoiceId === invoiceId);
const deliveryOf = async (id: string) => (await aino.client.invoicing.invoices.get({ id })).deliveries[0];

test('a newcomer joins by a letter that came through the server', () => {
  const [letter] = lettersTo('aino@testi.example');
  assert.ok(letter);
  assert.equal(letter.from, 'palvelu@kevyt.example');
  assert.equal(header(letter.raw, 'From'), 'Kevyt <palvelu@kevyt.example>');
  assert.match(header(letter.raw, 'Message-ID') ?? '', /^<[0-9a-f-]{36}@kevyt\.example>$/);
  assert.equal(header(letter.raw, 'Auto-Submitted'), 'auto-generated');
});

test('an invoice arrives with its PDF as the entrepreneur has it, and a link', async () => {
  const { id, number } = await invoiceTo('tilda@tilaaja.example');
  const [letter, ...more] = lettersTo('tilda@tilaaja.example');
  assert.ok(letter);
  assert.deepEqual(more, []);
  assert.match(unfolded(letter.raw), /\/lasku\/\S+/);
  const attached = /Content-Type: application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(letter.raw)?.[1] ?? '';
  const { body } = await aino.client.invoicing.invoices.document({ id, kind: 'pdf' });
  assert.equal(sha256(Buffer.from(attached, 'base64')), sha256(await (body as File).bytes()));
  assert.match(letter.raw, new RegExp(`filename="?${number}\\.pdf`));
  assert.equal((await deliveryOf(id))?.state, 'sent');
});

test('a server that is busy is asked again; until then staff see the invoice as not delivered, and it arrives once', async () => {
  const address = 'kiire@tilaaja.example';
  server.refuse(address, '451 4.3.0 try again later', 2);
  const { id } = await invoiceTo(address);
  assert.equal((await undelivered(id))?.reason, 'sending-failed');
  await nextTry();
  assert.deepEqual(lettersTo(address), []);
  await nextTry();
  assert.equal(lettersTo(address).length, 1);
  assert.equal(await undelivered(id), undefined);
  assert.equal((await deliveryOf(id))?.state, 'sent');
  assert.equal(server.asked(address), 3);
  await nextTry();
  assert.equal(lettersTo(address).length, 1);
});

test('an address refused for good is shown as failed, and is sent again when somebody has seen to it', async () => {
  const address = 'tuntematon@tilaaja.example';
  server.refuse(address, '550 5.1.1 no such mailbox', 100);
  const { id } = await invoiceTo(address);
  for (let tries = 0; tries < 8; tries++) await nextTry();
  const delivery = await undelivered(id);
  assert.equal(delivery?.reason, 'sending-failed');
  assert.equal((await deliveryOf(id))?.state, 'failed');
  const [job, ...others] = (await reviewer.client.members.failedJobs()).items;
  assert.equal(job?.name, 'deliver-invoice');
  assert.equal(job?.state, 'failed');
  assert.deepEqual(others, []);
  assert.deepEqual(lettersTo(address), []);

  server.refuse(address, '', 0);
  await reviewer.client.invoicing.review.retryDelivery({ id: delivery?.id ?? '' });
  await service.work();
  assert.equal(lettersTo(address).length, 1);
  assert.equal((await deliveryOf(id))?.state, 'sent');
});

test('a text with dots, long lines and letters of three languages arrives as it was written', async () => {
  const texts = ['.', '..alussa piste', `${'pitkä rivi '.repeat(200)}loppu`, 'Åäö ÅÄÖ – € “lainaus”'];
  await service.services.mail.send({
    id: crypto.randomUUID(),
    to: 'teksti@tilaaja.example',
    subject: 'Åäö – koe',
    text: texts.join('\n'),
  });
  const [letter] = lettersTo('teksti@tilaaja.example');
  const encoded = letter?.raw.slice(letter.raw.indexOf('\r\n\r\n') + 4) ?? '';
  const decoded = /base64/i.test(letter?.raw ?? '')
    ? Buffer.from(encoded, 'base64').toString('utf8')
    : unfolded(`quoted-printable\n${encoded}`).slice('quoted-printable\n'.length);
  assert.deepEqual(decoded.trimEnd().replaceAll('\r\n', '\n').split('\n'), texts);
});
