import { addDays } from '../basics/day.ts';
import { addCustomer } from '../invoicing/actions/keep-customer.ts';
import { approveInvoice, returnInvoice } from '../invoicing/actions/review-invoice.ts';
import { keepDraft, startDraft, submitDraft } from '../invoicing/actions/write-draft.ts';
import type { DraftContent } from '../invoicing/invoice.ts';
import { textQuestions } from '../invoicing/trade-rules.ts';
import { type Services, withContext } from '../platform/context.ts';
import { demoCustomers } from './people.ts';
import { daysAgo, done, type Town, who } from './plant-people.ts';
import { type DemoJob, demoJobs } from './work.ts';

/** A job of the town and the number of its invoice, once that was issued. */
export type PlantedInvoice = { job: DemoJob; number: string | null };

/** Writes the town's invoices on the days they were written, and sends, returns and issues them as their stage says. */
export async function plantInvoices(now: Services, town: Town): Promise<PlantedInvoice[]> {
  const planted: PlantedInvoice[] = [];
  const customers = new Map<string, string>();
  for (const job of demoJobs) {
    const services = daysAgo(now, job.daysAgo);
    const key = `${job.by} ${job.for}`;
    const customerId = customers.get(key) ?? (await customerOf(services, town, job));
    customers.set(key, customerId);
    const id = await writeInvoice(services, town, job, customerId);
    if (job.stage === 'returned')
      await withContext(services, who(town, 'tarkastaja'), async (ctx) => done(await returnInvoice(ctx, id, returned)));
    const issued = ['issued', 'partly-paid', 'paid', 'paid-out'].includes(job.stage);
    const number = issued ? await issue(services, town, id) : null;
    planted.push({ job, number });
  }
  return planted;
}

const returned = 'Kerro laskulla, mitä siivosit ja missä: "Työt" ei riitä asiakkaalle eikä verottajalle.';

const issue = (services: Services, town: Town, id: string): Promise<string> =>
  withContext(services, who(town, 'tarkastaja'), async (ctx) => done(await approveInvoice(ctx, id)).number);

async function customerOf(services: Services, town: Town, job: DemoJob): Promise<string> {
  const customer = demoCustomers.find(({ key }) => key === job.for);
  if (!customer) throw new Error(`no demo customer is called ${job.for}`);
  const { kind, name, businessId, eInvoice, language, key } = customer;
  return withContext(services, who(town, job.by), async (ctx) => {
    const kept = done(
      await addCustomer(ctx, {
        kind,
        name,
        businessId,
        language,
        eAddress: eInvoice && businessId ? `0037${businessId.replace('-', '')}` : null,
        intermediator: eInvoice ? 'DEMOFIHH' : null,
        email: `laskut@${key}.example`,
        contact: null,
        street: 'Keksitty katu 3',
        postCode: '00200',
        town: 'Helsinki',
        country: 'FI',
      }),
    );
    if (!('id' in kept)) throw new Error('a customer without an id');
    return kept.id;
  });
}

async function writeInvoice(services: Services, town: Town, job: DemoJob, customerId: string): Promise<string> {
  return withContext(services, who(town, job.by), async (ctx) => {
    const started = done(await startDraft(ctx, null, language(job.for)));
    if (!('id' in started)) throw new Error('a draft without an id');
    const draft: DraftContent = {
      customerId,
      rows: [
        {
          description: job.text,
          quantity: job.quantity,
          unit: job.unit,
          unitPriceCents: job.unitPriceCents,
          vat: job.vat,
          vatReason: null,
          servedFrom: addDays(ctx.today, -7),
          servedTo: addDays(ctx.today, -1),
        },
      ],
      termDays: 14,
      buyerReference: null,
      orderReference: null,
      notes: [],
      language: language(job.for),
    };
    const kept = done(await keepDraft(ctx, started.id, 1, draft));
    if (job.stage === 'draft' || !('version' in kept)) return started.id;
    const answered = textQuestions([job.text], ctx.today).map(({ row, code }) => `${row}:${code}`);
    done(await submitDraft(ctx, started.id, kept.version, answered));
    return started.id;
  });
}

const language = (customer: string) => demoCustomers.find(({ key }) => key === customer)?.language ?? 'fi';
