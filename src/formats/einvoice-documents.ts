import { formatOf } from './einvoice-format.ts';
import type { Frame } from './finvoice-read.ts';
import { documentTree, Part } from './xml-cursor.ts';
import { XmlFault } from './xml-events.ts';
import { nodeAt, nodesNamed, textAt, type XmlNode } from './xml-node.ts';

/** A document of a file, and the addresses of the SOAP frame that came right before it. */
type Found = { readonly root: Part; readonly frame: Frame | null };

/**
 * The documents of a file in their order. A bank's file is no single XML document: a SOAP frame, then the Finvoice, then
 * perhaps the next frame. Attachments are passed by; a frame that nothing follows, and whatever else there is, is a document
 * of its own, so that nothing in a file goes unnoticed.
 */
export function* documentsIn(bytes: Uint8Array): Generator<Found> {
  const placed = placing();
  let frame: XmlNode | null = null;
  for (const root of treesIn(bytes)) {
    const inside = documentsWithin(root);
    if (inside.length === 0 && root.name === 'Envelope') {
      if (frame) yield { root: placed(frame), frame: null };
      frame = root;
      continue;
    }
    const [first, ...more] = inside.length > 0 || isBeside(root) ? inside : [root];
    if (first) yield { root: placed(first), frame: frame && frameFrom(frame) };
    for (const node of more) yield { root: placed(node), frame: null };
    frame = null;
  }
  if (frame) yield { root: placed(frame), frame: null };
}

/** Roots with their places among all of a file: of a second Finvoice everything is told as in `/Finvoice[2]`. */
function placing(): (node: XmlNode) => Part {
  const file: XmlNode = { name: '', attributes: {}, text: '', children: [] };
  return (node) => {
    file.children.push(node);
    return new Part(node, new Part(file));
  };
}

function* treesIn(bytes: Uint8Array): Generator<XmlNode> {
  const starts = laterStarts(bytes);
  if (starts.length === 0) yield documentTree(bytes);
  else for (const [at, start] of [0, ...starts].entries()) yield treeAt(bytes, start, starts[at]);
}

/** The tree of one document of several; a fault in it has its place in the whole file. */
function treeAt(bytes: Uint8Array, start: number, end: number | undefined): XmlNode {
  try {
    return documentTree(bytes.subarray(start, end));
  } catch (error) {
    if (!(error instanceof XmlFault && error.place)) throw error;
    const { line, column } = error.place;
    const before = bytes.subarray(0, start);
    const linesBefore = before.reduce((count, byte) => count + Number(byte === lineFeed), 0);
    const lettersBefore = line === 1 ? start - (before.lastIndexOf(lineFeed) + 1) : 0;
    throw new XmlFault(error.code, error.what, { line: linesBefore + line, column: column + lettersBefore });
  }
}

const lineFeed = 0x0a;

/** The document itself, or those inside an envelope of any kind: a SOAP body, a business document header. */
function documentsWithin(node: XmlNode, depth = 0): XmlNode[] {
  if (isBeside(node)) return [];
  const isOpened = depth < 5 && isEnvelope.test(node.name) && formatOf(node) === 'unknown';
  return isOpened ? node.children.flatMap((child) => documentsWithin(child, depth + 1)) : [node];
}

const isEnvelope = /^(?:Envelope|Body|StandardBusinessDocument|Finvoices|Transmission|BinaryContent)$/;
// What routes or accompanies documents and is none.
const beside = /^(?:Header|StandardBusinessDocumentHeader|Manifest|Signature|FinvoiceAttachments)$/;
const isBeside = ({ name }: XmlNode): boolean => beside.test(name);

function frameFrom(envelope: XmlNode): Frame {
  const header = nodeAt(envelope, 'Header', 'MessageHeader');
  const end = (way: 'From' | 'To') => {
    const parties = nodesNamed(header, way);
    const isIntermediator = (one: XmlNode) => textAt(one, 'Role') === 'Intermediator';
    return {
      eAddress: textAt(
        parties.find((one) => !isIntermediator(one)),
        'PartyId',
      ),
      intermediator: textAt(parties.find(isIntermediator), 'PartyId'),
    };
  };
  return { from: end('From'), to: end('To') };
}

const [open, close, slash, mark, question] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f];
const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Where further documents begin: at an element or declaration right after the end of a SOAP envelope or of a Finvoice that
 * came after one. Only a file that begins with an envelope, or repeats the declaration, is looked at that way.
 */
function laterStarts(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf(close); at !== -1; at = bytes.indexOf(close, at + 1)) {
    let next = at + 1;
    while (isSpace(bytes[next])) next++;
    if (bytes[next] !== open || bytes[next + 1] === slash || bytes[next + 1] === mark) continue;
    const declares = bytes[next + 1] === question && startsWith(bytes, next, '<?xml') && isSpace(bytes[next + 5]);
    const ended = endedBefore(bytes, at);
    if (declares || ended === 'Envelope' || (ended === 'Finvoice' && startsWith(bytes, next, '<SOAP-ENV:Envelope')))
      starts.push(next);
  }
  return starts;
}

const startsWith = (bytes: Uint8Array, at: number, pattern: string): boolean =>
  [...pattern].every((character, index) => bytes[at + index] === character.charCodeAt(0));

/** The name of the closing tag that ends at a place, without its prefix; empty where no closing tag of a frame ends there. */
function endedBefore(bytes: Uint8Array, end: number): string {
  // The names looked for end in the letters "pe" and "ce", which spares reading every tag.
  if (bytes[end - 1] !== 0x65) return '';
  const tail = String.fromCharCode(...bytes.subarray(Math.max(0, end - 40), end));
  return /<\/(?:[\w.-]+:)?(Envelope|Finvoice)$/.exec(tail)?.[1] ?? '';
}
