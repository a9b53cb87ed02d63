import type { Name, Place } from './place.ts';
import { plainText, textNodes } from './xml-text.ts';

/** One element of a document: it knows its place, its parent and its children, and cuts its text from the source when asked. */
export class Element {
  readonly document: Document;
  readonly parent: Element | null;
  readonly place: Place;
  /** Names and values in turn; most elements have none or one. */
  readonly attributes: readonly string[];
  children: readonly Element[] = none;
  /** The number among the siblings of the same name, from 1; counted when first asked. */
  #number = 0;
  readonly #from: number;
  #to = 0;
  /** Whether the content is nothing but text that means what it says. */
  #plain = true;

  constructor(document: Document, parent: Element | null, place: Place, attributes: readonly string[], from: number) {
    this.document = document;
    this.parent = parent;
    this.place = place;
    this.attributes = attributes;
    this.#from = from;
  }

  get name(): Name {
    return this.place.name;
  }

  /** The text with that of all elements inside. */
  get text(): string {
    const content = this.document.source.slice(this.#from, this.#to);
    return this.#plain ? content : plainText(content);
  }

  /** The pieces of text that stand directly in the element; comments and elements part them. */
  get texts(): readonly string[] {
    if (!this.#plain) return textNodes(this.document.source.slice(this.#from, this.#to));
    return this.#from === this.#to ? [] : [this.text];
  }

  attribute(name: string): string | undefined {
    const { attributes } = this;
    for (let at = 0; at < attributes.length; at += 2) if (attributes[at] === name) return attributes[at + 1];
    return undefined;
  }

  /** `/Invoice/cac:InvoiceLine[2]/cac:Price`: the number is given where there are several of the same name. */
  get location(): string {
    if (this.parent === null) return `/${this.name.replace(/^(ubl|cn):/, '')}`;
    if (this.#number === 0) numberAll(this.parent.children);
    const only = this.#number === 1 && this.parent.children.filter((one) => one.place === this.place).length === 1;
    return `${this.parent.location}/${this.name}${only ? '' : `[${this.#number}]`}`;
  }

  /** For the reader only. */
  adopt(child: Element): void {
    if (this.children === none) this.children = [child];
    else (this.children as Element[]).push(child);
    this.#plain = false;
  }

  /** For the reader only: a reference, a comment or the like stands in the content. */
  notPlain(): void {
    this.#plain = false;
  }

  /** For the reader only. */
  closedAt(to: number): void {
    this.#to = to;
  }

  static numberAll(siblings: readonly Element[]): void {
    const counted = new Map<Place, number>();
    for (const sibling of siblings) {
      const number = (counted.get(sibling.place) ?? 0) + 1;
      counted.set(sibling.place, number);
      sibling.#number = number;
    }
  }
}

const none: readonly Element[] = [];
const { numberAll } = Element;

/** A whole document: its elements in the order in which they begin, the first being the document element. */
export class Document {
  readonly source: string;
  readonly elements: Element[] = [];
  /** Every attribute name that occurs. */
  readonly attributeNames = new Set<string>();
  #named: Map<Name, Element[]> | null = null;
  readonly #known = new Map<unknown, unknown>();

  constructor(source: string) {
    this.source = source;
  }

  get root(): Element {
    const [root] = this.elements;
    if (root === undefined) throw new Error('a document that was read has an element');
    return root;
  }

  /** All elements of that name, wherever they stand. */
  named(name: Name): readonly Element[] {
    if (this.#named === null) {
      this.#named = new Map();
      for (const element of this.elements) {
        const alike = this.#named.get(element.name);
        if (alike === undefined) this.#named.set(element.name, [element]);
        else alike.push(element);
      }
    }
    return this.#named.get(name) ?? none;
  }

  /** What `compute` makes of this document, worked out when first asked; what it throws is thrown each time. */
  once<T>(compute: (document: Document) => T): T {
    let known = this.#known.get(compute) as { value: T } | { error: unknown } | undefined;
    if (known === undefined) {
      known = outcomeOf(() => compute(this));
      this.#known.set(compute, known);
    }
    if ('error' in known) throw known.error;
    return known.value;
  }
}

function outcomeOf<T>(compute: () => T): { value: T } | { error: unknown } {
  try {
    return { value: compute() };
  } catch (error) {
    return { error };
  }
}
