import type { Name } from './names.ts';
import type { Place } from './place.ts';
import type { Document } from './tree.ts';
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

  /** The elements at the path of names below this one. */
  below(names: readonly Name[]): readonly Element[] {
    return this.document.below(this.order, names);
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
