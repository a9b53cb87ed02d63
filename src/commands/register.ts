import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isRefusal, type Refusal } from '../basics/refusal.ts';
import { deliveryIdOf, earningsReport, type RegisterPiece } from '../formats/incomes-register.ts';
import { readRegisterAnswer } from '../formats/incomes-register-answer.ts';
import { cancellation } from '../formats/incomes-register-cancel.ts';
import { separateReport } from '../formats/incomes-register-separate.ts';
import { type Signer, signed } from '../formats/xml-signature.ts';
import { signerWith } from '../platform/signing.ts';
import {
  type Command,
  type ExitCode,
  readJson,
  streamInput,
  WrongUsage,
  write,
  writeJson,
  writeJsonLine,
} from './command.ts';
import { registerHelp } from './register-help.ts';
import { zCancellation, zEarnings, zSeparate } from './register-input.ts';

const usage =
  'register earnings|separate|cancel [--out DIR] [--sign KEY.pem --certificate CERT.pem] FILE · register answer FILE';

export const register: Command = {
  summary: 'Writes reports for the Incomes Register, signed where a key is given, and reads what it answers.',
  usage: `${usage}\n${registerHelp}`,
  async run([what = '', ...args]) {
    const message = Object.hasOwn(messages, what) ? messages[what] : undefined;
    if (what !== 'answer' && !message) throw new WrongUsage(`usage: kevyt ${usage}`);
    const { file, out, sign, certificate } = argumentsFrom(args);
    if (!message) return answer(file);
    const signer = await signerFrom(sign, certificate);
    const made = await message(file);
    if (isRefusal(made)) return refused(made);
    return out === undefined ? writeOne(made, signer) : writeFiles(made, signer, out);
  },
};

type Made = { readonly deliveryId: string; readonly pieces: Iterable<RegisterPiece> };

const messages: Record<string, (file: string) => Promise<Made | Refusal>> = {
  earnings: async (file) => {
    const asked = await readJson(file, zEarnings);
    const pieces = earningsReport(asked);
    return isRefusal(pieces) ? pieces : { deliveryId: asked.deliveryId, pieces };
  },
  separate: async (file) => {
    const asked = await readJson(file, zSeparate);
    return inOnePiece(asked.deliveryId, separateReport(asked));
  },
  cancel: async (file) => {
    const asked = await readJson(file, zCancellation);
    return inOnePiece(asked.deliveryId, cancellation(asked));
  },
};

const inOnePiece = (deliveryId: string, text: string | Refusal): Made | Refusal =>
  isRefusal(text) ? text : { deliveryId, pieces: [{ file: 1, text }] };

async function answer(file: string): Promise<ExitCode> {
  const read = await readRegisterAnswer(streamInput(file));
  if (isRefusal(read)) throw new WrongUsage(`${file}: ${read.data?.at}`);
  await writeJson(read);
  const taken = read.state === 'valid' || read.state === 'processing' || read.state === 'cancelled';
  return taken && read.rejected.length === 0 ? 0 : 1;
}

async function refused(refusal: Refusal): Promise<ExitCode> {
  await writeJsonLine({ refused: refusal.refused, ...refusal.data });
  return 1;
}

type Arguments = { file: string } & Record<'out' | 'sign' | 'certificate', string | undefined>;

function argumentsFrom(args: string[]): Arguments {
  const text = { type: 'string' } as const;
  try {
    const options = { out: text, sign: text, certificate: text };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { out, sign, certificate } = values;
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1) return { file, out, sign, certificate };
  } catch (error) {
    throw new WrongUsage(`usage: kevyt ${usage} (${error instanceof Error ? error.message : error})`);
  }
  throw new WrongUsage(`usage: kevyt ${usage}`);
}

async function signerFrom(keyFile: string | undefined, certificateFile: string | undefined): Promise<Signer | null> {
  if (keyFile === undefined && certificateFile === undefined) return null;
  if (keyFile === undefined || certificateFile === undefined)
    throw new WrongUsage('a signature needs both --sign KEY.pem and --certificate CERT.pem');
  const [key, certificate] = await Promise.all([keyFile, certificateFile].map(pemFrom));
  const signer = signerWith(key ?? '', certificate ?? '');
  if (isRefusal(signer)) throw new WrongUsage(`cannot sign: ${signer.refused}`);
  return signer;
}

const pemFrom = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    Promise.reject(new WrongUsage(`cannot read ${file}: ${error.code}`)),
  );

/** Waits with writing until it is known to be one file, so that half a delivery never looks like a whole one. */
async function writeOne({ pieces }: Made, signer: Signer | null): Promise<ExitCode> {
  const texts: string[] = [];
  for (const { file, text } of signedPieces(pieces, signer)) {
    if (file > 1) throw new WrongUsage('the delivery passes 50 MB and needs several files: --out DIR');
    texts.push(text);
  }
  for (const text of texts) await write(text);
  return 0;
}

async function writeFiles({ deliveryId, pieces }: Made, signer: Signer | null, folder: string): Promise<ExitCode> {
  const names: string[] = [];
  for (const { file, text } of signedPieces(pieces, signer)) {
    const name = join(folder, `${deliveryIdOf(deliveryId, file)}.xml`);
    const begins = names.at(-1) !== name;
    // A delivery that was written before is never written over, since it may have been sent.
    await using handle = await open(name, begins ? 'wx' : 'a').catch((error: NodeJS.ErrnoException) =>
      Promise.reject(new WrongUsage(`cannot write ${name}: ${error.code}`)),
    );
    await handle.writeFile(text);
    if (begins) names.push(name);
  }
  for (const name of names) await writeJsonLine({ file: name });
  return 0;
}

/** Each file is signed by itself, without ever being held whole. */
function* signedPieces(pieces: Iterable<RegisterPiece>, signer: Signer | null): Generator<RegisterPiece> {
  if (!signer) return yield* pieces;
  const all = pieces[Symbol.iterator]();
  let next = all.next();
  while (!next.done) {
    const { file } = next.value;
    for (const text of signed(ofFile(file), signer)) yield { file, text };
  }
  function* ofFile(file: number): Generator<string> {
    for (; !next.done && next.value.file === file; next = all.next()) yield next.value.text;
  }
}
