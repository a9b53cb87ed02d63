import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { payables, payees, staffAsker } from '../../../dev/payees.ts';
import { testIban } from '../../../dev/people.ts';
import { type TestService, testService } from '../../../dev/service.ts';
import { day } from '../../basics/day.ts';
import { bp, cents, zero } from '../../basics/money.ts';
import { isRefusal } from '../../basics/refusal.ts';
import { advance } from '../../ledger/account.ts';
import { book } from '../../ledger/actions/book.ts';
import { credit, debit, transfer } from '../../ledger/transfer.ts';
import { type Asker, theService, withContext } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { approveRun } from './approve-run.ts';
import { dropPayable } from './gather-payables.ts';
import { cancelRun } from './hold-payout.ts';
import { prepareRun } from './prepare-run.ts';
import { recordOrder } from './record-garnishment.ts';
import { confirmPrice, proposePrice } from './set-price.ts';

let service: TestService;
let money: Asker;
let approver: Asker;
before(async () => {
  service = await testService();
  money = await staffAsker(service.services, ['money']);
  approver = await staffAsker(service.services, ['approve']);
});
after(() => service.close());

const sql = async (text: string, ...values: unknown[]) => (await service.services.db.pool.query(text, values)).rows;

/** What the approval of a run of one person says after this has happened since it was prepared; null where it is approved. */
async function afterwards(happens: (owner: string) => Promise<unknown>): Promise<string[] | null> {
  const [owner = ''] = await payees(service.services, 1, { checkedBy: approver.id });
  await payables(service.services, [owner], () => 500_00, day('2026-05-29'));
  const run = await withContext(service.services, money, (ctx) => prepareRun(ctx, {}));
  assert.ok(!isRefusal(run));
  assert.deepEqual([run.payouts, run.held], [1, 0]);
  await happens(owner);
  const [{ net }] = await sql('select sum(net_cents)::bigint as net from payout where run_id = $1', run.id);
  const approved = await withContext(service.services, approver, (ctx) =>
    approveRun(ctx, run.id, { version: 1, netCents: net }),
  );
  if (!isRefusal(approved)) return null;
  assert.equal(approved.refused, 'run-outdated');
  await withContext(service.services, money, (ctx) => cancelRun(ctx, run.id));
  await sql('update payable set reversed_at = now() where owner = $1 and reversed_at is null', owner);
  const [told] = (approved.data as { payouts: { changed: string[] }[] }).payouts;
  return told?.changed ?? [];
}

const sealed = (owner: string, place: { table: string; column: string; row: string }, plain: string) =>
  withContext(service.services, theService, async ({ tx, secrets }) =>
    (await secrets.of(tx, owner)).seal(place, plain),
  );
const iban = (owner: string, number: number) =>
  sealed(owner, { table: 'entrepreneur', column: 'iban', row: owner }, testIban(number));
const says = (table: string, fields: string) => (owner: string) =>
  sql(`insert into ${table} (id, member_id, given_at, text_version, since, ${fields}`, newId(), owner);

test('a run about which nothing has changed is approved', async () => {
  assert.equal(await afterwards(async () => {}), null);
});

test('a run is approved though somebody has given again what they had given before', async () => {
  const ibanOf = async (owner: string) => {
    const [{ iban: before }] = await sql('select iban from entrepreneur where member_id = $1', owner);
    const plain = await withContext(service.services, theService, async ({ tx, secrets }) =>
      (await secrets.of(tx, owner)).open({ table: 'entrepreneur', column: 'iban', row: owner }, before),
    );
    return sealed(owner, { table: 'entrepreneur', column: 'iban', row: owner }, plain);
  };
  const again = async (owner: string) =>
    sql('update entrepreneur set iban = $2 where member_id = $1', owner, await ibanOf(owner));
  assert.equal(await afterwards(again), null);
  const agrees = says(
    'agreement',
    "about, choice) values ($1, $2, now(), '2026-1', '2026-01-01', 'payout-mode', 'wages')",
  );
  assert.equal(await afterwards(agrees), null);
});

test('whatever of a person’s pay has changed since it was prepared stops the approval, and is named', async () => {
  const card = async (owner: string) => {
    const id = newId();
    const figures = { baseRateBp: 1000, additionalRateBp: 3000, incomeLimitCents: 10_000_00, usedElsewhereCents: 0 };
    const place = { table: 'tax_card', column: 'figures', row: id };
    await sql(
      `insert into tax_card (id, member_id, kind, figures, valid_from, valid_until, source, given_at)
        values ($1, $2, 'wage', $3, '2026-01-01', '2026-12-31', 'typed', now())`,
      id,
      owner,
      await sealed(owner, place, JSON.stringify(figures)),
    );
  };
  const changes: Record<string, [happens: (owner: string) => Promise<unknown>, told: string]> = {
    name: [(owner) => sql("update entrepreneur set last_name = 'Toinen' where member_id = $1", owner), 'person'],
    language: [(owner) => sql("update member set language = 'sv' where id = $1", owner), 'person'],
    account: [
      async (owner) => sql('update entrepreneur set iban = $2 where member_id = $1', owner, await iban(owner, 777)),
      'iban',
    ],
    'account just now': [
      (owner) => sql("update entrepreneur set iban_changed_at = '2026-06-01' where member_id = $1", owner),
      'iban-changed-recently',
    ],
    code: [
      (owner) => sql("update entrepreneur set hetu_index = 'corrected' where member_id = $1", owner),
      'identity-unverified',
    ],
    card: [card, 'tax-card'],
    yel: [says('yel_declaration', "status) values ($1, $2, now(), '2026-1', '2026-01-02', 'insured')"), 'yel'],
    mode: [
      says('agreement', "about, choice) values ($1, $2, now(), '2026-1', '2026-01-02', 'payout-mode', 'trade-income')"),
      'payout-mode',
    ],
    garnishment: [
      (owner) =>
        withContext(service.services, money, (ctx) =>
          recordOrder(ctx, owner, {
            rule: 'table',
            dependants: 0,
            periodDays: 30,
            cents: null,
            freeMonths: [],
            caseNumber: 'UO-7',
            creditor: { name: 'Ulosottolaitos', iban: 'FI2112345600000785', reference: '1232' },
            validFrom: day('2026-06-01'),
            validUntil: null,
          }),
        ),
      'garnishment',
    ],
    advance: [
      (owner) =>
        withContext(service.services, theService, ({ tx, now }) =>
          book(
            tx,
            transfer({
              cause: { kind: 'payment-returned', id: newId() },
              bookedOn: day('2026-06-01'),
              entries: [debit(advance(owner), cents(5_00)), credit('unmatched', cents(5_00))],
            }),
            now,
          ),
        ),
      'advance-open',
    ],
    money: [
      async (owner) => {
        const [{ id }] = await sql('select id from payable where owner = $1', owner);
        await dropPayable(service.services, { allocationId: id });
      },
      'received',
    ],
  };
  for (const [name, [happens, told]] of Object.entries(changes))
    assert.ok((await afterwards(happens))?.includes(told), name);
});

test('a tariff that has changed since stops the approval', async () => {
  const changed = await afterwards(async () => {
    const proposed = await withContext(service.services, money, (ctx) =>
      proposePrice(ctx, {
        since: ctx.today,
        percentBp: bp(301),
        extraBp: bp(250),
        minimumCents: zero,
        maximumCents: null,
        when: 'before-tax',
        source: 'Hinnasto 2026 (keksitty)',
      }),
    );
    assert.ok(!isRefusal(proposed));
    await withContext(service.services, approver, (ctx) => confirmPrice(ctx, proposed.id));
  });
  assert.ok(changed?.includes('fee'));
});
