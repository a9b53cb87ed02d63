import { SaxesParser } from 'saxes';

export type XmlFaultCode = 'not-well-formed' | 'doctype' | 'encoding' | 'too-deep' | 'too-long' | 'wrong-content';

/** What is wrong in a document from outside, and where; never more than a line of text, so it may be shown as it is. */
export class XmlFault extends Error {
  readonly code: XmlFaultCode;
  /** What is wrong, without the place. */
  readonly what: string;
  readonly place: XmlPlace | undefined;
  constructor(code: XmlFaultCode, what: string, place?: XmlPlace) {
    super(place ? `line ${place.line}, column ${place.column}: ${what}` : what);
    this.code = code;
    this.what = what;
    this.place = place;
  }
}

type XmlPlace = { readonly line: number; readonly column: number };

/** Told of every element in order. Names come without prefix; `text` is the text directly before the closing tag. */
export type XmlListener = {
  opened(name: string, attributes: Readonly<Record<string, string>>): void;
  /** May throw an XmlFault without a place, as the next may: the reader adds it. */
  closed(name: string, text: string): void;
  /** The document was whole and nothing more comes. */
  ended?(): void;
};

/** `depth` in elements; `run` is the longest text, tag, comment or prolog in characters, which also bounds the memory. */
export type XmlLimits = { depth: number; run: number };

const ordinary: XmlLimits = { depth: 100, run: 4_000_000 };

/**
 * Reads XML piece by piece without ever holding the document: UTF-8, UTF-16 and the Latin encodings by byte order mark or
 * declaration. Throws XmlFault on anything not well-formed, on any DOCTYPE (entities are how readers are attacked) and past the limits.
 */
export class XmlReader {
  readonly #parser = new SaxesParser();
  readonly #listener: XmlListener;
  readonly #limits: XmlLimits;
  #decoder: TextDecoder | null = null;
  #head: Uint8Array = new Uint8Array();
  #text = '';
  #depth = 0;
  #written = 0;
  #lastTagAt = 0;

  constructor(listener: XmlListener, limits: XmlLimits = ordinary) {
    this.#listener = listener;
    this.#limits = limits;
    this.#listen();
  }

  write(bytes: Uint8Array): void {
    if (this.#decoder) {
      this.#parse(bytes, true);
      return;
    }
    this.#head = joined(this.#head, bytes);
    if (this.#head.length >= headLength || declarationEnds(this.#head)) this.#startDecoding();
  }

  /** Nothing more comes; throws where the document is not whole. */
  end(): void {
    if (!this.#decoder) this.#startDecoding();
    this.#parse(new Uint8Array(), false);
    const place = this.#place();
    this.#guarded(() => this.#parser.close());
    try {
      this.#listener.ended?.();
    } catch (error) {
      throw error instanceof XmlFault ? new XmlFault(error.code, error.message, place) : error;
    }
  }

  #startDecoding(): void {
    const encoding = encodingOf(this.#head);
    if (encoding === null)
      throw new XmlFault('encoding', 'the encoding is none that is read here', { line: 1, column: 1 });
    this.#decoder = new TextDecoder(encoding, { fatal: true });
    this.#parse(this.#head, true);
    this.#head = new Uint8Array();
  }

  #parse(bytes: Uint8Array, stream: boolean): void {
    this.#guarded(() => {
      const text = this.#decode(bytes, stream);
      this.#parser.write(text);
      this.#written += text.length;
      if (this.#written - this.#lastTagAt > this.#limits.run)
        throw new XmlFault('too-long', 'a text, tag or comment has no end');
    });
  }

  #decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.#decoder?.decode(bytes, { stream }) ?? '';
    } catch {
      throw new XmlFault('encoding', `bytes that are not ${this.#decoder?.encoding} stand after this place`);
    }
  }

  #guarded(read: () => void): void {
    try {
      read();
    } catch (error) {
      throw error instanceof XmlFault ? this.#located(error) : error;
    }
  }

  #located(fault: XmlFault): XmlFault {
    if (fault.place) return fault;
    return new XmlFault(fault.code, fault.message, this.#place());
  }

  #place(): XmlPlace {
    return { line: this.#parser.line, column: this.#parser.column + 1 };
  }

  #listen(): void {
    const parser = this.#parser;
    parser.on('error', (error) => {
      // The parser writes its own place before the message; ours is said once, in words.
      throw new XmlFault(
        'not-well-formed',
        error.message
          .replace(/^\d+:\d+: /, '')
          .replace(/\s+/g, ' ')
          .slice(0, 200),
      );
    });
    parser.on('doctype', () => {
      throw new XmlFault('doctype', 'a DOCTYPE is not accepted');
    });
    parser.on('text', (text) => this.#heard(text));
    parser.on('cdata', (text) => this.#heard(text));
    parser.on('opentag', ({ name, attributes }) => {
      this.#lastTagAt = parser.position;
      this.#text = '';
      if (++this.#depth > this.#limits.depth) throw new XmlFault('too-deep', 'elements are nested too deeply');
      this.#listener.opened(localName(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.#lastTagAt = parser.position;
      this.#depth--;
      const text = this.#text;
      this.#text = '';
      this.#listener.closed(localName(name), text);
    });
  }

  #heard(text: string): void {
    this.#text += text;
    if (this.#text.length > this.#limits.run) throw new XmlFault('too-long', 'a text has no end');
  }
}

// Larger strings would be kept apart by the engine and collected late.
const pieceLength = 1 << 14;

/** Reads a stream of bytes and passes on what the listener has made of it so far; `take` hands that over and starts anew. */
export async function* readXml<T>(
  bytes: AsyncIterable<Uint8Array>,
  listener: XmlListener,
  take: () => T[],
): AsyncGenerator<T> {
  const reader = new XmlReader(listener);
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += pieceLength) {
      reader.write(chunk.subarray(at, at + pieceLength));
      yield* take();
    }
  reader.end();
  yield* take();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

// Long enough for any declaration that names an encoding.
const headLength = 512;
const asciiOf = (bytes: Uint8Array): string =>
  String.fromCharCode(...bytes.subarray(0, headLength).filter((byte) => byte !== 0));
const declarationEnds = (head: Uint8Array): boolean => head.length >= 4 && asciiOf(head).includes('?>');

const readable: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'iso-8859-1',
  'iso8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'windows-1252': 'iso-8859-1',
  'iso-8859-15': 'iso-8859-15',
  'iso8859-15': 'iso-8859-15',
};

/** The encoding by byte order mark, by the zero bytes of UTF-16, or by the declaration; null where it is none that we read. */
export function encodingOf(head: Uint8Array): string | null {
  const [first = 1, second = 1] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const declared = /^[^<]{0,3}<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(asciiOf(head))?.[1];
  if (declared === undefined || (first === 0xef && second === 0xbb)) return 'utf-8';
  return readable[declared.toLowerCase()] ?? null;
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const whole = new Uint8Array(before.length + after.length);
  whole.set(before);
  whole.set(after, before.length);
  return whole;
}
