import { useQuery } from '@tanstack/react-query';
import { Tabs } from '../../../parts/tabs.tsx';
import { useSay } from '../../../say/say.ts';
import { registerWaiting } from '../data.ts';

/** Payout runs, what they make known to the Incomes Register, and by what they count. */
export function RunsTabs() {
  const say = useSay('staff-runs');
  const waiting = useQuery(registerWaiting()).data;
  const open = waiting && waiting.toSend + waiting.unanswered + waiting.uncorrected + waiting.toCancel;
  return (
    <div className="mb-6">
      <Tabs
        label={say('views')}
        tabs={[
          { name: say('runs'), link: { to: '/tyo/maksut' } },
          {
            name: say('register'),
            link: { to: '/tyo/maksut/tulorekisteri' },
            ...(open !== undefined && { count: open }),
          },
          { name: say('prices'), link: { to: '/tyo/maksut/hinnasto' } },
          { name: say('rules'), link: { to: '/tyo/maksut/luvut' } },
        ]}
      />
    </div>
  );
}
