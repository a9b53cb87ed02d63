import { parseArgs } from 'node:util';
import { validateFinvoice } from '../formats/finvoice-checks.ts';
import { type RuleSet, type Verdict, validateUbl } from '../formats/rules/validate.ts';
import { type ExitCode, readInput, WrongUsage, writeJsonLine } from './command.ts';

const usage = 'einvoice validate [--rules en16931|peppol] FILE…';

/** Writes one JSON line for each file: what it is, whether it may be sent, and every rule that it breaks. */
export async function validateCommand(args: string[]): Promise<ExitCode> {
  const { rules, files } = validateArguments(args);
  let code: ExitCode = 0;
  for (const file of files) {
    const { format, valid, findings } = verdictOf(await readInput(file), rules);
    if (!valid) code = 1;
    await writeJsonLine({ file, format, valid, findings });
  }
  return code;
}

function verdictOf(bytes: Uint8Array, rules: RuleSet): Verdict {
  const verdict = validateUbl(bytes, rules);
  if (verdict.format === 'ubl-invoice' || verdict.format === 'ubl-credit-note') return verdict;
  // A bank's file is no single XML document, so only the Finvoice reader can tell what it is.
  const finvoice = validateFinvoice(bytes);
  return finvoice ? { format: 'finvoice', ...finvoice } : verdict;
}

function validateArguments(args: string[]): { rules: RuleSet; files: string[] } {
  const { values, positionals } = parsed(args);
  const { rules = 'peppol' } = values;
  if (rules !== 'en16931' && rules !== 'peppol') throw new WrongUsage('--rules is en16931 or peppol');
  if (positionals.length === 0) throw new WrongUsage(`usage: kevyt ${usage}`);
  return { rules, files: positionals };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: { rules: { type: 'string' } }, allowPositionals: true });
  } catch {
    throw new WrongUsage(`usage: kevyt ${usage}`);
  }
}
