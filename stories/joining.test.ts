import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { joinService, type TestService, testService } from '../dev/service.ts';

let service: TestService;
before(async () => {
  service = await testService();
});
after(() => service.close());

test('a stranger is nobody and is told so', async () => {
  const { signedIn, demo } = await service.visitor().client.members.me();
  assert.equal(signedIn, null);
  assert.equal(demo, false);
});

test('who registers and opens the link in the letter is signed in as an entrepreneur', async () => {
  const aino = await joinService(service, 'aino@testi.example', 'Aino Testinen');
  const { signedIn } = await aino.client.members.me();
  assert.equal(signedIn?.kind, 'entrepreneur');
  assert.equal(signedIn?.email, 'aino@testi.example');
});
