import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { displayReference, type Reference } from '../../../../src/basics/identifiers/reference.ts';
import { negative } from '../../../../src/basics/money.ts';
import { ask } from '../../../client.ts';
import { ArrowKeys } from '../../../parts/arrow-keys.tsx';
import { ButtonLink, TextLink } from '../../../parts/button.tsx';
import { DayText, Money } from '../../../parts/figures.tsx';
import { PageTitle, Stack } from '../../../parts/page.tsx';
import { Answered, Empty } from '../../../parts/states.tsx';
import { Status, type Tone } from '../../../parts/status.tsx';
import { Table } from '../../../parts/table.tsx';
import { useSay } from '../../../say/say.ts';
import type { BankEntry } from '../data.ts';
import { BankTabs } from './tabs.tsx';

const route = getRouteApi('/tyo/pankki');

export const entryTones: Record<BankEntry['state'], Tone> = {
  unmatched: 'act',
  matched: 'good',
  refund: 'act',
  returned: 'stopped',
  own: 'quiet',
  other: 'quiet',
};

/** The entries of our account, first those that wait for somebody; the view and the statement stand in the address. */
export function BankEntries() {
  const say = useSay('staff-bank');
  const { tila = 'unmatched', tiliote } = route.useSearch();
  const query = useInfiniteQuery(
    ask.banking.entries.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...(cursor && { cursor }),
        ...(tiliote && { statement: tiliote }),
        ...(tila !== 'all' && { state: tila }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const bring = (
    <ButtonLink to="/tyo/pankki/tiliotteet" kind="primary" icon="upload">
      {say('bring')}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle actions={bring}>{say('title')}</PageTitle>
      <BankTabs />
      <Stack tight>
        {tiliote && (
          <p className="text-ink-soft">
            {say('of-statement')}{' '}
            <TextLink to="/tyo/pankki" search={{ tila: 'all' }}>
              {say('all-statements')}
            </TextLink>
          </p>
        )}
        <Answered query={query}>
          {({ pages }) => (
            <EntryTable
              entries={pages.flatMap((page) => page.items)}
              view={tila === 'refund' || tila === 'other' || tila === 'unmatched' ? tila : 'all'}
              more={query.hasNextPage ? { load: query.fetchNextPage, busy: query.isFetchingNextPage } : undefined}
            />
          )}
        </Answered>
      </Stack>
    </>
  );
}

function EntryTable({
  entries,
  view,
  more,
}: {
  entries: readonly BankEntry[];
  view: 'unmatched' | 'refund' | 'other' | 'all';
  more: { load: () => unknown; busy: boolean } | undefined;
}) {
  const say = useSay('staff-bank');
  return (
    <ArrowKeys>
      <Table
        caption={say('entries')}
        rows={entries}
        rowKey={({ id }) => id}
        more={more}
        empty={
          <Empty icon={view === 'all' ? 'bank' : 'check'} title={say(`empty.${view}.title`)}>
            <p>{say(`empty.${view}.text`)}</p>
          </Empty>
        }
        columns={[
          {
            title: say('payer'),
            kind: 'main',
            cell: ({ id, name, message }) => (
              <TextLink to="/tyo/pankki/$id" params={{ id }}>
                {name ?? message ?? say('no-name')}
              </TextLink>
            ),
          },
          { title: say('booked-on'), cell: ({ bookedOn }) => <DayText day={bookedOn} /> },
          {
            title: say('reference'),
            cell: ({ reference, message }) =>
              reference ? (
                <span className="figures">{displayReference(reference as Reference)}</span>
              ) : (
                <span className="wrap-anywhere text-ink-soft">{message ?? say('no-reference')}</span>
              ),
          },
          {
            title: say('state'),
            cell: ({ state, invoices }) => (
              <span className="flex flex-wrap items-center gap-2">
                <Status tone={entryTones[state]}>{say(`state-of.${state}`)}</Status>
                {invoices.length > 0 && <span className="text-small">{invoices.join(', ')}</span>}
              </span>
            ),
          },
          {
            title: say('sum'),
            kind: 'figure',
            cell: ({ cents, credit }) => <Money cents={credit ? cents : negative(cents)} />,
          },
        ]}
      />
    </ArrowKeys>
  );
}
