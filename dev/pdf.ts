import { spawnSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';

/** Everything a PDF says in its objects and streams, unpacked, as Latin-1: for looking up what must be in it. */
export function unpackedPdf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const parts = [bytes.toString('latin1')];
  for (let from = bytes.indexOf('stream\n'); from !== -1; from = bytes.indexOf('stream\n', from + 7)) {
    const end = bytes.indexOf('endstream', from);
    const packed = bytes.subarray(from + 7, end);
    if (end !== -1 && packed[0] === 0x78) parts.push(inflateSync(packed).toString('latin1'));
  }
  return parts.join('\n');
}

/** What a reader of PDF finds on the pages, or null where the machine has no `pdftotext`. */
export const textOf = (pdf: Uint8Array): string | null =>
  output('pdftotext', ['-raw', '-', '-'], pdf)?.toString() ?? null;

/** What a scanner reads from the first page, code by code, or null where the machine has no `pdftoppm` or `zbarimg`. */
export function scanned(pdf: Uint8Array): string[] | null {
  const page = output('pdftoppm', ['-r', '200', '-gray', '-singlefile', '-'], pdf);
  const read = page && output('zbarimg', ['-q', '--xml', '-'], page)?.toString();
  if (!read) return null;
  return [...read.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map((match) => match[1] ?? '');
}

function output(tool: string, args: string[], input: Uint8Array): Buffer | null {
  const { error, stdout } = spawnSync(tool, args, { input, maxBuffer: 1 << 26 });
  return error ? null : stdout;
}
