import { encodingOf, XmlFault, type XmlFaultCode } from '../xml-events.ts';
import { declares, Namespaces } from './namespaces.ts';
import type { Name, Place, Places } from './place.ts';
import { Document } from './tree.ts';
import { attributeText, forbiddenCharacter, isXmlName, referredTo } from './xml-text.ts';

const mostBytes = 256 << 20;
const deepest = 100;
// No invoice has more than a few, so nobody waits while millions are compared with each other.
const mostAttributes = 1000;

/**
 * Reads a whole document in one pass over its text, several times as fast as with a general parser: rules need the tree, and
 * nothing else is built. Throws XmlFault, with line and column, on anything not well-formed and on any DOCTYPE.
 */
export function readDocument<Checks>(bytes: Uint8Array, places: Places<Checks>): Document {
  if (bytes.length > mostBytes) throw new XmlFault('too-long', `more than ${mostBytes >> 20} MB is not read`);
  return new Reader(textOf(bytes), places).read();
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

// Nearly every document says so at once, which spares looking for byte order marks and other encodings.
const plainlyUtf8 = /^<\?xml version="1\.0" encoding="utf-8"/i;

function textOf(bytes: Uint8Array): string {
  const plain = plainlyUtf8.test(String.fromCharCode(...bytes.subarray(0, 36)));
  const encoding = plain ? 'utf-8' : encodingOf(bytes.subarray(0, 512));
  if (encoding === null)
    throw new XmlFault('encoding', 'the encoding is none that is read here', { line: 1, column: 1 });
  try {
    const text = (encoding === 'utf-8' ? utf8 : new TextDecoder(encoding, { fatal: true })).decode(bytes);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  } catch {
    throw new XmlFault('encoding', `not all bytes are ${encoding}`, { line: 1, column: 1 });
  }
}

const [space, bang, slash, less, equals, greater, question] = [0x20, 0x21, 0x2f, 0x3c, 0x3d, 0x3e, 0x3f];
const isSpace = (code: number): boolean => code === space || code === 10 || code === 9 || code === 13;
const declaration =
  /^<\?xml\s+version\s*=\s*(?:"1\.\d+"|'1\.\d+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/;

class Reader {
  readonly #text: string;
  readonly #places: Places<unknown>;
  readonly #document: Document;
  readonly #tagNames: string[] = [];
  readonly #namespaces: Namespaces[] = [Namespaces.outermost];
  #open = -1;
  #place: Place | null = null;
  readonly #plain: boolean[] = [];
  readonly #written: string[] = [];
  #writtenCount = 0;
  #at = 0;
  // Where the next reference stands; most documents have few, so most text need not be looked through.
  #nextReference: number;
  readonly #suspiciousEnds: boolean;

  constructor(text: string, places: Places<unknown>) {
    this.#text = text;
    this.#places = places;
    this.#document = new Document(text, places.forOneMore());
    this.#nextReference = text.indexOf('&');
    this.#suspiciousEnds = text.includes(']]>');
  }

  read(): Document {
    const text = this.#text;
    const bad = forbiddenCharacter.exec(text);
    if (bad) throw this.#fault('a character that XML does not allow', bad.index);
    if (/^<\?xml\s/.test(text))
      this.#at = declaration.exec(text)?.[0].length ?? this.#refuse('a wrong XML declaration');
    for (let start = text.indexOf('<', this.#at); start !== -1; start = text.indexOf('<', this.#at)) {
      if (start > this.#at) this.#characters(this.#at, start);
      this.#at = start;
      const next = text.charCodeAt(start + 1);
      if (next === slash) this.#endTag(start);
      else if (next === bang) this.#declared(start);
      else if (next === question) this.#instruction(start);
      else this.#startTag(start);
    }
    this.#characters(this.#at, text.length);
    if (this.#open !== -1) throw this.#fault(`<${this.#tagNames.at(-1)}> is not closed`, text.length);
    if (this.#document.count === 0) throw this.#fault('there is no element', text.length);
    return this.#document;
  }

  #startTag(start: number): void {
    const text = this.#text;
    let at = start + 1;
    for (let code = text.charCodeAt(at); code !== greater && code !== slash && !isSpace(code); ) {
      if (Number.isNaN(code)) throw this.#fault('a tag has no end', start);
      code = text.charCodeAt(++at);
    }
    const tagName = text.slice(start + 1, at);
    this.#at = at;
    const before = this.#namespaces.at(-1) ?? Namespaces.outermost;
    const written = text.charCodeAt(at) === greater ? null : this.#attributes(start);
    const namespaces = written === null ? before : before.with(written, (why) => this.#fault(why, start));
    const empty = text.charCodeAt(this.#at) === slash;
    this.#at += empty ? 2 : 1;
    const name =
      namespaces.elementName(tagName) ?? this.#refuse(`<${shown(tagName)}> is not a name of a known namespace`);
    this.#begin(name, written === null ? null : this.#resolved(written, namespaces, start));
    if (empty) this.#finish(this.#at);
    else {
      this.#tagNames.push(tagName);
      this.#namespaces.push(namespaces);
    }
  }

  #begin(name: Name, attributes: readonly string[] | null): void {
    if (this.#open === -1 && this.#document.count > 0) this.#refuse('a second document element');
    if (this.#tagNames.length >= deepest) this.#refuse('elements are nested too deeply', 'too-deep');
    this.#place = this.#places.at(this.#place, name);
    this.#open = this.#document.begin(this.#open, this.#place, attributes, this.#at);
    this.#plain.push(true);
  }

  #finish(contentEnd: number): void {
    this.#document.end(this.#open, contentEnd, this.#plain.pop() ?? true);
    this.#open = this.#document.parentOf(this.#open);
    this.#place = this.#place?.parent ?? null;
  }

  /** A reference, a comment or the like stands in the content of the open element. */
  #notPlain(): void {
    if (this.#open !== -1) this.#plain[this.#plain.length - 1] = false;
  }

  #endTag(start: number): void {
    const text = this.#text;
    const tagName = this.#tagNames.pop();
    if (tagName === undefined) this.#refuse('an end tag with nothing to end');
    else if (!text.startsWith(tagName, start + 2)) this.#refuse(`</${shown(tagName)}> should stand here`);
    let at = start + 2 + (tagName?.length ?? 0);
    while (isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== greater) this.#refuse(`</${shown(tagName ?? '')}> should stand here`);
    this.#namespaces.pop();
    this.#at = at + 1;
    this.#finish(start);
  }

  /** The attributes of a start tag as written, name and value in turn; leaves the place at `>` or `/>`. */
  #attributes(start: number): string[] | null {
    const text = this.#text;
    this.#writtenCount = 0;
    for (;;) {
      const from = this.#at;
      while (isSpace(text.charCodeAt(this.#at))) this.#at++;
      const code = text.charCodeAt(this.#at);
      if (code === greater) break;
      if (code === slash && text.charCodeAt(this.#at + 1) === greater) break;
      if (this.#at === from) this.#refuse('white space is missing between attributes');
      if (this.#writtenCount === 2 * mostAttributes) this.#refuse('an element has too many attributes', 'too-long');
      this.#attribute(start);
    }
    return this.#writtenCount === 0 ? null : this.#written.slice(0, this.#writtenCount);
  }

  #attribute(start: number): void {
    const text = this.#text;
    const from = this.#at;
    let at = from;
    for (let code = text.charCodeAt(at); code !== equals && !isSpace(code); code = text.charCodeAt(++at))
      if (Number.isNaN(code) || code === greater || code === less) throw this.#fault('a broken attribute', from);
    const name = text.slice(from, at);
    while (isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== equals) throw this.#fault('an attribute without a value', from);
    at++;
    while (isSpace(text.charCodeAt(at))) at++;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") throw this.#fault('a value without quotes', from);
    const end = text.indexOf(quote, at + 1);
    if (end === -1) throw this.#fault('a value has no end', start);
    const value = text.slice(at + 1, end);
    if (value.includes('<')) throw this.#fault('< inside a value', at);
    this.#references(at, end);
    this.#written[this.#writtenCount++] = name;
    this.#written[this.#writtenCount++] = /[&\t\n]/.test(value) ? attributeText(value) : value;
    this.#at = end + 1;
  }

  /** The attributes by the names that rules know, without declarations. */
  #resolved(written: string[], namespaces: Namespaces, start: number): readonly string[] {
    const seen = written.length > 2 ? new Set<string>() : null;
    let declarations = false;
    for (let at = 0; at < written.length; at += 2) {
      const asWritten = written[at] ?? '';
      const name = namespaces.attributeName(asWritten);
      if (name === null) throw this.#fault(`${shown(asWritten)} is not a name of a known namespace`, start);
      const key = name === declares ? asWritten : name;
      if (seen?.has(key)) throw this.#fault(`the attribute ${shown(asWritten)} stands twice`, start);
      seen?.add(key);
      written[at] = name;
      if (name === declares) declarations = true;
      else this.#document.attributeNames.add(name);
    }
    return declarations ? written.filter((_, at) => written[at - (at % 2)] !== declares) : written;
  }

  #characters(from: number, to: number): void {
    if (from === to) return;
    if (this.#open === -1) {
      for (let at = from; at < to; at++)
        if (!isSpace(this.#text.charCodeAt(at))) throw this.#fault('text outside the document element', at);
      return;
    }
    if (this.#nextReference !== -1 && this.#nextReference < to) {
      this.#references(from, to);
      this.#notPlain();
    }
    if (this.#suspiciousEnds) {
      const end = this.#text.indexOf(']]>', from);
      if (end !== -1 && end < to) throw this.#fault(']]> in text', end);
    }
  }

  #references(from: number, to: number): void {
    const text = this.#text;
    if (this.#nextReference !== -1 && this.#nextReference < from) this.#nextReference = text.indexOf('&', from);
    while (this.#nextReference !== -1 && this.#nextReference < to) {
      const start = this.#nextReference;
      const end = text.indexOf(';', start);
      if (end === -1 || end > start + 12 || referredTo(text.slice(start + 1, end)) === null)
        throw this.#fault('a reference to no known character', start);
      this.#nextReference = text.indexOf('&', end);
    }
  }

  /** What begins with `<!`: a comment, a CDATA section, or something that is refused. */
  #declared(start: number): void {
    const text = this.#text;
    if (text.startsWith('<!--', start)) {
      const end = text.indexOf('--', start + 4);
      if (end === -1 || text.charCodeAt(end + 2) !== greater) throw this.#fault('a comment ends wrongly', start);
      this.#at = end + 3;
    } else if (text.startsWith('<![CDATA[', start) && this.#open !== -1) {
      const end = text.indexOf(']]>', start);
      if (end === -1) throw this.#fault('a CDATA section has no end', start);
      this.#at = end + 3;
    } else if (text.startsWith('<!DOCTYPE', start)) this.#refuse('a DOCTYPE is not accepted', 'doctype');
    else this.#refuse('a declaration that does not belong here');
    this.#notPlain();
    this.#skipReferences();
  }

  #instruction(start: number): void {
    const end = this.#text.indexOf('?>', start + 2);
    if (end === -1) throw this.#fault('an instruction has no end', start);
    const target = /^[^\s]*/.exec(this.#text.slice(start + 2, end))?.[0] ?? '';
    // Where names have prefixes, an instruction's may hold no colon.
    if (!isXmlName(target) || /^xml$|:/i.test(target)) throw this.#fault('an instruction without a proper name', start);
    this.#at = end + 2;
    this.#notPlain();
    this.#skipReferences();
  }

  // In comments, instructions and CDATA sections `&` is only a character.
  #skipReferences(): void {
    if (this.#nextReference !== -1 && this.#nextReference < this.#at)
      this.#nextReference = this.#text.indexOf('&', this.#at);
  }

  #refuse(what: string, code?: XmlFaultCode): never {
    throw this.#fault(what, this.#at, code);
  }

  #fault(what: string, at: number, code: XmlFaultCode = 'not-well-formed'): XmlFault {
    const before = this.#text.slice(0, at);
    const lineStart = before.lastIndexOf('\n') + 1;
    return new XmlFault(code, what, { line: before.split('\n').length, column: at - lineStart + 1 });
  }
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
