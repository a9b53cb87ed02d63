import type { Font } from './font.ts';
import { subsetOf } from './font-subset.ts';
import { ascii, hex16, type Objects, type Ref, to } from './objects.ts';

/** A letter as one document knows it. */
export type Letter = {
  /** Four hexadecimal digits that stand for it in the drawing. */
  readonly code: string;
  /** Thousandths of the text's size. */
  readonly width: number;
  readonly character: string;
};

/** A font with the features our texts use looked up, once for all documents. */
export class FontFamily {
  readonly font: Font;
  readonly #features: readonly ReadonlyMap<number, number>[];
  readonly #figures: ReadonlyMap<number, number>;

  /** `features` hold everywhere (`cv05`, the l with a tail); figures of one width where a text asks for them. */
  constructor(font: Font, features: readonly string[]) {
    this.font = font;
    this.#features = features.map((feature) => font.substitutesOf(feature));
    this.#figures = font.substitutesOf('tnum');
  }

  glyphFor(codePoint: number, figures: boolean): number {
    let glyph = this.font.glyphOf(codePoint);
    for (const feature of this.#features) glyph = feature.get(glyph) ?? glyph;
    return figures ? (this.#figures.get(glyph) ?? glyph) : glyph;
  }
}

/** The letters of one font that one document uses, numbered as they come. */
export class Typeface {
  readonly #family: FontFamily;
  readonly #letters = new Map<number, Letter>();
  readonly #glyphs: number[] = [];
  /** The height of capital letters, as a share of the text's size. */
  readonly capHeight: number;

  constructor(family: FontFamily) {
    this.#family = family;
    this.capHeight = family.font.capHeight / family.font.unitsPerEm;
  }

  /** The letter of a character that the font has (see `printable`). Another one is a mistake and throws. */
  letter(codePoint: number, figures: boolean): Letter {
    const key = codePoint * 2 + Number(figures);
    const known = this.#letters.get(key);
    if (known) return known;
    const { font } = this.#family;
    const glyph = this.#family.glyphFor(codePoint, figures);
    if (glyph === 0) throw new Error(`${font.name} has no letter for U+${codePoint.toString(16)}`);
    const letter = {
      // Two characters that look alike are two letters, so that each is read back as what it is.
      code: hex16(this.#glyphs.push(glyph)),
      width: Math.round((font.advanceOf(glyph) * 1000) / font.unitsPerEm),
      character: String.fromCodePoint(codePoint),
    };
    this.#letters.set(key, letter);
    return letter;
  }

  /** Writes the font with these letters alone, their widths and the characters they stand for. */
  write(objects: Objects): Ref {
    const { font } = this.#family;
    const letters = [...this.#letters.values()];
    const name = `${tagOf(this.#glyphs)}+${font.name}`;
    const inThousandths = (value: number) => Math.round((value * 1000) / font.unitsPerEm);
    const file = subsetOf(font, this.#glyphs);
    const embedded = objects.addPacked(`/Length1 ${file.length}`, file);
    const descriptor = objects.add(
      `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${font.box.map(inThousandths).join(' ')}]/ItalicAngle 0` +
        `/Ascent ${inThousandths(font.ascent)}/Descent ${inThousandths(font.descent)}` +
        `/CapHeight ${inThousandths(font.capHeight)}/StemV 80/FontFile2 ${to(embedded)}>>`,
    );
    const widths = [inThousandths(font.advanceOf(0)), ...letters.map((letter) => letter.width)];
    const descendant = objects.add(
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${to(descriptor)}/CIDToGIDMap/Identity/W[0[${widths.join(' ')}]]>>`,
    );
    const characters = objects.addPacked('', ascii(characterMap(letters)));
    return objects.add(
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${to(descendant)}]` +
        `/ToUnicode ${to(characters)}>>`,
    );
  }
}

/** The faces of one document; all of them have the characters of `font`. */
export type Typefaces = { readonly font: Font; readonly regular: Typeface; readonly semibold: Typeface };

// Six capital letters that tell subsets of one font apart (ISO 32000-1, 9.6.4).
function tagOf(glyphs: readonly number[]): string {
  let sum = 0;
  for (const glyph of glyphs) sum = (sum * 31 + glyph) % 26 ** 6;
  return Array.from({ length: 6 }, (_, place) => String.fromCharCode(65 + (Math.floor(sum / 26 ** place) % 26))).join(
    '',
  );
}

// At most a hundred letters in a block (ISO 32000-1, 9.10.3).
function characterMap(letters: readonly Letter[]): string {
  const blocks: string[] = [];
  for (let from = 0; from < letters.length; from += 100) {
    const some = letters.slice(from, from + 100);
    const lines = some.map(({ code, character }) => `<${code}><${utf16(character)}>\n`);
    blocks.push(`${some.length} beginbfchar\n${lines.join('')}endbfchar\n`);
  }
  return (
    '/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    `1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n${blocks.join('')}` +
    'endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n'
  );
}

const utf16 = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => hex16(character.charCodeAt(at))).join('');
