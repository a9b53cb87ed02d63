import { parseArgs } from 'node:util';
import { z } from 'zod';
import { zDay } from '../basics/contract.ts';
import { parseIban } from '../basics/identifiers/iban.ts';
import { cents } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { readBankFile } from '../formats/bank-file.ts';
import type { BankLine } from '../formats/camt.ts';
import { type PainVersion, type Payment, type PaymentOrder, paymentFile } from '../formats/pain.ts';
import { readAnswer } from '../formats/pain-answer.ts';
import { type OriginalOrder, readOriginal } from '../formats/pain-original.ts';
import { XmlFault } from '../formats/xml-events.ts';
import { type Command, type ExitCode, readJson, streamInput, WrongUsage, write, writeJsonLine } from './command.ts';
import { parseAnyReference, zBusinessId } from './identifier-input.ts';
import { steadyMemory } from './steady-memory.ts';

const usage = `bank read FILE… · bank pay --version 09|03 FILE · bank answer FILE [--original FILE]
    read: bank statements, notifications and lists of payments (camt.053, .054, .052, TITO, KTL) as JSON lines · pay: a payment order as pain.001 ·
    answer: what the bank says of an order (pain.002), a JSON line for each payment`;

export const bank: Command = {
  summary: 'Reads what the bank sends and writes what the bank is asked to pay.',
  usage,
  async run([what = '', ...args]) {
    if (what === 'read') return read(args);
    if (what === 'pay') return pay(args);
    if (what === 'answer') return answer(args);
    throw new WrongUsage(`usage: kevyt ${usage.split('\n')[0]}`);
  },
};

async function read(files: string[]): Promise<ExitCode> {
  if (files.length === 0) throw new WrongUsage('bank read needs at least one file');
  for (const file of files) await readOne(file);
  return 0;
}

async function readOne(file: string): Promise<void> {
  await writeLines(file, readBankFile(streamInput(file)), (one) => ('statement' in one ? one : outward(one)));
}

/** Writes what a reader tells as JSON lines; what it cannot read ends with exit code 2 and one line that tells the place. */
async function writeLines<T>(file: string, told: AsyncIterable<T>, published: (one: T) => unknown): Promise<void> {
  // Lines are written in bundles, since a write for each would take longer than the reading.
  let bundle = '';
  const steady = steadyMemory();
  try {
    for await (const one of told) {
      bundle += `${JSON.stringify(published(one))}\n`;
      if (bundle.length < 16_384) continue;
      await write(bundle);
      bundle = '';
      steady();
    }
  } catch (error) {
    await write(bundle);
    throw located(file, error);
  }
  await write(bundle);
}

const located = (file: string, error: unknown) =>
  error instanceof XmlFault ? new WrongUsage(`${file}: ${error.message}`) : error;

/** The published fields of a line, in their order. */
const outward = (line: BankLine): Omit<BankLine, 'statementId' | 'entryNumber' | 'orderId' | 'returnReason'> => {
  const { statementId, entryNumber, orderId, returnReason, ...published } = line;
  return published;
};

async function answer(args: string[]): Promise<ExitCode> {
  const { file, original } = answerArguments(args);
  const order = original === null ? null : await originalFrom(original);
  await writeLines(file, readAnswer(streamInput(file), order), (one) => one);
  return 0;
}

async function originalFrom(file: string): Promise<OriginalOrder> {
  try {
    return await readOriginal(streamInput(file));
  } catch (error) {
    throw located(file, error);
  }
}

function answerArguments(args: string[]): { file: string; original: string | null } {
  const wrong = new WrongUsage('usage: kevyt bank answer FILE [--original FILE]');
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { original: { type: 'string' } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1) return { file, original: values.original ?? null };
  } catch {
    throw wrong;
  }
  throw wrong;
}

async function pay(args: string[]): Promise<ExitCode> {
  const { version, file } = payArguments(args);
  const order = withIdentifiers(await readJson(file, orderInput));
  const made = isRefusal(order) ? order : paymentFile(order, version);
  if (isRefusal(made)) {
    await writeJsonLine({ refused: made.refused, ...made.data });
    return 1;
  }
  for (const piece of made) await write(piece);
  return 0;
}

function payArguments(args: string[]): { version: PainVersion; file: string } {
  const wrong = new WrongUsage('usage: kevyt bank pay --version 09|03 FILE');
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { version: { type: 'string', default: '09' } },
      allowPositionals: true,
    });
    const [file] = positionals;
    const { version } = values;
    if (file !== undefined && positionals.length === 1 && (version === '09' || version === '03'))
      return { version, file };
  } catch {
    throw wrong;
  }
  throw wrong;
}

const text = (most: number) => z.string().trim().min(1).max(most);
const address = z.strictObject({
  street: text(70)
    .nullish()
    .transform((value) => value ?? undefined),
  postCode: text(16)
    .nullish()
    .transform((value) => value ?? undefined),
  town: text(35),
  country: z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters'),
});

const payment = z.strictObject({
  endToEndId: text(35),
  amountCents: z.int().transform(cents),
  creditor: z.strictObject({
    name: text(140),
    iban: z.string(),
    address: address.nullish().transform((value) => value ?? undefined),
  }),
  reference: z.string().nullish(),
  message: text(140)
    .nullish()
    .transform((value) => value ?? undefined),
  salary: z.boolean().default(false),
});

const orderInput = z.strictObject({
  messageId: text(35),
  // Banks want the seconds too, which people leave out.
  createdAt: z
    .string()
    .transform((at) => at.replace(/(T\d\d:\d\d)(?=$|Z|[+-])/, '$1:00'))
    .pipe(z.iso.datetime({ offset: true, local: true })),
  executeOn: zDay,
  debtor: z.strictObject({
    name: text(140),
    iban: z.string(),
    bic: z
      .string()
      .regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'a BIC is 8 or 11 capital letters and digits')
      .nullish()
      .transform((value) => value ?? undefined),
    businessId: zBusinessId.nullish().transform((value) => value ?? undefined),
  }),
  payments: z.array(payment),
});

/**
 * The order with its accounts and references read. Refused, naming the payment where it is one's: `account-invalid`,
 * `reference-invalid`, with what is wrong of it.
 */
function withIdentifiers(input: z.output<typeof orderInput>): PaymentOrder | Refusal {
  const debtorIban = parseIban(input.debtor.iban);
  if (isRefusal(debtorIban)) return refuse('account-invalid', { reason: debtorIban.refused });
  const payments: Payment[] = [];
  for (const one of input.payments) {
    const id = one.endToEndId;
    const iban = parseIban(one.creditor.iban);
    if (isRefusal(iban)) return refuse('account-invalid', { id, reason: iban.refused });
    const reference = one.reference == null ? undefined : parseAnyReference(one.reference);
    if (isRefusal(reference)) return refuse('reference-invalid', { id, reason: reference.refused });
    payments.push({ ...one, creditor: { ...one.creditor, iban }, reference });
  }
  return { ...input, debtor: { ...input.debtor, iban: debtorIban }, payments };
}
