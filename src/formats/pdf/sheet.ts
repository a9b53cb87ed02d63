import { type Box, joined, mm, type Piece, type Place, type Width, written } from './boxes.ts';
import { beside } from './columns.ts';
import { type Colour, Page, paper } from './page.ts';
import { Element } from './structure.ts';
import type { Run, Style } from './text.ts';
import type { Typefaces } from './typeface.ts';

/** What stands on the pages of a document: its body from page to page, and around it what every page has. */
export type Sheet = {
  readonly body: Box;
  /** Stands at the foot of the last page, or of a page of its own where it does not fit any more. */
  readonly foot: Box | null;
  /** Stands at the top of every page but the first. */
  readonly running: Run;
  readonly pageNumbers: Style;
  /** Columns at the bottom of every page, the first of them wider. */
  readonly footer: readonly (readonly Run[])[];
  readonly footerLine: Colour;
};

const margin = { top: 22 * mm, bottom: 27 * mm, left: 20 * mm, right: 18 * mm };
const width = paper.width - margin.left - margin.right;
const runningAt = 14 * mm;
const footerRoom = { above: 6 * mm, below: 8 * mm };
const footerGap = 6 * mm;
const footClearance = 8 * mm;

/** The pages of a sheet and what they mean. */
export function setSheet(sheet: Sheet, faces: Typefaces): { pages: Page[]; meaning: Element } {
  const meaning = new Element('Document');
  const footer = footerOf(sheet, faces);
  const bottom = paper.height - Math.max(margin.bottom, footerRoom.above + footer('looks').height + footerRoom.below);
  const place = { width, parent: meaning, faces, pageHeight: bottom - margin.top };
  const pages = flow(sheet.body.set(place), sheet.foot && joined(sheet.foot.set(place)), bottom);
  // The footer says what stands nowhere else, so it is read once, at the end; on the other pages it is looks.
  for (const page of pages)
    footer(page === pages.at(-1) ? meaning : 'looks').draw(page, margin.left, bottom + footerRoom.above);
  for (const page of pages) page.asLooks(() => drawTop(page, pages.length, sheet, place));
  return { pages, meaning };
}

/** Places pieces one below the other, on a new page where they do not fit, and the foot at the bottom of the last. */
function flow(pieces: readonly Piece[], foot: Piece | null, bottom: number): Page[] {
  let page = new Page(0);
  const pages = [page];
  let y = margin.top;
  const turn = () => {
    page = new Page(pages.length);
    pages.push(page);
    y = margin.top;
  };
  for (const [at, piece] of pieces.entries()) {
    if (y > margin.top && y + piece.before + heightKept(pieces, at) > bottom) turn();
    if (y === margin.top && at > 0 && piece.again) {
      piece.again.draw(page, margin.left, y);
      y += piece.again.height;
    }
    if (y > margin.top) y += piece.before;
    piece.draw(page, margin.left, y);
    y += piece.height;
  }
  if (foot) {
    if (y > margin.top && y + footClearance + foot.height > bottom) turn();
    foot.draw(page, margin.left, Math.max(margin.top, bottom - foot.height));
  }
  return pages;
}

/** How high a piece is with all that has to stay on its page. */
function heightKept(pieces: readonly Piece[], from: number): number {
  let height = 0;
  for (let at = from; ; at++) {
    const piece = pieces[at];
    if (!piece) return height;
    height += piece.height + (at > from ? piece.before : 0);
    if (!piece.keepsNext) return height;
  }
}

function footerOf({ footer, footerLine }: Sheet, faces: Typefaces): (owner: Element | 'looks') => Piece {
  const columns = footer.map((runs, at): [Width, Box] => [{ share: at === 0 ? 1.7 : 1 }, written(runs)]);
  return (owner) => {
    const parent = owner === 'looks' ? new Element('Document') : owner;
    const texts = joined(beside(columns, { gap: footerGap }).set({ width, parent, faces, pageHeight: paper.height }));
    const below = 2.6 * mm;
    return {
      before: 0,
      height: below + texts.height,
      draw: (page, x, y) => {
        page.fill(footerLine, x, y, width, 0.5);
        if (owner === 'looks') page.asLooks(() => texts.draw(page, x, y + below));
        else texts.draw(page, x, y + below);
      },
    };
  };
}

function drawTop(page: Page, count: number, { running, pageNumbers }: Sheet, place: Place): void {
  const number: Run = [`${page.index + 1} (${count})`, pageNumbers];
  const parent = new Element('Document');
  const columns: [Width, Box][] = [
    [{ share: 1 }, written(page.index > 0 ? running : ['', running[1]])],
    ['fit', written(number, 'right')],
  ];
  const [line] = beside(columns, { gap: 8 * mm }).set({ ...place, parent });
  line?.draw(page, margin.left, runningAt - line.height);
}
