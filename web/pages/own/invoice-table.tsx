import type { ReactNode } from 'react';
import { dayInFinland } from '../../../src/basics/day.ts';
import { TextLink } from '../../parts/button.tsx';
import { DayText, Money } from '../../parts/figures.tsx';
import { Table } from '../../parts/table.tsx';
import { useSay } from '../../say/say.ts';
import type { InvoiceHead } from './data.ts';
import { InvoiceState } from './invoice-state.tsx';

/** Invoices with their customer, due day, sum and state; the customer's name leads to the invoice. */
export function InvoiceTable({
  invoices,
  empty,
  more,
}: {
  invoices: readonly InvoiceHead[];
  empty: ReactNode;
  more?: { load: () => unknown; busy: boolean } | undefined;
}) {
  const say = useSay('invoicing');
  return (
    <Table
      caption={say('title')}
      rows={invoices}
      rowKey={({ id }) => id}
      empty={empty}
      more={more}
      columns={[
        { title: say('customer'), kind: 'main', cell: (invoice) => <NameAndNumber invoice={invoice} /> },
        { title: say('due'), cell: ({ dueOn }) => (dueOn ? <DayText day={dueOn} /> : '–') },
        { title: say('gross'), kind: 'figure', cell: ({ grossCents }) => <Money cents={grossCents} /> },
        { title: say('state-title'), kind: 'bare', cell: (invoice) => <InvoiceState invoice={invoice} /> },
      ]}
    />
  );
}

function NameAndNumber({ invoice: { id, number, buyerName, changedAt } }: { invoice: InvoiceHead }) {
  const say = useSay('invoicing');
  return (
    <>
      <TextLink to="/oma/laskut/$id" params={{ id }}>
        {buyerName ?? say('no-customer')}
      </TextLink>
      <span className="block text-small font-normal text-ink-soft">
        {number ?? (
          <>
            {say('changed')} <DayText day={dayInFinland(new Date(changedAt))} />
          </>
        )}
      </span>
    </>
  );
}
