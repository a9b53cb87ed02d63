import { XmlFault } from '../xml-events.ts';
import { en16931 } from './en16931/en16931.ts';
import { peppol } from './peppol/peppol.ts';
import { type Finding, Rulebook } from './rule.ts';
import type { Document } from './tree.ts';
import { readDocument } from './xml-reader.ts';

/** The rules that may be asked for: those of the European standard alone, or those of Peppol with them. */
export type RuleSet = 'en16931' | 'peppol';

const books: Record<RuleSet, Rulebook> = {
  en16931: new Rulebook(en16931.patterns, en16931.unwanted),
  peppol: new Rulebook([...en16931.patterns, ...peppol], en16931.unwanted),
};

export type Verdict = {
  readonly format: 'ubl-invoice' | 'ubl-credit-note' | 'finvoice' | 'unknown';
  /** No finding is fatal. */
  readonly valid: boolean;
  readonly findings: readonly Finding[];
};

/**
 * Judges a UBL invoice or credit note, in any bytes. A document that cannot be read, or is neither, has one fatal finding that
 * names the fault and the place; a Finvoice is only recognised here.
 */
export function validateUbl(bytes: Uint8Array, rules: RuleSet = 'peppol'): Verdict {
  const book = books[rules];
  let document: Document;
  try {
    document = readDocument(bytes, book.places);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    return { format: 'unknown', valid: false, findings: [unreadable(error)] };
  }
  const format = formatOf(document);
  if (format === 'finvoice') return { format, valid: false, findings: [] };
  const findings = book.judge(document);
  if (format === 'unknown') findings.unshift(unknownRoot(document));
  return { format, valid: findings.every(({ severity }) => severity !== 'fatal'), findings };
}

const formats: Readonly<Record<string, Verdict['format']>> = {
  'ubl:Invoice': 'ubl-invoice',
  'cn:CreditNote': 'ubl-credit-note',
  Finvoice: 'finvoice',
};

const formatOf = ({ root: { name } }: Document): Verdict['format'] =>
  (Object.hasOwn(formats, name) && formats[name]) || 'unknown';

const unreadable = ({ code, what, place }: XmlFault): Finding => ({
  rule: code,
  severity: 'fatal',
  location: place ? `line ${place.line}, column ${place.column}` : '/',
  message: what,
});

const unknownRoot = ({ root }: Document): Finding => ({
  rule: 'unknown-format',
  severity: 'fatal',
  location: root.location,
  message: `The document is neither a UBL invoice nor a UBL credit note but ${root.name.slice(0, 200)}.`,
});
