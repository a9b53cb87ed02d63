import { type Name, nameOf, unique } from './names.ts';
import { isXmlName } from './xml-text.ts';

const xml = 'http://www.w3.org/XML/1998/namespace';
const xmlns = 'http://www.w3.org/2000/xmlns/';

/** What `attributeName` answers for `xmlns` and `xmlns:…`, which declare and are no attributes to the rules. */
export const declares = 'xmlns';

/** A start tag with what its text means under the declarations before it. */
export type Tag = {
  /** From `<` to `>`. */
  readonly text: string;
  readonly writtenName: string;
  readonly name: Name;
  readonly empty: boolean;
  /** Names and values in turn, without declarations. */
  readonly attributes: readonly string[];
  /** What is in force inside it. */
  readonly inner: Namespaces;
};

// No more is remembered than so many characters in all, so that foreign documents cannot fill the memory.
const longestTag = 2_000;
const mostRemembered = 4_000_000;

/** The namespace declarations in force at an element, with the tags already understood under them; shared by all documents. */
export class Namespaces {
  static #outermost = new Namespaces(new Map([['xml', xml]]));
  static #remembered = 0;
  readonly #uris: ReadonlyMap<string, string>;
  readonly #tags = new Map<string, Tag>();
  readonly #inner = new Map<string, Namespaces>();

  private constructor(uris: ReadonlyMap<string, string>) {
    this.#uris = uris;
  }

  /** What is in force before a document begins. */
  static get outermost(): Namespaces {
    if (Namespaces.#remembered > mostRemembered) {
      Namespaces.#remembered = 0;
      Namespaces.#outermost = new Namespaces(new Map([['xml', xml]]));
    }
    return Namespaces.#outermost;
  }

  /** What is known of a tag so written. */
  known(text: string): Tag | undefined {
    return this.#tags.get(text);
  }

  /** The tag, cut loose from its document and known from now on; null where it is so long that it hardly comes again. */
  remembered(tag: Tag): Tag | null {
    if (tag.text.length > longestTag) return null;
    const [text, writtenName, attributes] = [unique(tag.text), unique(tag.writtenName), tag.attributes.map(unique)];
    const loose = { ...tag, text, writtenName, attributes };
    this.#tags.set(text, loose);
    Namespaces.#remembered += text.length;
    return loose;
  }

  /** The declarations in force inside a start tag with these attributes (name and value in turn). */
  with(written: readonly string[], fault: (why: string) => Error): Namespaces {
    let key = '';
    for (let at = 0; at < written.length; at += 2)
      if (written[at]?.startsWith('xmlns')) key += `${written[at]}="${written[at + 1]}" `;
    if (key === '') return this;
    const known = this.#inner.get(key);
    if (known !== undefined) return known;
    const inner = new Namespaces(this.#declared(written, fault));
    this.#inner.set(unique(key), inner);
    Namespaces.#remembered += key.length;
    return inner;
  }

  /** The name that rules know of an element so written, or null where it is none. */
  elementName(written: string): Name | null {
    return this.#resolved(written, this.#uris.get('') ?? '');
  }

  /** The name that rules know of an attribute so written: bare without a prefix; null where it is none. */
  attributeName(written: string): Name | null {
    return written === 'xmlns' || written.startsWith('xmlns:') ? declares : this.#resolved(written, '');
  }

  #resolved(written: string, unprefixed: string): Name | null {
    if (!isXmlName(written)) return null;
    const parts = written.split(':');
    if (parts.length === 1) return nameOf(unprefixed, written);
    const [prefix = '', local = ''] = parts;
    const uri = prefix === '' ? undefined : this.#uris.get(prefix);
    return parts.length === 2 && uri !== undefined && isXmlName(local) ? nameOf(uri, local) : null;
  }

  #declared(written: readonly string[], fault: (why: string) => Error): ReadonlyMap<string, string> {
    const uris = new Map(this.#uris);
    for (let at = 0; at < written.length; at += 2) {
      const [first = '', prefix = '', ...more] = (written[at] ?? '').split(':');
      const uri = written[at + 1] ?? '';
      if (first !== 'xmlns') continue;
      const named = written[at] !== 'xmlns';
      const proper = !named || (isXmlName(prefix) && more.length === 0 && prefix !== 'xmlns' && uri !== '');
      if (!proper || (prefix === 'xml') !== (uri === xml) || uri === xmlns)
        throw fault('a wrong namespace declaration');
      uris.set(prefix, uri);
    }
    return uris;
  }
}
