import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Ready, testIban } from '../../dev/people.ts';
import type { Visitor } from '../../dev/service.ts';
import { day } from '../../src/basics/day.ts';
import { desk, skip, violations } from './chromium.ts';
import { type Running, serveWhole } from './served-app.ts';
import { looks, sound, soundPages } from './sound.ts';
import { claimed, entrepreneur, staff, statementOf } from './staff-service.ts';

let running: Running;
let aino: Ready;
let cashier: Visitor;
before(async () => {
  if (skip) return;
  running = await serveWhole();
  aino = await entrepreneur(running, 'Aino Testinen');
  cashier = await staff(running, 'Matti Maksaja', ['money']);
});
after(async () => {
  await running?.close();
});

const on = day('2026-05-29');
const open = async (path: string) => (await running.open(cashier, path, { viewport: desk })).page;

/** Chooses the file on the page, as from the bank's own service. */
async function choose(page: Page, file: File): Promise<void> {
  const buffer = Buffer.from(await file.arrayBuffer());
  await page
    .getByLabel('Tiliotetiedosto (camt.053 tai TITO)')
    .setInputFiles({ name: file.name, mimeType: file.type, buffer });
  await page.getByRole('button', { name: 'Lue tiliote' }).click();
}

test('a statement is read behind the scenes, and how far it is survives a reload', { skip }, async () => {
  const claim = await claimed(running, aino.id, 400_00, 'Esimerkki Oy');
  const file = statementOf(running, [
    { cents: claim.grossCents, on, reference: claim.reference, name: 'Esimerkki Oy' },
    { cents: 12_50, on, out: true, message: 'Palvelumaksu' },
  ]);
  const page = await open('/tyo/pankki');
  await page.getByText('Kaikki maksut on kohdistettu').waitFor();
  await page.getByRole('link', { name: 'Tuo tiliote' }).click();
  await choose(page, file);
  await page.getByText('Jonossa').waitFor();
  await page.reload();
  await page.getByText('Jonossa').waitFor();
  await running.service.work();
  await page.getByText('Luettu', { exact: true }).waitFor();
  await page.getByText('2 tapahtumaa').waitFor();
  await page.getByText('1 kohdistui').waitFor();

  await choose(page, file);
  await page.getByText('Tämä tiedosto on tuotu jo aiemmin. Mitään ei kirjattu kahdesti.').waitFor();
  await page.getByRole('link', { name: file.name.replace('.xml', ''), exact: true }).click();
  await page.getByText('Näytetään yhden tiliotteen tapahtumat.').waitFor();
  await page.getByRole('link', { name: 'Palvelumaksu' }).waitFor();
  await page.context().close();
});

test('a file that is not a statement says what to do', { skip }, async () => {
  const page = await open('/tyo/pankki/tiliotteet');
  await choose(page, new File(['<Document/>'], 'jotain.xml', { type: 'application/xml' }));
  await running.service.work();
  await page.getByText('Tiedosto ei ole tiliote (camt.053 tai TITO). Lataa pankista oikea tiedosto.').waitFor();
  await page.context().close();
});

test('a payment without its reference is allocated by a person, over two invoices, and back again', {
  skip,
}, async () => {
  const first = await claimed(running, aino.id, 400_00, 'Keksitty Kahvila Ky');
  const second = await claimed(running, aino.id, 600_00, 'Keksitty Kahvila Ky');
  const cents = first.grossCents + second.grossCents - 3_00;
  const file = statementOf(running, [
    { cents, on, name: 'Keksitty Kahvila', message: 'Kaksi laskua', iban: testIban(77) },
  ]);
  await cashier.client.banking.statements.upload({ file });
  await running.service.work();

  const page = await open('/tyo');
  await page.getByRole('link', { name: /Kohdistamattomat maksut.*1/ }).click();
  await page.getByRole('link', { name: 'Keksitty Kahvila' }).click();
  await page.getByText('samankaltainen nimi').first().waitFor();
  await page.getByRole('button', { name: `Lisää jakoon: lasku ${first.number}` }).click();
  await page.getByRole('button', { name: `Lisää jakoon: lasku ${second.number}` }).click();
  assert.equal(
    await page.getByLabel(`Laskulle ${second.number}`, { exact: true }).inputValue(),
    '750,00',
    'what is left of the payment',
  );
  await page.getByLabel(`Laskulle ${second.number}`, { exact: true }).fill('1000');
  await page.getByText('Jaossa on 250,00 € liikaa').first().waitFor();
  await page.getByRole('button', { name: 'Kohdista', exact: true }).click();
  await page
    .getByText(/Osat ovat yhteensä enemmän|enemmän kuin/)
    .first()
    .waitFor();
  await page.getByLabel(`Laskulle ${second.number}`, { exact: true }).fill('750');
  await page.getByText('Jää kohdistamatta 0,00 €').first().waitFor();
  await page.getByRole('button', { name: 'Kohdista', exact: true }).click();
  await page.getByText('Maksu kohdistettiin.').waitFor();

  await page.getByRole('button', { name: 'Kumoa kohdistus 750,00 €' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kumoa' }).click();
  await page.getByRole('link', { name: 'Kirjoita, miksi kohdistus kumotaan' }).waitFor();
  await page.getByLabel('Syy').fill('Kuuluikin toiselle laskulle');
  await page.getByRole('dialog').getByRole('button', { name: 'Kumoa' }).click();
  await page.getByText(/Kuuluikin toiselle laskulle/).waitFor();
  await page.getByLabel('Uusi muistiinpano').fill('Soitettu maksajalle.');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Soitettu maksajalle.' }).waitFor();
  await page.getByRole('button', { name: 'Merkitse palautettavaksi' }).click();
  await page.getByRole('dialog', { name: 'Merkitäänkö 750,00 € palautettavaksi?' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('dialog').getByRole('button', { name: 'Merkitse palautettavaksi' }).click();
  await page.getByText('Raha odottaa palautusta.').waitFor();
  await page.context().close();

  const { items } = await cashier.client.banking.entries.list({ state: 'refund' });
  assert.deepEqual(
    items.map(({ name, refundCents, invoices }) => ({ name, refundCents, invoices })),
    [{ name: 'Keksitty Kahvila', refundCents: 750_00, invoices: [first.number] }],
  );
});

test('another invoice is found by its customer', { skip }, async () => {
  const claim = await claimed(running, aino.id, 100_00, 'Harvinainen Nimi Oy');
  await cashier.client.banking.statements.upload({
    file: statementOf(running, [{ cents: 50_00, on, name: 'Joku Muu' }]),
  });
  await running.service.work();
  const page = await open('/tyo/pankki');
  await page.getByRole('link', { name: 'Joku Muu' }).click();
  await page.getByText('Mikään avoin lasku ei muistuta tätä maksua.', { exact: false }).waitFor();
  await page.getByLabel('Etsi toinen lasku', { exact: true }).fill('harvinainen');
  await page.getByRole('option', { name: `${claim.number} Harvinainen Nimi Oy` }).click();
  assert.equal(await page.getByLabel(`Laskulle ${claim.number}`, { exact: true }).inputValue(), '50,00');
  await page.getByRole('button', { name: 'Kohdista', exact: true }).click();
  await page.getByText('Maksu kohdistettiin.').waitFor();
  await page.context().close();
});

test('a debit that took a payment back is named as its return, and the invoice is open again', { skip }, async () => {
  const claim = await claimed(running, aino.id, 300_00, 'Perunut Asiakas Oy');
  const { grossCents: cents, reference } = claim;
  const file = statementOf(running, [
    { cents, on, reference, name: 'Perunut Asiakas Oy' },
    { cents, on: day('2026-05-30'), out: true, name: 'Perunut Asiakas Oy', message: 'Perutaan' },
  ]);
  await cashier.client.banking.statements.upload({ file });
  await running.service.work();
  const { page, close } = await running.open(cashier, '/tyo/pankki?tila=other', { viewport: desk });
  await page.getByRole('link', { name: 'Perunut Asiakas Oy' }).click();
  await page.getByRole('button', { name: 'Tämä palautui: Perunut Asiakas Oy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Palauttiko pankki tämän maksun?' });
  await dialog.getByText('lasku on taas avoin').waitFor();
  await sound(page);
  await dialog.getByRole('button', { name: 'Tämä palautui' }).click();
  await page.getByText('Maksu on merkitty palautuneeksi.').waitFor();
  await page.getByRole('link', { name: 'Avaa palautettu maksu' }).click();
  await page.getByText('Palautunut pankissa').waitFor();
  const [open] = (await cashier.client.banking.entries.invoices({ text: claim.number })).items;
  assert.equal(open?.openCents, cents);
  assert.deepEqual(await close(), []);
});

test('a debit that nothing came before offers nothing to name', { skip }, async () => {
  const file = statementOf(running, [{ cents: 77_77, on, out: true, name: 'Outo Veloitus' }]);
  await cashier.client.banking.statements.upload({ file });
  await running.service.work();
  const { page, close } = await running.open(cashier, '/tyo/pankki?tila=other', { viewport: desk });
  await page.getByRole('link', { name: 'Outo Veloitus' }).click();
  await page.getByText('Samansuuruista maksua ei ole tullut ennen tätä veloitusta.').waitFor();
  assert.equal(await page.getByRole('button', { name: /Tämä palautui/ }).count(), 0);
  assert.deepEqual(await close(), []);
});

test('the pages of the bank are sound in every look', { skip }, async () => {
  await claimed(running, aino.id, 100_00, 'Pitkäniminen Kiinteistöosakeyhtiö Satamakadun Kulmatalo');
  const entry = { cents: 125_50, on, name: 'Pitkaniminen Kiinteistoosakeyhtio', iban: testIban(9) };
  await cashier.client.banking.statements.upload({ file: statementOf(running, [entry]) });
  await running.service.work();
  const { items } = await cashier.client.banking.entries.list({ state: 'unmatched' });
  const { items: others } = await cashier.client.banking.entries.list({ state: 'other' });
  const paths = ['', '?tila=all', '/tiliotteet', `/${items.at(-1)?.id}`, `/${others.at(-1)?.id}`].map(
    (path) => `/tyo/pankki${path}`,
  );
  for (const look of looks) await soundPages(await running.open(cashier, '/tyo', look), paths, look);
});
