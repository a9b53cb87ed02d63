import { type Day, dayInFinland } from '../../../../src/basics/day.ts';
import { isQuantity, lineAmounts } from '../../../../src/basics/invoice-arithmetic.ts';
import { bp, percent } from '../../../../src/basics/money.ts';
import { vatOf } from '../../../../src/invoicing/invoice.ts';
import { Calculation } from '../../../parts/calculation.tsx';
import { Money, Percent } from '../../../parts/figures.tsx';
import { Card, Section } from '../../../parts/page.tsx';
import { Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { usePayLaw } from '../../pay/use-pay-law.ts';
import type { ReviewedInvoice } from '../data.ts';
import { Period } from '../period.tsx';

type Row = ReviewedInvoice['draft']['rows'][number] & { number: number };

/** The rows as they were written, marked where a rule asks something, and what they come to. */
export function ReviewRows({ invoice }: { invoice: ReviewedInvoice }) {
  const say = useSay('staff-review');
  const language = useLanguage();
  const rows: Row[] = invoice.draft.rows.map((row, index) => ({ ...row, number: index + 1 }));
  return (
    <Section title={say('rows')}>
      <Table
        caption={say('rows')}
        rows={rows}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            title: say('row'),
            kind: 'main',
            cell: (row) => <What row={row} questions={invoice.questions.filter((one) => one.row === row.number - 1)} />,
          },
          { title: say('served'), cell: (row) => <Served row={row} /> },
          { title: say('amount'), kind: 'figure', cell: (row) => <Amount row={row} /> },
          { title: say('vat'), kind: 'figure', cell: (row) => <RowVat row={row} /> },
          {
            title: say('row-net'),
            kind: 'figure',
            cell: (row) => isQuantity(row.quantity) && <Money cents={lineAmounts({ ...row, ...plain }).netCents} />,
          },
        ]}
      />
      <Card>
        <Calculation
          label={say('gross')}
          steps={[
            { key: 'net', name: say('net'), cents: invoice.netCents },
            ...invoice.vat
              .filter(({ vatCents }) => vatCents !== 0)
              .map(({ category, rateBp, vatCents }) => ({
                key: `${category} ${rateBp}`,
                name: say('vat-of', { rate: percent(bp(rateBp), language) }),
                cents: vatCents,
              })),
            { key: 'gross', name: say('gross'), cents: invoice.grossCents, kind: 'result' },
          ]}
        />
      </Card>
      {invoice.draft.notes.length > 0 && (
        <div>
          <p className="font-semibold">{say('notes')}</p>
          {invoice.draft.notes.map((note) => (
            <p key={note} className="whitespace-pre-line">
              {note}
            </p>
          ))}
        </div>
      )}
    </Section>
  );
}

// The amount of a row asks for neither its VAT nor a discount, which drafts do not have.
const plain = { discountBp: bp(0), vat: { category: 'S', rateBp: bp(0) } } as const;

function What({ row, questions }: { row: Row; questions: ReviewedInvoice['questions'] }) {
  const say = useSay('staff-review');
  return (
    <span className="grid justify-items-start gap-1">
      <span className="whitespace-pre-line">{row.description}</span>
      {questions.map(({ code, kind }) => (
        <Status key={code} tone={kind === 'excluded' ? 'stopped' : 'act'}>
          {say(`mark.${kind}`)}
        </Status>
      ))}
    </span>
  );
}

function Served({ row: { servedFrom, servedTo } }: { row: Row }) {
  const [from, to] = [servedFrom ?? servedTo, servedTo ?? servedFrom];
  if (!from || !to) return '–';
  return <Period from={from} to={to} />;
}

function Amount({ row }: { row: Row }) {
  const say = useSay('staff-review');
  const language = useLanguage();
  const quantity = language === 'en' ? row.quantity : row.quantity.replace('.', ',');
  return (
    <span className="figures">
      {quantity} {say(`unit.${row.unit}`)} × <Money cents={row.unitPriceCents} />
    </span>
  );
}

function RowVat({ row }: { row: Row }) {
  const say = useSay('staff-review');
  const { category, rateBp } = vatOf(row, today(), usePayLaw());
  if (category === 'S') return <Percent rate={rateBp} />;
  return (
    <span className="grid justify-items-end">
      {say(`vat-choice.${row.vat}`)}
      {row.vatReason && <span className="text-small text-ink-soft">{row.vatReason}</span>}
    </span>
  );
}

const today = (): Day => dayInFinland(new Date());
