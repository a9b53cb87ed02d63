import type { ReactNode } from 'react';
import { dayInFinland, dayText } from '../../../src/basics/day.ts';
import { TextLink } from '../../parts/button.tsx';
import { Money } from '../../parts/figures.tsx';
import { Table } from '../../parts/table.tsx';
import { useLanguage, useSay } from '../../say/say.ts';
import type { InvoiceHead } from './data.ts';
import { InvoiceState } from './invoice-state.tsx';

/** Invoices with their customer, number and due day, sum and state; the customer's name leads to the invoice. */
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
        { title: say('gross'), kind: 'figure', cell: ({ grossCents }) => <Money cents={grossCents} /> },
        { title: say('state-title'), kind: 'bare', cell: (invoice) => <InvoiceState invoice={invoice} /> },
      ]}
    />
  );
}

function NameAndNumber({ invoice: { id, number, dueOn, buyerName, changedAt } }: { invoice: InvoiceHead }) {
  const say = useSay('invoicing');
  const language = useLanguage();
  return (
    <>
      <TextLink to="/oma/laskut/$id" params={{ id }}>
        {buyerName ?? say('no-customer')}
      </TextLink>
      <span className="block text-small font-normal text-ink-soft">
        {number && dueOn
          ? say('number-due', { number, day: dayText(dueOn, language) })
          : say('changed-on', { day: dayText(dayInFinland(new Date(changedAt)), language) })}
      </span>
    </>
  );
}
