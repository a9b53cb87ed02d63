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
    const number = this.document.numberOf(this);
    return `${this.parent.location}/${this.name}${number === null ? '' : `[${number}]`}`;
  }

  /** The children of that name. */
  childrenNamed(name: Name): readonly Element[] {
    const { children } = this;
    if (children.length === 0) return none;
    if (children.length > few) return this.document.childrenOf(this).get(name) ?? none;
    return children.filter((child) => child.place.name === name);
  }

  /** For the reader only: a reference, a comment or the like stands in the content. */
  notPlain(): void {
    this.#plain = false;
  }

  /** For the reader only: where the content ends, and which elements are in it. */
  closedAt(to: number, children: readonly Element[] | null): void {
    this.#to = to;
    if (children === null) return;
    this.children = children;
    this.#plain = false;
  }
}

const none: readonly Element[] = [];

// With so many children it is quicker to sort them by name once, and an invoice has as many as it has lines.
const few = 32;

function grouped(elements: readonly Element[]): Map<Name, Element[]> {
  const groups = new Map<Name, Element[]>();
  for (const element of elements) {
    const alike = groups.get(element.name);
    if (alike === undefined) groups.set(element.name, [element]);
    else alike.push(element);
  }
  return groups;
}

/** A whole document: its elements in the order in which they begin, the first being the document element. */
export class Document {
  readonly source: string;
  readonly elements: Element[] = [];
  /** Every attribute name that occurs. */
  readonly attributeNames = new Set<string>();
  #named: Map<Name, Element[]> | null = null;
  readonly #children = new Map<Element, ReadonlyMap<Name, readonly Element[]>>();
  readonly #numbers = new Map<Element, number | null>();
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
    this.#named ??= grouped(this.elements);
    return this.#named.get(name) ?? none;
  }

  /** The children of an element by their names. */
  childrenOf(element: Element): ReadonlyMap<Name, readonly Element[]> {
    let groups = this.#children.get(element);
    if (groups === undefined) {
      groups = grouped(element.children);
      this.#children.set(element, groups);
    }
    return groups;
  }

  /** The element's number among its siblings of the same name, from 1; null where it has none. */
  numberOf(element: Element): number | null {
    if (element.parent === null) return null;
    if (!this.#numbers.has(element))
      for (const alike of this.childrenOf(element.parent).values())
        alike.forEach((one, at) => {
          this.#numbers.set(one, alike.length === 1 ? null : at + 1);
        });
    return this.#numbers.get(element) ?? null;
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
