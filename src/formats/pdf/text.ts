import type { Colour } from './page.ts';
import { printable } from './printable.ts';
import type { Letter, Typefaces } from './typeface.ts';

/** How text looks; sizes are in points. */
export type Style = {
  readonly face: 'regular' | 'semibold';
  readonly size: number;
  readonly colour: Colour;
  /** Figures of one width, for columns of amounts; elsewhere they would tear hyphens and dates apart. */
  readonly figures?: boolean;
  /** Room between letters, as a share of the size. */
  readonly tracking?: number;
  /** The size whose height its lines have, where it stands beside text of that size. */
  readonly lineSize?: number;
};

/** Text in one style; `\n` begins a new line. */
export type Run = readonly [text: string, style: Style];

/** One line as it is set. */
export type Text = { readonly style: Style; readonly codes: string; readonly width: number };

// A line may end behind a hyphen, a dash or a slash, but a number or a day is not torn apart.
const mayEndBehind = /[-–/]/;
const isDigit = /\d/;

/**
 * Lines that keep within a width: broken at spaces, behind hyphens, and inside words that are longer than a line. Where more
 * follows in the same paragraph (`goesOn`), the last line ends with a space, as do the others: whoever reads the text without
 * its lines finds its words apart.
 */
export function linesOf([text, style]: Run, width: number, faces: Typefaces, goesOn = false): Text[] {
  // A line that was measured fits its own width, whatever floats make of it.
  const room = (width * 1000) / style.size + 0.001;
  const paragraphs = printable(text, faces.font).split('\n');
  return paragraphs
    .map((paragraph, index) => (goesOn || index < paragraphs.length - 1 ? `${paragraph} ` : paragraph))
    .flatMap((paragraph) => broken(lettersOf(paragraph, style, faces), room, (style.tracking ?? 0) * 1000))
    .map((letters) => lineOf(letters, style));
}

/** How wide text is where nothing breaks its lines, in points. */
export function widthOf([text, style]: Run, faces: Typefaces): number {
  const paragraphs = printable(text, faces.font).split('\n');
  return Math.max(...paragraphs.map((paragraph) => shownWidth(lettersOf(paragraph, style, faces), style)));
}

function lettersOf(text: string, style: Style, faces: Typefaces): Letter[] {
  const face = faces[style.face];
  const letters: Letter[] = [];
  for (const character of text) letters.push(face.letter(character.codePointAt(0) ?? 0, style.figures === true));
  return letters;
}

function broken(letters: readonly Letter[], room: number, tracking: number): Letter[][] {
  const lines: Letter[][] = [];
  let [start, width] = [0, 0];
  // Where the line may end, and how wide it is up to there.
  let [end, widthAtEnd] = [0, 0];
  for (const [at, { character, width: own }] of letters.entries()) {
    width += own + tracking;
    if (character !== ' ')
      while (width > room && at > start) {
        // A word that no line holds is broken where the line is full.
        if (end <= start) [end, widthAtEnd] = [at, width - own - tracking];
        lines.push(letters.slice(start, end));
        width -= widthAtEnd;
        start = end;
      }
    const mayEnd = mayEndBehind.test(character) && !isDigit.test(letters[at + 1]?.character ?? '');
    if (character === ' ' || mayEnd) [end, widthAtEnd] = [at + 1, width];
  }
  lines.push(letters.slice(start));
  return lines;
}

function lineOf(letters: readonly Letter[], style: Style): Text {
  let codes = '';
  for (const letter of letters) codes += letter.code;
  return { style, codes, width: shownWidth(letters, style) };
}

/** How wide letters are in points, without the spaces at their end. */
function shownWidth(letters: readonly Letter[], { tracking = 0, size }: Style): number {
  let shown = letters.length;
  while (letters[shown - 1]?.character === ' ') shown--;
  let width = shown * tracking * 1000;
  for (let at = 0; at < shown; at++) width += letters[at]?.width ?? 0;
  return (width * size) / 1000;
}
