import { type Day, isDay } from '../basics/day.ts';
import { parseIban } from '../basics/identifiers/iban.ts';
import { mod97 } from '../basics/identifiers/typed.ts';
import { type Cents, cents } from '../basics/money.ts';
import { isRefusal } from '../basics/refusal.ts';
import { XmlFault } from './xml-events.ts';

// The older Finnish files are records of fixed width in letters of one byte, with or without line ends between them.

/** One record with its fields taken by place; what is past its end is blank. */
export class BankRecord {
  readonly text: string;
  readonly line: number;
  constructor(text: string, line: number) {
    this.text = text;
    this.line = line;
  }

  /** The field from a place, counted from 1 as the descriptions of the formats do. */
  raw(from: number, length: number): string {
    return this.text.slice(from - 1, from - 1 + length).padEnd(length);
  }

  /** The field without blanks around it; null where it is empty. */
  at(from: number, length: number): string | null {
    return this.raw(from, length).trim() || null;
  }

  /** A whole number of cents in digits alone. */
  cents(from: number, length: number, what: string): Cents {
    const digits = this.at(from, length) ?? '';
    const value = Number(digits);
    if (!/^\d+$/.test(digits) || !Number.isSafeInteger(value)) throw this.fault(from, `the ${what} is not in cents`);
    return cents(value);
  }

  /** A day written `YYMMDD`, of this century; zeros are no day. */
  day(from: number, what: string): Day | null {
    const [, year, month, date] = /^(\d\d)(\d\d)(\d\d)$/.exec(this.raw(from, 6)) ?? [];
    if (/^[0 ]{6}$/.test(this.raw(from, 6))) return null;
    const written = `20${year}-${month}-${date}`;
    if (!isDay(written)) throw this.fault(from, `the ${what} is no day`);
    return written;
  }

  fault(from: number, what: string): XmlFault {
    return new XmlFault('wrong-content', what, { line: this.line, column: from });
  }
}

/** A Finnish account in its machine form of 14 digits as IBAN; what is none is given back as it is, blanks and zeros as null. */
export function accountFrom(text: string | null): string | null {
  if (text === null || /^0*$/.test(text)) return null;
  if (!/^\d{14}$/.test(text)) return isRefusal(parseIban(text)) ? text : text;
  return `FI${String(98 - mod97(`${text}FI00`)).padStart(2, '0')}${text}`;
}

/** How long the record is that begins so, in letters; null where none begins so. Six letters are given at most. */
type RecordLength = (head: string) => number | null;

const longestHead = 6;

/**
 * Cuts a stream of bytes into records: at line ends, and within a line by the records' own lengths. Blanks at the end of a
 * line may be missing; a last record that breaks off is refused, and so is what begins like none, each with its place.
 */
export async function* recordsOf(bytes: AsyncIterable<Uint8Array>, lengthOf: RecordLength): AsyncGenerator<BankRecord> {
  const cutter = new RecordCutter(lengthOf);
  for await (const chunk of bytes) yield* cutter.records(chunk, false);
  yield* cutter.records(new Uint8Array(), true);
}

const lineFeed = 0x0a;
// Line feed, carriage return and the mark that old systems end a file with.
const betweenRecords = new Set([lineFeed, 0x0d, 0x1a]);

class RecordCutter {
  readonly #lengthOf: RecordLength;
  #rest: Uint8Array = new Uint8Array();
  #line = 1;

  constructor(lengthOf: RecordLength) {
    this.#lengthOf = lengthOf;
  }

  *records(chunk: Uint8Array, isLast: boolean): Generator<BankRecord> {
    const bytes = joined(this.#rest, chunk);
    let at = 0;
    for (;;) {
      while (at < bytes.length && betweenRecords.has(bytes[at] ?? 0)) if (bytes[at++] === lineFeed) this.#line++;
      if (at === bytes.length) break;
      const taken = this.#take(bytes.subarray(at), isLast);
      if (taken === null) break;
      yield taken.record;
      at += taken.length;
    }
    this.#rest = bytes.slice(at);
  }

  /** The record at the beginning of the bytes with its length in bytes; null where more bytes must come first. */
  #take(bytes: Uint8Array, isLast: boolean): { record: BankRecord; length: number } | null {
    if (bytes.length < longestHead && !isLast) return null;
    const length = this.#lengthOf(String.fromCharCode(...bytes.subarray(0, longestHead)));
    if (length === null) throw new BankRecord('', this.#line).fault(1, 'no record begins like this');
    // In UTF-8 a letter may take two bytes.
    const most = bytes.subarray(0, 2 * length + 2);
    const lineEnd = endOfLine(most);
    if (lineEnd < 0 && most.length < 2 * length + 2 && !isLast) return null;
    const line = lettersOf(lineEnd < 0 ? most : most.subarray(0, lineEnd));
    const end = lineEnd >= 0 ? lineEnd : most.length;
    const isWhole = lineEnd >= 0 || (most.length === bytes.length && line.length >= length);
    if (isWhole && line.slice(length).trim() === '')
      return { record: new BankRecord(line.slice(0, length), this.#line), length: end };
    if (most.length < length) throw new BankRecord('', this.#line).fault(line.length + 1, 'the record breaks off');
    return { record: new BankRecord(lettersOf(most.subarray(0, length)), this.#line), length };
  }
}

// What the Finnish seven-bit set has in place of brackets and the like.
const sevenBit: Record<string, string> = {
  '[': 'Ä',
  '\\': 'Ö',
  ']': 'Å',
  '^': 'Ü',
  '{': 'ä',
  '|': 'ö',
  '}': 'å',
  '~': 'ü',
};
// The letters of CP850 that names in Finland are written with.
const cp850: Record<number, string> = {
  128: 'Ç',
  129: 'ü',
  130: 'é',
  132: 'ä',
  133: 'à',
  134: 'å',
  138: 'è',
  142: 'Ä',
  143: 'Å',
  144: 'É',
  148: 'ö',
  153: 'Ö',
  154: 'Ü',
};

/** The bytes as text: seven-bit, UTF-8, CP850 or Latin-1, which is told by the bytes themselves, since the files do not say. */
function lettersOf(bytes: Uint8Array): string {
  const text = utf8Of(bytes);
  if (text === null) return oneByteLettersOf(bytes);
  return text.length === bytes.length ? text.replace(/[[\\\]^{|}~]/g, (sign) => sevenBit[sign] ?? sign) : text;
}

function oneByteLettersOf(bytes: Uint8Array): string {
  const isCp850 = bytes.some((byte) => byte >= 0x80 && byte < 0xa0);
  return Array.from(bytes, (byte) => (isCp850 && cp850[byte]) || String.fromCharCode(byte)).join('');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Where the line ends, or -1 where it does not. */
function endOfLine(bytes: Uint8Array): number {
  let end = -1;
  for (const mark of betweenRecords) {
    const at = (end < 0 ? bytes : bytes.subarray(0, end)).indexOf(mark);
    if (at >= 0) end = at;
  }
  return end;
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (before.length === 0) return after;
  const whole = new Uint8Array(before.length + after.length);
  whole.set(before);
  whole.set(after, before.length);
  return whole;
}
