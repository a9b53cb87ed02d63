/** What a document needs of the world around it, handed in so that writing stays pure. */
export type Press = {
  /** Packs bytes as zlib does (RFC 1950). */
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  /** Sixteen bytes that tell contents apart (MD5, as PDF names its documents). */
  readonly fingerprint: (bytes: Uint8Array) => Uint8Array;
};

/** The number of an object, by which others refer to it. */
export type Ref = number;

/** A reference as PDF writes it: `12 0 R`. */
export const to = (ref: Ref): string => `${ref} 0 R`;

/** A number with at most three decimals, never in powers of ten, which PDF does not know. */
export const number = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Text as a string of PDF: plain where ASCII holds it, UTF-16 elsewhere. */
export function string(text: string): string {
  if (/^[ -~]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  let hex = 'FEFF';
  for (let at = 0; at < text.length; at++) hex += hex16(text.charCodeAt(at));
  return `<${hex}>`;
}

/** Four hexadecimal digits. */
export const hex16 = (value: number): string => value.toString(16).padStart(4, '0').toUpperCase();

/** A name of PDF, such as a media type, with what may not stand in one written by its number. */
export const nameOf = (text: string): string =>
  `/${text.replace(/[^\w.+-]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

const encoder = new TextEncoder();

/** What PDF is written in; other letters are in strings, as hexadecimal digits. */
export const ascii = (text: string): Uint8Array => encoder.encode(text);

// The second line holds bytes beyond ASCII, so that no program takes the file for text.
const opening = Uint8Array.from([...ascii('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);

/**
 * The objects of one PDF file in the order they are asked for. Dictionaries lie packed together in one stream, as PDF 1.5
 * and later have it, which makes the structure of a tagged document a tenth as long.
 */
export class Objects {
  readonly #press: Press;
  readonly #dictionaries = new Map<Ref, string>();
  readonly #streams = new Map<Ref, readonly [head: string, bytes: Uint8Array]>();
  #last = 0;

  constructor(press: Press) {
    this.#press = press;
  }

  /** A number for an object that comes later. */
  reserve(): Ref {
    return ++this.#last;
  }

  /** An object written as PDF writes it, such as `<</Type/Pages>>`. */
  add(value: string, ref = this.reserve()): Ref {
    this.#dictionaries.set(ref, value);
    return ref;
  }

  /** A stream that is packed; `entries` are what its dictionary says besides. */
  addPacked(entries: string, bytes: Uint8Array): Ref {
    return this.addStream(`${entries}/Filter/FlateDecode`, this.#press.deflate(bytes));
  }

  /** A stream as it is. */
  addStream(entries: string, bytes: Uint8Array): Ref {
    const ref = this.reserve();
    this.#streams.set(ref, [`<<${entries}/Length ${bytes.length}>>`, bytes]);
    return ref;
  }

  /** The whole file. Its name for itself (`ID`) follows from its contents, so the same contents give the same bytes. */
  file(root: Ref, info: Ref): Uint8Array {
    const packed = this.#packDictionaries();
    const parts: Uint8Array[] = [opening];
    const offsets = new Map<Ref, number>();
    let length = opening.length;
    const put = (bytes: Uint8Array) => {
      parts.push(bytes);
      length += bytes.length;
    };
    for (const [ref, [head, bytes]] of this.#streams) {
      offsets.set(ref, length);
      put(ascii(`${ref} 0 obj\n${head}\nstream\n`));
      put(bytes);
      put(ascii('\nendstream\nendobj\n'));
    }
    const table = this.reserve();
    offsets.set(table, length);
    const id = hexOf(this.#press.fingerprint(joined(parts)));
    const rows = this.#crossReferences(packed, offsets);
    const head = `/Type/XRef/Size ${table + 1}/W[1 4 2]/Root ${to(root)}/Info ${to(info)}/ID[<${id}><${id}>]/Length ${rows.length}`;
    put(ascii(`${table} 0 obj\n<<${head}>>\nstream\n`));
    put(rows);
    put(ascii(`\nendstream\nendobj\nstartxref\n${offsets.get(table)}\n%%EOF\n`));
    return joined(parts);
  }

  #packDictionaries(): Ref {
    let heads = '';
    let bodies = '';
    for (const [ref, value] of this.#dictionaries) {
      heads += `${ref} ${bodies.length} `;
      bodies += `${value}\n`;
    }
    const count = this.#dictionaries.size;
    return this.addPacked(`/Type/ObjStm/N ${count}/First ${heads.length}`, ascii(heads + bodies));
  }

  // Seven bytes an object: 1 and where it lies in the file, or 2, the stream it lies in and its place there; 0 is no object.
  #crossReferences(packed: Ref, offsets: ReadonlyMap<Ref, number>): Uint8Array {
    const view = new DataView(new ArrayBuffer(7 * (this.#last + 1)));
    view.setUint16(5, 0xffff);
    const row = (ref: Ref, kind: number, where: number, place: number) => {
      view.setUint8(7 * ref, kind);
      view.setUint32(7 * ref + 1, where);
      view.setUint16(7 * ref + 5, place);
    };
    for (const [ref, offset] of offsets) row(ref, 1, offset, 0);
    for (const [place, ref] of [...this.#dictionaries.keys()].entries()) row(ref, 2, packed, place);
    return new Uint8Array(view.buffer);
  }
}

/** Bytes as hexadecimal digits. */
export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
