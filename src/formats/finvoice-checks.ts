import { documentsIn } from './einvoice-documents.ts';
import { formatOf } from './einvoice-format.ts';
import { checkCodes } from './finvoice-checks-codes.ts';
import { checkIdentifiers } from './finvoice-checks-identifiers.ts';
import { checkPayment } from './finvoice-checks-payment.ts';
import { checkTotals } from './finvoice-checks-totals.ts';
import { structureFaults } from './finvoice-structure.ts';
import type { Finding, Severity } from './rules/rule.ts';
import type { Part } from './xml-cursor.ts';
import { XmlFault } from './xml-events.ts';

export type FinvoiceVerdict = { readonly valid: boolean; readonly findings: readonly Finding[] };

/** Tells a finding; the location is that of the part, or of the element that is missing below it. */
export type Tell = (rule: string, severity: Severity, at: Part | string, message: string) => void;

/**
 * Judges a Finvoice in any bytes, also behind its SOAP frame and several in a transmission, by our own rules (`FI-…`):
 * structure, identifiers, codes, days, VAT for each rate, totals and the payment order; what stands beside it and is neither
 * its frame nor its attachments is told too. It is valid where no finding is fatal. Null where no document in the bytes is a
 * Finvoice.
 */
export function validateFinvoice(bytes: Uint8Array): FinvoiceVerdict | null {
  const findings: Finding[] = [];
  let isFinvoice = false;
  try {
    for (const { root } of documentsIn(bytes))
      if (formatOf(root.node) === 'finvoice') {
        isFinvoice = true;
        judge(root, findings);
      } else findings.push(noFinvoice(root));
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    if (!isFinvoice && !beginsAsFinvoice(bytes)) return null;
    isFinvoice = true;
    findings.push(notXml(error));
  }
  return isFinvoice ? { valid: findings.every(({ severity }) => severity !== 'fatal'), findings } : null;
}

function judge(root: Part, findings: Finding[]): void {
  // Places given as text are those of a Finvoice alone; in a transmission it may be the second or third.
  const tell: Tell = (rule, severity, at, message) => {
    const location = typeof at === 'string' ? at.replace(/^\/Finvoice/, root.location) : at.location;
    findings.push({ rule, severity, location, message });
  };
  const version = root.attribute('Version');
  // The schema of 3.0 takes whatever older versions could say, but an older sender need not have held to it.
  const severity: Severity = version === '3.0' ? 'fatal' : 'warning';
  for (const { rule, location, message } of structureFaults(root.node))
    tell(rule, rule === 'FI-MISSING' ? 'fatal' : severity, location, message);
  if (!/^(?:1\.3|2\.0|2\.01|3\.0)$/.test(version ?? ''))
    tell('FI-VERSION', 'fatal', '/Finvoice/@Version', 'The version must be 1.3, 2.0, 2.01 or 3.0.');
  checkCodes(root, tell);
  checkIdentifiers(root, tell);
  checkTotals(root, tell);
  checkPayment(root, tell);
}

const noFinvoice = ({ location, node }: Part): Finding => ({
  rule: 'FI-DOCUMENT',
  severity: 'fatal',
  location,
  message:
    node.name === 'Envelope'
      ? 'No Finvoice follows this frame.'
      : 'Beside a Finvoice there is something that is neither its frame nor its attachments.',
});

const notXml = ({ what, place }: XmlFault): Finding => ({
  rule: 'FI-XML',
  severity: 'fatal',
  location: place ? `line ${place.line}, column ${place.column}` : '/',
  message: what,
});

// A document that breaks off is still told by what it was going to be.
const beginsAsFinvoice = (bytes: Uint8Array): boolean =>
  /<Finvoice[\s>]/.test(String.fromCharCode(...bytes.subarray(0, 4096)));
