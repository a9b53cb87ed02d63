import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { dayInFinland } from '../../../src/basics/day.ts';
import { ask } from '../../client.ts';
import { ButtonLink, TextLink } from '../../parts/button.tsx';
import { DayText, Money } from '../../parts/figures.tsx';
import { PageTitle, Stack } from '../../parts/page.tsx';
import { Answered, Empty, NoResults } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useSay } from '../../say/say.ts';
import type { InvoiceHead } from './data.ts';
import { InvoiceState } from './invoice-state.tsx';

const route = getRouteApi('/oma/laskut');
const states = ['draft', 'in-review', 'issued'] as const;

/** The entrepreneur's own invoices, newest first, by state. */
export function Invoices() {
  const say = useSay('invoicing');
  const { tila } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(
    ask.invoicing.invoices.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }), ...(tila && { state: tila }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const write = (
    <ButtonLink to="/oma/laskut/uusi" kind="primary" icon="plus">
      {say('new')}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle actions={write}>{say('title')}</PageTitle>
      <Stack tight>
        <Tabs
          label={say('by-state')}
          tabs={[
            { name: say('tab.all'), link: { to: '/oma/laskut', search: {} } },
            ...states.map((state) => ({
              name: say(`tab.${state}`),
              link: { to: '/oma/laskut' as const, search: { tila: state } },
            })),
          ]}
        />
        <Answered query={query}>
          {({ pages }) => (
            <InvoiceTable
              invoices={pages.flatMap((page) => page.items)}
              empty={
                tila ? (
                  <NoResults onClear={() => navigate({ search: {} })} />
                ) : (
                  <Empty title={say('empty.title')}>
                    <p>{say('empty.text')}</p>
                  </Empty>
                )
              }
              more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
            />
          )}
        </Answered>
      </Stack>
    </>
  );
}

function InvoiceTable({
  invoices,
  empty,
  more,
}: {
  invoices: readonly InvoiceHead[];
  empty: React.ReactNode;
  more: { load: () => unknown; busy: boolean } | undefined;
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

function NameAndNumber({ invoice }: { invoice: InvoiceHead }) {
  const say = useSay('invoicing');
  const changedOn = dayInFinland(new Date(invoice.changedAt));
  return (
    <>
      <InvoiceLink invoice={invoice} />
      <span className="block text-small font-normal text-ink-soft">
        {invoice.number ?? (
          <>
            {say('changed')} <DayText day={changedOn} />
          </>
        )}
      </span>
    </>
  );
}

/** Leads to an invoice by its customer's name. */
export function InvoiceLink({ invoice: { id, buyerName } }: { invoice: Pick<InvoiceHead, 'id' | 'buyerName'> }) {
  const say = useSay('invoicing');
  return (
    <TextLink to="/oma/laskut/$id" params={{ id }}>
      {buyerName ?? say('no-customer')}
    </TextLink>
  );
}
