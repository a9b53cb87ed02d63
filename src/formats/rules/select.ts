import type { Element } from './element.ts';
import { Undecidable } from './rule.ts';
import type { Document } from './tree.ts';

/** The elements that a rule speaks of, seen from an element. */
export type Select = (here: Element) => readonly Element[];

/**
 * Elements by path: `cac:Party/cbc:ID` below, `../cbc:ID` beside, `//cbc:ID` anywhere, `/ubl:Invoice/cbc:ID` from the top (`*` being
 * any name), several joined by ` | `. Taken apart once, when the rules are loaded.
 */
export function path(written: string): Select {
  const ways = written.split(' | ').map(onePath);
  const [only] = ways;
  if (ways.length === 1 && only !== undefined) return only;
  return (here) => ways.flatMap((way) => way(here));
}

function onePath(written: string): Select {
  if (written.startsWith('//')) {
    const [first = '', ...steps] = written.slice(2).split('/');
    return (here) => walked(here.document.named(first), steps);
  }
  if (written.startsWith('/')) {
    const [top = '', ...steps] = written.slice(1).split('/');
    return (here) => {
      const { root } = here.document;
      return top === '*' || top === root.name ? walked([root], steps) : [];
    };
  }
  const steps = written.split('/');
  const [first = '', ...more] = steps;
  if (first === '..' && more.every(isName)) return (here) => here.parent?.below(more) ?? [];
  if (!steps.every(isName)) return (here) => walked([here], steps);
  return more.length === 0 ? (here) => here.childrenNamed(first) : (here) => here.below(steps);
}

const isName = (step: string): boolean => step !== '..' && step !== '*';

function walked(from: readonly Element[], steps: readonly string[]): readonly Element[] {
  let found = from;
  for (const step of steps) found = step === '..' ? parentsOf(found) : childrenOf(found, step);
  return found;
}

function childrenOf(elements: readonly Element[], name: string): readonly Element[] {
  const [only] = elements;
  if (only === undefined) return elements;
  if (elements.length === 1) return name === '*' ? only.children : only.childrenNamed(name);
  return elements.flatMap((element) => (name === '*' ? element.children : element.childrenNamed(name)));
}

function parentsOf(elements: readonly Element[]): readonly Element[] {
  const parents = new Map<number, Element>();
  for (const { parent } of elements) if (parent !== null) parents.set(parent.order, parent);
  return [...parents.values()];
}

/** Those of the elements for which the test holds. */
export const those =
  (select: Select, test: (element: Element) => boolean): Select =>
  (here) =>
    select(here).filter(test);

/** The elements at a path below each of those selected. */
export function under(select: Select, written: string): Select {
  const steps = written.split('/');
  return (here) => walked(select(here), steps);
}

/** The one element selected, undefined where there is none; where there are several, nobody knows which is meant. */
export function single(elements: readonly Element[]): Element | undefined {
  if (elements.length > 1) throw new Undecidable(`${elements[0]?.name} stands ${elements.length} times`);
  return elements[0];
}

/** Something worked out once per document, such as a sum over all lines. */
export const perDocument =
  <T>(compute: (document: Document) => T): ((here: Element) => T) =>
  (here) =>
    here.document.once(compute);
