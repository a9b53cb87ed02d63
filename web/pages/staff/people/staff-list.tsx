import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../../client.ts';
import { Button, ButtonLink } from '../../../parts/button.tsx';
import { DayText } from '../../../parts/figures.tsx';
import { PageTitle } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { Status } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { useSay } from '../../../say/say.ts';
import { whoAmI } from '../../../who.ts';
import { ChangeDuties } from './change-duties.tsx';
import { PeopleTabs } from './tabs.tsx';

/** The staff and what each may do. */
export function StaffList() {
  const say = useSay('staff-people');
  const me = useQuery(whoAmI()).data?.signedIn?.id;
  const [changing, setChanging] = useState<string>();
  const query = useInfiniteQuery(
    ask.members.staff.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <PageTitle
        actions={
          <ButtonLink to="/tyo/henkilot/henkilosto/kutsu" kind="primary" icon="plus">
            {say('invite')}
          </ButtonLink>
        }
      >
        {say('title')}
      </PageTitle>
      <PeopleTabs />
      <Answered query={query}>
        {({ pages }) => {
          const members = pages.flatMap((page) => page.items);
          const chosen = members.find(({ id }) => id === changing);
          return (
            <>
              <Table
                caption={say('staff')}
                rows={members}
                rowKey={({ id }) => id}
                more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
                columns={[
                  { title: say('name'), kind: 'main', cell: ({ name }) => name },
                  { title: say('email'), cell: ({ email }) => <span className="wrap-anywhere">{email}</span> },
                  {
                    title: say('duties'),
                    cell: ({ duties }) =>
                      duties.length === 0
                        ? say('no-duties')
                        : duties.map(({ duty }) => say(`duty.${duty}.name`)).join(', '),
                  },
                  {
                    title: say('second-factor'),
                    cell: ({ secondFactor, hasPassword }) => (
                      <Status tone={secondFactor ? 'good' : hasPassword ? 'act' : 'waiting'}>
                        {secondFactor ? say('has') : hasPassword ? say('has-not') : say('is-invited')}
                      </Status>
                    ),
                  },
                  { title: say('last-used'), cell: ({ lastUsedOn }) => <DayText day={lastUsedOn} /> },
                  {
                    title: say('change-duties'),
                    kind: 'bare',
                    cell: ({ id, name }) =>
                      id === me ? (
                        <span className="text-small text-ink-soft">{say('own-duties')}</span>
                      ) : (
                        <Button aria-label={say('change-duties-of', { name })} onClick={() => setChanging(id)}>
                          {say('change-duties')}
                        </Button>
                      ),
                  },
                ]}
              />
              {chosen && <ChangeDuties member={chosen} onClose={() => setChanging(undefined)} />}
            </>
          );
        }}
      </Answered>
    </>
  );
}
