import { type Name, nameOf } from './place.ts';
import { isXmlName } from './xml-text.ts';

const xml = 'http://www.w3.org/XML/1998/namespace';
const xmlns = 'http://www.w3.org/2000/xmlns/';

/** What `attributeName` answers for `xmlns` and `xmlns:…`, which declare and are no attributes to the rules. */
export const declares = 'xmlns';

// So many sets of declarations and names in each are kept, so that foreign documents cannot fill the memory.
const mostSets = 1_000;
const mostNames = 5_000;

/** The namespace declarations in force at an element, with the names already resolved under them; shared by all documents. */
export class Namespaces {
  static readonly outermost = new Namespaces(new Map([['xml', xml]]));
  static #sets = 0;
  readonly #uris: ReadonlyMap<string, string>;
  readonly #elementNames = new Map<string, Name>();
  readonly #attributeNames = new Map<string, Name>();
  readonly #inner = new Map<string, Namespaces>();

  private constructor(uris: ReadonlyMap<string, string>) {
    this.#uris = uris;
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
    if (++Namespaces.#sets > mostSets) {
      Namespaces.#sets = 0;
      Namespaces.outermost.#inner.clear();
    }
    this.#inner.set(key, inner);
    return inner;
  }

  /** The name that rules know of an element so written, or null where it is none. */
  elementName(written: string): Name | null {
    const known = this.#elementNames.get(written);
    if (known !== undefined) return known;
    const name = this.#resolved(written, this.#uris.get('') ?? '');
    if (name !== null) remember(this.#elementNames, written, name);
    return name;
  }

  /** The name that rules know of an attribute so written: bare without a prefix; null where it is none. */
  attributeName(written: string): Name | null {
    const known = this.#attributeNames.get(written);
    if (known !== undefined) return known;
    const isDeclaration = written === 'xmlns' || written.startsWith('xmlns:');
    const name = isDeclaration ? declares : this.#resolved(written, '');
    if (name !== null) remember(this.#attributeNames, written, name);
    return name;
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

function remember(names: Map<string, Name>, written: string, name: Name): void {
  if (names.size >= mostNames) names.clear();
  names.set(written, name);
}
