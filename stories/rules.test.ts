import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { issuedClaims } from '../dev/claims.ts';
import { entrepreneurReady, type Ready, staffMember } from '../dev/people.ts';
import { code } from '../dev/refused.ts';
import { type TestService, testService, type Visitor } from '../dev/service.ts';
import { day } from '../src/basics/day.ts';
import { statementFile } from '../src/demo/fake-bank.ts';
import { draftFor } from './authorization-samples.ts';

let service: TestService;
let aino: Ready;
let payer: Visitor;
let approver: Visitor;
before(async () => {
  service = await testService();
  aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  payer = await staffMember(service, 'maksaja@testi.example', ['money'], 'Matti Maksaja');
  approver = await staffMember(service, 'hyvaksyja@testi.example', ['money', 'approve'], 'Hilla Hyväksyjä');
});
after(() => service.close());

const newRate = {
  rule: 'vat.standard',
  since: day('2026-07-01'),
  value: 2600,
  source: 'Arvonlisäverolain muutos 999/2026 (keksitty)',
};
const inSummer = (rows: ReturnType<typeof draftFor>['rows']) =>
  rows.map((row) => ({ ...row, servedFrom: day('2026-07-01'), servedTo: day('2026-07-01') }));

/** The VAT of a draft of 120 € for work done in July. */
async function vatOfSummerWork(): Promise<number> {
  const { id } = await aino.client.invoicing.invoices.start({});
  const draft = draftFor(null);
  await aino.client.invoicing.invoices.save({ id, version: 1, draft: { ...draft, rows: inSummer(draft.rows) } });
  return (await aino.client.invoicing.invoices.get({ id })).vatCents;
}

test('a figure that one of the staff enters counts when another has confirmed it', async () => {
  assert.equal(await vatOfSummerWork(), 30_60);
  const { id } = await payer.client.tariffs.propose(newRate);
  assert.equal(await vatOfSummerWork(), 30_60, 'a proposal changes nothing');
  await assert.rejects(payer.client.tariffs.confirm({ id }), code('not-allowed'));

  await approver.client.tariffs.confirm({ id });

  assert.equal(await vatOfSummerWork(), 31_20);
  const standard = async (on: string) =>
    (await payer.client.tariffs.list({ on: day(on) })).items.find(({ key }) => key === 'vat.standard');
  const { value, source, status, entered } = (await standard('2026-07-01')) ?? {};
  assert.deepEqual(
    { value, source, status, entered },
    { value: 2600, source: newRate.source, status: 'enacted', entered: true },
  );
  const before = await standard('2026-06-30');
  assert.deepEqual([before?.value, before?.until, before?.entered], [2550, '2026-06-30', false]);
  assert.deepEqual(before?.later, [{ since: '2026-07-01', value: 2600, status: 'enacted' }]);
});

test('nobody confirms their own row, and what is decided stays', async () => {
  const { id } = await approver.client.tariffs.propose({ ...newRate, since: day('2027-01-01') });
  await assert.rejects(approver.client.tariffs.confirm({ id }), code('own-row'));
  await assert.rejects(
    payer.client.tariffs.propose({ ...newRate, since: day('2027-01-01') }),
    code('row-waits-already'),
  );
  await payer.client.tariffs.withdraw({ id });
  await assert.rejects(payer.client.tariffs.withdraw({ id }), code('row-decided'));
  await assert.rejects(approver.client.tariffs.confirm({ id }), code('row-decided'));
  const [row] = (await payer.client.tariffs.rows({})).items;
  assert.deepEqual([row?.state, row?.proposedBy, row?.decidedBy], ['withdrawn', 'Hilla Hyväksyjä', 'Matti Maksaja']);
});

test('a mistake is put right by a newer row for the same day', async () => {
  const { id } = await payer.client.tariffs.propose({
    ...newRate,
    value: 2650,
    source: 'Oikaisu: laki 998/2026 (keksitty)',
  });
  await approver.client.tariffs.confirm({ id });
  assert.equal(await vatOfSummerWork(), 31_80);
});

test('a run goes by a figure that was confirmed before it, and one confirmed after asks for a new look', async () => {
  const bertta = await entrepreneurReady(service, 'bertta@testi.example', 'Bertta Testinen', { yel: 'insured' });
  const [invoice] = await issuedClaims(service.services, bertta.id, [
    { net: 1000_00, vat: 255_00, buyer: 'Esimerkki Oy' },
  ]);
  assert.ok(invoice);
  const { iban } = service.services.config.operator;
  const entry = { cents: invoice.grossCents, on: day('2026-06-01'), reference: invoice.reference };
  await payer.client.banking.statements.upload({
    file: statementFile({ account: iban, id: 'TILIOTE-1', openingCents: 0, entries: [entry] }),
  });
  await service.work();
  const { runs } = payer.client.payouts;
  const contribution = async (id: string) => (await runs.get({ id })).totals.contributionCents;
  const enter = async (value: number) => {
    const row = { rule: 'eshi.rate', since: day('2026-06-01'), value, source: 'Asetus 997/2026 (keksitty)' };
    await approver.client.tariffs.confirm(await payer.client.tariffs.propose(row));
  };

  await enter(10_00);
  const { id } = await runs.prepare({ executesOn: day('2026-06-02') });
  // 945 € are left after the fee; of that a tenth of the wage is the contribution.
  assert.equal(await contribution(id), 85_91);

  await enter(0);
  const { version, totals } = await runs.get({ id });
  await assert.rejects(approver.client.payouts.runs.approve({ id, version, netCents: totals.netCents }), (error) => {
    const { code: said, data } = error as { code?: string; data?: { payouts?: { changed: string[] }[] } };
    assert.deepEqual([said, data?.payouts?.[0]?.changed], ['run-outdated', ['law']]);
    return true;
  });
  await runs.cancel({ id });
  const again = await runs.prepare({ executesOn: day('2026-06-02') });
  assert.equal(await contribution(again.id), 0);
});

test('values that a rule cannot have are refused with the unit it wants', async () => {
  const { propose } = payer.client.tariffs;
  await assert.rejects(propose({ ...newRate, rule: 'vat.luxury' }), code('rule-unknown'));
  for (const value of [26.5, -1, 10_001, '26 %', true])
    await assert.rejects(propose({ ...newRate, since: day('2028-01-01'), value }), (error: { code?: string }) =>
      ['value-not-of-unit', 'input-invalid'].includes(error.code ?? ''),
    );
  await assert.rejects(propose({ ...newRate, source: 'joku' }), code('input-invalid'));
});

test('a country abroad that the release has no per diem of is entered like any other figure', async () => {
  const spain = {
    rule: 'per_diem.abroad.ES',
    since: day('2026-01-01'),
    value: 74_00,
    source: 'Päätös 999/2026 (keksitty)',
  };
  const { id } = await payer.client.tariffs.propose(spain);
  await approver.client.tariffs.confirm({ id });
  const { items } = await payer.client.tariffs.list({ on: day('2026-05-01') });
  const found = items.find(({ key }) => key === spain.rule);
  assert.deepEqual(
    [found?.value, found?.unit, found?.until, found?.entered],
    [74_00, 'cents-per-day', '2026-12-31', true],
  );
  const [row] = (await payer.client.tariffs.rows({})).items;
  assert.deepEqual([row?.rule, row?.unit, row?.state], [spain.rule, 'cents-per-day', 'in-force']);

  const { propose } = payer.client.tariffs;
  for (const place of ['ZZ', 'FI', 'GB.lontoo'])
    await assert.rejects(propose({ ...spain, rule: `per_diem.abroad.${place}` }), code('place-unknown'), place);
});

test('the public sees what is in force, so that every calculation can go by it', async () => {
  const { items } = await service.visitor().client.tariffs.own({});
  assert.deepEqual(
    items.filter(({ key }) => key.startsWith('vat')).map(({ key, since, value }) => ({ key, since, value })),
    [
      { key: 'vat.standard', since: '2026-07-01', value: 2600 },
      { key: 'vat.standard', since: '2026-07-01', value: 2650 },
    ],
  );
});

test('the database refuses a row confirmed by its proposer and a change of what is in force', async () => {
  const { pool } = service.services.db;
  const changing = (what: string) => pool.query(`update rule_row set ${what}`);
  await assert.rejects(changing("value = '1'"), /never changes|permission denied|restrict/);
  await assert.rejects(changing('confirmed_by = proposed_by, confirmed_at = now()'), /nobody_confirms|never changes/);
  await assert.rejects(pool.query('delete from rule_row'));
});
