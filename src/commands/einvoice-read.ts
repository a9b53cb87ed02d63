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
  'value-missing': 'A value that every invoice has is missing.',
  'value-wrong': 'The value is not what its element must hold.',
  'document-type-not-read': 'The document is of a kind that is no invoice, credit note or reminder.',
  'currency-mixed': 'The amounts are in more than one currency.',
  'vat-category-unknown': 'The VAT category is none that the invoice object knows.',
  'vat-rate-not-exact': 'The VAT rate is not whole basis points.',
  'prepaid-amount': 'Part of the invoice was paid before, and the invoice object would ask for all of it.',
  'rounding-amount': 'The amount to pay is rounded, and the invoice object would ask for another.',
  'totals-disagree': 'The total stated is not what the lines add up to, VAT counted for each rate.',
  'amount-too-large': 'The amount is too large.',
};

const refusal = ({ refused, data }: Refusal<DocumentFault>) => ({ refused, message: messages[refused], ...data });
