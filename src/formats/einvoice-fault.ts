import type { Part } from './xml-cursor.ts';

/** Why a document was understood but cannot be told as an invoice object without saying something else than it says. */
export type ReadFault =
  | 'value-missing'
  | 'value-wrong'
  | 'document-type-not-read'
  | 'currency-mixed'
  | 'vat-category-unknown'
  | 'vat-rate-not-exact'
  | 'totals-disagree'
  | 'amount-too-large';

/** Ends the reading of one document; it never leaves the reader, which answers it as a refusal. */
export class NotReadable extends Error {
  readonly code: ReadFault;
  readonly data: Record<string, unknown>;
  constructor(code: ReadFault, data: Record<string, unknown>) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

export const notReadable = (code: ReadFault, at: Part, data: Record<string, unknown> = {}): NotReadable =>
  new NotReadable(code, { location: at.location, ...data });

/** The element that a document cannot do without. */
export function needed(part: Part, ...path: string[]): Part {
  const found = part.part(...path);
  if (!found) throw new NotReadable('value-missing', { location: [part.location, ...path].join('/') });
  return found;
}

export function neededText(part: Part, ...path: string[]): string {
  const text = needed(part, ...path).text();
  if (text === null) throw new NotReadable('value-missing', { location: [part.location, ...path].join('/') });
  return text;
}
