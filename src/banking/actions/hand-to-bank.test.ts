import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type TestService, testService } from '../../../dev/service.ts';
import { day } from '../../basics/day.ts';
import { cents } from '../../basics/money.ts';
import { statementXml } from '../../demo/fake-bank.ts';
import { theService, withContext } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import { findOrderByMessage } from '../store/orders.ts';
import { type BankOrder, expectWithout, handOrder, handToBank } from './hand-to-bank.ts';
import { receiveStatement } from './receive-statement.ts';

let service: TestService;
let bank: string;
before(async () => {
  service = await testService();
  bank = service.services.config.folders.bank;
});
after(() => service.close());

const order = (messageId: string, content = `<payments of="${messageId}"/>`): BankOrder => {
  const bytes = new TextEncoder().encode(content);
  return {
    messageId,
    fileName: `${messageId}.xml`,
    bytes,
    sha256: sha256(bytes),
    totalCents: cents(100_00),
    endToEndIds: [`${messageId}P1`, `${messageId}P2`],
  };
};
const give = (one: BankOrder) => withContext(service.services, theService, (ctx) => handToBank(ctx, one));
const found = (messageId: string) =>
  withContext(service.services, theService, ({ tx }) => findOrderByMessage(tx, messageId));
const handed = () => readdirSync(join(bank, 'out'));

test('a payment file reaches the bank byte for byte as it was approved, and once however often it is sent', async () => {
  const one = order('KEVYT1');
  await give(one);
  await give(one);
  await service.work();
  assert.deepEqual(handed(), ['KEVYT1.xml']);
  assert.deepEqual(new Uint8Array(readFileSync(join(bank, 'out', 'KEVYT1.xml'))), one.bytes);
  assert.equal((await found('KEVYT1'))?.state, 'handed');
});

test('a file that the bank has fetched is not handed over again, even if the job broke off before noting it', async () => {
  await give(order('KEVYT2'));
  // Nothing lies beside any more: the move was made, and the file is gone.
  await service.services.db.pool.query("update bank_order set state = 'writing' where message_id = 'KEVYT2'");
  await service.work();
  assert.equal((await found('KEVYT2'))?.state, 'handed');
  assert.ok(!handed().includes('KEVYT2.xml'));
});

test('a job that broke off before the move makes the move when it runs again', async () => {
  const one = order('KEVYT3');
  await give(one);
  mkdirSync(join(bank, 'prepared'), { recursive: true });
  writeFileSync(join(bank, 'prepared', one.fileName), one.bytes);
  await service.services.db.pool.query("update bank_order set state = 'writing' where message_id = 'KEVYT3'");
  await service.work();
  assert.ok(handed().includes('KEVYT3.xml'));
});

test('a file that is not the approved one is never handed over', async () => {
  const one = order('KEVYT4');
  await assert.rejects(give({ ...one, sha256: sha256('something else') }), /not the one that was approved/);
  await give(one);
  await service.services.db.pool.query("update bank_order set state = 'writing' where message_id = 'KEVYT4'");
  writeFileSync(join(bank, 'prepared', one.fileName), 'something else');
  await assert.rejects(
    handOrder(service.services, { orderId: (await found('KEVYT4'))?.id ?? '' }),
    /not the one that was kept/,
  );
  assert.ok(!handed().includes('KEVYT4.xml'));
});

test('the message id of a file is never given to another', async () => {
  await give(order('KEVYT5'));
  await assert.rejects(give(order('KEVYT5', '<other/>')), /another file has been sent/);
});

test('an order is executed when the bank has taken its whole sum, as one, in groups or payment by payment', async () => {
  await give(order('KEVYT6'));
  const on = day('2026-06-03');
  const entries = [
    { cents: 60_00, on, out: true, orderId: 'KEVYT6-1', bankReference: 'B1' },
    { cents: 40_00, on: day('2026-06-04'), out: true, endToEndId: 'KEVYT6P2', bankReference: 'B2' },
    { cents: 40_00, on: day('2026-06-05'), endToEndId: 'KEVYT6P2', returnReason: 'AC04', bankReference: 'B3' },
    { cents: 5_00, on, endToEndId: 'KEVYT6P1', message: 'a payer who likes our numbers', bankReference: 'B4' },
  ];
  const bring = async (id: string, brought: typeof entries) => {
    const bytes = new TextEncoder().encode(
      statementXml({ account: service.services.config.operator.iban, id, openingCents: 0, entries: brought }),
    );
    await withContext(service.services, theService, (ctx) => receiveStatement(ctx, { name: id, bytes }));
    await service.work();
  };
  await bring('first', entries.slice(0, 1));
  assert.equal((await found('KEVYT6'))?.executed_on, null);
  await bring('second', entries.slice(1));
  assert.equal((await found('KEVYT6'))?.executed_on, '2026-06-04');
  const roles = await service.services.db.pool.query('select role from bank_entry order by booked_on, role');
  assert.deepEqual(
    roles.rows.map((row) => row.role),
    ['own', 'payment', 'own', 'own-returned'],
  );
});

test('an order of which the bank rejects a payment is executed by the rest', async () => {
  await give(order('KEVYT7'));
  const bytes = new TextEncoder().encode(
    statementXml({
      account: service.services.config.operator.iban,
      id: 'third',
      openingCents: 0,
      entries: [{ cents: 70_00, on: day('2026-06-08'), out: true, orderId: 'KEVYT7', bankReference: 'B5' }],
    }),
  );
  await withContext(service.services, theService, (ctx) => receiveStatement(ctx, { name: 'third', bytes }));
  await service.work();
  assert.equal((await found('KEVYT7'))?.executed_on, null);
  for (const _ of ['told', 'told again'])
    await withContext(service.services, theService, (ctx) => expectWithout(ctx, 'KEVYT7P2', cents(30_00)));
  assert.equal((await found('KEVYT7'))?.executed_on, '2026-06-08');
});
