import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../../client.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { PageTitle, Stack } from '../../parts/page.tsx';
import { Answered, Empty, NoResults } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useSay } from '../../say/say.ts';
import { InvoiceTable } from './invoice-table.tsx';

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
