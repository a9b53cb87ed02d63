import type { Chance } from './chance.ts';
import { fixtures } from './fixtures.ts';
import { at, below, type Element, named } from './ubl-tree.ts';

/** Every path that a rule of EN 16931 says a document should not have, as `cac:Party/cbc:UUID`, `//cac:X/@y` or `//@z`. */
export const unwantedPaths = (): string[] =>
  [
    ...fixtures
      .text('einvoice/en16931-1.3.16/sch/EN16931-UBL-validation-preprocessed.sch')
      .matchAll(/ id="UBL-(?:CR|DT)-\d+" flag="\w+" test="not\(([^"]*?)\)(?: or [^"]*)?"/g),
  ].map(([, path = '']) => path.replace(/\[[^\]]*\]/g, ''));

/** Puts into the document what one of the paths says should not be there. */
export function addUnwanted(root: Element, chance: Chance, paths: readonly string[]): string | null {
  const path = chance.of(paths);
  if (path === undefined) return null;
  const line = root.name === 'CreditNote' ? 'cac:CreditNoteLine' : 'cac:InvoiceLine';
  const [written = '', attribute] = path.replace('(cac:InvoiceLine|cac:CreditNoteLine)', line).split(/\/?@/);
  const steps = written.split('/').filter((step) => step !== '');
  let element = root;
  const [first = ''] = steps;
  const anywhere = path.startsWith('//') && chance.of(steps.length > 1 ? named(root, first) : all(root));
  if (anywhere) element = anywhere;
  if (anywhere && steps.length > 1) steps.shift();
  for (const [place, step] of steps.entries()) {
    const there = at(element, step);
    const isLast: boolean = place === steps.length - 1 && attribute === undefined;
    const known: Element | undefined = isLast && chance.often(80) ? undefined : chance.of(there);
    const next: Element = known ?? {
      name: step,
      attributes: {},
      text: step.startsWith('cbc:') ? 'x' : '',
      children: [],
    };
    if (!known) element.children.push(next);
    element = next;
  }
  if (attribute !== undefined) element.attributes[attribute] = 'x';
  return `${path} is there`;
}

const all = (root: Element): Element[] => below(root).map(({ element }) => element);
