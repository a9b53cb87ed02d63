import { useQuery } from '@tanstack/react-query';
import { Tabs } from '../../../parts/tabs.tsx';
import { useSay } from '../../../say/say.ts';
import { bankWaiting } from '../data.ts';

/** What of the bank waits for somebody, everything, and the files it came in. */
export function BankTabs() {
  const say = useSay('staff-bank');
  const waiting = useQuery(bankWaiting()).data;
  const to = '/tyo/pankki';
  return (
    <div className="mb-6">
      <Tabs
        label={say('views')}
        tabs={[
          { name: say('tab.unmatched'), link: { to, search: {} }, ...(waiting && { count: waiting.unmatched }) },
          {
            name: say('tab.refund'),
            link: { to, search: { tila: 'refund' } },
            ...(waiting && { count: waiting.refunds }),
          },
          {
            name: say('tab.other'),
            link: { to, search: { tila: 'other' } },
            ...(waiting && { count: waiting.others }),
          },
          { name: say('tab.all'), link: { to, search: { tila: 'all' } } },
          { name: say('tab.statements'), link: { to: '/tyo/pankki/tiliotteet' } },
        ]}
      />
    </div>
  );
}
