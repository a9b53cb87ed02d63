import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Tabs } from '../../../parts/tabs.tsx';
import { useSay } from '../../../say/say.ts';
import { failedDeliveries, reviewQueue } from '../data.ts';

/** The two lists of the review, with how much waits in each. */
export function ReviewTabs() {
  const say = useSay('staff-review');
  const waiting = useInfiniteQuery(reviewQueue()).data?.pages[0]?.waiting;
  const failed = useQuery(failedDeliveries()).data?.items.length;
  return (
    <div className="mb-6">
      <Tabs
        label={say('views')}
        tabs={[
          { name: say('queue'), link: { to: '/tyo/tarkastus' }, ...(waiting !== undefined && { count: waiting }) },
          {
            name: say('failed'),
            link: { to: '/tyo/tarkastus/toimitukset' },
            ...(failed !== undefined && { count: failed }),
          },
        ]}
      />
    </div>
  );
}
