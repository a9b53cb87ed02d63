import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../../client.ts';
import { ButtonLink, TextLink } from '../../parts/button.tsx';
import { PageTitle } from '../../parts/page.tsx';
import { SearchedList, useSearchInAddress } from '../../parts/searched-list.tsx';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSay } from '../../say/say.ts';

const route = getRouteApi('/oma/asiakkaat');

/** The entrepreneur's own customers by name. */
export function Customers() {
  const say = useSay('customers');
  const { haku = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const search = useSearchInAddress(haku, (kept) => navigate({ search: kept, replace: true }));
  const query = useInfiniteQuery(
    ask.invoicing.customers.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }), ...(haku && { search: haku }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const add = (
    <ButtonLink to="/oma/asiakkaat/uusi" kind="primary" icon="plus">
      {say('add')}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle actions={add}>{say('title')}</PageTitle>
      <SearchedList
        query={query}
        search={search}
        label={say('search')}
        found={(count) => say('found', { count })}
        empty={
          <Empty icon="people" title={say('empty.title')}>
            <p>{say('empty.text')}</p>
          </Empty>
        }
      >
        {(customers, table) => (
          <Table
            caption={say('title')}
            rows={customers}
            rowKey={({ id }) => id}
            {...table}
            columns={[
              {
                title: say('name'),
                kind: 'main',
                cell: ({ id, name }) => (
                  <TextLink to="/oma/asiakkaat/$id" params={{ id }}>
                    {name}
                  </TextLink>
                ),
              },
              {
                title: say('kind.title'),
                cell: ({ kind, businessId }) =>
                  businessId ? <span className="figures">{businessId}</span> : say(`kind.${kind}`),
              },
              {
                title: say('delivery'),
                cell: ({ eAddress, email }) => (eAddress ? say('by-e-invoice') : (email ?? '')),
              },
            ]}
          />
        )}
      </SearchedList>
    </>
  );
}
