import { number, type Objects, type Ref, string, to } from './objects.ts';

/** The standard structure types our documents use (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Figure';

// Text stands straight in these; elsewhere it needs a paragraph around it.
const holdText: readonly Role[] = ['H1', 'H2', 'P', 'TH', 'TD', 'Lbl', 'LBody'];

type Mark = { readonly page: number; readonly id: number };

/** An element of what the document means, in reading order, whatever its places on the pages are. */
export class Element {
  readonly role: Role;
  readonly #attributes: string;
  readonly #inside: (Element | Mark)[] = [];
  /** Where a figure stands, in points from the left and the bottom of its page. */
  box: readonly number[] | null = null;
  /** What is said of a figure in its place. */
  readonly alternative: string | null;

  constructor(role: Role, alternative: string | null = null) {
    this.role = role;
    this.alternative = alternative;
    this.#attributes = role === 'TH' ? '/A<</O/Table/Scope/Column>>' : '';
  }

  add(role: Role, alternative: string | null = null): Element {
    const element = new Element(role, alternative);
    this.#inside.push(element);
    return element;
  }

  /** The element that text standing here belongs to: this one, or a paragraph of its own. */
  forText(): Element {
    return holdText.includes(this.role) ? this : this.add('P');
  }

  /** A marked piece of a page belongs here; `page` counts from 0. */
  mark(page: number, id: number): void {
    this.#inside.push({ page, id });
  }

  /** Writes the element and all in it. Each page's marks find their element in `owners` again, by their numbers. */
  write(objects: Objects, parent: Ref, pages: readonly Ref[], owners: readonly Ref[][]): Ref {
    const ref = objects.reserve();
    const marks = this.#inside.filter((one): one is Mark => !(one instanceof Element));
    const home = marks[0]?.page;
    const inside = this.#inside.map((one) => {
      if (one instanceof Element) return to(one.write(objects, ref, pages, owners));
      const owned = owners[one.page];
      if (owned) owned[one.id] = ref;
      return one.page === home ? String(one.id) : `<</Type/MCR/Pg ${to(pages[one.page] ?? 0)}/MCID ${one.id}>>`;
    });
    const where = home === undefined ? '' : `/Pg ${to(pages[home] ?? 0)}`;
    const said = this.alternative === null ? '' : `/Alt ${string(this.alternative)}`;
    const placed = this.box ? `/A<</O/Layout/Placement/Block/BBox[${this.box.map(number).join(' ')}]>>` : '';
    const kids = inside.length === 1 ? ` ${inside[0]}` : `[${inside.join(' ')}]`;
    return objects.add(`<</S/${this.role}/P ${to(parent)}${where}${said}${this.#attributes}${placed}/K${kids}>>`, ref);
  }
}

/** Writes the whole structure and the way back from each page's marks to their elements. */
export function writeStructure(objects: Objects, root: Element, pages: readonly Ref[]): Ref {
  const tree = objects.reserve();
  const owners = pages.map((): Ref[] => []);
  const document = root.write(objects, tree, pages, owners);
  const back = owners.map((refs, page) => `${page} ${to(objects.add(`[${refs.map(to).join(' ')}]`))}`);
  const parents = objects.add(`<</Nums[${back.join(' ')}]>>`);
  return objects.add(
    `<</Type/StructTreeRoot/K ${to(document)}/ParentTree ${to(parents)}/ParentTreeNextKey ${pages.length}>>`,
    tree,
  );
}
