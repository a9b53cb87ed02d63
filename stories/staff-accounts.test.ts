import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { acceptInvitation, withPasswordFromLetter } from '../dev/invitation.ts';
import { staffMember } from '../dev/people.ts';
import { joinService, type TestService, testService, type Visitor } from '../dev/service.ts';
import { inviteStaff } from '../src/members/actions/invite-staff.ts';
import { theService, withContext } from '../src/platform/context.ts';

let service: TestService;
let aino: Visitor;
let pirkko: Visitor;
before(async () => {
  service = await testService();
  aino = await joinService(service, 'aino@testi.example', 'Aino Testinen');
  pirkko = await staffMember(service, 'pirkko@testi.example', ['people', 'system'], 'Pirkko Päällikkö');
});
after(() => service.close());

const idOf = async (visitor: Visitor) => (await visitor.client.members.me()).signedIn?.id ?? '';

test('the first of the staff is invited by letter, sets a password, and can do nothing before a second factor', async () => {
  await withContext(service.services, theService, (ctx) =>
    inviteStaff(ctx, {
      email: 'Paula@testi.example',
      name: 'Paula Päällikkö',
      duties: ['people', 'system'],
      language: 'fi',
    }),
  );
  await service.work();
  const half = await withPasswordFromLetter(service, 'paula@testi.example');
  assert.equal((await half.client.members.me()).signedIn?.secondFactor, false);
  await assert.rejects(half.client.members.people({}), { code: 'second-factor-needed' });
});

test('invited by one of the staff, a colleague takes a second factor into use and works by duty', async () => {
  const { id } = await pirkko.client.members.inviteStaff({
    email: 'ville@testi.example',
    name: 'Ville Valvoja',
    duties: ['review'],
    language: 'sv',
  });
  await assert.rejects(
    pirkko.client.members.inviteStaff({ email: 'PIRKKO@testi.example', name: 'Joku Muu', duties: [], language: 'fi' }),
    { code: 'address-in-use' },
  );
  await service.work();
  assert.match(service.letters('ville@testi.example').at(-1) ?? '', /bjudits in/);
  const ville = await acceptInvitation(service, 'ville@testi.example');
  assert.deepEqual((await ville.client.members.me()).signedIn?.duties, ['review']);
  await assert.rejects(ville.client.members.people({}), { code: 'not-allowed' });

  await pirkko.client.members.giveDuty({ id, duty: 'people' });
  await ville.client.members.people({});
  await pirkko.client.members.endDuty({ id, duty: 'people' });
  await assert.rejects(ville.client.members.people({}), { code: 'not-allowed' });
  await assert.rejects(pirkko.client.members.giveDuty({ id: await idOf(pirkko), duty: 'money' }), {
    code: 'own-duties',
  });
  await assert.rejects(pirkko.client.members.giveDuty({ id: await idOf(aino), duty: 'money' }), { code: 'not-found' });
  const listed = (await pirkko.client.members.staff({})).items.find((one) => one.id === id);
  assert.deepEqual(
    listed?.duties.map((one) => one.duty),
    ['review'],
  );
  assert.equal(listed?.secondFactor, true);
});
