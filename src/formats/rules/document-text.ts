import { encodingOf, XmlFault } from '../xml-events.ts';

const atOnce = 1 << 18;
const utf8 = new TextDecoder('utf-8', { fatal: true });

// Nearly every document says so at once, which spares looking for byte order marks and other encodings.
const plainlyUtf8 = /^<\?xml version="1\.0" encoding="utf-8"/i;

/** The text of a document in its own encoding, lines ending in `\n` alone. Throws XmlFault where the bytes are no text. */
export function textOf(bytes: Uint8Array): string {
  const plain = plainlyUtf8.test(String.fromCharCode(...bytes.subarray(0, 36)));
  const encoding = plain ? 'utf-8' : encodingOf(bytes.subarray(0, 512));
  if (encoding === null)
    throw new XmlFault('encoding', 'the encoding is none that is read here', { line: 1, column: 1 });
  try {
    const text = bytes.length < atOnce && encoding === 'utf-8' ? utf8.decode(bytes) : inPieces(bytes, encoding);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  } catch {
    throw new XmlFault('encoding', `not all bytes are ${encoding}`, { line: 1, column: 1 });
  }
}

/** Node keeps what it decodes at once outside the engine's own memory if it is long, where every look at it costs more. */
function inPieces(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += atOnce)
    pieces.push(decoder.decode(bytes.subarray(from, from + atOnce), { stream: true }));
  return pieces.join('') + decoder.decode();
}
