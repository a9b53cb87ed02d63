import type { Colour, Drawing, Page } from './page.ts';
import type { Element } from './structure.ts';
import { linesOf, type Run, type Text, widthOf } from './text.ts';
import type { Typefaces } from './typeface.ts';

/** Where a box is set: how wide, as part of which element, and how high a page is. Lengths are in points. */
export type Place = {
  readonly width: number;
  readonly parent: Element;
  readonly faces: Typefaces;
  readonly pageHeight: number;
};

/** A part of a document that no page cuts. */
export type Piece = {
  /** Room above, left out at the top of a page. */
  readonly before: number;
  readonly height: number;
  readonly draw: (page: Page, x: number, y: number) => void;
  /** Stays on the page of the piece after it. */
  readonly keepsNext?: boolean;
  /** What is drawn once more above this piece where it begins a page, such as the head of a table. */
  readonly again?: Piece;
};

/** Something that can be set: it gives its pieces from top to bottom. */
export type Box = {
  readonly set: (place: Place) => Piece[];
  /** How wide it is where nothing breaks its lines; a box without it takes the width it is given. */
  readonly natural?: (faces: Typefaces) => number;
};

/** A width in points, as wide as the content asks for, or a share of what the others leave. */
export type Width = number | 'fit' | { readonly share: number };
export type Align = 'left' | 'right' | 'centre';

/** Millimetres as points. */
export const mm = 72 / 25.4;

// From the baseline to the top of the capitals below, as a share of the size.
const leading = 0.58;

/** Text, one or more runs each beginning a line; together they are one paragraph, or the whole text of what they stand in. */
export function written(runs: Run | readonly Run[], align: Align = 'left'): Box & Required<Pick<Box, 'natural'>> {
  const all = isRun(runs) ? [runs] : runs;
  return {
    natural: (faces) => Math.max(...all.map((run) => widthOf(run, faces))),
    set: ({ width, parent, faces }) => {
      const owner = parent.forText();
      const lines = all.flatMap((run, index) => linesOf(run, width, faces, index < all.length - 1));
      return lines.map((line, index) => linePiece(line, owner, faces, { width, align, first: index === 0 }));
    },
  };
}

const isRun = (runs: Run | readonly Run[]): runs is Run => typeof runs[0] === 'string';

type Line = { readonly width: number; readonly align: Align; readonly first: boolean };

function linePiece(text: Text, owner: Element, faces: Typefaces, { width, align, first }: Line): Piece {
  const size = text.style.lineSize ?? text.style.size;
  const height = faces[text.style.face].capHeight * size;
  const spare = spareOf(align, width - text.width);
  return {
    before: first ? 0 : leading * size,
    height,
    draw: (page, x, y) => page.write(owner, text, x + spare, y + height),
  };
}

const spareOf = (align: Align, room: number): number => ({ left: 0, centre: room / 2, right: room })[align];

export function heading(level: 1 | 2, run: Run): Box {
  return {
    set: (place) =>
      written(run)
        .set({ ...place, parent: place.parent.add(`H${level}`) })
        .map((piece) => ({ ...piece, keepsNext: true })),
  };
}

/** Boxes below each other; a number between them is room, which a page does not begin with. */
export function stack(items: readonly (Box | number)[]): Box {
  return {
    set: (place) => {
      const pieces: Piece[] = [];
      let room = 0;
      for (const item of items) {
        if (typeof item === 'number') {
          room += item;
          continue;
        }
        const [first, ...rest] = item.set(place);
        if (!first) continue;
        pieces.push({ ...first, before: first.before + room }, ...rest);
        room = 0;
      }
      return pieces;
    },
  };
}

/** One piece of many, with the room between them. */
export function joined(pieces: readonly Piece[]): Piece {
  const [first] = pieces;
  const height = pieces.reduce((sum, piece) => sum + piece.before + piece.height, -(first?.before ?? 0));
  return {
    before: first?.before ?? 0,
    height: Math.max(0, height),
    draw: (page, x, y) => {
      let top = y - (first?.before ?? 0);
      for (const piece of pieces) {
        piece.draw(page, x, top + piece.before);
        top += piece.before + piece.height;
      }
    },
  };
}

/** What stays on one page, as long as a page can hold it. */
export function whole(box: Box): Box {
  return {
    set: (place) => {
      const pieces = box.set(place);
      const one = joined(pieces);
      return one.height <= place.pageHeight ? [one] : pieces;
    },
  };
}

export const emptyPiece = (height: number): Piece => ({ before: 0, height, draw: () => {} });

/** At least so high. */
export function atLeast(height: number, box: Box): Box {
  return {
    set: (place) => {
      const pieces = box.set(place);
      const missing = height - joined(pieces).height;
      return missing > 0 ? [...pieces, emptyPiece(missing)] : pieces;
    },
  };
}

/** A box narrower than its place. */
export const narrow = (width: number, box: Box): Box => ({ set: (place) => box.set({ ...place, width }) });

/** A filled field with rounded corners around a box. */
export function panel(fill: Colour, inset: number, radius: number, box: Box): Box {
  return {
    set: (place) => {
      const inside = joined(box.set({ ...place, width: place.width - 2 * inset }));
      const height = inside.height + 2 * inset;
      const draw = (page: Page, x: number, y: number) => {
        page.fill(fill, x, y, place.width, height, radius);
        inside.draw(page, x + inset, y + inset);
      };
      return [{ before: 0, height, draw }];
    },
  };
}

/** A line across the whole width. */
export function rule(colour: Colour, thickness: number): Box {
  return {
    set: ({ width }) => [
      {
        before: 0,
        height: thickness,
        draw: (page, x, y) => page.fill(colour, x, y, width, thickness),
        keepsNext: true,
      },
    ],
  };
}

/** A drawing whose units are so many points, with the text that says what it is. */
export function figure(drawing: Drawing, unit: number, alternative: string, align: Align = 'centre'): Box {
  const [width, height] = [drawing.width * unit, drawing.height * unit];
  return {
    set: ({ parent, width: room }) => {
      const element = parent.add('Figure', alternative);
      const left = spareOf(align, room - width);
      return [{ before: 0, height, draw: (page, x, y) => page.stamp(element, drawing, unit, x + left, y) }];
    },
  };
}
