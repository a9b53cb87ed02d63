import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { type DocumentFault, type ReadInvoice, readEinvoices } from '../formats/einvoice-read.ts';
import { XmlFault } from '../formats/xml-events.ts';
import { type ExitCode, expectArguments, readInput, WrongUsage, writeJson } from './command.ts';

/**
 * Writes the invoice object of an e-invoice, or an array of them where the file carries several. A value of the document that
 * the object has no place for is named on standard error, one a line with its place; a refused document says why instead.
 */
export async function readCommand(args: string[]): Promise<ExitCode> {
  expectArguments(args, 1, 1, 'einvoice read FILE');
  const [file = ''] = args;
  const read = documents(file, await readInput(file));
  if (read.length === 0) throw new WrongUsage(`${file}: there is no invoice in it`);
  for (const one of read) if (!isRefusal(one)) tellNotCarried(one);
  const answers = read.map((one) => (isRefusal(one) ? refusal(one) : one.invoice));
  await writeJson(answers.length === 1 ? answers[0] : answers);
  return read.some(isRefusal) ? 1 : 0;
}

function documents(file: string, bytes: Uint8Array): ReturnType<typeof readEinvoices> {
  try {
    return readEinvoices(bytes);
  } catch (error) {
    throw error instanceof XmlFault ? new WrongUsage(`${file}: ${error.message}`) : error;
  }
}

function tellNotCarried({ notCarried }: ReadInvoice): void {
  for (const { location, text } of notCarried) {
    const short = text.length > 200 ? `${text.slice(0, 200)}…` : text;
    process.stderr.write(`kevyt: not carried: ${location}: ${short.replace(/\s+/g, ' ')}\n`);
  }
}

const messages: Record<DocumentFault, string> = {
  'not-an-invoice': 'The document is neither a Finvoice nor a UBL invoice or credit note.',
  'object-too-narrow': 'A text is longer, or the lines are more, than the invoice object can hold.',
  'value-missing':
    'A value that every invoice has is missing (of rows, an amount): ask the sender for a whole invoice, or write it by hand.',
  'value-wrong': 'The value is not what its element must hold.',
  'document-type-not-read':
    'The document is no invoice, credit note or reminder (a pro forma, say): wait for the invoice itself, or ask the sender for it.',
  'currency-mixed': 'The amounts are in more than one currency.',
  'vat-category-unknown': 'The VAT category is none that the invoice object knows.',
  'vat-rate-not-exact': 'The VAT rate is not whole basis points.',
  'totals-disagree':
    'The amount is not what the lines, their VAT, what was paid before and the rounding lead to; only VAT may differ, by a cent a line.',
  'amount-too-large': 'The amount is too large.',
};

const refusal = ({ refused, data }: Refusal<DocumentFault>) => ({ refused, message: messages[refused], ...data });
