import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// A font of the same name installed on the machine would win over ours and change the bytes, so ours bears a name of its own.
export const fontFamily = 'Kevyt';
const familyInTheFile = 'Inter';

const files = [
  import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
];

/** The text fonts of our documents, renamed to `fontFamily`. */
export const fonts: Buffer[] = files.map((file) => renamed(readFileSync(fileURLToPath(file))));

const covered = codePointsOf(fonts[0] ?? Buffer.alloc(0));
const standIn = '□';

/**
 * Text as the fonts can show it: composed, without controls and invisible marks (a right-to-left override would let a text
 * read otherwise than it is), each character the font lacks as `□`. PDF/A refuses a document with a missing glyph.
 */
export function printable(text: string): string {
  if (/^[\n -~]*$/.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Cf}|(?!\n)\p{Cc}/gu, '')
    .replace(/[^\n]/gu, (character) => (hasGlyphs(character) ? character : nearest(character)));
}

// A ligature or a full-width letter is shown by its plain letters; an accent the font lacks is left out with its letter kept.
function nearest(character: string): string {
  const plain = character.normalize('NFKC');
  if (hasGlyphs(plain)) return plain;
  return /^\p{M}$/u.test(character) ? '' : standIn;
}

// The font has glyphs of its own in the private area, which PDF/A forbids.
const hasGlyphs = (text: string): boolean =>
  [...text].every((character) => covered.has(character.codePointAt(0) ?? 0) && !/\p{Co}/u.test(character));

function renamed(font: Buffer): Buffer {
  const { offset, length } = tableOf(font, 'name');
  const [from, to] = [familyInTheFile, fontFamily].map((name) => Buffer.from(name, 'utf16le').swap16());
  if (!from || !to || from.length !== to.length) throw new Error('a font is renamed to a name of the same length');
  const names = font.subarray(offset, offset + length);
  for (let at = names.indexOf(from); at !== -1; at = names.indexOf(from, at)) to.copy(names, at);
  return font;
}

function tableOf(font: Buffer, tag: string): { offset: number; length: number } {
  for (let record = 12; record < 12 + 16 * font.readUInt16BE(4); record += 16)
    if (font.toString('latin1', record, record + 4) === tag)
      return { offset: font.readUInt32BE(record + 8), length: font.readUInt32BE(record + 12) };
  throw new Error(`the font has no table ${tag}`);
}

// The character map in its format 12: groups of first and last code point and the first one's glyph.
function codePointsOf(font: Buffer): Set<number> {
  const { offset } = tableOf(font, 'cmap');
  const found = new Set<number>();
  for (let record = offset + 4; record < offset + 4 + 8 * font.readUInt16BE(offset + 2); record += 8) {
    const map = offset + font.readUInt32BE(record + 4);
    if (font.readUInt16BE(map) !== 12) continue;
    for (let group = map + 16; group < map + 16 + 12 * font.readUInt32BE(map + 12); group += 12)
      for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code++) found.add(code);
  }
  return found;
}
