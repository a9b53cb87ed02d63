import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { staffMember } from '../dev/people.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';

let service: TestService;
let maintainer: Visitor;
let reviewer: Visitor;
before(async () => {
  service = await testService();
  maintainer = await staffMember(service, 'yllapito@testi.example', ['system', 'people']);
  reviewer = await staffMember(service, 'tarkastaja@testi.example', ['review']);
});
after(() => service.close());

const items = async () => (await maintainer.client.members.failedJobs()).items;

/** Lets the waiting time of every job pass, since the queue counts it on the database's own clock. */
async function nextTry(): Promise<void> {
  await service.services.db.pool.query("update pgboss.job set start_after = now() where state = 'retry'");
  await service.work();
}

test('work that fails is seen by staff, waits for its next try, and goes through when somebody tries it again', async () => {
  assert.deepEqual(await items(), []);
  const outbox = service.services.config.folders.outbox;
  rmSync(outbox, { recursive: true, force: true });
  writeFileSync(outbox, 'A file stands where the folder of letters should be.');
  await maintainer.client.members.inviteStaff({ email: 'uusi@testi.example', name: 'Uuno Uusi', duties: [] });
  await service.work();

  const [waiting] = await items();
  assert.ok(waiting);
  assert.equal(waiting.name, 'send-letter');
  assert.equal(waiting.state, 'waiting');
  assert.equal(waiting.tries, 1);
  assert.ok(waiting.nextTryAt);
  assert.match(waiting.fault, /^Error E[A-Z]+$/);
  assert.match(waiting.place, /\(src\/platform\/mail\.ts:\d+:\d+\)/);
  await assert.rejects(maintainer.client.members.retryJob({ id: waiting.id }), { code: 'job-not-failed' });

  for (let tries = 0; tries < 8; tries++) await nextTry();
  const [failed] = await items();
  assert.equal(failed?.state, 'failed');
  assert.equal(failed?.tries, 9);
  assert.equal(failed?.nextTryAt, null);

  rmSync(outbox);
  await maintainer.client.members.retryJob({ id: waiting.id });
  await service.work();
  assert.deepEqual(await items(), []);
  assert.equal(service.letters('uusi@testi.example').length, 1);
});

test('only who looks after the system sees its work', async () => {
  await assert.rejects(reviewer.client.members.failedJobs(), { code: 'not-allowed' });
  await assert.rejects(reviewer.client.members.retryJob({ id: crypto.randomUUID() }), { code: 'not-allowed' });
});
