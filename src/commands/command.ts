import { open, readFile } from 'node:fs/promises';
import { isatty } from 'node:tty';
import type { z } from 'zod';
import { repeatedName } from './repeated-name.ts';

/** 0 done and everything valid · 1 done, something invalid or refused · 2 wrong usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  summary: string;
  usage: string;
  run(args: string[]): Promise<ExitCode>;
};

/** Ends the command with exit code 2 and one line on standard error. */
export class WrongUsage extends Error {}

/** Writes to standard output and waits where the reader is slower than we are. */
export function write(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

export const writeJson = (value: unknown): Promise<void> => write(`${JSON.stringify(value, null, 2)}\n`);
export const writeJsonLine = (value: unknown): Promise<void> => write(`${JSON.stringify(value)}\n`);

/** The bytes of FILE, `-` being standard input. */
export async function readInput(file: string): Promise<Uint8Array> {
  if (file !== '-')
    return readFile(file).catch((error: NodeJS.ErrnoException) => Promise.reject(unreadable(file, error)));
  const parts: Buffer[] = [];
  for await (const part of streamInput(file)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** FILE as a stream of bytes, `-` being standard input. A piece is good until the next is asked for, and is then written over. */
export async function* streamInput(file: string): AsyncGenerator<Uint8Array> {
  if (file === '-' && isatty(0)) process.stderr.write('kevyt: reading standard input\n');
  try {
    yield* file === '-' ? (process.stdin as AsyncIterable<Uint8Array>) : piecesOf(file);
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException);
  }
}

// One buffer for the whole file: a new one for each piece would pile up outside the heap faster than it is collected.
async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafeSlow(1 << 16);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

const unreadable = (file: string, error: NodeJS.ErrnoException) =>
  error.code ? new WrongUsage(`cannot read ${file}: ${error.code}`) : error;

/** FILE as JSON of the given shape; a wrong shape, an unknown or a repeated field is named in one line and ends with exit code 2. */
export async function readJson<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> {
  const bytes = await readInput(file);
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new WrongUsage(`${file} is not JSON in UTF-8`);
  }
  const repeated = repeatedName(text);
  if (repeated !== null) throw new WrongUsage(`${file}: ${JSON.stringify(repeated)} is given twice in one object`);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new WrongUsage(`${file}: ${parsed.error.issues.map(issueLine).join('; ')}`);
}

const issueLine = (issue: z.core.$ZodIssue): string => {
  const at = issue.path.join('.');
  return at === '' ? issue.message : `${at}: ${issue.message}`;
};

/** Exactly so many arguments, or the usage line. */
export function expectArguments(args: string[], least: number, most: number, usage: string): void {
  if (args.length < least || args.length > most) throw new WrongUsage(`usage: kevyt ${usage}`);
}
