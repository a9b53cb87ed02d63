import type { Language } from '../../basics/money.ts';
import { el } from '../xml.ts';
import { string } from './objects.ts';

const producer = 'Kevyt';

/** What a document says about itself. */
export type About = { readonly title: string; readonly language: Language; readonly created: Date };

/** An instant as PDF writes it: `D:20260601000000Z`. */
export const pdfDate = (instant: Date): string => string(`D:${secondsOf(instant).replace(/[-:T]/g, '')}`);

const secondsOf = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

/** The same facts twice, as PDF/A asks: in the old dictionary and in XMP (ISO 16684-1), which also names the standard. */
export function infoOf({ title, created }: About): string {
  const date = pdfDate(created);
  const said = `/Title ${string(title)}/Creator ${string(producer)}/Producer ${string(producer)}`;
  return `<<${said}/CreationDate ${date}/ModDate ${date}>>`;
}

export function xmpOf({ title, language, created }: About): Uint8Array {
  const date = secondsOf(created);
  const description = el(
    'rdf:Description',
    [
      el('dc:format', 'application/pdf'),
      el('dc:title', el('rdf:Alt', el('rdf:li', title, { 'xml:lang': 'x-default' }))),
      el('dc:language', el('rdf:Bag', el('rdf:li', `${language}-FI`))),
      el('xmp:CreatorTool', producer),
      el('xmp:CreateDate', date),
      el('xmp:ModifyDate', date),
      el('pdf:Producer', producer),
      el('pdfaid:part', '3'),
      el('pdfaid:conformance', 'A'),
    ],
    {
      'rdf:about': '',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/',
      'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/',
      'xmlns:pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
    },
  );
  const rdf = el('rdf:RDF', description, { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' });
  const packet = el('x:xmpmeta', rdf, { 'xmlns:x': 'adobe:ns:meta/' });
  // The packet's own name for itself is the same in every XMP.
  const begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>';
  return new TextEncoder().encode(`${begin}\n${packet}\n<?xpacket end="w"?>`);
}
