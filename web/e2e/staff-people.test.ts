import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { type Ready, testHetu } from '../../dev/people.ts';
import { joinService, type Visitor } from '../../dev/service.ts';
import { day } from '../../src/basics/day.ts';
import { desk, skip, violations } from './chromium.ts';
import { type Running, serveWhole } from './served-app.ts';
import { looks, named, soundPages } from './sound.ts';
import { entrepreneur, staff } from './staff-service.ts';

let running: Running;
let aino: Ready;
let uuno: Visitor;
let uunoId = '';
let keeper: Visitor;
before(async () => {
  if (skip) return;
  running = await serveWhole();
  aino = await entrepreneur(running, 'Aino Testinen');
  uuno = await joinService(running.service, 'uuno@testi.example', 'Uuno Uusi');
  await uuno.client.members.giveName({ firstNames: 'Uuno Olavi', lastName: 'Uusi' });
  uunoId = (await uuno.client.members.me()).signedIn?.id ?? '';
  keeper = await staff(running, 'Ylermi Ylläpitäjä', ['people', 'system']);
});
after(async () => {
  await running?.close();
});

test('a person is found by name, and what is sealed is shown field by field for a reason', { skip }, async () => {
  const { page, complaints } = await running.open(keeper, '/tyo/henkilot', { viewport: desk });
  await page.getByLabel('Hae nimellä').fill('aino');
  await page.getByRole('link', { name: 'Uuno Olavi Uusi' }).waitFor({ state: 'detached' });
  assert.match(page.url(), /haku=aino/);
  await page.getByRole('link', { name: 'Aino Testinen' }).click();
  await page.getByRole('heading', { name: 'Aino Testinen' }).waitFor();
  assert.equal(await page.getByText(aino.hetu).count(), 0);

  await page.getByRole('button', { name: 'Näytä: Henkilötunnus' }).click();
  const dialog = page.getByRole('dialog', { name: 'Näytä: Henkilötunnus' });
  await dialog.getByRole('button', { name: 'Näytä', exact: true }).click();
  await dialog.getByRole('link', { name: /Kerro muutamalla sanalla syy/ }).waitFor();
  await dialog.getByLabel('Miksi tarvitset tiedon').fill('Soitto maksun palautumisesta');
  await dialog.getByRole('button', { name: 'Näytä', exact: true }).click();
  await page.getByText(aino.hetu).waitFor();
  assert.equal(
    await page
      .getByText(aino.iban.replaceAll(' ', '').slice(0, 4), { exact: false })
      .first()
      .textContent()
      .then((text) => text?.includes('••••')),
    true,
  );
  await page.getByRole('button', { name: 'Piilota: Henkilötunnus' }).click();
  assert.equal(await page.getByText(aino.hetu).count(), 0);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('an identity is recorded as checked from a document, and an account with the same code is looked into', {
  skip,
}, async () => {
  await uuno.client.members.giveHetu({ hetu: aino.hetu });
  const { page } = await running.open(keeper, '/tyo', { viewport: desk });
  await page.getByRole('link', { name: /Henkilöllisyys selvitettävänä.*1/ }).click();
  await page.getByRole('link', { name: 'Uuno Olavi Uusi' }).click();
  await page.getByText('Sama henkilötunnus on toisellakin tilillä').waitFor();
  await page.getByRole('button', { name: 'Merkitse tarkistetuksi' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passi').check();
  await dialog.getByRole('button', { name: 'Merkitse tarkistetuksi' }).click();
  await dialog.getByText('Tällä henkilötunnuksella on jo toinen tarkistettu tili.').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Korjaa nimi tai tunnus' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/^Henkilötunnus/)
    .fill(testHetu(day('1990-01-01'), 950));
  await page.getByRole('dialog').getByLabel('Miksi tarvitset tiedon').fill('Numero luettu väärin passista');
  await page.getByRole('dialog').getByRole('button', { name: 'Tallenna' }).click();
  await page.getByText('Tiedot on korjattu.').waitFor();
  await page.getByRole('button', { name: 'Merkitse tarkistetuksi' }).click();
  await page.getByRole('dialog').getByLabel('Henkilökortti').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Merkitse tarkistetuksi' }).click();
  await page.getByText('Henkilöllisyys on merkitty tarkistetuksi.').waitFor();
  assert.equal((await keeper.client.members.person({ id: uunoId })).identity?.document, 'identity-card');
  await page.context().close();
});

test('a colleague is invited, and gets and loses a duty', { skip }, async () => {
  const { page } = await running.open(keeper, '/tyo/henkilot/henkilosto', { viewport: desk });
  await page.getByRole('link', { name: 'Kutsu henkilö' }).click();
  await page.getByLabel('Etu- ja sukunimi').fill('Hilla Hyväksyjä');
  await page.getByLabel('Sähköposti').fill('hilla@testi.example');
  await page.getByLabel('Maksujen hyväksyntä').check();
  await page.getByRole('button', { name: 'Lähetä kutsu' }).click();
  await page.getByText('Kutsu lähetettiin: Hilla Hyväksyjä.').waitFor();
  await page.getByRole('button', { name: 'Muuta tehtäviä: Hilla Hyväksyjä' }).click();
  await page.getByRole('button', { name: 'Anna tehtävä: Rahaliikenne' }).click();
  await page.getByRole('button', { name: 'Päätä tehtävä: Rahaliikenne' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Päätä tehtävä: Maksujen hyväksyntä' }).click();
  await page.getByRole('button', { name: 'Anna tehtävä: Maksujen hyväksyntä' }).waitFor();
  const { items } = await keeper.client.members.staff({});
  assert.deepEqual(
    items.find(({ name }) => name === 'Hilla Hyväksyjä')?.duties.map(({ duty }) => duty),
    ['money'],
  );
  await page.context().close();
});

test('work that gave up is tried again by whoever looks after the system', { skip }, async () => {
  const { service } = running;
  const { outbox } = service.services.config.folders;
  await service.work();
  rmSync(outbox, { recursive: true, force: true });
  writeFileSync(outbox, 'A file stands where the folder of letters should be.');
  await keeper.client.members.inviteStaff({ email: 'matti@testi.example', name: 'Matti Maksaja', duties: [] });
  await service.work();
  await service.services.db.pool.query("update pgboss.job set state = 'failed' where state = 'retry'");
  const { page, complaints } = await running.open(keeper, '/tyo', { viewport: desk });
  await page.getByRole('link', { name: /Epäonnistuneet ajot.*1/ }).click();
  await page.getByRole('button', { name: 'Näytä virhe: Viestin lähetys' }).click();
  await page.getByText('src/platform/mail.ts').waitFor();
  await page.keyboard.press('Escape');
  rmSync(outbox);
  await page.getByRole('button', { name: 'Yritä uudelleen: Viestin lähetys' }).click();
  await page.getByText('Viestin lähetys: uusi yritys alkoi.').waitFor();
  await service.work();
  await page.getByRole('link', { name: 'Viestit' }).click();
  await page.getByText('Kutsu henkilöstöön').first().waitFor();
  assert.equal(service.letters('matti@testi.example').length, 1);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

for (const look of looks)
  test(`the pages of people, staff and jobs are sound: ${named(look)}`, { skip }, async () => {
    const people = ['', '/tapaukset', `/${aino.id}`, '/henkilosto', '/henkilosto/kutsu'];
    const paths = [...people.map((path) => `/tyo/henkilot${path}`), '/tyo/ajot', '/tyo/ajot/viestit'];
    await soundPages(await running.open(keeper, '/tyo', look), paths, look);
  });
