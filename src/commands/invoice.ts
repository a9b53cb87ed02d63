import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isRefusal } from '../basics/refusal.ts';
import { finvoice } from '../formats/finvoice.ts';
import { messageOf } from '../formats/finvoice-parties.ts';
import { soundInvoice } from '../formats/invoice-faults.ts';
import { zInvoice } from '../formats/invoice-input.ts';
import { invoicePdf } from '../invoicing/documents/invoice-pdf.ts';
import { type Command, type ExitCode, readJson, WrongUsage } from './command.ts';
import { answerRefusal } from './invoice-refusals.ts';

const usage = 'invoice pdf FILE --out PATH';

export const invoice: Command = {
  summary: 'Writes an invoice as a PDF/A-3 document with its Finvoice inside and its bank barcode on it.',
  usage,
  async run([action, ...args]) {
    if (action !== 'pdf') throw new WrongUsage(`usage: kevyt ${usage}`);
    const { file, out } = read(args);
    return writePdf(file, out);
  },
};

async function writePdf(file: string, out: string): Promise<ExitCode> {
  const sound = soundInvoice(await readJson(file, zInvoice));
  if (isRefusal(sound)) return answerRefusal(sound);
  const bytes = invoicePdf(sound, finvoice(sound, messageOf(sound)));
  await writeFile(out, bytes).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUsage(`cannot write ${out}: ${error.code}`);
  });
  return 0;
}

function read(args: string[]): { file: string; out: string } {
  try {
    const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true });
    const [file, ...rest] = positionals;
    if (file !== undefined && rest.length === 0 && values.out) return { file, out: values.out };
  } catch (error) {
    throw new WrongUsage(`usage: kevyt ${usage} (${error instanceof Error ? error.message : error})`);
  }
  throw new WrongUsage(`usage: kevyt ${usage}`);
}
