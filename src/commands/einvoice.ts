import { isRefusal } from '../basics/refusal.ts';
import { type Invoice, payableOf } from '../formats/en16931.ts';
import { finvoice } from '../formats/finvoice.ts';
import { framedFinvoice } from '../formats/finvoice-frame.ts';
import { messageOf } from '../formats/finvoice-parties.ts';
import { soundInvoice, totalsOf } from '../formats/invoice-faults.ts';
import { zInvoice } from '../formats/invoice-input.ts';
import { peppol } from '../formats/peppol.ts';
import { type Command, type ExitCode, expectArguments, readJson, WrongUsage, write, writeJson } from './command.ts';
import { readCommand } from './einvoice-read.ts';
import { validateCommand } from './einvoice-validate.ts';
import { answerRefusal } from './invoice-refusals.ts';

const usage = `einvoice render --format FORMAT FILE · einvoice totals FILE · einvoice read FILE ·
    einvoice validate [--rules en16931|peppol] FILE…
    FORMAT: finvoice (UTF-8), finvoice-soap (ISO-8859-15 in the frame that banks take), peppol
    An invoice may have prepaidCents (paid before) and roundingCents (put on the sum to pay); it asks for its total
    less the one plus the other, which totals gives as payableCents where it is not grossCents.
    read tells on standard error what the object has no place for. VAT that a document counts otherwise, by at most a
    cent a line, is told there too, and roundingCents keeps the sum to pay the document's own.`;

export const einvoice: Command = {
  summary:
    'Writes an invoice as Finvoice 3.0 or Peppol BIS Billing 3, counts its totals, reads and validates e-invoices.',
  usage,
  async run([action, ...args]) {
    if (action === 'render') return render(args);
    if (action === 'totals') return totals(args);
    if (action === 'read') return readCommand(args);
    if (action === 'validate') return validateCommand(args);
    throw new WrongUsage('einvoice needs an action: render, totals, read or validate');
  },
};

const formats = {
  finvoice: (invoice: Invoice) => finvoice(invoice, messageOf(invoice)),
  'finvoice-soap': (invoice: Invoice) => framedFinvoice(invoice, messageOf(invoice)),
  peppol,
};

const isFormat = (name: string | undefined): name is keyof typeof formats =>
  name !== undefined && Object.hasOwn(formats, name);

async function render(args: string[]): Promise<ExitCode> {
  const { format, file } = renderArguments(args);
  const invoice = soundInvoice(await readJson(file, zInvoice));
  if (isRefusal(invoice)) return answerRefusal(invoice);
  const written = formats[format](invoice);
  if (isRefusal(written)) return answerRefusal(written);
  await write(written);
  return 0;
}

function renderArguments(args: string[]): { format: keyof typeof formats; file: string } {
  const at = args.indexOf('--format');
  const format = args[at + 1];
  if (at < 0 || !isFormat(format))
    throw new WrongUsage(`einvoice render needs --format, one of: ${Object.keys(formats).join(' ')}`);
  const rest = args.toSpliced(at, 2);
  expectArguments(rest, 1, 1, 'einvoice render --format FORMAT FILE');
  return { format, file: rest[0] ?? '' };
}

async function totals(args: string[]): Promise<ExitCode> {
  expectArguments(args, 1, 1, 'einvoice totals FILE');
  const invoice = await readJson(args[0] ?? '', zInvoice);
  const counted = totalsOf(invoice.lines);
  if (isRefusal(counted)) return answerRefusal(counted);
  const payableCents = payableOf(invoice, counted.grossCents);
  await writeJson({ ...counted, ...(payableCents !== counted.grossCents && { payableCents }) });
  return 0;
}
