import { readStatement, type StatementEnd } from './camt.ts';
import type { BankLine } from './camt-entry.ts';
import { readKtl } from './ktl.ts';
import { readTito } from './tito.ts';

/**
 * Reads what a bank tells of an account, told apart by its first letters: a machine-readable statement (TITO), a list of
 * reference payments (KTL), and else an XML message (camt). Throws XmlFault with the place where it is none of them.
 */
export async function* readBankFile(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BankLine | StatementEnd> {
  const pieces = bytes[Symbol.asyncIterator]();
  try {
    const head = await headOf(pieces);
    const format = bankFormatOf(head);
    yield* readers[format](after(format === 'camt' ? head : head.subarray(markLength(head)), pieces));
  } finally {
    await pieces.return?.();
  }
}

export type BankFormat = 'camt' | 'tito' | 'ktl';

/** The format of a file by its first letters; what is none of the older formats counts as XML, whose reader says what is wrong. */
export function bankFormatOf(bytes: Uint8Array): BankFormat {
  const start = markLength(bytes);
  const head = String.fromCharCode(...bytes.subarray(start, start + headLength));
  if (/^\s*T00\d/.test(head)) return 'tito';
  // A batch of reference payments begins with its record's zero, a day and a time.
  return /^\s*0\d{6}/.test(head) ? 'ktl' : 'camt';
}

const readers = { camt: readStatement, tito: readTito, ktl: readKtl };
const headLength = 11;

const markLength = (bytes: Uint8Array): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

/** The first piece or pieces, long enough to tell the formats apart unless the file is shorter. */
async function headOf(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < headLength + 3) {
    const { done, value } = await pieces.next();
    if (done) break;
    const longer = new Uint8Array(head.length + value.length);
    longer.set(head);
    longer.set(value, head.length);
    head = longer;
  }
  return head;
}

async function* after(head: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
}
