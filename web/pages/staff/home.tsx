import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DayText, InstantText, Money } from '../../parts/figures.tsx';
import { PageTitle } from '../../parts/page.tsx';
import { Answered, Empty } from '../../parts/states.tsx';
import { WorkCard, WorkCards } from '../../parts/work-cards.tsx';
import { useSay } from '../../say/say.ts';
import { whoAmI } from '../../who.ts';
import {
  bankWaiting,
  failedDeliveries,
  failedJobs,
  identityCases,
  registerWaiting,
  reviewQueue,
  runsWaiting,
} from './data.ts';

/** What waits for the signed-in person, by their duties. */
export function StaffHome() {
  const say = useSay('staff');
  const query = useQuery(whoAmI());
  return (
    <>
      <PageTitle lead={say('lead')}>{say('title')}</PageTitle>
      <Answered query={query}>
        {({ signedIn }) => {
          const duties = signedIn?.duties ?? [];
          if (duties.length === 0)
            return (
              <Empty icon="people" title={say('no-duties.title')}>
                <p>{say('no-duties.text')}</p>
              </Empty>
            );
          return (
            <WorkCards label={say('list')}>
              {duties.includes('review') && <ReviewWork />}
              {duties.includes('money') && <BankWork />}
              {duties.includes('money') && <PayWork mayApprove={duties.includes('approve')} />}
              {duties.includes('people') && <PeopleWork />}
              {duties.includes('system') && <SystemWork />}
            </WorkCards>
          );
        }}
      </Answered>
    </>
  );
}

/** A card of one count; says that nothing waits, or that the count was not got. */
function Work<Data>({
  title,
  query,
  count,
  link,
  children,
}: {
  title: string;
  query: { data: Data | undefined; error: unknown };
  count: (data: Data) => number;
  link: Parameters<typeof WorkCard>[0]['link'];
  children?: (data: Data) => ReactNode;
}) {
  const say = useSay('staff');
  const { data, error } = query;
  const number = data === undefined ? (error ? null : undefined) : count(data);
  return (
    <WorkCard title={title} count={number} link={link}>
      {number === null && say('not-known')}
      {number === 0 && say('nothing')}
      {number && data !== undefined ? children?.(data) : null}
    </WorkCard>
  );
}

function ReviewWork() {
  const say = useSay('staff');
  const queue = useInfiniteQuery(reviewQueue());
  const failed = useQuery(failedDeliveries());
  return (
    <>
      <Work
        title={say('review')}
        link={{ to: '/tyo/tarkastus' }}
        query={queue}
        count={({ pages }) => pages[0]?.waiting ?? 0}
      >
        {({ pages }) => {
          const oldest = pages[0]?.items[0];
          return (
            oldest && (
              <>
                {say('oldest', { name: oldest.ownerName })} <InstantText at={oldest.waitingSince} />
              </>
            )
          );
        }}
      </Work>
      <Work
        title={say('deliveries')}
        link={{ to: '/tyo/tarkastus/toimitukset' }}
        query={failed}
        count={({ items }) => items.length}
      >
        {() => say('deliveries-help')}
      </Work>
    </>
  );
}

function BankWork() {
  const say = useSay('staff');
  const query = useQuery(bankWaiting());
  return (
    <>
      <Work title={say('unmatched')} link={{ to: '/tyo/pankki' }} query={query} count={({ unmatched }) => unmatched}>
        {({ unmatchedCents, oldestUnmatchedOn }) => (
          <>
            {say('unmatched-help')} <Money cents={unmatchedCents} />
            {oldestUnmatchedOn && (
              <>
                , {say('since')} <DayText day={oldestUnmatchedOn} />
              </>
            )}
          </>
        )}
      </Work>
      {query.data && query.data.failed > 0 && (
        <Work
          title={say('files-failed')}
          link={{ to: '/tyo/pankki/tiliotteet' }}
          query={query}
          count={({ failed }) => failed}
        />
      )}
    </>
  );
}

function PayWork({ mayApprove }: { mayApprove: boolean }) {
  const say = useSay('staff');
  const query = useQuery(runsWaiting());
  const register = useQuery(registerWaiting());
  const prepared = query.data?.preparedRun;
  return (
    <>
      {prepared && mayApprove ? (
        <Work
          title={say('to-approve')}
          link={{ to: '/tyo/maksut/$id', params: { id: prepared } }}
          query={query}
          count={() => 1}
        />
      ) : (
        <Work title={say('to-pay')} link={{ to: '/tyo/maksut' }} query={query} count={({ people }) => people}>
          {({ cents }) => (
            <>
              {say('to-pay-help')} <Money cents={cents} />
            </>
          )}
        </Work>
      )}
      <Work title={say('held')} link={{ to: '/tyo/maksut' }} query={query} count={({ held }) => held}>
        {() => say('held-help')}
      </Work>
      <Work
        title={say('register')}
        link={{ to: '/tyo/maksut/tulorekisteri' }}
        query={register}
        count={({ toSend, unanswered, uncorrected, toCancel }) => toSend + unanswered + uncorrected + toCancel}
      >
        {({ nextDueOn }) =>
          nextDueOn && (
            <>
              {say('register-due')} <DayText day={nextDueOn} />
            </>
          )
        }
      </Work>
    </>
  );
}

function PeopleWork() {
  const say = useSay('staff');
  const query = useQuery(identityCases());
  return (
    <Work
      title={say('identity')}
      link={{ to: '/tyo/henkilot/tapaukset' }}
      query={query}
      count={({ items }) => items.length}
    >
      {() => say('identity-help')}
    </Work>
  );
}

function SystemWork() {
  const say = useSay('staff');
  const query = useQuery(failedJobs());
  const failedIn = (items: readonly { state: string }[]) => items.filter(({ state }) => state === 'failed').length;
  return (
    <Work title={say('jobs')} link={{ to: '/tyo/ajot' }} query={query} count={({ items }) => failedIn(items)}>
      {({ items }) => items.length > failedIn(items) && say('jobs-waiting', { count: items.length - failedIn(items) })}
    </Work>
  );
}
