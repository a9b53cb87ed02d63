import { type Align, type Box, emptyPiece, joined, type Piece, type Place, type Width, written } from './boxes.ts';
import type { Colour, Page } from './page.ts';
import type { Role } from './structure.ts';
import type { Run } from './text.ts';

type Upright = 'top' | 'middle' | 'bottom';

/** Boxes side by side, read from left to right. */
export function beside(
  columns: readonly (readonly [width: Width, box: Box])[],
  { gap, upright = 'top' }: { readonly gap: number; readonly upright?: Upright },
): Box {
  return {
    set: (place) => {
      const naturals = columns.map(([, box]) => box.natural?.(place.faces) ?? 0);
      const widths = widthsIn(
        place.width,
        columns.map(([width]) => width),
        naturals,
        gap,
      );
      const set = columns.map(([, box], at) => box.set({ ...place, width: widths[at] ?? 0 }));
      return abreast(set, startsOf(widths, gap), place.pageHeight, upright);
    },
  };
}

/** The columns of a list or a table, and the room between them. */
type Columns = {
  readonly widths: readonly Width[];
  readonly aligned?: readonly Align[];
  readonly gap: number;
};
type Cell = Run | readonly Run[];

/** Labels and their values, row by row. */
export function labelled(
  rows: readonly (readonly [label: Run, value: Run])[],
  { rowGap, ...columns }: Columns & { readonly rowGap: number },
): Box {
  return {
    set: (place) => {
      const list = place.parent.add('L');
      const [widths, starts] = laidOut(columns, rows, place);
      return rows.flatMap((row, index) => {
        const item = list.add('LI');
        const roles: Role[] = ['Lbl', 'LBody'];
        const cells = row.map((run, at) =>
          written(run, columns.aligned?.[at]).set({
            ...place,
            width: widths[at] ?? 0,
            parent: item.add(roles[at] ?? 'LBody'),
          }),
        );
        return led(abreast(cells, starts, place.pageHeight), index === 0 ? 0 : rowGap);
      });
    },
  };
}

export type Table = Columns & {
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** Room above and below each row's text. */
  readonly inset: number;
  readonly headLine: readonly [Colour, thickness: number];
  readonly rowLine: readonly [Colour, thickness: number] | null;
};

/** A table whose head stands again at the top of each page it goes on to, where it is looks: a reader hears it once. */
export function table({ head, rows, inset, headLine, rowLine, ...columns }: Table): Box {
  return {
    set: (place) => {
      const element = place.parent.add('Table');
      const [widths, starts] = laidOut(columns, [head, ...rows], place);
      const rowOf = (cells: readonly Cell[], role: Role, room: number, upright: Upright): Piece[] => {
        const row = element.add('TR');
        const set = cells.map((cell, at) =>
          written(cell, columns.aligned?.[at]).set({ ...place, width: widths[at] ?? 0, parent: row.add(role) }),
        );
        return abreast(set, starts, room, upright);
      };
      const inHead = joined(rowOf(head, 'TH', place.pageHeight, 'bottom'));
      const top = framed(inHead, place.width, inset, inset, headLine);
      const again = { ...top, draw: (page: Page, x: number, y: number) => page.asLooks(() => top.draw(page, x, y)) };
      const body = rows.flatMap((cells) => {
        // A row moves to the next page whole, unless half a page could not hold it.
        const pieces = rowOf(cells, 'TD', place.pageHeight / 2, 'top');
        return pieces.map((piece, at) => {
          const isLast = at === pieces.length - 1;
          const framing = [at === 0 ? inset : 0, isLast ? inset : 0, isLast ? rowLine : null] as const;
          return { ...framed(piece, place.width, ...framing), again };
        });
      });
      return [{ ...top, keepsNext: true }, ...body];
    },
  };
}

/** A piece with room above and below, and a line under it that takes no room. */
function framed(
  piece: Piece,
  width: number,
  above: number,
  below: number,
  line: readonly [Colour, number] | null,
): Piece {
  const height = above + piece.height + below;
  const draw = (page: Page, x: number, y: number) => {
    piece.draw(page, x, y + above);
    if (line) page.fill(line[0], x, y + height - line[1] / 2, width, line[1]);
  };
  return { ...piece, height, draw };
}

/** Columns in one piece where the room holds them, and otherwise line by line. */
function abreast(
  columns: readonly (readonly Piece[])[],
  starts: readonly number[],
  room: number,
  upright: Upright = 'top',
): Piece[] {
  const one = sideBySide(columns.map(joined), starts, upright);
  if (one.height <= room) return [{ ...one, before: 0 }];
  const most = Math.max(...columns.map((pieces) => pieces.length));
  return Array.from({ length: most }, (_, line) =>
    sideBySide(
      columns.map((pieces) => pieces[line] ?? emptyPiece(0)),
      starts,
      'top',
    ),
  );
}

function sideBySide(pieces: readonly Piece[], starts: readonly number[], upright: Upright): Piece {
  const height = Math.max(...pieces.map((piece) => piece.height));
  const lowered = { top: 0, middle: 0.5, bottom: 1 }[upright];
  return {
    before: Math.max(...pieces.map((piece) => piece.before)),
    height,
    draw: (page, x, y) => {
      for (const [at, piece] of pieces.entries())
        piece.draw(page, x + (starts[at] ?? 0), y + (height - piece.height) * lowered);
    },
  };
}

function laidOut({ widths, gap }: Columns, rows: readonly (readonly Cell[])[], { width, faces }: Place) {
  const naturals = widths.map((asked, at) =>
    asked === 'fit' ? Math.max(...rows.map((row) => written(row[at] ?? []).natural(faces))) : 0,
  );
  const found = widthsIn(width, widths, naturals, gap);
  return [found, startsOf(found, gap)] as const;
}

// Columns as wide as their content leave at least so much to the ones that share the rest.
const leastShared = 0.2;

function widthsIn(total: number, widths: readonly Width[], naturals: readonly number[], gap: number): number[] {
  const sum = (of: (width: Width, at: number) => number) =>
    widths.reduce((all: number, width, at) => all + of(width, at), 0);
  const room = total - gap * (widths.length - 1) - sum((width) => (typeof width === 'number' ? width : 0));
  const shares = sum((width) => (typeof width === 'object' ? width.share : 0));
  const asked = sum((width, at) => (width === 'fit' ? (naturals[at] ?? 0) : 0));
  const fitting = Math.min(asked, shares > 0 ? room * (1 - leastShared) : room);
  return widths.map((width, at) => {
    if (typeof width === 'number') return width;
    if (width === 'fit') return asked > 0 ? ((naturals[at] ?? 0) * fitting) / asked : 0;
    return ((room - fitting) * width.share) / shares;
  });
}

function startsOf(widths: readonly number[], gap: number): number[] {
  let at = 0;
  return widths.map((width) => {
    const start = at;
    at += width + gap;
    return start;
  });
}

function led(pieces: readonly Piece[], room: number): Piece[] {
  return pieces.map((piece, at) => (at === 0 ? { ...piece, before: piece.before + room } : piece));
}
