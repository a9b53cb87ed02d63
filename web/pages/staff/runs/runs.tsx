import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayText } from '../../../../src/basics/day.ts';
import { ask } from '../../../client.ts';
import { ArrowKeys } from '../../../parts/arrow-keys.tsx';
import { Button, ButtonLink, TextLink } from '../../../parts/button.tsx';
import { DayText, Money } from '../../../parts/figures.tsx';
import { PageTitle, Section, Spotlight, Stack } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Status, type Tone } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { useLanguage, useSay } from '../../../say/say.ts';
import { type Run, runsWaiting } from '../data.ts';
import { PrepareRun } from './prepare-run.tsx';
import { RunsTabs } from './tabs.tsx';

export const runTones: Record<Run['state'], Tone> = {
  prepared: 'act',
  approved: 'waiting',
  released: 'waiting',
  executed: 'good',
  cancelled: 'quiet',
};

/** What waits to be paid, and the runs so far. */
export function Runs() {
  const say = useSay('staff-runs');
  const query = useInfiniteQuery(
    ask.payouts.runs.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...(cursor && { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <PageTitle>{say('title')}</PageTitle>
      <RunsTabs />
      <Stack>
        <Waiting />
        <Section title={say('runs')}>
          <Answered query={query}>
            {({ pages }) => (
              <RunTable
                runs={pages.flatMap((page) => page.items)}
                more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
              />
            )}
          </Answered>
        </Section>
      </Stack>
    </>
  );
}

function Waiting() {
  const say = useSay('staff-runs');
  const [preparing, setPreparing] = useState(false);
  const query = useQuery(runsWaiting());
  return (
    <Answered query={query}>
      {({ people, cents, oldestReceivedOn, preparedRun, nextPayDay }) => (
        <Spotlight>
          <p className="font-medium">{say('waiting')}</p>
          <p>
            <Money cents={cents} large />
          </p>
          <p className="text-ink-soft">
            {people > 0 && oldestReceivedOn ? (
              <>
                {say('waiting-for', { count: people })} <DayText day={oldestReceivedOn} />
              </>
            ) : (
              say('nothing-waits')
            )}
          </p>
          {preparedRun && <p>{say('prepared-waits')}</p>}
          <p>
            {preparedRun ? (
              <ButtonLink kind="primary" to="/tyo/maksut/$id" params={{ id: preparedRun }}>
                {say('open-prepared')}
              </ButtonLink>
            ) : (
              people > 0 && (
                <Button kind="primary" icon="pay" onClick={() => setPreparing(true)}>
                  {say('prepare')}
                </Button>
              )
            )}
          </p>
          {preparing && <PrepareRun payDay={nextPayDay} onClose={() => setPreparing(false)} />}
        </Spotlight>
      )}
    </Answered>
  );
}

function RunTable({ runs, more }: { runs: readonly Run[]; more: { load: () => unknown; busy: boolean } | undefined }) {
  const say = useSay('staff-runs');
  const language = useLanguage();
  return (
    <ArrowKeys>
      <Table
        caption={say('runs')}
        rows={runs}
        rowKey={({ id }) => id}
        more={more}
        empty={
          <Empty icon="pay" title={say('no-runs.title')}>
            <p>{say('no-runs.text')}</p>
          </Empty>
        }
        columns={[
          {
            title: say('pay-day'),
            kind: 'main',
            cell: ({ id, executesOn }) => (
              <TextLink to="/tyo/maksut/$id" params={{ id }}>
                {dayText(executesOn, language)}
              </TextLink>
            ),
          },
          {
            title: say('state'),
            cell: ({ state }) => <Status tone={runTones[state]}>{say(`run-state.${state}`)}</Status>,
          },
          { title: say('prepared-by'), cell: ({ preparedBy }) => preparedBy },
          { title: say('approved-by'), cell: ({ approvedBy }) => approvedBy ?? '–' },
          { title: say('payouts'), kind: 'figure', cell: ({ payouts }) => payouts },
          { title: say('held'), kind: 'figure', cell: ({ held }) => held },
          { title: say('net'), kind: 'figure', cell: ({ totals }) => <Money cents={totals.netCents} /> },
        ]}
      />
    </ArrowKeys>
  );
}
