import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { ask } from '../../../client.ts';
import { ArrowKeys } from '../../../parts/arrow-keys.tsx';
import { TextLink } from '../../../parts/button.tsx';
import { DayText } from '../../../parts/figures.tsx';
import { PageTitle } from '../../../parts/page.tsx';
import { SearchedList, useSearchInAddress } from '../../../parts/searched-list.tsx';
import { Empty } from '../../../parts/states.tsx';
import { Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { useSay } from '../../../say/say.ts';
import type { ListedPerson } from '../data.ts';
import { PeopleTabs } from './tabs.tsx';

const route = getRouteApi('/tyo/henkilot');

/** Entrepreneurs by name, with what stands in the way of each. */
export function People() {
  const say = useSay('staff-people');
  const { haku = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const search = useSearchInAddress(haku, (kept) => navigate({ search: kept, replace: true }));
  const query = useInfiniteQuery(
    ask.members.people.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }), search: haku }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <PageTitle>{say('title')}</PageTitle>
      <PeopleTabs />
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
        {(people, table) => (
          <ArrowKeys>
            <PeopleTable people={people} {...table} />
          </ArrowKeys>
        )}
      </SearchedList>
    </>
  );
}

type ForTable = Pick<ComponentProps<typeof Table<ListedPerson>>, 'empty' | 'more'>;

function PeopleTable({ people, ...table }: { people: readonly ListedPerson[] } & ForTable) {
  const say = useSay('staff-people');
  const missing = (codes: ListedPerson['missingToInvoice']) =>
    codes.length > 0 ? codes.map((code) => say(`task.${code}`)).join(', ') : say('lacks-nothing');
  return (
    <Table
      caption={say('entrepreneurs')}
      rows={people}
      rowKey={({ id }) => id}
      {...table}
      columns={[
        {
          title: say('name'),
          kind: 'main',
          cell: ({ id, name }) => (
            <TextLink to="/tyo/henkilot/$id" params={{ id }}>
              {name}
            </TextLink>
          ),
        },
        {
          title: say('identity'),
          cell: ({ identityVerified }) => (
            <Status tone={identityVerified ? 'good' : 'act'}>
              {identityVerified ? say('verified') : say('not-verified')}
            </Status>
          ),
        },
        { title: say('lacks-to-invoice'), cell: ({ missingToInvoice }) => missing(missingToInvoice) },
        { title: say('lacks-to-be-paid'), cell: ({ missingToBePaid }) => missing(missingToBePaid) },
        { title: say('last-used'), cell: ({ lastUsedOn }) => <DayText day={lastUsedOn} /> },
      ]}
    />
  );
}
