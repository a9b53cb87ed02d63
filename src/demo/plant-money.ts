import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { receiveStatement } from '../banking/actions/receive-statement.ts';
import { dayInFinland } from '../basics/day.ts';
import { referenceFrom } from '../basics/identifiers/reference.ts';
import { isRefusal } from '../basics/refusal.ts';
import { invoicesByReference, type PayableInvoice } from '../invoicing/actions/find-payable.ts';
import { approveRun } from '../payouts/actions/approve-run.ts';
import { prepareRun } from '../payouts/actions/prepare-run.ts';
import { recordOrder } from '../payouts/actions/record-garnishment.ts';
import { showRun } from '../payouts/actions/show-runs.ts';
import { type Services, theService, withContext } from '../platform/context.ts';
import { markAcknowledged, markSent } from '../reporting/actions/mark-delivery.ts';
import { listDeliveries } from '../reporting/actions/show-deliveries.ts';
import { type FakeEntry, statementXml } from './fake-bank.ts';
import type { PlantedInvoice } from './plant-invoices.ts';
import { daysAgo, done, type Town, who } from './plant-people.ts';
import type { DemoJob } from './work.ts';

/**
 * The town's money: an old statement and the run it made possible, executed; yesterday's statement with everything a bank
 * brings; a run that waits for its approver; and a statement that has not been uploaded yet.
 */
export async function plantMoney(now: Services, town: Town, invoices: readonly PlantedInvoice[]): Promise<void> {
  const payable = await payableOf(now, invoices);
  const at = (stage: DemoJob['stage']) =>
    invoices.filter(({ job }) => job.stage === stage).map((one) => foundIn(payable, one));

  await recordGarnishment(daysAgo(now, 60), town);
  const first = daysAgo(now, 33);
  const opening = await statementComes(
    first,
    town,
    1,
    0,
    at('paid-out').map((invoice) => paid(first, invoice)),
  );
  const debits = await runOnce(first, town);
  await sendReports(daysAgo(now, 31), town);
  const second = daysAgo(now, 29);
  const afterRun = await statementComes(second, town, 2, opening, debits);

  const yesterday = daysAgo(now, 1);
  const partly = at('partly-paid').map((invoice) => ({
    ...paid(yesterday, invoice),
    cents: Math.floor(invoice.grossCents / 2),
  }));
  await statementComes(yesterday, town, 3, afterRun, [
    ...at('paid').map((invoice) => paid(yesterday, invoice)),
    ...partly,
    ...strays(yesterday, at('issued')),
  ]);
  await withContext(now, who(town, 'maksaja'), async (ctx) => done(await prepareRun(ctx, {})));
  await leaveStatement(
    now,
    at('issued')
      .slice(1, 2)
      .map((invoice) => paid(now, invoice)),
  );
}

const reference = (number: string | null): string => {
  const made = referenceFrom(number ?? '');
  if (isRefusal(made)) throw new Error('an issued invoice of the town has no reference');
  return made;
};

const payableOf = (services: Services, invoices: readonly PlantedInvoice[]) =>
  withContext(services, theService, ({ tx }) =>
    invoicesByReference(
      tx,
      invoices.filter(({ number }) => number).map(({ number }) => reference(number)),
    ),
  );

function foundIn(payable: Map<string, PayableInvoice>, { number }: PlantedInvoice): PayableInvoice {
  const found = payable.get(reference(number));
  if (!found) throw new Error(`the invoice ${number} of the town is not to be found`);
  return found;
}

const paid = (services: Services, invoice: PayableInvoice): FakeEntry => ({
  cents: invoice.grossCents,
  on: dayInFinland(services.clock.now()),
  reference: invoice.reference,
  name: invoice.buyerName,
});

/** Money that needs a person: a reference nobody has, and a payment that tells the invoice only in words. */
const strays = (services: Services, issued: readonly PayableInvoice[]): FakeEntry[] => {
  const on = dayInFinland(services.clock.now());
  const named = issued[0];
  return [
    { cents: 123_45, on, reference: reference('999999999'), name: 'Tuntematon Maksaja Oy' },
    ...(named ? [{ cents: named.grossCents, on, message: `Lasku ${named.number}`, name: named.buyerName }] : []),
  ];
};

async function statementComes(
  services: Services,
  town: Town,
  no: number,
  openingCents: number,
  entries: readonly FakeEntry[],
): Promise<number> {
  const id = `DEMO-${no}`;
  const account = services.config.operator.iban;
  const numbered = entries.map((entry, at) => ({ bankReference: `${id}-${at + 1}`, ...entry }));
  const bytes = new TextEncoder().encode(statementXml({ account, id, openingCents, entries: numbered }));
  await withContext(services, who(town, 'maksaja'), (ctx) =>
    receiveStatement(ctx, { name: `tiliote-${no}.xml`, bytes }),
  );
  await services.jobs.drain(services);
  return entries.reduce((total, entry) => total + (entry.out ? -entry.cents : entry.cents), openingCents);
}

/** Prepares, approves and releases a run; answers the debits the bank will show for its files. */
async function runOnce(services: Services, town: Town): Promise<FakeEntry[]> {
  const { id } = await withContext(services, who(town, 'maksaja'), async (ctx) => done(await prepareRun(ctx, {})));
  const approver = who(town, 'hyvaksyja');
  const run = () =>
    withContext(
      services,
      approver,
      async (ctx) => (await showRun(ctx, id)) ?? Promise.reject(new Error('the run of the town is not to be seen')),
    );
  const { version, totals, executesOn } = await run();
  await withContext(services, approver, async (ctx) =>
    done(await approveRun(ctx, id, { version, netCents: totals.netCents })),
  );
  await services.jobs.drain(services);
  const { files } = await run();
  return files.map((file) => ({
    cents: file.cents,
    on: executesOn,
    out: true,
    orderId: file.messageId,
    message: 'Maksuerä',
  }));
}

/** Sends what the run made for the Incomes Register, which takes all of it. */
const sendReports = (services: Services, town: Town) =>
  withContext(services, who(town, 'maksaja'), async (ctx) => {
    const { items } = await listDeliveries(ctx, { cursor: undefined, limit: 10, only: 'open' });
    for (const { id } of items) {
      done(await markSent(ctx, id));
      done(await markAcknowledged(ctx, id, { refused: [], reason: undefined }));
    }
  });

const recordGarnishment = (services: Services, town: Town) =>
  withContext(services, who(town, 'yllapito'), async (ctx) =>
    done(
      await recordOrder(ctx, who(town, 'oiva').id, {
        rule: 'table',
        dependants: 1,
        periodDays: 30,
        cents: null,
        freeMonths: [],
        caseNumber: 'DEMO-1',
        creditor: { name: 'Ulosottolaitos (demo)', iban: 'FI1512345600000796', reference: '12344' },
        validFrom: ctx.today,
        validUntil: null,
      }),
    ),
  );

/** A statement in the bank's folder, to be uploaded by whoever tries the town. */
async function leaveStatement(services: Services, entries: readonly FakeEntry[]): Promise<void> {
  const folder = join(services.config.folders.bank, 'in');
  const today = dayInFinland(services.clock.now());
  const statement = {
    account: services.config.operator.iban,
    id: 'DEMO-4',
    openingCents: 0,
    entries: entries.map((entry) => ({ ...entry, bankReference: 'DEMO-4-1', on: today })),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `tiliote-${today}.xml`), statementXml(statement));
}
