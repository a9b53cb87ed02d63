import { day } from '../src/basics/day.ts';
import { statementFile } from '../src/demo/fake-bank.ts';
import { entrepreneurReady, staffMember } from './people.ts';
import type { TestService, Visitor } from './service.ts';
import { company, hours, household, submittedInvoice } from './written-invoices.ts';

type Who = 'aino' | 'bertta' | 'reviewer' | 'payer' | 'approver' | 'director';
/** What does not go with a process: who is signed in, and what they have on their screens. */
export type Memory = {
  cookies: Record<Who, [string, string][]>;
  invoices: string[];
  run: { id: string; version: number; netCents: number } | null;
};
export type Town = Record<Who, Visitor> & { service: TestService; memory: Memory };
/** What somebody does, with keys, so that doing it again after a failure is doing it once; then the jobs run. */
export type Step = (town: Town) => Promise<unknown>;

const keyed = (key: string) => ({ context: { key } });
const on = day('2026-06-01');

/** Two entrepreneurs with an invoice each in review, one to a company and one to a household, and the staff they need. */
export async function moneyTown(service: TestService): Promise<Memory> {
  const aino = await entrepreneurReady(service, 'aino@testi.example', 'Aino Testinen');
  const bertta = await entrepreneurReady(service, 'bertta@testi.example', 'Bertta Testinen', { yel: 'insured' });
  const reviewer = await staffMember(service, 'tarkastaja@testi.example', ['review']);
  const payer = await staffMember(service, 'maksaja@testi.example', ['money'], 'Matti Maksaja');
  const approver = await staffMember(service, 'hyvaksyja@testi.example', ['money', 'approve'], 'Hilla Hyväksyjä');
  const director = await staffMember(service, 'johtaja@testi.example', ['money', 'approve'], 'Johanna Johtaja');
  const invoices = [
    await submittedInvoice(aino, company, hours('7.5', 50_00)),
    await submittedInvoice(bertta, household, hours('10', 40_00)),
  ];
  await service.work();
  const people = { aino, bertta, reviewer, payer, approver, director };
  const cookies = Object.fromEntries(Object.entries(people).map(([who, { cookies }]) => [who, [...cookies]]));
  return { cookies: cookies as Memory['cookies'], invoices, run: null };
}

/** The people of the town at the doors of a service. */
export function townAt(service: TestService, memory: Memory): Town {
  const people = Object.entries(memory.cookies).map(([who, cookies]) => {
    const visitor = service.visitor();
    for (const [name, value] of cookies) visitor.cookies.set(name, value);
    return [who, visitor];
  });
  return { ...(Object.fromEntries(people) as Record<Who, Visitor>), service, memory };
}

const work: Step = ({ service }) => service.work();

/** Both invoices are approved, rendered and sent, one after the other, so that every telling takes the same steps. */
export const issue: readonly Step[] = [
  ({ reviewer, memory }) => approved(reviewer, memory.invoices[0]),
  work,
  ({ reviewer, memory }) => approved(reviewer, memory.invoices[1]),
  work,
];

const approved = (reviewer: Visitor, id = '') =>
  reviewer.client.invoicing.review.approve({ id }, keyed(`approve-${id}`));

/** A statement by which one invoice is paid exactly, the other in two parts with too much, and nobody's money comes. */
export async function statement({ aino, bertta, service, memory: { invoices } }: Town): Promise<File> {
  const first = await aino.client.invoicing.invoices.get({ id: invoices[0] ?? '' });
  const second = await bertta.client.invoicing.invoices.get({ id: invoices[1] ?? '' });
  return statementFile({
    account: service.services.config.operator.iban,
    id: 'S1',
    openingCents: 0,
    entries: [
      { cents: first.grossCents, on, reference: first.reference ?? '', bankReference: 'A1' },
      { cents: 200_00, on, reference: second.reference ?? '', bankReference: 'A2' },
      { cents: second.grossCents - 195_00, on, reference: second.reference ?? '', bankReference: 'A3' },
      { cents: 12_34, on, message: 'kiitos', name: 'Tuntematon Testi', bankReference: 'A4' },
    ],
  });
}

/** The statement is brought in and its payments are matched. */
export const receive: readonly Step[] = [
  async (town) => town.payer.client.banking.statements.upload({ file: await statement(town) }, keyed('statement-1')),
  work,
];

/** A run of what has come is prepared. */
export const prepare: readonly Step[] = [({ payer }) => payer.client.payouts.runs.prepare({}, keyed('prepare')), work];

/** The prepared run as the approver sees it before them. */
export async function seenRun({ approver }: Town): Promise<Memory['run']> {
  const [run] = (await approver.client.payouts.runs.list({})).items;
  return run ? { id: run.id, version: run.version, netCents: run.totals.netCents } : null;
}

/** The run is approved, released and reported, and its payslips are made. */
export const payOut: readonly Step[] = [
  async ({ approver, memory: { run } }) => {
    if (!run) throw new Error('nobody has looked at the run');
    await approver.client.payouts.runs.approve(run, keyed('approve-run'));
  },
  work,
];

/** The bank has taken the sum of the run. */
export const execute: readonly Step[] = [
  async ({ payer, service, memory: { run } }) => {
    const { files } = await payer.client.payouts.runs.get({ id: run?.id ?? '' });
    const file = statementFile({
      account: service.services.config.operator.iban,
      id: 'S2',
      openingCents: 0,
      entries: files.map(({ messageId, cents }) => ({ cents, on, out: true, orderId: messageId, bankReference: 'B1' })),
    });
    await payer.client.banking.statements.upload({ file }, keyed('statement-2'));
  },
  work,
];
