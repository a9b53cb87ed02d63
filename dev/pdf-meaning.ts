import { type Dictionary, type PdfReader, Reference, type Value } from './pdf-reader.ts';

/** An element of a tagged document with the text that stands in it, in the order of its parts. */
export type Meant = {
  readonly role: string;
  readonly element: Dictionary;
  readonly inside: readonly (Meant | string)[];
};

/** What the tags of a document say. Throws where a marked piece of a page belongs to no element, to several, or to another. */
export function meaningOf(pdf: PdfReader): Meant {
  const root = pdf.dictionary(pdf.catalog.get('StructTreeRoot'));
  const parents = pdf.list(pdf.dictionary(root.get('ParentTree')).get('Nums'));
  const pages = pdf.list(pdf.dictionary(pdf.catalog.get('Pages')).get('Kids')).map((page) => refOf(page));
  const texts = new Map(pages.map((number, index) => [number, markedTexts(pdf, index)]));
  const used = new Set<string>();

  const read = (value: Value, parent: number): Meant => {
    const [element, own] = [pdf.dictionary(value), refOf(value)];
    if (refOf(element.get('P')) !== parent) throw new Error('an element has another parent');
    const kids = element.get('K') ?? [];
    const inside = (Array.isArray(kids) ? kids : [kids]).map((kid): Meant | string => {
      if (kid instanceof Reference) return read(kid, own);
      const [page, id] = kid instanceof Map ? [kid.get('Pg'), kid.get('MCID')] : [element.get('Pg'), kid];
      const at = refOf(page);
      const owners = pdf.list(parents[2 * Number(pdf.dictionary(page).get('StructParents')) + 1]);
      if (refOf(owners[Number(id)]) !== own) throw new Error(`the marks of ${at} lead from ${id} to another element`);
      if (used.has(`${at} ${id}`)) throw new Error(`${id} of page ${at} is owned twice`);
      used.add(`${at} ${id}`);
      const text = texts.get(at)?.get(Number(id));
      if (text === undefined) throw new Error(`page ${at} marks no ${id}`);
      return text;
    });
    return { role: String(element.get('S')).slice(1), element, inside };
  };
  const meant = read(root.get('K') ?? null, refOf(pdf.catalog.get('StructTreeRoot')));
  const marked = [...texts.values()].reduce((count, page) => count + page.size, 0);
  if (marked !== used.size) throw new Error(`${marked - used.size} marked pieces belong to no element`);
  return meant;
}

const refOf = (value: Value | undefined): number => {
  if (value instanceof Reference) return value.number;
  throw new Error('not a reference');
};

/** All that an element says, its parts apart by a space. */
export const saidBy = (meant: Meant): string =>
  meant.inside.map((one) => (typeof one === 'string' ? one : saidBy(one))).join(' ');

/** The elements of a role, in reading order. */
export const elementsOf = (meant: Meant, role: string): Meant[] => [
  ...(meant.role === role ? [meant] : []),
  ...meant.inside.flatMap((one) => (typeof one === 'string' ? [] : elementsOf(one, role))),
];

/** The text on a page, everything drawn on it in the order it is drawn, looks included. */
export const drawnText = (pdf: PdfReader, page: number): string =>
  piecesOf(pdf, page)
    .map(({ text }) => text)
    .join('\n');

function markedTexts(pdf: PdfReader, page: number): Map<number, string> {
  const found = new Map<number, string>();
  for (const { id, text } of piecesOf(pdf, page)) {
    if (id === null) continue;
    if (found.has(id)) throw new Error(`page ${page} marks ${id} twice`);
    found.set(id, text);
  }
  return found;
}

type Marked = { readonly id: number | null; readonly text: string };

// Everything drawn lies in one marked piece or another, and no piece in another.
function piecesOf(pdf: PdfReader, index: number): Marked[] {
  const page = pdf.pages[index] ?? new Map<string, Value>();
  const characters = charactersOf(pdf, page);
  const outside = /\/\w+(?: BMC|<<\/MCID (\d+)>>BDC)\n([\s\S]*?)\nEMC(?:\n|$)/g;
  const drawing = pdf.text(page.get('Contents'));
  if (drawing.replace(outside, '').trim() !== '') throw new Error(`page ${index} draws outside of all marks`);
  return [...drawing.matchAll(outside)].map(([, id, drawn = '']) => {
    if (/BMC|BDC/.test(drawn)) throw new Error(`page ${index} has one marked piece in another`);
    return { id: id === undefined ? null : Number(id), text: textDrawn(drawn, characters) };
  });
}

// A letter without its character is a fault.
function textDrawn(drawn: string, characters: ReadonlyMap<string, string>): string {
  const lines = [...drawn.matchAll(/\/(\w+) [\d.]+ Tf.*?<([0-9A-F]*)>Tj/g)];
  return lines
    .flatMap(([, font, codes = '']) => (codes.match(/.{4}/g) ?? []).map((code) => `${font} ${code}`))
    .map((letter) => {
      const character = characters.get(letter);
      if (character === undefined) throw new Error(`${letter} stands for no character`);
      return character;
    })
    .join('');
}

function charactersOf(pdf: PdfReader, page: Dictionary): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, font] of pdf.dictionary(pdf.dictionary(page.get('Resources')).get('Font')))
    for (const [, code, hex = ''] of pdf
      .text(pdf.dictionary(font).get('ToUnicode'))
      .matchAll(/^<([0-9A-F]{4})><([0-9A-F]+)>$/gm))
      found.set(`${name} ${code}`, Buffer.from(hex, 'hex').swap16().toString('utf16le'));
  return found;
}
