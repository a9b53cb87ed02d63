import sharp from 'sharp';
import { issuedClaims } from '../dev/claims.ts';
import type { Input } from '../dev/endpoints.ts';
import { type Ready, testIban } from '../dev/people.ts';
import { joinService, type TestService, type Visitor } from '../dev/service.ts';
import { drafted, draftTo, hours, household, submit } from '../dev/written-invoices.ts';
import { day } from '../src/basics/day.ts';
import { statementFile } from '../src/demo/fake-bank.ts';

// What the matrix of who may do what cannot guess: inputs that name real things, made afresh for each call.

export type World = {
  service: TestService;
  /** Whose things are asked for. */
  owner: Ready;
  /** A member of staff with every duty. */
  staff: Visitor;
  /** Another, since nobody approves what they have prepared. */
  approver: Visitor;
};

type Making = (world: World) => Promise<Input>;

export const draftFor = (customerId: string | null) => draftTo(customerId, [hours('3', 40_00)]);

export const customer = async ({ owner }: World) => (await owner.client.invoicing.customers.add(household)).id;

export const draft = ({ owner }: World) => drafted(owner, household, hours('3', 40_00));

const inReview = async (world: World) => submit(world.owner, await draft(world));

async function issued(world: World) {
  const id = await inReview(world);
  await world.staff.client.invoicing.review.approve({ id });
  await world.service.work();
  return id;
}

async function failedDelivery(world: World) {
  const invoice = await issued(world);
  const { db } = world.service.services;
  const failed = await db.pool.query<{ id: string }>(
    `insert into invoice_delivery (id, invoice_id, owner, channel, state, reason, queued_at)
      select gen_random_uuid(), invoice_id, owner, channel, 'failed', 'no-answer', queued_at
      from invoice_delivery where invoice_id = $1 returning id`,
    [invoice],
  );
  return failed.rows[0]?.id;
}

let statements = 0;
/** A statement with one payment that is matched to an invoice of the owner. */
async function paid({ service, owner, staff }: World) {
  const [claim] = await issuedClaims(service.services, owner.id, [{ net: 100_00, vat: 25_50 }]);
  const id = `MATRIISI-${++statements}`;
  const file = statementFile({
    account: service.services.config.operator.iban,
    id,
    openingCents: 0,
    entries: [
      {
        cents: 125_50,
        on: day('2026-06-01'),
        reference: claim?.reference ?? '',
        name: 'Onni Ostaja',
        bankReference: `${id}-1`,
      },
    ],
  });
  const uploaded = await staff.client.banking.statements.upload({ file });
  await service.work();
  const { statements: read } = await staff.client.banking.statements.get({ id: uploaded.id });
  const statement = read[0]?.id ?? '';
  const { items } = await staff.client.banking.entries.list({ statement });
  return { statement, entry: items[0]?.id, claim };
}

/** A prepared run with a payout of the owner, whose account has been known for long. */
async function planned(world: World) {
  const { owner, staff, service } = world;
  const { runs } = staff.client.payouts;
  await service.services.db.pool.query(
    "update entrepreneur set iban_changed_at = iban_changed_at - interval '7 days' where member_id = $1",
    [owner.id],
  );
  const { preparedRun } = await runs.waiting();
  if (preparedRun) await runs.cancel({ id: preparedRun });
  await paid(world);
  const { id: run } = await runs.prepare({});
  const { items } = await runs.payouts({ id: run });
  const own = items.find((payout) => payout.owner === owner.id);
  const id = own?.id ?? '';
  // A hold by hand stays with the person from run to run, and one for a rejected account until there is another.
  if (own?.holds.some(({ liftable }) => liftable)) await runs.lift({ id });
  return { run, id };
}

/** A payout of the owner that is on its way, with its payslip. */
async function sent(world: World) {
  const { run, id } = await planned(world);
  const { version, totals } = await world.staff.client.payouts.runs.get({ id: run });
  await world.approver.client.payouts.runs.approve({ id: run, version, netCents: totals.netCents });
  await world.service.work();
  return id;
}

/** A delivery to the Incomes Register that tells of the owner. */
async function delivered(world: World) {
  await sent(world);
  return (await world.staff.client.reporting.deliveries.list({})).items[0]?.id;
}

const order = ({ owner }: World) => ({
  owner: owner.id,
  rule: 'table' as const,
  dependants: 0,
  caseNumber: '123/2026',
  creditor: { name: 'Ulosottolaitos', iban: testIban(7), reference: '12344' },
  validFrom: day('2026-06-01'),
});

async function withoutOrders(world: World) {
  const { garnishments } = world.staff.client.payouts;
  const { items } = await garnishments.list({ owner: world.owner.id });
  for (const { id, endedAt } of items) if (endedAt === null) await garnishments.end({ id });
}

const picture = async () => {
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#884422' } })
    .png()
    .toBuffer();
  return new File([new Uint8Array(bytes)], 'kuva.png', { type: 'image/png' });
};

const person: Making = async ({ owner }) => ({ id: owner.id });

/** By endpoint: an input about something of the owner's. Needed where ids stand in an own path, and where people are shown. */
export const real: Record<string, Making> = {
  'members.people': async () => ({ search: 'Aino' }),
  'members.person': person,
  'members.personPicture': async (world) => {
    await world.owner.client.members.givePicture({ picture: await picture() });
    return person(world);
  },
  'members.reveal': async ({ owner }) => ({ id: owner.id, field: 'phone', reason: 'Soitto laskun tiedoista' }),
  'members.identityCases': async ({ service, owner }) => {
    const other = await joinService(service, 'sama@testi.example', 'Samuli Sama');
    await other.client.members.giveHetu({ hetu: owner.hetu });
    return {};
  },
  'members.letters': async (world) => {
    await issued(world);
    return {};
  },

  'invoicing.customers.get': async (world) => ({ id: await customer(world) }),
  'invoicing.customers.change': async (world) => ({ ...household, id: await customer(world), name: 'Toinen Nimi' }),
  'invoicing.customers.remove': async (world) => ({ id: await customer(world) }),
  'invoicing.invoices.get': async (world) => ({ id: await issued(world) }),
  'invoicing.invoices.save': async (world) => ({ ...(await draft(world)), draft: draftFor(null) }),
  'invoicing.invoices.submit': async (world) => ({ ...(await draft(world)), answered: [] }),
  'invoicing.invoices.recall': async (world) => ({ id: await inReview(world) }),
  'invoicing.invoices.remove': async (world) => ({ id: (await draft(world)).id }),
  'invoicing.invoices.document': async (world) => ({ id: await issued(world), kind: 'pdf' }),
  'invoicing.review.queue': async (world) => {
    await inReview(world);
    return {};
  },
  'invoicing.review.get': async (world) => ({ id: await inReview(world) }),
  'invoicing.review.approve': async (world) => ({ id: await inReview(world) }),
  'invoicing.review.giveBack': async (world) => ({ id: await inReview(world), reason: 'Kerro tarkemmin.' }),
  'invoicing.review.failedDeliveries': async (world) => {
    await failedDelivery(world);
    return {};
  },

  'banking.ownPayments': async (world) => ({ id: await issued(world) }),
  'banking.entries.list': async (world) => ({ statement: (await paid(world)).statement }),
  'banking.entries.get': async (world) => ({ id: (await paid(world)).entry }),
  'banking.entries.invoices': async ({ service, owner }) => {
    const [claim] = await issuedClaims(service.services, owner.id, [{ net: 50_00, vat: 12_75 }]);
    return { text: claim?.number };
  },

  'payouts.own.get': async (world) => ({ id: await sent(world) }),
  'payouts.own.payslip': async (world) => ({ id: await sent(world) }),
  'payouts.runs.payouts': async (world) => ({ id: (await planned(world)).run }),
  'payouts.runs.payout': async (world) => ({ id: (await planned(world)).id }),
  'payouts.runs.hold': async (world) => ({ id: (await planned(world)).id, reason: 'Selvitetään asiakkaan kanssa.' }),
  'payouts.runs.lift': async (world) => {
    const { id } = await planned(world);
    await world.staff.client.payouts.runs.hold({ id, reason: 'Selvitetään asiakkaan kanssa.' });
    return { id };
  },
  'payouts.runs.reject': async (world) => ({ id: await sent(world), reason: 'Pankki palautti maksun.' }),
  'payouts.garnishments.list': async (world) => ({ owner: world.owner.id }),
  'payouts.garnishments.record': async (world) => {
    await withoutOrders(world);
    return order(world);
  },
  'payouts.garnishments.end': async (world) => {
    await withoutOrders(world);
    return { id: (await world.staff.client.payouts.garnishments.record(order(world))).id };
  },

  'reporting.deliveries.get': async (world) => ({ id: await delivered(world) }),
  'reporting.deliveries.file': async (world) => ({ id: await delivered(world) }),
  'reporting.own.report': async (world) => ({ id: await sent(world) }),
};

/** Where an own endpoint takes ids of other things in its body: the same input naming the owner's thing. */
export const borrowed: Record<string, Making> = {
  'invoicing.invoices.start': async (world) => ({ copyOf: (await draft(world)).id }),
};

/** Where the made-up values of an example are not understood. */
export const spoken: Record<string, Input> = {
  'tariffs.propose': {
    rule: 'vat.standard',
    since: '2030-01-01',
    value: 2600,
    source: 'Arvonlisäverolain muutos (keksitty)',
  },
  'payouts.priceList.propose': {
    since: '2030-01-01',
    percentBp: 400,
    extraBp: 250,
    minimumCents: 0,
    maximumCents: null,
    when: 'before-tax',
    source: 'Hinnasto 2030 (keksitty)',
  },
};
