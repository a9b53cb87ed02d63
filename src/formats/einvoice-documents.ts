import { formatOf } from './einvoice-format.ts';
import type { Frame } from './finvoice-read.ts';
import { documentTree, Part } from './xml-cursor.ts';
import { nodeAt, nodesNamed, textAt, type XmlNode } from './xml-node.ts';

type Found = { readonly root: Part } | { readonly frame: Frame };

/**
 * The documents of a file in their order. A bank's file is no single XML document: a SOAP frame, then the Finvoice, then
 * perhaps the next frame. Frames tell the addresses of the Finvoice that follows; attachments are passed by.
 */
export function* documentsIn(bytes: Uint8Array): Generator<Found> {
  for (const root of treesIn(bytes)) {
    if (root.name === 'FinvoiceAttachments') continue;
    const inside = invoicesIn(root);
    if (inside.length > 0) for (const node of inside) yield { root: new Part(node) };
    else if (root.name === 'Envelope') yield { frame: frameFrom(root) };
    else yield { root: new Part(root) };
  }
}

function* treesIn(bytes: Uint8Array): Generator<XmlNode> {
  const starts = laterStarts(bytes);
  if (starts.length === 0) yield documentTree(bytes);
  else for (const [at, start] of [0, ...starts].entries()) yield documentTree(bytes.subarray(start, starts[at]));
}

/** The invoice itself, or those inside an envelope of any kind: a SOAP body, a business document header. */
function invoicesIn(node: XmlNode, depth = 0): XmlNode[] {
  if (formatOf(node) !== 'unknown') return [node];
  return depth < 5 && isEnvelope.test(node.name) ? node.children.flatMap((child) => invoicesIn(child, depth + 1)) : [];
}

const isEnvelope = /^(?:Envelope|Body|StandardBusinessDocument|Finvoices|Transmission|BinaryContent)$/;

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
