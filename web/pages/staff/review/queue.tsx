import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowKeys } from '../../../parts/arrow-keys.tsx';
import { TextLink } from '../../../parts/button.tsx';
import { InstantText, Money } from '../../../parts/figures.tsx';
import { PageTitle, Stack } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Table } from '../../../parts/table.tsx';
import { useSay } from '../../../say/say.ts';
import { reviewQueue } from '../data.ts';
import { ReviewTabs } from './tabs.tsx';

/** The invoices that wait for review, longest first. */
export function ReviewQueue() {
  const say = useSay('staff-review');
  const query = useInfiniteQuery(reviewQueue());
  return (
    <>
      <PageTitle>{say('title')}</PageTitle>
      <ReviewTabs />
      <Answered query={query}>
        {({ pages }) => (
          <Stack tight>
            <ArrowKeys>
              <Table
                caption={say('queue')}
                rows={pages.flatMap((page) => page.items)}
                rowKey={({ id }) => id}
                empty={
                  <Empty icon="check" title={say('empty.title')}>
                    <p>{say('empty.text')}</p>
                  </Empty>
                }
                more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
                columns={[
                  {
                    title: say('buyer'),
                    kind: 'main',
                    cell: ({ id, buyerName }) => (
                      <TextLink to="/tyo/tarkastus/$id" params={{ id }}>
                        {buyerName ?? say('no-buyer')}
                      </TextLink>
                    ),
                  },
                  { title: say('owner'), cell: ({ ownerName }) => ownerName },
                  { title: say('sent'), cell: ({ waitingSince }) => <InstantText at={waitingSince} /> },
                  { title: say('net'), kind: 'figure', cell: ({ netCents }) => <Money cents={netCents} /> },
                  { title: say('gross'), kind: 'figure', cell: ({ grossCents }) => <Money cents={grossCents} /> },
                ]}
              />
            </ArrowKeys>
            {pages[0]?.waiting ? <p className="text-small text-ink-soft max-sm:hidden">{say('keys')}</p> : null}
          </Stack>
        )}
      </Answered>
    </>
  );
}
