import { useQuery } from '@tanstack/react-query';
import { Tabs } from '../../../parts/tabs.tsx';
import { useSay } from '../../../say/say.ts';
import { identityCases } from '../data.ts';

/** Entrepreneurs, what is to be looked into about them, and the staff itself. */
export function PeopleTabs() {
  const say = useSay('staff-people');
  const cases = useQuery(identityCases()).data?.items.length;
  return (
    <div className="mb-6">
      <Tabs
        label={say('views')}
        tabs={[
          { name: say('entrepreneurs'), link: { to: '/tyo/henkilot' } },
          { name: say('cases'), link: { to: '/tyo/henkilot/tapaukset' }, ...(cases !== undefined && { count: cases }) },
          { name: say('staff'), link: { to: '/tyo/henkilot/henkilosto' } },
        ]}
      />
    </div>
  );
}
