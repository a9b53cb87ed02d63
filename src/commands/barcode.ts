import { parseArgs } from 'node:util';
import { type Day, isDay } from '../basics/day.ts';
import { type Iban, parseIban } from '../basics/identifiers/iban.ts';
import { parseReference, parseRf, type Reference, type RfReference } from '../basics/identifiers/reference.ts';
import { type Cents, cents } from '../basics/money.ts';
import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { bankBarcode } from '../formats/bank-barcode.ts';
import { type Command, WrongUsage, writeJsonLine } from './command.ts';

const usage = 'barcode --iban I --amount-cents N --reference R [--due DAY]';

export const barcode: Command = {
  summary: 'Makes the 54 digits of a Finnish bank barcode: version 4, or 5 for an RF reference.',
  usage,
  async run(args) {
    const payment = read(options(args));
    const made = isRefusal(payment) ? payment : bankBarcode(payment);
    await writeJsonLine(isRefusal(made) ? { refused: made.refused, ...made.data } : made);
    return isRefusal(made) ? 1 : 0;
  },
};

type Options = { iban: string; amountCents: string; reference: string; due: string | undefined };

function options(args: string[]): Options {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args, options: { iban: text, 'amount-cents': text, reference: text, due: text } });
    const { iban, 'amount-cents': amountCents, reference, due } = values;
    if (iban !== undefined && amountCents !== undefined && reference !== undefined)
      return { iban, amountCents, reference, due };
  } catch (error) {
    throw new WrongUsage(`usage: kevyt ${usage} (${error instanceof Error ? error.message : error})`);
  }
  throw new WrongUsage(`usage: kevyt ${usage}`);
}

type Payment = { iban: Iban; amountCents: Cents; reference: Reference | RfReference; dueOn: Day | undefined };

function read({ iban: ibanText, amountCents, reference: referenceText, due }: Options): Payment | Refusal {
  const iban = parseIban(ibanText);
  if (isRefusal(iban)) return refuse(iban.refused, { field: 'iban' });
  const reference = /^\s*rf/i.test(referenceText) ? parseRf(referenceText) : parseReference(referenceText);
  if (isRefusal(reference)) return refuse(reference.refused, { field: 'reference' });
  if (!/^-?\d{1,15}$/.test(amountCents)) throw new WrongUsage('--amount-cents is a whole number of cents');
  if (due !== undefined && !isDay(due)) throw new WrongUsage('--due is a day written YYYY-MM-DD');
  return { iban, amountCents: cents(Number(amountCents)), reference, dueOn: due as Day | undefined };
}
