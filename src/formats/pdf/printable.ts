import type { Font } from './font.ts';

// What nearly every text is made of: composed already, and in every font of ours.
const usual = /^[\n -~\u00a0-\u00ac\u00ae-\u00ff–−•’”€]*$/;
const standIn = '□';

/**
 * Text as a font can show it: composed, without controls and invisible marks (a right-to-left override would let a text
 * read otherwise than it is), each character the font lacks as `□`. PDF/A refuses a document with a missing glyph.
 */
export function printable(text: string, font: Font): string {
  if (usual.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Cf}|(?!\n)\p{Cc}/gu, '')
    .replace(/[^\n]/gu, (character) => (hasGlyphs(font, character) ? character : nearest(font, character)));
}

// A ligature or a full-width letter is shown by its plain letters; an accent the font lacks is left out with its letter kept.
function nearest(font: Font, character: string): string {
  const plain = character.normalize('NFKC');
  if (hasGlyphs(font, plain)) return plain;
  return /^\p{M}$/u.test(character) ? '' : standIn;
}

// The font has glyphs of its own in the private area, which PDF/A forbids.
const hasGlyphs = (font: Font, text: string): boolean =>
  [...text].every((character) => font.glyphOf(character.codePointAt(0) ?? 0) !== 0 && !/\p{Co}/u.test(character));
