import type { XmlNode } from './xml-node.ts';

export type EinvoiceFormat = 'finvoice' | 'ubl-invoice' | 'ubl-credit-note' | 'unknown';

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:';

/** What kind of e-invoice a document is, by its root element; for UBL also by the namespace, since many formats say `Invoice`. */
export function formatOf({ name, attributes }: Pick<XmlNode, 'name' | 'attributes'>): EinvoiceFormat {
  if (name === 'Finvoice') return 'finvoice';
  const namespaces = Object.entries(attributes).flatMap(([key, value]) => (/^xmlns(?::|$)/.test(key) ? [value] : []));
  if (name === 'Invoice' && namespaces.includes(`${ubl}Invoice-2`)) return 'ubl-invoice';
  if (name === 'CreditNote' && namespaces.includes(`${ubl}CreditNote-2`)) return 'ubl-credit-note';
  return 'unknown';
}
