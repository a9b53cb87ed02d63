import { Element } from './element.ts';
import type { Name } from './names.ts';
import { Outcomes } from './outcomes.ts';
import type { Place } from './place.ts';

const none: readonly Element[] = [];
const noAttributes: readonly string[] = [];

// In an element with so many inside it is quicker to sort the children by name once; an invoice has as many as it has lines.
const many = 300;

/** Numbers kept for each element. */
const [placeAt, parentAt, fromAt, toAt, endAt, attributesAt, alikeAt, width] = [0, 1, 2, 3, 4, 5, 6, 7];

/**
 * A whole document as tables of numbers beside its text, an element being a row: a long invoice has hundreds of thousands, and
 * as objects they would take longer to keep in memory than to judge.
 */
export class Document {
  readonly source: string;
  /** Every attribute name that occurs, with the first element that has it. */
  readonly #firstWith = new Map<string, number>();
  readonly #places: readonly Place[];
  #count = 0;
  // Names and values in turn, of each element that has any.
  readonly #attributes: (readonly string[])[] = [];
  #rows: Int32Array;
  #lastOf: ReadonlyMap<Name, readonly number[]> | null = null;
  readonly #named = new Map<Name, readonly Element[]>();
  readonly #children = new Map<number, ReadonlyMap<Name, readonly Element[]>>();
  readonly #numbers = new Map<number, number | null>();
  readonly #known = new Outcomes();

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

  /** All elements of that name, wherever they stand. */
  named(name: Name): readonly Element[] {
    this.#lastOf ??= this.#chained();
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    const orders: number[] = [];
    const places = this.#lastOf.get(name) ?? [];
    for (const last of places)
      for (let order = last; order >= 0; order = this.#number(order, alikeAt) - 1) orders.push(order);
    if (places.length === 1) orders.reverse();
    else orders.sort((a, b) => a - b);
    const found = orders.map((order) => new Element(this, order));
    // Long lists are made anew, since keeping them costs more than making them.
    if (found.length < many) this.#named.set(name, found);
    return found;
  }

  /** Chains the elements of each place, so that from its last one all are reached; the last ones of the places of a name. */
  #chained(): ReadonlyMap<Name, readonly number[]> {
    const last: number[] = new Array(this.#places.length).fill(0);
    const met: Place[] = [];
    for (let order = 0; order < this.#count; order++) {
      const place = this.placeOf(order);
      const before = last[place.id] ?? 0;
      if (before === 0) met.push(place);
      this.#rows[order * width + alikeAt] = before;
      last[place.id] = order + 1;
    }
    const lastOf = new Map<Name, number[]>();
    for (const { id, name } of met) {
      const order = (last[id] ?? 0) - 1;
      const alike = lastOf.get(name);
      if (alike === undefined) lastOf.set(name, [order]);
      else alike.push(order);
    }
    return lastOf;
  }

  /** What `compute` makes of this document, worked out when first asked; what it throws is thrown each time. */
  once<T>(compute: (document: Document) => T): T {
    return this.#known.of(compute, () => compute(this));
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

  /** The elements at the path of names below an element. */
  below(order: number, names: readonly Name[]): readonly Element[] {
    return this.#below(order, names, 0, null) ?? none;
  }

  #below(order: number, names: readonly Name[], depth: number, before: Element[] | null): Element[] | null {
    const end = this.#number(order, endAt);
    const name = names[depth];
    let found = before;
    if (end - order > many) {
      for (const child of this.#childrenByName(order).get(name ?? '') ?? none)
        found = this.#reached(child.order, names, depth + 1, found);
      return found;
    }
    for (let child = order + 1; child < end; child = this.#number(child, endAt))
      if (this.placeOf(child).name === name) found = this.#reached(child, names, depth + 1, found);
    return found;
  }

  #reached(order: number, names: readonly Name[], depth: number, before: Element[] | null): Element[] | null {
    if (depth < names.length) return this.#below(order, names, depth, before);
    const found = before ?? [];
    found.push(new Element(this, order));
    return found;
  }

  #childrenByName(order: number): ReadonlyMap<Name, readonly Element[]> {
    const known = this.#children.get(order);
    if (known !== undefined) return known;
    const groups = Map.groupBy(this.childrenOf(order), ({ name }) => name);
    this.#children.set(order, groups);
    return groups;
  }

  attributesOf(order: number): readonly string[] {
    return this.#attributes[this.#number(order, attributesAt) - 1] ?? noAttributes;
  }

  attributeOf(order: number, name: string): string | undefined {
    const attributes = this.attributesOf(order);
    for (let at = 0; at < attributes.length; at += 2) if (attributes[at] === name) return attributes[at + 1];
    return undefined;
  }

  /** All elements with the attribute, wherever they stand. */
  withAttribute(name: string): readonly Element[] {
    const found: Element[] = [];
    for (let order = this.#firstWith.get(name) ?? this.#count; order < this.#count; order++)
      if (this.attributeOf(order, name) !== undefined) found.push(new Element(this, order));
    return found;
  }

  firstWithAttribute(name: string): Element | null {
    const order = this.#firstWith.get(name);
    return order === undefined ? null : new Element(this, order);
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
  begin(parent: number, place: Place, attributes: readonly string[], from: number): number {
    const order = this.#count++;
    const row = order * width;
    if (row + width > this.#rows.length) this.#grow();
    const rows = this.#rows;
    rows[row + placeAt] = place.id;
    rows[row + parentAt] = parent;
    rows[row + fromAt] = from;
    if (attributes.length > 0) {
      rows[row + attributesAt] = this.#attributes.push(attributes);
      for (let at = 0; at < attributes.length; at += 2) {
        const name = attributes[at] ?? '';
        if (!this.#firstWith.has(name)) this.#firstWith.set(name, order);
      }
    }
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
