import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayText } from '../../../../src/basics/day.ts';
import { ask } from '../../../client.ts';
import { Button } from '../../../parts/button.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { DayText } from '../../../parts/figures.tsx';
import { PageTitle, Section, Stack } from '../../../parts/page.tsx';
import { Answered } from '../../../parts/states.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { ProposedRows } from '../rules/proposed-rows.tsx';
import { RunsTabs } from '../runs/tabs.tsx';
import { type Price, priceList, Rates, useFactsOf } from './price.tsx';
import { ProposePrice } from './propose-price.tsx';

/** What the service takes of payments today, the prices that staff have proposed, and a new one. */
export function Prices() {
  const say = useSay('staff-prices');
  const language = useLanguage();
  const query = useQuery(priceList());
  const factsOf = useFactsOf();
  const [proposing, setProposing] = useState<{ from: Price | null }>();
  return (
    <>
      <PageTitle lead={say('lead')}>{say('title')}</PageTitle>
      <RunsTabs />
      <Answered query={query}>
        {({ now, items }) => (
          <Stack>
            <Section
              title={say('now')}
              aside={<Button onClick={() => setProposing({ from: now })}>{say('propose')}</Button>}
            >
              {now ? <Facts facts={factsOf(now)} /> : <p>{say('no-price')}</p>}
            </Section>
            <ProposedRows
              title={say('proposed')}
              rows={items}
              columns={[
                { title: say('since'), kind: 'main', cell: ({ since }) => <DayText day={since} /> },
                { title: say('fee'), kind: 'figure', cell: (price) => <Rates price={price} /> },
                { title: say('taken'), cell: (price) => say(`when.${price.when}`) },
              ]}
              nameOf={({ since }) => say('price-of', { day: dayText(since, language) })}
              factsOf={factsOf}
              confirm={ask.payouts.priceList.confirm}
              withdraw={ask.payouts.priceList.withdraw}
            />
          </Stack>
        )}
      </Answered>
      {proposing && <ProposePrice from={proposing.from} onClose={() => setProposing(undefined)} />}
    </>
  );
}
