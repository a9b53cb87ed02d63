import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ask } from '../../client.ts';
import { ButtonLink, TextLink } from '../../parts/button.tsx';
import { useRested } from '../../parts/live.tsx';
import { PageTitle, Stack } from '../../parts/page.tsx';
import { Answered, Empty, NoResults } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useSay } from '../../say/say.ts';
import type { Customer } from './data.ts';

const route = getRouteApi('/oma/asiakkaat');

/** The entrepreneur's own customers by name, with a search that stands in the address. */
export function Customers() {
  const say = useSay('customers');
  const { haku = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(haku);
  const search = useRested(typed.trim(), 300);

  useEffect(() => {
    if (search !== haku) navigate({ search: search ? { haku: search } : {}, replace: true });
  }, [search, haku, navigate]);

  const query = useInfiniteQuery(
    ask.invoicing.customers.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }), ...(haku && { search: haku }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: (before) => before,
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
      <Answered query={query}>
        {({ pages }) => {
          const customers = pages.flatMap((page) => page.items);
          if (customers.length === 0 && !haku && !typed)
            return (
              <Empty icon="people" title={say('empty.title')}>
                <p>{say('empty.text')}</p>
              </Empty>
            );
          return (
            <Stack tight>
              <TextField label={say('search')} type="search" width="short" value={typed} onChange={setTyped} />
              <p role="status" className="sr-only">
                {haku ? say('found', { count: customers.length }) : ''}
              </p>
              <CustomerTable
                customers={customers}
                onClear={() => setTyped('')}
                more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
              />
            </Stack>
          );
        }}
      </Answered>
    </>
  );
}

function CustomerTable({
  customers,
  onClear,
  more,
}: {
  customers: readonly Customer[];
  onClear: () => void;
  more: { load: () => unknown; busy: boolean } | undefined;
}) {
  const say = useSay('customers');
  return (
    <Table
      caption={say('title')}
      rows={customers}
      rowKey={({ id }) => id}
      empty={<NoResults onClear={onClear} />}
      more={more}
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
  );
}
