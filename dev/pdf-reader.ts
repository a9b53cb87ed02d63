import { inflateSync } from 'node:zlib';

export class Reference {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}
export type Dictionary = Map<string, Value>;
/** A name begins with its slash, and a text is as it is read; nothing our documents say confuses the two. */
export type Value = number | string | boolean | null | Reference | Value[] | Dictionary;

/** A PDF as a program reads it that knows only the standard: from its end to its table of objects, and from there. */
export class PdfReader {
  readonly trailer: Dictionary;
  readonly #text: string;
  readonly #bytes: Uint8Array;
  readonly #values = new Map<number, Value>();
  readonly #streams = new Map<number, Uint8Array>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes).toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(this.#text)?.[1]);
    const number = Number(/^(\d+) 0 obj/.exec(this.#text.slice(start))?.[1]);
    this.trailer = asDictionary(this.#readObject(number, start));
    const rows = Buffer.from(this.stream(new Reference(number)));
    const packed = new Map<number, (readonly [number: number, place: number])[]>();
    for (let row = 0; row < rows.length / 7; row++) {
      const [kind, where] = [rows[7 * row], rows.readUInt32BE(7 * row + 1)];
      if (kind === 1) this.#readObject(row, where);
      if (kind === 2) packed.set(where, [...(packed.get(where) ?? []), [row, rows.readUInt16BE(7 * row + 5)]]);
    }
    for (const [holder, members] of packed) this.#readPacked(holder, members);
  }

  /** What a reference leads to, or the value itself. */
  at(value: Value | undefined): Value {
    if (!(value instanceof Reference)) return value ?? null;
    const found = this.#values.get(value.number);
    if (found === undefined) throw new Error(`there is no object ${value.number}`);
    return found;
  }

  dictionary(value: Value | undefined): Dictionary {
    return asDictionary(this.at(value));
  }

  list(value: Value | undefined): Value[] {
    const found = this.at(value);
    return Array.isArray(found) ? found : [found];
  }

  get catalog(): Dictionary {
    return this.dictionary(this.trailer.get('Root'));
  }

  get pages(): Dictionary[] {
    return this.list(this.dictionary(this.catalog.get('Pages')).get('Kids')).map((page) => this.dictionary(page));
  }

  /** The bytes of a stream, unpacked. */
  stream(value: Value | undefined): Uint8Array {
    const bytes = value instanceof Reference ? this.#streams.get(value.number) : undefined;
    if (!bytes) throw new Error('there is no such stream');
    return this.dictionary(value).get('Filter') === '/FlateDecode' ? inflateSync(bytes) : bytes;
  }

  text(value: Value | undefined): string {
    return Buffer.from(this.stream(value)).toString('latin1');
  }

  #readObject(number: number, offset: number): Value {
    const head = `${number} 0 obj\n`;
    if (!this.#text.startsWith(head, offset)) throw new Error(`object ${number} is not where the table says`);
    const scanner = new Scanner(this.#text, offset + head.length);
    const value = scanner.value();
    this.#values.set(number, value);
    const from = scanner.at + '\nstream\n'.length;
    if (this.#text.startsWith('\nstream\n', scanner.at)) {
      const end = from + Number(asDictionary(value).get('Length'));
      if (!this.#text.startsWith('\nendstream\nendobj\n', end)) throw new Error(`stream ${number} has another length`);
      this.#streams.set(number, this.#bytes.subarray(from, end));
    }
    return value;
  }

  #readPacked(holder: number, members: readonly (readonly [number: number, place: number])[]): void {
    const reference = new Reference(holder);
    const text = this.text(reference);
    const first = Number(this.dictionary(reference).get('First'));
    const heads = text.slice(0, first).trim().split(/\s+/).map(Number);
    for (const [number, place] of members) {
      if (heads[2 * place] !== number) throw new Error(`object ${number} is not at its place in stream ${holder}`);
      this.#values.set(number, new Scanner(text, first + Number(heads[2 * place + 1])).value());
    }
  }
}

const asDictionary = (value: Value): Dictionary => {
  if (value instanceof Map) return value;
  throw new Error('not a dictionary');
};

/** Reads values of PDF one after another. */
class Scanner {
  readonly #text: string;
  at: number;
  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  value(): Value {
    this.#take(/\s*/y);
    if (this.#take(/<</y)) return this.#dictionary();
    if (this.#take(/\[/y)) return this.#items(/\s*\]/y);
    const reference = this.#take(/(\d+) 0 R/y);
    if (reference) return new Reference(Number(reference[1]));
    const plain = this.#take(/\(((?:\\.|[^\\)])*)\)/y);
    if (plain) return (plain[1] ?? '').replace(/\\(.)/g, '$1');
    const hex = this.#take(/<([0-9A-Fa-f]*)>/y);
    if (hex) return textOfHex(hex[1] ?? '');
    const name = this.#take(/\/[^\s/<>[\]()]*/y);
    if (name) return name[0].replace(/#(..)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    const word = this.#take(/true|false|null|-?\d*\.?\d+/y)?.[0];
    if (word === undefined) throw new Error(`no value at ${this.#text.slice(this.at, this.at + 20)}`);
    return word === 'null' ? null : word === 'true' || (word === 'false' ? false : Number(word));
  }

  #items(end: RegExp): Value[] {
    const items: Value[] = [];
    while (!this.#take(end)) items.push(this.value());
    return items;
  }

  #dictionary(): Dictionary {
    const items = this.#items(/\s*>>/y);
    const pairs = items.flatMap((key, at) =>
      at % 2 === 0 ? [[String(key).slice(1), items[at + 1] ?? null] as const] : [],
    );
    if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error('a key stands twice');
    return new Map(pairs);
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}

const textOfHex = (hex: string): string =>
  hex.startsWith('FEFF') ? Buffer.from(hex.slice(4), 'hex').swap16().toString('utf16le') : hex;
