import { XmlFault, type XmlFaultCode } from '../xml-events.ts';
import { textOf } from './document-text.ts';
import { declares, Namespaces, type Tag } from './namespaces.ts';
import type { Likely, Met, Place, Places } from './place.ts';
import { Document } from './tree.ts';
import { Ahead, attributeText, forbiddenCharacterIn, isXmlName, referredTo } from './xml-text.ts';

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

const [space, bang, slash, less, equals, greater, question] = [0x20, 0x21, 0x2f, 0x3c, 0x3d, 0x3e, 0x3f];
const isSpace = (code: number): boolean => code === space || code === 10 || code === 9 || code === 13;
const declaration =
  /^<\?xml\s+version\s*=\s*(?:"1\.\d+"|'1\.\d+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/;

class Reader {
  readonly #text: string;
  readonly #places: Places<unknown>;
  readonly #document: Document;
  /** The tags of the open elements, and whether the content of each is nothing but text so far. */
  readonly #tags: Tag[] = [];
  readonly #plain: boolean[] = [];
  #open = -1;
  #inForce = Namespaces.outermost;
  #place: Place | null = null;
  #likely: Likely;
  readonly #written: string[] = [];
  #writtenCount = 0;
  #at = 0;
  readonly #reference: Ahead;
  readonly #sectionEnd: Ahead;

  constructor(text: string, places: Places<unknown>) {
    this.#text = text;
    this.#places = places;
    this.#document = new Document(text, places.forOneMore());
    this.#likely = places.first;
    this.#reference = new Ahead(text, '&');
    this.#sectionEnd = new Ahead(text, ']]>');
  }

  read(): Document {
    const text = this.#text;
    const forbidden = forbiddenCharacterIn(text);
    if (forbidden !== -1) throw this.#fault('a character that XML does not allow', forbidden);
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
    if (this.#open !== -1)
      throw this.#fault(`<${shown(this.#tags.at(-1)?.writtenName ?? '')}> is not closed`, text.length);
    if (this.#document.count === 0) throw this.#fault('there is no element', text.length);
    return this.#document;
  }

  #startTag(start: number): void {
    const { tag, place } = this.#metAgain(start) ?? this.#met(start);
    if (this.#open === -1 && this.#document.count > 0) this.#refuse('a second document element');
    if (this.#tags.length >= deepest) this.#refuse('elements are nested too deeply', 'too-deep');
    const order = this.#document.begin(this.#open, place, tag.attributes, this.#at);
    if (tag.empty) this.#finish(place, order, this.#at, true);
    else if (!this.#endsAtOnce(tag.writtenName, place, order)) {
      this.#tags.push(tag);
      this.#plain.push(true);
      this.#open = order;
      this.#inForce = tag.inner;
      this.#place = place;
      this.#likely = place.first;
    }
  }

  /** What stood here in the last document, if it does so again. */
  #metAgain(start: number): Met | null {
    const { met } = this.#likely;
    if (met === null || met.outer !== this.#inForce || !this.#text.startsWith(met.tag.text, start)) return null;
    this.#at = start + met.tag.text.length;
    return met;
  }

  /** Looks for the tag among those known, or takes it apart. */
  #met(start: number): Met {
    const outer = this.#inForce;
    const end = this.#text.indexOf('>', start) + 1;
    let tag = outer.known(this.#text.slice(start, end)) ?? null;
    if (tag !== null) this.#at = end;
    else {
      const read = this.#newTag(start);
      // References have to be noticed whenever the tag is met.
      tag = read.text.includes('&') ? null : outer.remembered(read);
      if (tag === null) return { tag: read, outer, place: this.#places.at(this.#place, read.name) };
    }
    this.#likely.met = { tag, outer, place: this.#places.at(this.#place, tag.name) };
    return this.#likely.met;
  }

  #newTag(start: number): Tag {
    const text = this.#text;
    let at = start + 1;
    for (let code = text.charCodeAt(at); code !== greater && code !== slash && !isSpace(code); ) {
      if (Number.isNaN(code)) throw this.#fault('a tag has no end', start);
      code = text.charCodeAt(++at);
    }
    const writtenName = text.slice(start + 1, at);
    this.#at = at;
    const outer = this.#inForce;
    const written = text.charCodeAt(at) === greater ? null : this.#attributes(start);
    const inner = written === null ? outer : outer.with(written, (why) => this.#fault(why, start));
    const empty = text.charCodeAt(this.#at) === slash;
    this.#at += empty ? 2 : 1;
    const name =
      inner.elementName(writtenName) ?? this.#refuse(`<${shown(writtenName)}> is not a name of a known namespace`);
    const attributes = written === null ? [] : this.#resolved(written, inner, start);
    return { text: text.slice(start, this.#at), writtenName, name, empty, attributes, inner };
  }

  /** Whether the end tag follows with nothing but text before it, as in most elements; the element is then finished. */
  #endsAtOnce(writtenName: string, place: Place, order: number): boolean {
    const text = this.#text;
    const end = text.indexOf('<', this.#at);
    const after = end + 2 + writtenName.length;
    if (end === -1 || text.charCodeAt(end + 1) !== slash || text.charCodeAt(after) !== greater) return false;
    if (!text.startsWith(writtenName, end + 2)) return false;
    if (this.#reference.from(this.#at) < end || this.#sectionEnd.from(this.#at) < end) return false;
    this.#at = after + 1;
    this.#finish(place, order, end, true);
    return true;
  }

  #finish(place: Place, order: number, contentEnd: number, plain: boolean): void {
    this.#document.end(order, contentEnd, plain);
    this.#likely = place.next;
  }

  /** A reference, a comment or the like stands in the content of the open element. */
  #notPlain(): void {
    if (this.#open !== -1) this.#plain[this.#plain.length - 1] = false;
  }

  #endTag(start: number): void {
    const text = this.#text;
    const [tag, place] = [this.#tags.pop(), this.#place];
    if (tag === undefined || place === null) throw this.#fault('an end tag with nothing to end', start);
    const { writtenName } = tag;
    let at = start + 2 + writtenName.length;
    while (isSpace(text.charCodeAt(at))) at++;
    if (!text.startsWith(writtenName, start + 2) || text.charCodeAt(at) !== greater)
      this.#refuse(`</${shown(writtenName)}> should stand here`);
    this.#at = at + 1;
    this.#finish(place, this.#open, start, this.#plain.pop() ?? true);
    this.#open = this.#document.parentOf(this.#open);
    this.#place = place.parent;
    this.#inForce = this.#tags.at(-1)?.inner ?? Namespaces.outermost;
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
    if (this.#references(from, to)) this.#notPlain();
    const end = this.#sectionEnd.from(from);
    if (end < to) throw this.#fault(']]> in text', end);
  }

  /** Whether there are references; each must be to a known character. */
  #references(from: number, to: number): boolean {
    const text = this.#text;
    const first = this.#reference.from(from);
    for (let start = first; start < to; start = this.#reference.from(start + 1)) {
      const end = text.indexOf(';', start);
      if (end === -1 || end > start + 12 || referredTo(text.slice(start + 1, end)) === null)
        throw this.#fault('a reference to no known character', start);
    }
    return first < to;
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
  }

  #instruction(start: number): void {
    const end = this.#text.indexOf('?>', start + 2);
    if (end === -1) throw this.#fault('an instruction has no end', start);
    const target = /^[^\s]*/.exec(this.#text.slice(start + 2, end))?.[0] ?? '';
    // Where names have prefixes, an instruction's may hold no colon.
    if (!isXmlName(target) || /^xml$|:/i.test(target)) throw this.#fault('an instruction without a proper name', start);
    this.#at = end + 2;
    this.#notPlain();
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
