import { type Child, grammar } from './finvoice-grammar.ts';
import { attributeFaults, valueFault } from './finvoice-values.ts';
import type { XmlNode } from './xml-node.ts';

export type StructureFault = {
  readonly rule: 'FI-UNKNOWN' | 'FI-ORDER' | 'FI-MISSING' | 'FI-REPEATED' | 'FI-VALUE' | 'FI-ATTRIBUTE';
  readonly location: string;
  readonly message: string;
};

/** Every fault against the structure of Finvoice 3.0: elements, their order and number, lengths and forms of their values. */
export function structureFaults(root: XmlNode): StructureFault[] {
  const faults: StructureFault[] = [];
  checkContent(root, 'Finvoice', '/Finvoice', faults);
  return faults;
}

function checkContent(node: XmlNode, paragraph: string, location: string, faults: StructureFault[]): void {
  const content = grammar().get(paragraph);
  // What an industry agrees on (ExternalSpecificationDetails) may hold anything.
  if (!content) return;
  if (node.text.trim() !== '') faults.push({ rule: 'FI-VALUE', location, message: 'Only elements may stand here.' });
  const [first] = node.children;
  const children = content.find((one) => one.some(({ name }) => name === first?.name)) ?? content[0] ?? [];
  const counts = new Map<string, number>();
  for (const { name } of node.children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const met = new Map<string, number>();
  let at = 0;
  for (const child of node.children) {
    const times = (met.get(child.name) ?? 0) + 1;
    met.set(child.name, times);
    const place = `${location}/${child.name}${(counts.get(child.name) ?? 0) > 1 ? `[${times}]` : ''}`;
    const next = children.findIndex(({ name }, index) => index >= at && name === child.name);
    const expected = next === -1 ? children.find(({ name }) => name === child.name) : children[next];
    if (!expected) {
      faults.push({ rule: 'FI-UNKNOWN', location: place, message: `There is no element ${child.name} here.` });
      continue;
    }
    if (next === -1)
      faults.push({ rule: 'FI-ORDER', location: place, message: orderMessage(child.name, children[at]) });
    else at = next;
    if (times === expected.most + 1) faults.push({ rule: 'FI-REPEATED', location: place, message: most(expected) });
    checkChild(child, expected, place, faults);
  }
  for (const { name, least } of children)
    if (least > 0 && !counts.has(name))
      faults.push({ rule: 'FI-MISSING', location, message: `The element ${name} is missing.` });
}

function checkChild(child: XmlNode, { value, paragraph }: Child, location: string, faults: StructureFault[]): void {
  for (const fault of attributeFaults(value, child.attributes))
    faults.push({ rule: 'FI-ATTRIBUTE', location, message: `${fault[0]?.toUpperCase()}${fault.slice(1)}.` });
  if (value === null) {
    checkContent(child, paragraph, location, faults);
    return;
  }
  const fault = valueFault(value, child.text);
  if (fault) faults.push({ rule: 'FI-VALUE', location, message: `The value must be ${fault}.` });
  for (const { name } of child.children)
    faults.push({ rule: 'FI-UNKNOWN', location: `${location}/${name}`, message: `There is no element ${name} here.` });
}

const most = ({ name, most: times }: Child): string =>
  `${name} may stand here ${times === 1 ? 'once' : `${times} times`} only.`;
const orderMessage = (name: string, before: Child | undefined): string => `${name} must stand before ${before?.name}.`;
