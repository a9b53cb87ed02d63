import { XmlFault, type XmlLimits, type XmlListener, XmlReader } from './xml-events.ts';
import type { XmlNode } from './xml-node.ts';

// A business document of a million elements is no business document; the limit bounds the memory that reading takes.
const mostElements = 1_000_000;
const limits: XmlLimits = { depth: 100, run: 4_000_000 };

/** The whole of one document in memory; throws XmlFault on anything not well-formed and past the limits. */
export function documentTree(bytes: Uint8Array): XmlNode {
  const tree = new Tree();
  const reader = new XmlReader(tree, limits);
  for (let at = 0; at < bytes.length; at += 1 << 16) reader.write(bytes.subarray(at, at + (1 << 16)));
  reader.end();
  if (!tree.root) throw new XmlFault('not-well-formed', 'there is no element', { line: 1, column: 1 });
  return tree.root;
}

class Tree implements XmlListener {
  root: XmlNode | null = null;
  readonly #open: XmlNode[] = [];
  #elements = 0;

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (++this.#elements > mostElements) throw new XmlFault('too-long', 'there are more than a million elements');
    const node: XmlNode = { name, attributes, text: '', children: [] };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(node);
    else this.root = node;
    this.#open.push(node);
  }

  closed(_name: string, text: string): void {
    const node = this.#open.pop();
    if (node) node.text = text;
  }
}

/** A value of a document with the place where it stands, such as `/Invoice/InvoiceLine[2]/ID`. */
export type Located = { readonly location: string; readonly text: string };

/** What readers noted of elements: those that were read, and what is said of a value that was counted otherwise. */
type Marks = { readonly read: Set<XmlNode>; readonly instead: Map<XmlNode, string> };

/**
 * One element of a document being read. Everything that is read through it is marked, so that at the end the document
 * itself tells what nobody read (`leftOver`): nothing can get lost without being noticed.
 */
export class Part {
  readonly node: XmlNode;
  readonly #parent: Part | null;
  readonly #marks: Marks;

  constructor(node: XmlNode, parent: Part | null = null, marks: Marks = { read: new Set(), instead: new Map() }) {
    this.node = node;
    this.#parent = parent;
    this.#marks = marks;
  }

  /** The first element at a path of names below this one. */
  part(...path: string[]): Part | null {
    let found: Part | null = this;
    for (const name of path) {
      const child: XmlNode | undefined = found.node.children.find((one) => one.name === name);
      if (!child) return null;
      found = new Part(child, found, this.#marks);
    }
    return found;
  }

  parts(name: string): Part[] {
    return this.node.children.filter((one) => one.name === name).map((one) => new Part(one, this, this.#marks));
  }

  /** The trimmed text at a path, null where the element is missing or empty. */
  text(...path: string[]): string | null {
    const found = this.part(...path);
    if (!found) return null;
    this.#marks.read.add(found.node);
    return found.node.text.trim() || null;
  }

  /** The trimmed texts of all children of a name, empty ones left out. */
  texts(name: string): string[] {
    return this.parts(name).flatMap((part) => part.text() ?? []);
  }

  /** Has `leftOver` tell of this element that it was read, but as something else than it says. */
  readAs(text: string): void {
    this.#marks.instead.set(this.node, text);
  }

  attribute(name: string): string | null {
    return this.node.attributes[name]?.trim() || null;
  }

  /** Marks this element and all below as read: it repeats what other elements say, or says nothing about the invoice. */
  pass(): void {
    this.#marks.read.add(this.node);
    for (const child of this.node.children) new Part(child, this, this.#marks).pass();
  }

  passed(...names: string[]): void {
    for (const name of names) for (const part of this.parts(name)) part.pass();
  }

  get location(): string {
    const parent = this.#parent;
    if (!parent) return this.node.name && `/${this.node.name}`;
    const alike = parent.node.children.filter((one) => one.name === this.node.name);
    const index = alike.length > 1 ? `[${alike.indexOf(this.node) + 1}]` : '';
    return `${parent.location}/${this.node.name}${index}`;
  }

  /** Every value below that was not read, or not as it stands, in the order of the document. */
  leftOver(): Located[] {
    const found: Located[] = [];
    this.#collect(this.node, this.location, found);
    return found;
  }

  #collect(node: XmlNode, location: string, found: Located[]): void {
    const text = this.#marks.instead.get(node) ?? (this.#marks.read.has(node) ? '' : node.text.trim());
    if (text !== '') found.push({ location, text });
    const counts = new Map<string, number>();
    for (const { name } of node.children) counts.set(name, (counts.get(name) ?? 0) + 1);
    const met = new Map<string, number>();
    for (const child of node.children) {
      const at = (met.get(child.name) ?? 0) + 1;
      met.set(child.name, at);
      const index = (counts.get(child.name) ?? 0) > 1 ? `[${at}]` : '';
      this.#collect(child, `${location}/${child.name}${index}`, found);
    }
  }
}
