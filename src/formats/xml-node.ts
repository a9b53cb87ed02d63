/** A small part of a document held in memory, such as one bank entry; never a whole document of unknown size. */
export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlNode[];
};

/** The first child of that name, its first child of the next name, and so on. */
export function nodeAt(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let found = node;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

export const nodesNamed = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? [];

/** The trimmed text at a path, or null where the element is missing or empty. */
export const textAt = (node: XmlNode | undefined, ...path: string[]): string | null =>
  nodeAt(node, ...path)?.text.trim() || null;
