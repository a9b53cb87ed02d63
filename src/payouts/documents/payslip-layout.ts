import { atLeast, type Box, mm, narrow, stack, whole, written } from '../../formats/pdf/boxes.ts';
import { beside, table } from '../../formats/pdf/columns.ts';
import type { Sheet } from '../../formats/pdf/sheet.ts';
import type { Run } from '../../formats/pdf/text.ts';
import * as paper from '../../platform/paper.ts';
import type { PayslipPage } from './payslip-page.ts';

const fill = { share: 1 } as const;
const columnGap = 10 * mm;
const rightColumn = 84 * mm;

/** The payslip on paper. Every text and amount comes ready from payslip-page.ts; here is only where it stands. */
export function payslipLayout(page: PayslipPage, running: string): Sheet {
  const content = stack([
    atLeast(25 * mm, opening(page)),
    3.5 * mm,
    parties(page),
    11 * mm,
    invoices(page.invoices),
    6 * mm,
    calculation(page.calculation),
    4 * mm,
    paper.result(page.net),
    8 * mm,
    whole(yearSoFar(page.year)),
    ...(page.note === null ? [] : [8 * mm, note(page.note)]),
  ]);
  return paper.onPaper({ running, footer: page.footer }, { body: content, foot: null });
}

const opening = ({ operator, title }: PayslipPage): Box =>
  beside(
    [
      [fill, written([operator, paper.sender])],
      [rightColumn, paper.title(title)],
    ],
    { gap: columnGap },
  );

const parties = ({ person, facts }: PayslipPage): Box =>
  beside(
    [
      [fill, paper.addressed(person.label, person.lines)],
      [rightColumn, paper.facts(facts)],
    ],
    { gap: columnGap },
  );

const lines = { gap: 3.6 * mm, inset: 1.7 * mm, headLine: paper.lineUnderHead, rowLine: paper.lineUnderRow };
const headOf = (columns: readonly string[]) => columns.map((column): Run => [column, paper.columnHead]);

const invoices = ({ title, columns, rows }: PayslipPage['invoices']): Box =>
  stack([
    paper.subtitle(title),
    2 * mm,
    table({
      ...lines,
      widths: ['fit', fill, 'fit', 'fit'],
      aligned: ['left', 'left', 'right', 'right'],
      head: headOf(columns),
      rows: rows.map((cells) =>
        cells.map((cell, at): Run => [cell, at === 3 ? paper.inFigures(paper.body) : paper.body]),
      ),
    }),
  ]);

const calculation = ({ title, columns, rows }: PayslipPage['calculation']): Box =>
  stack([
    paper.subtitle(title),
    2 * mm,
    table({
      ...lines,
      widths: [fill, 'fit', 'fit'],
      aligned: ['left', 'right', 'right'],
      head: headOf(columns),
      rows: rows.map(({ label, detail, amount, sum }): Run[] => {
        const style = sum ? paper.strong : paper.body;
        return [
          [label, style],
          [detail, paper.label],
          [amount, paper.inFigures(style)],
        ];
      }),
    }),
  ]);

const yearSoFar = ({ title, sums }: PayslipPage['year']): Box =>
  stack([paper.subtitle(title), 2.5 * mm, narrow(95 * mm, paper.sums(sums))]);

const note = (said: string): Box => narrow(120 * mm, written([said, paper.quiet]));
