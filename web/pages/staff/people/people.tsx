import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ask } from '../../../client.ts';
import { ArrowKeys } from '../../../parts/arrow-keys.tsx';
import { TextLink } from '../../../parts/button.tsx';
import { DayText } from '../../../parts/figures.tsx';
import { useRested } from '../../../parts/live.tsx';
import { PageTitle, Stack } from '../../../parts/page.tsx';
import { Answered, Empty, NoResults } from '../../../parts/states.tsx';
import { Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { TextField } from '../../../parts/text-field.tsx';
import { useSay } from '../../../say/say.ts';
import type { ListedPerson } from '../data.ts';
import { PeopleTabs } from './tabs.tsx';

const route = getRouteApi('/tyo/henkilot');

/** Entrepreneurs by name, with what stands in the way of each; the search stands in the address. */
export function People() {
  const say = useSay('staff-people');
  const { haku = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(haku);
  const search = useRested(typed.trim(), 300);

  useEffect(() => {
    if (search !== haku) navigate({ search: search ? { haku: search } : {}, replace: true });
  }, [search, haku, navigate]);

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
      <Answered query={query}>
        {({ pages }) => {
          const people = pages.flatMap((page) => page.items);
          if (people.length === 0 && !haku && !typed)
            return (
              <Empty icon="people" title={say('empty.title')}>
                <p>{say('empty.text')}</p>
              </Empty>
            );
          return (
            <Stack tight>
              <TextField label={say('search')} type="search" width="short" value={typed} onChange={setTyped} />
              <p role="status" className="sr-only">
                {haku ? say('found', { count: people.length }) : ''}
              </p>
              <ArrowKeys>
                <PeopleTable
                  people={people}
                  onClear={() => setTyped('')}
                  more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
                />
              </ArrowKeys>
            </Stack>
          );
        }}
      </Answered>
    </>
  );
}

function PeopleTable({
  people,
  onClear,
  more,
}: {
  people: readonly ListedPerson[];
  onClear: () => void;
  more: { load: () => unknown; busy: boolean } | undefined;
}) {
  const say = useSay('staff-people');
  const missing = (codes: ListedPerson['missingToInvoice']) =>
    codes.length > 0 ? codes.map((code) => say(`task.${code}`)).join(', ') : say('lacks-nothing');
  return (
    <Table
      caption={say('entrepreneurs')}
      rows={people}
      rowKey={({ id }) => id}
      empty={<NoResults onClear={onClear} />}
      more={more}
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
