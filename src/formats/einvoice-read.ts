import { isRefusal, type Refusal, refuse } from '../basics/refusal.ts';
import { documentsIn } from './einvoice-documents.ts';
import { NotReadable, type ReadFault } from './einvoice-fault.ts';
import { formatOf } from './einvoice-format.ts';
import type { GivenInvoice } from './en16931.ts';
import { type Frame, readFinvoice } from './finvoice-read.ts';
import { mostLines, zInvoice } from './invoice-input.ts';
import { readUbl } from './ubl-read.ts';
import type { Located, Part } from './xml-cursor.ts';

/** An invoice as it was read, with every value of its document that the object has no place for. */
export type ReadInvoice = { readonly invoice: GivenInvoice; readonly notCarried: readonly Located[] };

export type DocumentFault = ReadFault | 'not-an-invoice' | 'object-too-narrow';

/**
 * The invoices in a file of any bytes: one document of Finvoice or UBL, also inside a SOAP body or an SBDH envelope, or a
 * transmission of several, each Finvoice perhaps after its SOAP frame. Each is read or refused by itself. What an object cannot
 * say without changing the money is refused; what it has no place for otherwise is listed. Throws XmlFault on bytes that are no XML.
 */
export const readEinvoices = (bytes: Uint8Array): (ReadInvoice | Refusal<DocumentFault>)[] =>
  [...documentsIn(bytes)].map(({ root, frame }) => readOne(root, frame));

function readOne(root: Part, frame: Frame | null): ReadInvoice | Refusal<DocumentFault> {
  const format = formatOf(root.node);
  if (format === 'unknown') return refuse('not-an-invoice', { location: root.location });
  try {
    const invoice = withinLimits(format === 'finvoice' ? readFinvoice(root, frame) : readUbl(root), root);
    return isRefusal(invoice) ? invoice : { invoice, notCarried: root.leftOver() };
  } catch (error) {
    if (error instanceof NotReadable) return refuse(error.code, error.data);
    // Each amount is one that an invoice may have, but so many of them leave the numbers that count cents exactly.
    if (error instanceof RangeError) return refuse('amount-too-large', { location: root.location });
    throw error;
  }
}

/** The object goes on to whoever reads JSON of its shape, so it must have that shape: its texts and lines have bounds. */
function withinLimits(invoice: GivenInvoice, root: Part): GivenInvoice | Refusal<'object-too-narrow'> {
  const parsed = zInvoice.safeParse(invoice);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse('object-too-narrow', {
    location: root.location,
    field: issue?.path.join('.') ?? '',
    because: issue?.message ?? `more than ${mostLines} lines`,
  });
}
