import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../../../client.ts';
import { ArrowKeys } from '../../../parts/arrow-keys.tsx';
import { TextLink } from '../../../parts/button.tsx';
import { Money } from '../../../parts/figures.tsx';
import { Section } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Status, type Tone } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { Tabs } from '../../../parts/tabs.tsx';
import { useSay } from '../../../say/say.ts';
import type { Run, RunPayout } from '../data.ts';

const route = getRouteApi('/tyo/maksut/$id');

export const payoutTones: Record<RunPayout['state'], Tone> = {
  planned: 'quiet',
  held: 'act',
  approved: 'waiting',
  sent: 'waiting',
  paid: 'good',
  rejected: 'stopped',
  cancelled: 'quiet',
};

/** The payouts of a run, the held first; held ones and those worth a look each have their view. */
export function RunPayouts({ run }: { run: Run }) {
  const say = useSay('staff-runs');
  const { nayta } = route.useSearch();
  const only = nayta ?? 'all';
  const query = useInfiniteQuery(
    ask.payouts.runs.payouts.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }), id: run.id, only }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const link = (view?: 'held' | 'warned') => ({
    to: '/tyo/maksut/$id' as const,
    params: { id: run.id },
    search: view ? { nayta: view } : {},
  });
  return (
    <Section title={say('payouts-title')}>
      <Tabs
        label={say('only-views')}
        tabs={[
          { name: say('only.all'), link: link(), count: run.payouts + run.held },
          { name: say('only.held'), link: link('held'), count: run.held },
          { name: say('only.warned'), link: link('warned') },
        ]}
      />
      <Answered query={query}>
        {({ pages }) => (
          <ArrowKeys>
            <Table
              caption={say('only-views')}
              rows={pages.flatMap((page) => page.items)}
              rowKey={({ id }) => id}
              more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
              empty={<Empty icon="check" title={say(`none.${only}`)} />}
              columns={[
                {
                  title: say('person'),
                  kind: 'main',
                  cell: ({ id, name }) => (
                    <TextLink to="/tyo/maksut/maksu/$id" params={{ id }}>
                      {name}
                    </TextLink>
                  ),
                },
                { title: say('remarks'), cell: (payout) => <Remarks payout={payout} /> },
                {
                  title: say('received'),
                  kind: 'figure',
                  cell: ({ receivedCents }) => <Money cents={receivedCents} />,
                },
                {
                  title: say('withheld'),
                  kind: 'figure',
                  cell: ({ withheldCents }) => <Money cents={withheldCents} />,
                },
                { title: say('net'), kind: 'figure', cell: ({ netCents }) => <Money cents={netCents} /> },
              ]}
            />
          </ArrowKeys>
        )}
      </Answered>
    </Section>
  );
}

function Remarks({ payout: { state, mode, warnings, holds } }: { payout: RunPayout }) {
  const say = useSay('staff-runs');
  return (
    <span className="grid justify-items-start gap-1 max-sm:justify-items-end">
      {state !== 'planned' && <Status tone={payoutTones[state]}>{say(`payout-state.${state}`)}</Status>}
      {holds.map(({ reason }) => (
        <span key={reason} className="text-small">
          {say(`hold.${reason}`)}
        </span>
      ))}
      {warnings.map((warning) => (
        <Status key={warning} tone="act">
          {say(`short.${warning}`)}
        </Status>
      ))}
      {holds.length === 0 && warnings.length === 0 && state === 'planned' && (
        <span className="text-small text-ink-soft">{mode ? say(`mode.${mode}`) : say('no-mode')}</span>
      )}
    </span>
  );
}
