import { atLeast, type Box, figure, mm, rule, stack, whole, written } from '../../formats/pdf/boxes.ts';
import { beside, table } from '../../formats/pdf/columns.ts';
import type { Sheet } from '../../formats/pdf/sheet.ts';
import type { Run } from '../../formats/pdf/text.ts';
import * as paper from '../../platform/paper.ts';
import type { InvoicePage } from './invoice-page.ts';
import { bankBarcodeSymbol, paymentQrSymbol } from './payment-symbols.ts';

const fill = { share: 1 } as const;
const columnGap = 10 * mm;
const rightColumn = 80 * mm;

/** The invoice on paper. Every text and amount comes ready from invoice-page.ts; here is only where it stands. */
export function invoiceLayout(page: InvoicePage, running: string): Sheet {
  const content = stack([
    // The buyer stands where a window envelope shows it.
    atLeast(25 * mm, opening(page)),
    3.5 * mm,
    parties(page),
    11 * mm,
    ...(page.opening === null ? [] : [text(page.opening), 6 * mm]),
    rows(page),
    8 * mm,
    sums(page),
    ...notes(page),
  ]);
  return paper.onPaper({ running, footer: page.footer }, { body: content, foot: whole(payment(page)) });
}

const text = (said: string): Box => written([said, paper.body]);

function opening({ seller, title }: InvoicePage): Box {
  const { name, performedBy } = seller;
  const performer: (Box | number)[] = performedBy
    ? [
        2.6 * mm,
        written([
          [performedBy[0], paper.quiet],
          [performedBy[1], paper.strong],
        ]),
      ]
    : [];
  return beside(
    [
      [fill, stack([written([name, paper.sender]), ...performer])],
      [rightColumn, paper.title(title)],
    ],
    { gap: columnGap },
  );
}

const parties = ({ buyer, facts }: InvoicePage): Box =>
  beside(
    [
      [fill, paper.addressed(buyer.label, buyer.lines)],
      [rightColumn, paper.facts(facts)],
    ],
    { gap: columnGap },
  );

function rows({ columns, rows: items }: InvoicePage): Box {
  const numeric = columns.slice(1);
  return table({
    widths: [fill, ...numeric.map(() => 'fit' as const)],
    aligned: ['left', ...numeric.map(() => 'right' as const)],
    gap: 3.6 * mm,
    inset: 2 * mm,
    headLine: paper.lineUnderHead,
    rowLine: paper.lineUnderRow,
    head: columns.map(([head, note]): Run[] => [
      [head, paper.columnHead],
      ...(note === null ? [] : [[note, { ...paper.quiet, size: 7.5 }] as const]),
    ]),
    rows: items.map(({ description, detail, cells }) => [
      detail === ''
        ? [description, paper.body]
        : [
            [description, paper.body],
            [detail, paper.quiet],
          ],
      ...cells.map((cell): Run => [cell, paper.inFigures(paper.body)]),
    ]),
  });
}

function sums({ vat, reasons, totals, total }: InvoicePage): Box {
  const small = { ...paper.body, size: 8.5 };
  const groups = table({
    widths: [fill, 'fit', 'fit', 'fit'],
    aligned: ['left', 'right', 'right', 'right'],
    gap: 3.6 * mm,
    inset: 1.4 * mm,
    headLine: paper.lineUnderRow,
    rowLine: null,
    head: vat.columns.map((column): Run => [column, paper.columnHead]),
    rows: vat.rows.map((cells) => cells.map((cell): Run => [cell, paper.inFigures(small)])),
  });
  return beside(
    [
      [
        fill,
        stack([
          paper.subtitle(vat.title),
          1.5 * mm,
          groups,
          ...reasons.flatMap((reason) => [1.5 * mm, written([reason, paper.quiet])]),
        ]),
      ],
      [70 * mm, stack([paper.sums(totals), 4 * mm, paper.result(total)])],
    ],
    { gap: columnGap },
  );
}

function notes({ household, notes: { title, paragraphs } }: InvoicePage): (Box | number)[] {
  return [
    ...(household === null ? [] : [5 * mm, written([household, paper.strong])]),
    ...(paragraphs.length === 0 ? [] : [6 * mm, paper.subtitle(title)]),
    ...paragraphs.flatMap((paragraph) => [2 * mm, text(paragraph)]),
  ];
}

function payment({ payment: slip, nothingToPay }: InvoicePage): Box {
  const line = rule(...paper.lineUnderHead);
  if (slip === null) return stack([line, 3 * mm, text(nothingToPay)]);
  const { title, to, what, barcode, qr } = slip;
  const told = beside(
    [
      [{ share: 1.5 }, paper.facts(to, paper.strong)],
      [fill, paper.facts(what, paper.strong)],
    ],
    { gap: 5 * mm },
  );
  const left = stack([told, ...(barcode ? [4 * mm, bankBarcode(barcode)] : [])]);
  const code = qr && paymentQr(qr);
  // The bank barcode and the QR code stand apart, so that a scanner sees one of them at a time.
  const codes = code ? beside([[fill, left], code], { gap: 7 * mm }) : left;
  return stack([line, 3 * mm, paper.subtitle(title), 2.5 * mm, codes]);
}

type Slip = NonNullable<InvoicePage['payment']>;

function bankBarcode({ digits, label, spoken }: NonNullable<Slip['barcode']>): Box {
  const { drawing, unitMm } = bankBarcodeSymbol(digits);
  return stack([figure(drawing, unitMm * mm, spoken, 'left'), 1.7 * mm, written([`${label} ${digits}`, paper.quiet])]);
}

// The empty edge of four squares that a reader needs around the code.
const qrEdge = 2.2 * mm;

function paymentQr({ text: coded, label, spoken }: NonNullable<Slip['qr']>): readonly [number, Box] | null {
  const symbol = paymentQrSymbol(coded);
  if (symbol === null) return null;
  const side = symbol.drawing.width * symbol.unitMm * mm;
  const code = stack([
    figure(symbol.drawing, symbol.unitMm * mm, spoken),
    qrEdge,
    written([label, paper.quiet], 'centre'),
  ]);
  return [Math.max(side + 2 * qrEdge, 29 * mm), code];
}
