import type { Name, Place } from './place.ts';
import { plainText, textNodes } from './xml-text.ts';

/**
 * One element of a document. What is known of it stands in the document's own tables; this only says which one is meant, and is
 * made when somebody asks, so that two of them may mean the same element.
 */
export class Element {
  readonly document: Document;
  /** Its number in the order in which elements begin. */
  readonly order: number;

  constructor(document: Document, order: number) {
    this.document = document;
    this.order = order;
  }

  get place(): Place {
    return this.document.placeOf(this.order);
  }

  get name(): Name {
    return this.document.placeOf(this.order).name;
  }

  get parent(): Element | null {
    const order = this.document.parentOf(this.order);
    return order < 0 ? null : new Element(this.document, order);
  }

  get children(): readonly Element[] {
    return this.document.childrenOf(this.order);
  }

  childrenNamed(name: Name): readonly Element[] {
    return this.document.childrenNamed(this.order, name);
  }

  /** The text with that of all elements inside. */
  get text(): string {
    const content = this.document.contentOf(this.order);
    return this.document.isPlain(this.order) ? content : plainText(content);
  }

  /** The pieces of text that stand directly in the element; comments and elements part them. */
  get texts(): readonly string[] {
    const content = this.document.contentOf(this.order);
    if (!this.document.isPlain(this.order)) return textNodes(content);
    return content === '' ? [] : [content];
  }

  /** Names and values in turn. */
  get attributes(): readonly string[] {
    return this.document.attributesOf(this.order);
  }

  attribute(name: string): string | undefined {
    return this.document.attributeOf(this.order, name);
  }

  /** `/Invoice/cac:InvoiceLine[2]/cac:Price`: the number is given where there are several of the same name. */
  get location(): string {
    const { parent } = this;
    if (parent === null) return `/${this.name.replace(/^(ubl|cn):/, '')}`;
    const number = this.document.numberAmongAlike(this.order);
    return `${parent.location}/${this.name}${number === null ? '' : `[${number}]`}`;
  }
}

const none: readonly Element[] = [];

// In an element with so many inside it is quicker to sort the children by name once; an invoice has as many as it has lines.
const many = 300;

/** Numbers kept for each element. */
const [placeAt, parentAt, fromAt, toAt, endAt, attributesAt, width] = [0, 1, 2, 3, 4, 5, 6];

/**
 * A whole document as tables of numbers beside its text, an element being a row: a long invoice has hundreds of thousands, and
 * as objects they would take longer to keep in memory than to judge.
 */
export class Document {
  readonly source: string;
  /** Every attribute name that occurs. */
  readonly attributeNames = new Set<string>();
  readonly #places: readonly Place[];
  #count = 0;
  readonly #attributes: string[] = [];
  #rows: Int32Array;
  #named: Map<Name, number[]> | null = null;
  readonly #children = new Map<number, ReadonlyMap<Name, readonly Element[]>>();
  readonly #numbers = new Map<number, number | null>();
  readonly #known = new Map<unknown, unknown>();

  constructor(source: string, places: readonly Place[]) {
    this.source = source;
    this.#places = places;
    this.#rows = new Int32Array((16 + (source.length >> 5)) * width);
  }

  get count(): number {
    return this.#count;
  }

  get root(): Element {
    return new Element(this, 0);
  }

  /** All elements in the order in which they begin. */
  get elements(): Element[] {
    return Array.from({ length: this.#count }, (_, order) => new Element(this, order));
  }

  /** All elements of that name, wherever they stand. */
  named(name: Name): readonly Element[] {
    if (this.#named === null) {
      this.#named = new Map();
      for (let order = 0; order < this.#count; order++) {
        const { name: own } = this.placeOf(order);
        const alike = this.#named.get(own);
        if (alike === undefined) this.#named.set(own, [order]);
        else alike.push(order);
      }
    }
    return this.#named.get(name)?.map((order) => new Element(this, order)) ?? none;
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

  placeOf(order: number): Place {
    const place = this.#places[this.#number(order, placeAt)];
    if (place === undefined) throw new Error(`the document has no element ${order}`);
    return place;
  }

  parentOf(order: number): number {
    return this.#number(order, parentAt);
  }

  /** What is written between the tags. */
  contentOf(order: number): string {
    const to = this.#number(order, toAt);
    return this.source.slice(this.#number(order, fromAt), to < 0 ? ~to : to);
  }

  /** Whether the content is nothing but text that means what it says. */
  isPlain(order: number): boolean {
    return this.#number(order, endAt) === order + 1 && this.#number(order, toAt) >= 0;
  }

  childrenOf(order: number): readonly Element[] {
    const children: Element[] = [];
    const end = this.#number(order, endAt);
    for (let child = order + 1; child < end; child = this.#number(child, endAt))
      children.push(new Element(this, child));
    return children;
  }

  // Asked a hundred times for each element: nearly always one child has the name, or none.
  childrenNamed(order: number, name: Name): readonly Element[] {
    const end = this.#number(order, endAt);
    if (end - order > many) return this.#childrenByName(order).get(name) ?? none;
    let found: Element[] | null = null;
    for (let child = order + 1; child < end; child = this.#number(child, endAt)) {
      if (this.placeOf(child).name !== name) continue;
      if (found === null) found = [new Element(this, child)];
      else found.push(new Element(this, child));
    }
    return found ?? none;
  }

  #childrenByName(order: number): ReadonlyMap<Name, readonly Element[]> {
    const known = this.#children.get(order);
    if (known !== undefined) return known;
    const groups = Map.groupBy(this.childrenOf(order), ({ name }) => name);
    this.#children.set(order, groups);
    return groups;
  }

  attributesOf(order: number): readonly string[] {
    return this.#attributes.slice(this.#number(order, attributesAt), this.#attributesEnd(order));
  }

  attributeOf(order: number, name: string): string | undefined {
    const end = this.#attributesEnd(order);
    for (let at = this.#number(order, attributesAt); at < end; at += 2)
      if (this.#attributes[at] === name) return this.#attributes[at + 1];
    return undefined;
  }

  #attributesEnd(order: number): number {
    return order + 1 < this.count ? this.#number(order + 1, attributesAt) : this.#attributes.length;
  }

  /** The element's number among its siblings of the same name, from 1; null where it is the only one. */
  numberAmongAlike(order: number): number | null {
    if (!this.#numbers.has(order))
      for (const alike of this.#childrenByName(this.parentOf(order)).values())
        alike.forEach((one, at) => {
          this.#numbers.set(one.order, alike.length === 1 ? null : at + 1);
        });
    return this.#numbers.get(order) ?? null;
  }

  #number(order: number, column: number): number {
    return this.#rows[order * width + column] ?? 0;
  }

  /** For the reader: an element begins, with its attributes (name and value in turn) and the place where its content begins. */
  begin(parent: number, place: Place, attributes: readonly string[] | null, from: number): number {
    const order = this.#count++;
    const row = order * width;
    if (row + width > this.#rows.length) this.#grow();
    const rows = this.#rows;
    rows[row + placeAt] = place.id;
    rows[row + parentAt] = parent;
    rows[row + fromAt] = from;
    rows[row + attributesAt] = this.#attributes.length;
    if (attributes !== null) for (const one of attributes) this.#attributes.push(one);
    return order;
  }

  /** For the reader: where the content of an element ends, and whether it holds references, comments or the like. */
  end(order: number, to: number, plain: boolean): void {
    const row = order * width;
    this.#rows[row + toAt] = plain ? to : ~to;
    this.#rows[row + endAt] = this.#count;
  }

  #grow(): void {
    const larger = new Int32Array(this.#rows.length * 2);
    larger.set(this.#rows);
    this.#rows = larger;
  }
}

function outcomeOf<T>(compute: () => T): { value: T } | { error: unknown } {
  try {
    return { value: compute() };
  } catch (error) {
    return { error };
  }
}
