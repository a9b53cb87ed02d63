import { invoiceTotals, isQuantity, lineAmounts } from '../../../src/basics/invoice-arithmetic.ts';
import { bp, euros, percent, zero } from '../../../src/basics/money.ts';
import { vatOf } from '../../../src/invoicing/invoice.ts';
import { today } from '../../parts/day-field.tsx';
import { DayText, Money } from '../../parts/figures.tsx';
import { Table } from '../../parts/table.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import { usePayLaw } from '../pay/use-pay-law.ts';
import type { DraftRow } from './data.ts';

/** The rows of an invoice as its customer will read them, with VAT by rate and the sum. */
export function InvoiceRows({ rows }: { rows: readonly DraftRow[] }) {
  const say = useSay('invoicing');
  const language = useLanguage();
  const law = usePayLaw();
  const priced = (row: DraftRow) => ({ ...row, discountBp: bp(0), vat: vatOf(row, today(), law) });
  const totals = invoiceTotals(rows.filter((row) => isQuantity(row.quantity)).map(priced));
  const numbered = rows.map((row, index) => ({ row, index }));
  return (
    <Table
      caption={say('rows')}
      rows={numbered}
      rowKey={({ index }) => String(index)}
      columns={[
        { title: say('description'), kind: 'main', cell: ({ row }) => row.description || say('no-description') },
        { title: say('work-days'), cell: ({ row }) => <WorkDays row={row} /> },
        {
          title: say('quantity-price'),
          kind: 'figure',
          cell: ({ row }) =>
            `${language === 'en' ? row.quantity : row.quantity.replace('.', ',')} ${say(`unit.${row.unit}`)} × ${euros(row.unitPriceCents, language)}`,
        },
        {
          title: say('vat-short'),
          kind: 'figure',
          cell: ({ row }) => percent(vatOf(row, today(), law).rateBp, language),
        },
        {
          title: say('net'),
          kind: 'figure',
          cell: ({ row }) => <Money cents={isQuantity(row.quantity) ? lineAmounts(priced(row)).netCents : zero} />,
        },
      ]}
      total={
        <dl className="ml-auto grid w-fit grid-cols-[auto_auto] gap-x-6 gap-y-1">
          <Sum name={say('net-total')} value={<Money cents={totals.netCents} />} />
          {totals.vat.map((group) => (
            <Sum
              key={`${group.category} ${group.rateBp}`}
              name={`${say('vat-short')} ${percent(group.rateBp, language)}`}
              value={<Money cents={group.vatCents} />}
            />
          ))}
          <Sum name={say('gross-total')} value={<Money cents={totals.grossCents} />} strong />
        </dl>
      }
    />
  );
}

function Sum({ name, value, strong }: { name: string; value: React.ReactNode; strong?: boolean }) {
  return (
    <>
      <dt className={strong ? 'text-start' : 'text-start font-normal text-ink-soft'}>{name}</dt>
      <dd className={strong ? undefined : 'font-normal'}>{value}</dd>
    </>
  );
}

function WorkDays({ row: { servedFrom, servedTo } }: { row: Pick<DraftRow, 'servedFrom' | 'servedTo'> }) {
  const first = servedFrom ?? servedTo;
  if (!first) return '–';
  return (
    <>
      <DayText day={first} />
      {servedTo && servedTo !== first && (
        <>
          {' – '}
          <DayText day={servedTo} />
        </>
      )}
    </>
  );
}
