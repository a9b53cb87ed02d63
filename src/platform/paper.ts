import { type Box, heading, mm, panel, stack, written } from '../formats/pdf/boxes.ts';
import { beside, labelled } from '../formats/pdf/columns.ts';
import type { Sheet } from '../formats/pdf/sheet.ts';
import type { Run, Style } from '../formats/pdf/text.ts';

// The looks that all documents share: colours with contrast, sizes in points, and the parts every document has.

const ink = '#0f211d';
const soft = '#465a54';
const brand = '#0b5f4f';
const hairline = '#d3dedb';
const wash = '#f1f5f4';

const size = 9.5;
export const body: Style = { face: 'regular', size, colour: ink };
export const strong: Style = { ...body, face: 'semibold' };
export const quiet: Style = { face: 'regular', size: 8.5, colour: soft };
/** A label in quiet text on the line of its value. */
export const label: Style = { ...quiet, lineSize: size };
export const columnHead: Style = { ...quiet, face: 'semibold' };
export const sender: Style = { ...strong, size: 14 };
const recipient: Style = { ...body, size: 10.5 };
const sum: Style = { face: 'semibold', size: 15, colour: brand };

/** Amounts stand below each other figure by figure. */
export const inFigures = (style: Style): Style => ({ ...style, figures: true });

export const title = (text: string): Box =>
  heading(1, [text, { face: 'semibold', size: 22, colour: brand, tracking: -0.01 }]);
export const subtitle = (text: string): Box => heading(2, [text, { face: 'semibold', size: 10, colour: brand }]);

export const lineUnderHead = [brand, 0.8] as const;
export const lineUnderRow = [hairline, 0.5] as const;

type Labelled = readonly [label: string, value: string];
const share = { share: 1 } as const;

/** Labels in quiet text, their values beside them. */
export const facts = (items: readonly Labelled[], style = body): Box =>
  labelled(
    items.map(([said, value]) => [
      [said, label],
      [value, style],
    ]),
    { widths: ['fit', share], gap: 4 * mm, rowGap: 2.1 * mm },
  );

/** Sums below each other at the right edge. */
export const sums = (items: readonly Labelled[]): Box =>
  labelled(
    items.map(([said, amount]) => [
      [said, { ...body, colour: soft }],
      [amount, inFigures(body)],
    ]),
    { widths: [share, 'fit'], aligned: ['left', 'right'], gap: 4 * mm, rowGap: 2.2 * mm },
  );

/** A name and an address, and above them whose they are. */
export function addressed(whose: string, [name = '', ...address]: readonly string[]): Box {
  const lines: Run[] = [[name, { ...recipient, face: 'semibold' }], ...address.map((line): Run => [line, recipient])];
  return stack([written([whose, quiet]), 2 * mm, written(lines)]);
}

/** The one sum a reader looks for. */
export const result = ([said, amount]: Labelled): Box =>
  panel(
    wash,
    3 * mm,
    1.5 * mm,
    beside(
      [
        [share, written([said, strong])],
        ['fit', written([amount, sum], 'right')],
      ],
      { gap: 4 * mm, upright: 'middle' },
    ),
  );

type Around = { readonly running: string; readonly footer: readonly (readonly string[])[] };

/** A document on our paper: `running` stands at the top of every page but the first, the columns of `footer` on each. */
export function onPaper({ running, footer }: Around, parts: Pick<Sheet, 'body' | 'foot'>): Sheet {
  return {
    ...parts,
    running: [running, quiet],
    pageNumbers: quiet,
    footer: footer.map((lines) => lines.map((line): Run => [line, { ...quiet, size: 8 }])),
    footerLine: hairline,
  };
}
