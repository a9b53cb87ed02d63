import { useQuery } from '@tanstack/react-query';
import { Tabs } from '../../../parts/tabs.tsx';
import { useSay } from '../../../say/say.ts';
import { failedJobs } from '../data.ts';

/** What runs behind the scenes, and what goes out by mail. */
export function SystemTabs() {
  const say = useSay('staff-system');
  const jobs = useQuery(failedJobs()).data?.items.length;
  return (
    <div className="mb-6">
      <Tabs
        label={say('views')}
        tabs={[
          { name: say('jobs'), link: { to: '/tyo/ajot' }, ...(jobs !== undefined && { count: jobs }) },
          { name: say('letters'), link: { to: '/tyo/ajot/viestit' } },
        ]}
      />
    </div>
  );
}
