import { perDocument } from '../select.ts';
import { wordsOf } from '../vocabulary.ts';

const stated = wordsOf('/*/cbc:ProfileID');
const known: ReadonlyMap<string, '01' | '02'> = new Map([
  ['urn:fdc:peppol.eu:2017:poacc:billing:01:1.0', '01'],
  ['urn:peppol:france:billing:regulated', '01'],
  ['urn:peppol:france:billing:non-regulated', '01'],
  ['urn:peppol:bis:billing_with_response', '02'],
]);

/** The business process of the document: 01 is billing, 02 billing with a response; null where Peppol knows it not. */
export const profile = perDocument(({ root }) => known.get(stated(root)) ?? null);
