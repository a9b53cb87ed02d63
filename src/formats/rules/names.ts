/** A qualified name: `cbc:ID`, `cac:Party`, `ubl:Invoice`, `cn:CreditNote`, `ext:UBLExtensions`, `{namespace}Other`, or bare without a namespace. */
export type Name = string;

const prefixes: Readonly<Record<string, string>> = {
  'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2': 'cbc',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2': 'cac',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2': 'ext',
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': 'ubl',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': 'cn',
};

/** The name that rules know, whatever prefix the document chose. */
export function nameOf(namespace: string, local: string): Name {
  if (namespace === '') return unique(local);
  const prefix = Object.hasOwn(prefixes, namespace) ? prefixes[namespace] : undefined;
  return unique(prefix === undefined ? `{${namespace}}${local}` : `${prefix}:${local}`);
}

// A key of an object is kept once by the engine, so that comparing two such names is comparing two pointers; and it holds on to
// no document that it was cut from.
export const unique = (name: string): Name => Object.keys({ [name]: true })[0] ?? name;
