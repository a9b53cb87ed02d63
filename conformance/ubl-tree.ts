import { SaxesParser } from 'saxes';

/** An element of a document that is changed in tests: names with their prefix, and either children or text, as UBL has it. */
export type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] };

export function parseTree(document: string): Element {
  const parser = new SaxesParser();
  const open: Element[] = [{ name: '', attributes: {}, text: '', children: [] }];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const heard = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', heard);
  parser.on('cdata', heard);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element?.children.length) element.text = '';
  });
  parser.write(document.replace(/^\ufeff/, '')).close();
  const root = open[0]?.children[0];
  if (!root) throw new Error('no document');
  return root;
}

export const writeTree = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`;

function written({ name, attributes, text, children }: Element, margin: string): string {
  const started = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const within = children.map((child) => written(child, `${margin}  `)).join('');
  const inside = children.length > 0 ? `${content(text)}\n${within}${margin}` : content(text);
  return `${margin}<${name}${started.join('')}>${inside}</${name}>\n`;
}

/** Characters that stand for markup inside a text, so that a test can write a document in an unusual form. */
export const markup = { comment: '\ue000', instruction: '\ue001', cdata: '\ue002' };

function content(text: string): string {
  if (text.startsWith(markup.cdata)) return `<![CDATA[${text.slice(1)}]]>`;
  return escaped(text).replaceAll(markup.comment, '<!-- x -->').replaceAll(markup.instruction, '<?x y?>');
}

const escaped = (value: string): string =>
  value.replace(/[&<>"\n\r\t]/g, (character) => `&#${character.codePointAt(0)};`);

export type Placed = { element: Element; parent: Element };

/** Every element below the root, in the order of the document. */
export function below(root: Element): Placed[] {
  return root.children.flatMap((element) => [{ element, parent: root }, ...below(element)]);
}

export const named = (root: Element, ...names: string[]): Element[] =>
  below(root)
    .filter(({ element }) => names.includes(element.name))
    .map(({ element }) => element);

/** The elements at a path such as `cac:AccountingSupplierParty/cac:Party`, from this element on. */
export const at = (from: Element, path: string): Element[] =>
  path
    .split('/')
    .reduce<Element[]>(
      (found, name) => found.flatMap((one) => one.children.filter((child) => child.name === name)),
      [from],
    );
