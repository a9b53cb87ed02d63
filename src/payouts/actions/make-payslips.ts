import { keepFile } from '../../members/actions/keep-file.ts';
import { loadPeople } from '../../members/actions/load-people.ts';
import { type Context, type Services, theService, withContext } from '../../platform/context.ts';
import { sha256 } from '../../platform/files.ts';
import type { PayslipData } from '../documents/payslip-page.ts';
import { payslipPdf } from '../documents/payslip-pdf.ts';
import { payslipNumber } from '../run.ts';
import { invoiceHeads } from '../store/invoices.ts';
import { insertPayslip, payoutsWithoutPayslip, yearSumsOf } from '../store/payouts.ts';
import { openSnapshots } from './plan-payouts.ts';
import { makePayslipsJob } from './release-run.ts';

const payslipsAtOnce = 50;

type Round = { runId: string; afterOwner: string };

/** Makes the payslips of a run that are not there yet, some at a time; the next round is a job of its own. */
export async function makePayslips(services: Services, { runId, afterOwner }: Round): Promise<void> {
  const payslips = await withContext(services, theService, (ctx) => dataOf(ctx, runId, afterOwner));
  for (const { payoutId, owner, data } of payslips) {
    const bytes = payslipPdf(data);
    await withContext(services, theService, async (ctx) => {
      const file_id = await keepFile(ctx, { owner, kind: 'payslip', mime: 'application/pdf', bytes });
      await insertPayslip(ctx.tx, { payout_id: payoutId, owner, file_id, sha256: sha256(bytes), made_at: ctx.now });
    });
  }
  const last = payslips.at(-1);
  if (last)
    await withContext(services, theService, (ctx) => ctx.send(makePayslipsJob, { runId, afterOwner: last.owner }));
}

async function dataOf(
  ctx: Context,
  runId: string,
  afterOwner: string,
): Promise<{ payoutId: string; owner: string; data: PayslipData }[]> {
  const rows = await payoutsWithoutPayslip(ctx.tx, runId, afterOwner, payslipsAtOnce);
  const ids = rows.map((row) => row.id);
  const snapshots = await openSnapshots(ctx, rows);
  const people = await loadPeople(
    ctx,
    rows.map((row) => row.owner),
  );
  const years = await yearSumsOf(ctx.tx, ids);
  const invoices = await invoiceHeads(
    ctx.tx,
    [...snapshots.values()].flatMap(({ parts }) => parts.map((part) => part.invoiceId)),
  );
  const { name, street, postCode, town, businessId, email, phone } = ctx.config.operator;
  return rows.map(({ id, owner, no, paid_on }) => {
    const snapshot = snapshots.get(id);
    const year = years.get(id);
    const account = snapshot?.payee.iban;
    if (!snapshot?.pay || !snapshot.quote || !account || !year) throw new Error('a payout without its figures');
    const { payee, parts, pay, quote } = snapshot;
    const address = people.get(owner)?.address() ?? null;
    const heads = parts.map((part) => ({ part, head: invoices.get(part.invoiceId) }));
    const days = heads.flatMap(({ head }) => [head?.servedFrom ?? [], head?.servedTo ?? []].flat()).sort();
    const data: PayslipData = {
      language: payee.language,
      number: payslipNumber(paid_on, no),
      operator: { name, street, postCode, town, businessId, email, phone },
      person: {
        name: `${payee.firstName} ${payee.lastName}`,
        street: address?.street ?? '',
        postCode: address?.postCode ?? '',
        town: address?.town ?? '',
      },
      workedFrom: days[0] ?? null,
      workedTo: days.at(-1) ?? null,
      invoices: heads.map(({ part, head }) => ({
        number: head?.number ?? '',
        customer: head?.buyerName ?? '',
        receivedOn: part.receivedOn,
        receivedCents: part.cents,
      })),
      pay,
      quote,
      account,
      year: {
        taxableCents: year.taxable,
        withheldCents: year.withheld,
        garnishedCents: year.garnished,
        taxFreeCents: year.taxFree,
        netCents: year.net,
      },
    };
    return { payoutId: id, owner, data };
  });
}
