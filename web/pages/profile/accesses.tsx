import { useInfiniteQuery } from '@tanstack/react-query';
import { dayInFinland, dayText } from '../../../src/basics/day.ts';
import { ask } from '../../client.ts';
import { TextLink } from '../../parts/button.tsx';
import { PageTitle } from '../../parts/page.tsx';
import { Answered, Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useLanguage, useSay } from '../../say/say.ts';

/** Who of the operator's staff has been shown one's data: when, what, and why. */
export function Accesses() {
  const say = useSay('profile');
  const language = useLanguage();
  const query = useInfiniteQuery(
    ask.privacy.ownAccesses.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 50, ...(cursor && { cursor }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  );
  const clock = new Intl.DateTimeFormat('fi', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Helsinki' });
  return (
    <>
      <PageTitle lead={say('accesses-lead')} back={<TextLink to="/oma/tiedot">{say('title')}</TextLink>}>
        {say('accesses')}
      </PageTitle>
      <Answered query={query}>
        {({ pages }) => (
          <Table
            caption={say('accesses')}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={(row) => row.id}
            more={query.hasNextPage ? { load: () => query.fetchNextPage(), busy: query.isFetchingNextPage } : undefined}
            empty={
              <Empty icon="lock" title={say('accesses-none')}>
                <p>{say('accesses-none-text')}</p>
              </Empty>
            }
            columns={[
              {
                title: say('when'),
                kind: 'main',
                cell: ({ at }) => (
                  <time dateTime={at} className="figures">
                    {dayText(dayInFinland(new Date(at)), language)} {clock.format(new Date(at))}
                  </time>
                ),
              },
              { title: say('what'), cell: ({ what }) => what.map((one) => say(`category.${one}`)).join(', ') },
              { title: say('reason'), cell: ({ reason }) => reason ?? say('reason-none') },
            ]}
          />
        )}
      </Answered>
    </>
  );
}
